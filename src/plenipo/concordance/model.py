"""The concordance of two texts of law as a value. Writers show it; people decide on it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from plenipo.concordance.law import Depth, Identity, Nature
from plenipo.texts.marking import Marking


class Degree(StrEnum):
    """Degree of compliance of one source provision, as ministries state it."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    NOT_APPLICABLE = "not applicable"


class EvidenceKind(StrEnum):
    TERMS = "terms"  # terms of art that both use
    DEFINED_TERM = "defined term"
    NUMBERS = "numbers"
    REFERENCES = "references"
    MODAL = "modal"  # shall, may, shall not
    WORDING = "wording"  # long runs of the same words
    PLACE = "place"  # what stands above or beside corresponds too


class Evidence(Struct, frozen=True, gc=False):
    """One reason why two provisions correspond, or do not: a sentence, and the words in both texts, verbatim."""

    kind: EvidenceKind
    sentence: str
    source_quotes: tuple[str, ...] = ()
    target_quotes: tuple[str, ...] = ()


class Correspondence(Struct, frozen=True, gc=False):
    """One target provision for a source provision. score: 0 to 1, comparable within one table."""

    id: str
    label: str
    text: str
    score: float
    evidence: tuple[Evidence, ...] = ()


class Decision(Struct, frozen=True):
    """What a person decided on a row. The three columns of approximation are apart.

    row: the row as the person named it, by id or label; after renumbering it may stand on another row. targets: ids or
    labels of the target provisions that the person accepts, or None to leave the proposed ones. measure: the planned
    act; measure_date: when (ISO 8601). implementation, enforcement: in words, as tables have them.
    source_text, on_targets, target_texts, source_version, target_version: what the person had before them, filled by
    ``decisions.decide``, so that a rerun knows what changed. on_targets are ids of the table that holds the decision.
    cited_targets: the targets as the person wrote them, where ``targets`` cites them as they are numbered by now.
    """

    row: str
    degree: Degree | None = None
    targets: tuple[str, ...] | None = None
    reasons: str = ""
    measure: str = ""
    measure_date: str = ""
    responsible: str = ""
    implementation: str = ""
    enforcement: str = ""
    decided_by: str = ""
    decided_on: str = ""
    source_text: str = ""
    target_texts: tuple[str, ...] = ()
    on_targets: tuple[str, ...] = ()
    source_version: str = ""
    target_version: str = ""
    cited_targets: tuple[str, ...] | None = None


class FormerDecision(Struct, frozen=True):
    """A decision that does not stand on the present texts, and why. It is kept, and stands again where they return.

    row: the row that it left open, "" where its provision is no longer in the text. label: as the provision was cited.
    beside: texts of target provisions that are new since, and may close the gap that was decided on.
    """

    decision: Decision
    why: str
    row: str = ""
    label: str = ""
    beside: tuple[str, ...] = ()


class Row(Struct, frozen=True):
    """One source provision and what corresponds to it.

    id: that of the source provision. targets: best first; several are one to many. candidates: the next best that were
    not taken, for people. missing: what the source says and the targets lack, verbatim from the source. added: what the
    targets say beyond it, verbatim from the targets. confidence: 0 to 1, that the proposed degree is right.
    decision: what a person decided, if it still stands; reopened: why an earlier decision does not, "" otherwise.
    """

    id: str
    label: str
    depth: Depth
    text: str
    degree: Degree
    confidence: float
    why: str
    targets: tuple[Correspondence, ...] = ()
    candidates: tuple[Correspondence, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    parent: str = ""
    heading: str = ""
    divisions: tuple[str, ...] = ()
    chapeau: str = ""
    nature: Nature = Nature.STATEMENT
    decision: Decision | None = None
    reopened: str = ""

    @property
    def stands(self) -> Degree:
        """The degree that a person decided, else the proposed one."""
        return self.decision.degree if self.decision and self.decision.degree else self.degree


class Unmatched(Struct, frozen=True, gc=False):
    """A target provision by itself; in ``beyond`` one to which nothing in the source corresponds."""

    id: str
    label: str
    depth: Depth
    text: str


class Concordance(Struct, frozen=True):
    """The whole table: a row for each provision of the source, in reading order.

    target_provisions: all of the target, in reading order, so that people can choose among them and a rerun sees what
    changed. former: decisions that do not stand on these texts. superseded: decisions that a person replaced in a
    workbook or on the desk, so that an older file does not bring them back. restricted_to: the chapters of source and
    target that were taken, () for the whole texts.
    """

    source: Identity
    target: Identity
    rows: tuple[Row, ...]
    beyond: tuple[Unmatched, ...] = ()
    marking: Marking = Marking.PUBLIC
    remarks: tuple[str, ...] = ()
    judged: bool = True
    target_provisions: tuple[Unmatched, ...] = ()
    former: tuple[FormerDecision, ...] = ()
    superseded: tuple[Decision, ...] = ()
    restricted_to: tuple[str, ...] = ()
