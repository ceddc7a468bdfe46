"""What the review page reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypedDict

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.http import Http404, QueryDict
from msgspec import Struct

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.audit.models import Entry
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.proposals.queries import Related, related
from plenipo.desk.proposals.reading import shown_changes
from plenipo.desk.review.actions import identical, last_answer
from plenipo.desk.review.filters import Filters
from plenipo.desk.review.judges import model_path
from plenipo.desk.review.learning import answered, quote_for, reviewed
from plenipo.desk.review.models import Assessment, Judging
from plenipo.desk.shell.marking import marking_of
from plenipo.positions.effects import observed
from plenipo.positions.finding import Relation

AHEAD = 10  # of the queue that the page shows
OPEN = Assessment.State.PROPOSED


class Counts(TypedDict):
    open: int
    conflicts: int
    unsure: int
    answered: int


class Choices(Struct, frozen=True):
    """What can be chosen as a filter: value, words, and how many are open."""

    lines: Sequence[tuple[str, str, int]]
    instruments: Sequence[tuple[str, str, int]]
    sponsors: Sequence[tuple[str, str, int]]


class Page(Struct, frozen=True):
    """The review page of one person. shown: the assessment at hand, None where nothing is open."""

    mandate: Mandate | None
    filters: Filters
    counts: Counts
    choices: Choices
    shown: Related | None
    others: Sequence[Related]
    evidence: Sequence[str]
    identical: Sequence[Assessment]
    ahead: Sequence[Assessment]
    again: bool
    undoable: Entry | None
    judging: Judging
    has_model: bool

    @property
    def marking(self) -> int:
        """The highest of what the page shows."""
        shown = [one.proposal.marking for one in (*self.ahead, *self.identical)]
        shown += [self.shown.row.proposal.marking] if self.shown else []
        shown += [self.mandate.marking] if self.mandate else []
        return max(shown, default=0)


def visible_mandate(access: Access) -> Mandate | None:
    """The mandate in force, where the person may see it."""
    mandate = mandate_in_force(access.conference)
    return mandate if mandate and access.may_see(mandate.marking) else None


def assessments_in(access: Access, mandate: Mandate | None) -> QuerySet[Assessment]:
    """Everything under the mandate that the person may see: on proposals in force.

    Both are asked for by their keys, so that an index answers and no findings are read to count.
    """
    seen = Proposal.objects.filter(conference=access.conference, in_force=True, marking__lte=access.clearance)
    lines = Line.objects.filter(mandate=mandate).order_by()
    return Assessment.objects.filter(line__in=lines.values("pk"), proposal__in=seen.order_by().values("pk"))


def ordered(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Conflicts first, then what the judge is unsure of, then the rest; the surest of each first."""
    rank = Case(
        When(relation=Relation.CONFLICTS.value, then=Value(0)),
        When(sure=False, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.annotate(rank=rank).order_by("rank", "-confidence", "pk")


def _first(queue: QuerySet[Assessment], number: int) -> list[int]:
    """The keys of the first of a queue."""
    return list(queue.values_list("pk", flat=True)[:number])


def page_of(access: Access, query: QueryDict) -> Page:
    """The page that an address shows. The number of queries does not depend on what is there."""
    mandate, filters = visible_mandate(access), Filters.of(query)
    everything = assessments_in(access, mandate)
    narrowed = filters.narrow(everything, access)
    queue = ordered(narrowed.filter(state=OPEN))
    at, ahead, again = _at_hand(everything, queue, query)
    shown = _related(at) if at else None
    judging = Judging.objects.filter(conference=access.conference).first() or Judging(conference=access.conference)
    return Page(
        mandate=mandate,
        filters=filters,
        counts=_counts(narrowed),
        choices=_choices(access, everything.filter(state=OPEN)),
        shown=shown[0] if shown else None,
        others=shown[1:] if shown else (),
        evidence=evidence_of(at.findings[0]) if at else (),
        identical=list(identical(access, at)) if at else (),
        ahead=_light(ahead) if at and ahead else (),
        again=again,
        undoable=last_answer(access) if access.may(Right.CONTRIBUTE) else None,
        judging=judging,
        has_model=model_path(access.conference).exists(),
    )


def open_count(access: Access) -> int:
    """How many wait for an answer."""
    return assessments_in(access, visible_mandate(access)).filter(state=OPEN).count()


def assessment_in(access: Access, pk: int) -> Assessment:
    """An assessment, answered or not, of whatever mandate. Raises Http404 where this person does not see it."""
    rows = Assessment.objects.filter(
        pk=pk,
        proposal__conference=access.conference,
        proposal__marking__lte=access.clearance,
        line__mandate__marking__lte=access.clearance,
    )
    row = rows.select_related("proposal", "line__mandate").defer("proposal__value", "line__mandate__value").first()
    if row is None:
        raise Http404
    return row


def _at_hand(
    everything: QuerySet[Assessment], queue: QuerySet[Assessment], query: QueryDict
) -> tuple[Assessment | None, list[int], bool]:
    """The assessment that the address names, else the next one; the keys of those behind it; whether the queue begins
    again from its start.
    """
    at, after = _key(query.get("at")), _key(query.get("after"))
    if at:
        row = _whole(everything.filter(pk=at)).first()
        if row is None:
            raise Http404
        return row, _first(_after(queue, row), AHEAD), False
    before = ordered(everything).filter(pk=after).first() if after else None
    keys = _first(_after(queue, before), 1 + AHEAD)
    again = not keys and before is not None
    if again:
        keys = _first(queue, 1 + AHEAD)
    row = _whole(Assessment.objects.filter(pk=keys[0])).first() if keys else None
    return row, keys[1:], again


def _key(told: str | None) -> int:
    return int(told) if told and told.isdecimal() and len(told) < 12 else 0


def _after(queue: QuerySet[Assessment], row: Assessment | None) -> QuerySet[Assessment]:
    """What stands behind the row in the queue; the row itself need not be in it any more."""
    if row is None:
        return queue
    rank = 0 if row.relation == Relation.CONFLICTS else 2 if row.sure else 1
    same = Q(rank=rank)
    less = Q(confidence__lt=row.confidence)
    return queue.filter(Q(rank__gt=rank) | (same & less) | (same & Q(confidence=row.confidence, pk__gt=row.pk)))


def _whole(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    return rows.select_related("proposal__contribution", "proposal__instrument", "line__mandate", "answered_by").defer(
        "proposal__instrument__base", "line__mandate__value"
    )


def _light(keys: Sequence[int]) -> list[Assessment]:
    """So much of them as a list shows, in this order."""
    rows = Assessment.objects.filter(pk__in=keys).select_related("proposal", "line")
    shown = ("relation", "confidence", "sure", "proposal__identifier", "proposal__sponsor", "proposal__marking")
    found = {row.pk: row for row in rows.only(*shown, "line__number")}
    return [found[key] for key in keys if key in found]


def _related(row: Assessment) -> list[Related]:
    """The assessment by its main finding, and by every other finding that carries it."""
    changes = {one.id: one for one in shown_changes(row.proposal)}
    return [related(row, changes, finding) for finding in row.findings]


def evidence_of(finding: dict[str, Any]) -> list[str]:
    """What the judge saw: an observation as the sentence that tells of it, a concept by its name."""
    told = (observed(name) or name.replace("-", " ").replace("_", " ") for name in finding["evidence"] if name)
    return list(dict.fromkeys(told))


def _counts(rows: QuerySet[Assessment]) -> Counts:
    is_open = Q(state=OPEN)
    found = rows.aggregate(
        open=Count("pk", filter=is_open),
        conflicts=Count("pk", filter=is_open & Q(relation=Relation.CONFLICTS.value)),
        unsure=Count("pk", filter=is_open & Q(sure=False)),
        answered=Count("pk", filter=~is_open),
    )
    return Counts(open=found["open"], conflicts=found["conflicts"], unsure=found["unsure"], answered=found["answered"])


def _choices(access: Access, rows: QuerySet[Assessment]) -> Choices:
    """Counted by line and by proposal, which an index answers; what these are called is looked up once for each."""
    of_lines, of_proposals = _numbers(rows, "line_id"), _numbers(rows, "proposal_id")
    lines = Line.objects.filter(pk__in=of_lines).order_by("order").values_list("pk", "number", "section")
    instruments: Counter[tuple[str, int, str]] = Counter()
    sponsors: Counter[str] = Counter()
    named = Proposal.objects.filter(conference=access.conference).order_by()
    instrument = ("instrument__order", "instrument_id", "instrument__name")
    for pk, sponsor, order, key, name in named.values_list("pk", "sponsor", *instrument):
        if pk not in of_proposals:
            continue
        sponsors[sponsor] += of_proposals[pk]
        if key is not None:
            instruments[order, key, name] += of_proposals[pk]
    return Choices(
        lines=[(number, f"{number} {section}".strip(), of_lines[pk]) for pk, number, section in lines],
        instruments=[(str(key), name, count) for (_, key, name), count in sorted(instruments.items())],
        sponsors=[(sponsor, sponsor, count) for sponsor, count in sorted(sponsors.items())],
    )


def _numbers(rows: QuerySet[Assessment], field: str) -> dict[int, int]:
    """How many there are of each."""
    return dict(rows.order_by().values_list(field).annotate(number=Count("pk")))


def answers_file(access: Access) -> dict[str, Any]:
    """The answers as ``plenipo learn`` takes them. marking: the highest of what is in it.

    partly_read: proposals that still have something open; what is not answered there is not known to be none.
    """
    mandate = visible_mandate(access)
    if mandate is None:
        return {"marking": marking_of(access.conference.marking).value, "confirmed": [], "partly_read": []}
    rows = list(
        answered(access.conference, mandate)
        .filter(proposal__marking__lte=access.clearance)
        .select_related("proposal", "line")
        .order_by("proposal__identifier", "line__order")
        .defer("proposal__value")
    )
    complete = set(reviewed(access.conference, mandate).values_list("identifier", flat=True))
    markings = [access.conference.marking, mandate.marking, *(row.proposal.marking for row in rows)]
    return {
        "mandate": mandate.reference,
        "marking": marking_of(max(markings)).value,
        "confirmed": [
            {
                "proposal": row.proposal.identifier,
                "line": row.line.number,
                "relation": row.answer,
                "change_quote": quote_for(row.findings, row.answer),
            }
            for row in rows
        ],
        "partly_read": sorted({row.proposal.identifier for row in rows} - complete),
    }
