"""What an open element passes on to the text in it."""

from __future__ import annotations

from msgspec import Struct

from plenipo.texts.document import Place, Revision


class State(Struct, frozen=True):
    """style, level, place and container go to the paragraph; the others to each run."""

    revisions: tuple[Revision, ...] = ()
    underlined: bool = False
    italic: bool = False
    preformatted: bool = False
    style: str = ""
    level: int = 0
    place: Place | None = None
    container: str = ""
    right_to_left: bool = False
