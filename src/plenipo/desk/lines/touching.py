"""What the table does to lines: the assessments of proposals that touch them, as people left them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from msgspec import Struct

from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.proposals.models import Position, Stand
from plenipo.desk.review.models import Assessment

_STANDING = ("relation", "state", "answer", "sure")
RELATIONS = ("conflicts", "mixed", "advances")


def stands(relation: str, state: str, answer: str, sure: bool) -> str:
    """The relation that counts: what a person answered, else what is sure; "review" for a guess, "" for none."""
    if state == Assessment.State.DISMISSED or answer == "none":
        return ""
    if state == Assessment.State.PROPOSED:
        return relation if sure else "review"
    return answer or relation


class Tally(Struct, frozen=True):
    """How many proposals conflict with a line, and so on. review: those that a person should look at first."""

    conflicts: int = 0
    mixed: int = 0
    advances: int = 0
    review: int = 0

    @property
    def touched(self) -> bool:
        """Whether anything does something to it."""
        return bool(self.conflicts or self.mixed or self.advances or self.review)


def tallies(access: Access, mandate: Mandate) -> dict[int, Tally]:
    """For each line that something touches, how many. Only what the person may see counts."""
    rows = _visible(access, Assessment.objects.filter(line__mandate=mandate))
    counts: dict[int, Counter[str]] = {}
    for row in _grouped(rows, "line_id"):
        name = stands(row["relation"], row["state"], row["answer"], row["sure"])
        counts.setdefault(row["line_id"], Counter())[name] += row["rows"]
    return {line: Tally(**{name: n for name, n in found.items() if name}) for line, found in counts.items()}


class Wanted(Struct, frozen=True):
    """What is looked for among what touches a line; empty for everything.

    position: a stand; "no position" also where none was set.
    """

    relation: str = ""
    sponsor: str = ""
    position: str = ""


class Touch(Struct, frozen=True):
    """One assessment as a page shows it. relation: as ``stands`` has it; guessed: what the judge says where it guesses.

    instrument, position: None where the person may not see them.
    """

    row: Assessment
    relation: str
    guessed: str
    finding: dict[str, Any]
    instrument: Instrument | None
    position: Position | None


class Touches(Struct, frozen=True):
    """What touches a line. found: keys of what is looked for, in order; the others are of all that may be seen."""

    found: list[int]
    sponsors: list[str]
    counts: Tally
    all: int


class _Brief(NamedTuple):
    """So much of an assessment as tells whether it is looked for, and where it stands in the list."""

    pk: int
    relation: str
    confidence: float
    sponsor: str
    identifier: str
    stand: str


def touches(access: Access, line: Line, wanted: Wanted) -> Touches:
    """What touches a line and is looked for: conflicts first, the surest first."""
    every = [brief for brief in _briefs(access, line) if brief.relation]
    found = sorted((brief for brief in every if _fits(brief, wanted)), key=_order)
    counts = Counter(brief.relation for brief in every)
    sponsors = sorted({brief.sponsor for brief in every})
    return Touches([brief.pk for brief in found], sponsors, Tally(**counts), len(every))


def shown(access: Access, found: Sequence[int]) -> list[Touch]:
    """Those of one page, whole, in this order."""
    rows = (
        _visible(access, Assessment.objects.filter(pk__in=found))
        .select_related("proposal__instrument", "proposal__position__owner", "answered_by")
        .defer("proposal__value", "proposal__instrument__base")
    )
    by_key = {row.pk: _touch(access, row) for row in rows}
    return [by_key[pk] for pk in found if pk in by_key]


def _briefs(access: Access, line: Line) -> Iterator[_Brief]:
    position = ("proposal__position__stand", "proposal__position__marking")
    rows = _visible(access, Assessment.objects.filter(line=line)).order_by()
    named = rows.values_list("pk", *_STANDING, "confidence", "proposal__sponsor", "proposal__identifier", *position)
    for pk, relation, state, answer, sure, confidence, sponsor, identifier, stand, marking in named:
        seen = stand if stand and access.may_see(marking) else Stand.NO_POSITION.value
        yield _Brief(pk, stands(relation, state, answer, sure), confidence, sponsor, identifier, seen)


def _visible(access: Access, rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Of assessments, those of proposals that are in force and for this person's eyes."""
    return rows.filter(proposal__in_force=True, proposal__marking__lte=access.clearance)


def _grouped(rows: QuerySet[Assessment], key: str) -> Iterable[dict[str, Any]]:
    grouped: Iterable[dict[str, Any]] = rows.order_by().values(key, *_STANDING).annotate(rows=Count("pk"))
    return grouped


def _touch(access: Access, row: Assessment) -> Touch:
    relation = stands(row.relation, row.state, row.answer, row.sure)
    instrument = row.proposal.instrument
    position = getattr(row.proposal, "position", None)
    return Touch(
        row,
        relation,
        row.relation if relation == "review" else "",
        row.findings[0] if row.findings else {},
        instrument if instrument is not None and access.may_see(instrument.marking) else None,
        position if position is not None and access.may_see(position.marking) else None,
    )


def _fits(brief: _Brief, wanted: Wanted) -> bool:
    return (
        wanted.relation in ("", brief.relation)
        and wanted.sponsor in ("", brief.sponsor)
        and wanted.position in ("", brief.stand)
    )


def _order(brief: _Brief) -> tuple[int, float, str, str]:
    rank = (*RELATIONS, "review").index(brief.relation)
    return rank, -brief.confidence, brief.sponsor, brief.identifier
