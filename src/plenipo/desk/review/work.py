"""The job that judges the proposals on one instrument against the lines of the mandate in force."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from django.db import transaction

from plenipo.desk.instruments.models import Instrument
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import work
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.proposals.cases import cases_on
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.proposals.work import look_for_similar
from plenipo.desk.review import learning  # noqa: F401 - it registers its job
from plenipo.desk.review.judges import assessed
from plenipo.desk.review.models import Assessment
from plenipo.positions.finding import Assessment as Assessed
from plenipo.positions.finding import Finding

FINDINGS = 6  # that are kept of one pair, the strongest first
_JUDGED = ("relation", "confidence", "sure", "findings", "change_key", "provision")
_ANSWER = ("state", "answer", "answered_by", "answered_at")


@work("assess")
def assess_instrument(job: Job) -> None:
    """Judge what is in force on one instrument. What people answered stays, whatever a judge says later."""
    instrument = Instrument.objects.select_related("conference").get(pk=job.arguments["pk"])
    mandate = mandate_in_force(instrument.conference)
    rows = list(instrument.proposals.filter(in_force=True))
    found = assessed(instrument.conference, cases_on(instrument, rows), mandate) if mandate else ()
    with transaction.atomic():
        if mandate:
            _save(rows, mandate, found)
        look_for_similar(instrument.conference_id)


def _save(rows: Sequence[Proposal], mandate: Mandate, found: Sequence[Assessed]) -> None:
    """Bring what is open to what was found. An answer is never touched, and is given to every identical change."""
    proposals = {row.identifier: row for row in rows}
    lines = {line.number: line.pk for line in mandate.lines.all()}
    known = {
        (row.proposal_id, row.line_id): row
        for row in Assessment.objects.filter(proposal__in=rows, line__mandate=mandate).select_for_update(of=("self",))
    }
    judged = [one for one in found if one.line in lines]
    answers = _answers(mandate, {change_key(one) for one in judged})
    made: list[Assessment] = []
    changed: list[Assessment] = []
    for one in judged:
        proposal, line = proposals[one.proposal], lines[one.line]
        before = known.pop((proposal.pk, line), None)
        if before is None:
            made.append(_with_answer(_row(one, proposal, line), answers))
        elif before.state == Assessment.State.PROPOSED and _differs(before, one):
            changed.append(_with_answer(_taken_over(before, one), answers))
    gone = [row.pk for row in known.values() if row.state == Assessment.State.PROPOSED]
    Assessment.objects.filter(pk__in=gone).delete()
    Assessment.objects.bulk_create(made)
    Assessment.objects.bulk_update(changed, [*_JUDGED, *_ANSWER, "version"])


def _answers(mandate: Mandate, keys: Iterable[str]) -> dict[tuple[int, str], Assessment]:
    """The latest answer to each change on each line of the mandate, wherever in the conference it was given."""
    rows = Assessment.objects.filter(line__mandate=mandate, change_key__in=keys).exclude(
        state=Assessment.State.PROPOSED
    )
    return {(row.line_id, row.change_key): row for row in rows.order_by("answered_at", "pk")}


def _row(one: Assessed, proposal: Proposal, line: int) -> Assessment:
    return Assessment(proposal=proposal, line_id=line, **_judged(one))


def _judged(one: Assessed) -> dict[str, object]:
    return {
        "relation": one.relation.value,
        "confidence": one.confidence,
        "sure": one.sure,
        "findings": [_finding(finding) for finding in one.findings[:FINDINGS]],
        "change_key": change_key(one),
        "provision": one.main.change.place[:200],
    }


def _differs(row: Assessment, one: Assessed) -> bool:
    return any(getattr(row, name) != value for name, value in _judged(one).items())


def _taken_over(row: Assessment, one: Assessed) -> Assessment:
    """The same row with what is found now: whoever has the page open answers what stood there, and is told."""
    for name, value in _judged(one).items():
        setattr(row, name, value)
    row.version += 1
    return row


def _with_answer(row: Assessment, answers: dict[tuple[int, str], Assessment]) -> Assessment:
    answered = answers.get((row.line_id, row.change_key))
    if answered is not None:
        row.answer, row.state = answered.answer, state_after(row.relation, answered.answer)
        row.answered_by, row.answered_at = answered.answered_by, answered.answered_at
    return row


def state_after(relation: str, answer: str) -> str:
    """What an answer makes of a relation that was proposed."""
    if answer == relation:
        return Assessment.State.CONFIRMED
    return Assessment.State.DISMISSED if answer == "none" else Assessment.State.CORRECTED


def change_key(one: Assessed) -> str:
    """The same for identical changes on one line, whoever proposes them."""
    main = one.main
    told = f"{one.line}|{main.deed.value}|{' '.join(main.change.text.casefold().split())}"
    return hashlib.sha256(told.encode()).hexdigest()


def _finding(finding: Finding) -> dict[str, object]:
    """As it comes back from the database, so that both can be compared."""
    shown: dict[str, object] = msgspec.json.decode(msgspec.json.encode(finding))
    return shown
