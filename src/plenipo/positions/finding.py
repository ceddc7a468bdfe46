"""What a judge finds: what one change does to one line, with its evidence."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Relation(StrEnum):
    """What a change does to a line. No relation is the common case and is not written down."""

    ADVANCES = "advances"
    CONFLICTS = "conflicts"
    MIXED = "mixed"


class Deed(StrEnum):
    """What a proposal does with the words that are quoted."""

    INSERT = "insert"
    DELETE = "delete"
    KEEP = "keep"  # NOC
    SUPPRESS = "suppress"  # SUP


class Quote(Struct, frozen=True):
    """Verbatim words and their place.

    place: the id of the provision or of the line. start: in characters, in that provision's text in the view where
    the words stand (proposed for what is inserted or kept, original for what is deleted), or in the line's text.
    """

    text: str
    place: str
    start: int


class Finding(Struct, frozen=True):
    """What one change does to one line, as a judge sees it.

    relation: never MIXED for a single change of the built-in judge. confidence: chance that it is right, 0 to 1.
    provision: as people cite it ("instructs the Secretary-General 3"). why: one sentence for a head of delegation.
    evidence: names of the observations that carry it, in the order of their weight.
    """

    proposal: str
    line: str
    statement: str
    relation: Relation
    confidence: float
    deed: Deed
    provision: str
    change: Quote
    words: Quote
    why: str
    evidence: tuple[str, ...] = ()


class Assessment(Struct, frozen=True):
    """Line x proposal: the relation, and the findings that carry it, the strongest first.

    sure: False where a person should look first; such a pair is offered for review and not counted as a relation.
    """

    proposal: str
    file: str
    line: str
    relation: Relation
    confidence: float
    findings: tuple[Finding, ...]
    sure: bool = True

    @property
    def main(self) -> Finding:
        """The finding that is quoted."""
        return self.findings[0]
