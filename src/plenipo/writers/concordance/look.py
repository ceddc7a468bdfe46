"""How a degree of compliance is shown: always a sign and a word; the colour only helps."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from plenipo.concordance.model import Concordance, Degree, Row


class DegreeLook(Struct, frozen=True):
    """sign: of Latin-1, so that every font has it. ink, ground: "rrggbb", ink at least 4.5:1 on ground."""

    sign: str
    word: str
    meaning: str
    ink: str
    ground: str

    @property
    def said(self) -> str:
        return f"{self.sign} {self.word}"

    @property
    def name(self) -> str:
        """As a class of style: "notapplicable"."""
        return self.word.replace(" ", "")


DEGREE_LOOK: Mapping[Degree, DegreeLook] = {
    Degree.FULL: DegreeLook("+", "full", "The target says all that the source provision says.", "1C5B3C", "E3F0E8"),
    Degree.PARTIAL: DegreeLook("±", "partial", "A part of it is missing, and is marked.", "6B4E00", "F8EFD6"),
    Degree.NONE: DegreeLook("×", "none", "Nothing in the target corresponds.", "8C2414", "F8E7E2"),
    Degree.NOT_APPLICABLE: DegreeLook(
        "–",
        "not applicable",
        "Nothing to transpose: addressed to others, or a final provision.",
        "4A5058",
        "F2F3F4",
    ),
}
UNJUDGED = DegreeLook("?", "not judged", "In a language that is not judged; a person decides.", "4A5058", "FFFFFF")


def look_of(row: Row, table: Concordance) -> DegreeLook:
    """The look of the degree that stands."""
    decided = row.decision is not None and row.decision.degree is not None
    return DEGREE_LOOK[row.stands] if decided or table.judged else UNJUDGED


def standing(row: Row, table: Concordance) -> str:
    """Who says so: "decided by A. Pilot, 2031-06-02", or "proposed, 70 %"."""
    decision = row.decision
    if decision is not None and decision.degree is not None:
        by = f" by {decision.decided_by}" if decision.decided_by else ""
        on = f", {decision.decided_on}" if decision.decided_on else ""
        return f"decided{by}{on}"
    return f"proposed, {row.confidence:.0%}" if table.judged else ""
