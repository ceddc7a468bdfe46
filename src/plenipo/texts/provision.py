"""A provision: one addressable piece of an instrument."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from plenipo.texts.document import Place


class Role(StrEnum):
    """What a provision is in its instrument."""

    HEADING = "heading"  # RESOLUTION 130 (REV. DUBAI, 2018); ANNEX 1
    TITLE = "title"
    OPENING = "opening"  # The Plenipotentiary Conference …,
    CALL = "call"  # recalling; instructs the Secretary-General
    RECITAL = "recital"
    OPERATIVE = "operative"
    ARTICLE = "article"  # the heading line of an article, chapter or section
    PARAGRAPH = "paragraph"  # running or numbered text outside preamble and operative part
    CELL = "cell"  # a paragraph of a table cell
    NOTE = "note"  # a footnote or endnote


class Provision(Struct, frozen=True, gc=False):
    """One addressable piece of an instrument.

    id: permanent and unique in the instrument, made of the steps to it: "recalling.c", "resolves.1.ii",
        "art5.1.a", "annex1.p3", "note.1". A later edition may print another label; the id stays.
    label: as printed, without the tabulator after it: "c)", "b)bis", "1.1", "No. 468", "" for none.
    path: the printed steps that lead here, the label last: ("recalling", "c)").
    text: without the label. A note reference reads "[^1]", numbered within the instrument.
    parent: id of the provision that it stands under, "" at the top.
    """

    id: str
    label: str
    role: Role
    path: tuple[str, ...]
    text: str
    parent: str = ""
    style: str = ""
    level: int = 0
    place: Place | None = None

    @property
    def printed(self) -> str:
        """Label and text as the paragraph prints them."""
        return f"{self.label}\t{self.text}" if self.label else self.text
