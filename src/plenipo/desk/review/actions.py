"""Answering what a judge proposed, and taking the last answer back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from msgspec import Struct

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import record
from plenipo.desk.audit.models import Entry
from plenipo.desk.lines.again import assess_again
from plenipo.desk.review.judges import model_path
from plenipo.desk.review.learning import learn_if_due, learn_soon
from plenipo.desk.review.models import Assessment, Judging
from plenipo.desk.review.work import state_after
from plenipo.desk.shell.stale import update_version
from plenipo.errors import InvalidData, UsageError
from plenipo.positions.finding import Relation

NONE = "none"
ANSWERS = (*(relation.value for relation in Relation), NONE)
ANSWERED, UNDONE = "assessment.answered", "assessment.undone"
REMEMBERED = 100  # entries of a person among which its last answer is looked for


class Answered(Struct, frozen=True):
    """others: identifiers of the proposals that make the identical change and got the same answer."""

    proposal: str
    line: str
    state: str
    others: tuple[str, ...]


def answer(access: Access, row: Assessment, relation: str, version: int) -> Answered:
    """Say what a change does to a line: confirm what was proposed, correct it, or "none" to dismiss it.

    Every open assessment of the identical change on the line gets the answer, as far as the person may see it.
    Raises PermissionDenied, Http404, InvalidData, StaleEdit where somebody answered meanwhile.
    """
    _require(access, row)
    if relation not in ANSWERS:
        raise InvalidData(f"{relation!r} is no relation.", remedy=f"There are: {', '.join(ANSWERS)}.")
    now = timezone.now()
    with transaction.atomic():
        before = [_as_it_was(row)]
        update_version(row, version, **_answer(row, relation, access.person, now))
        others = list(identical(access, row).select_for_update(of=("self",)))
        before += [_as_it_was(other) for other in others]
        _answer_locked(others, relation, access.person, now)
        record(
            access.person,
            ANSWERED,
            f"{row.proposal.identifier}, line {row.line.number}"[:120],
            access.conference.slug,
            answer=relation,
            proposed=row.relation,
            at=now.isoformat(),
            before=before,
        )
        learn_if_due(access.conference, row.line.mandate)
    return Answered(
        row.proposal.identifier, row.line.number, row.state, tuple(sorted(one.proposal.identifier for one in others))
    )


def _require(access: Access, row: Assessment) -> None:
    """Only somebody who contributes to this conference, and sees both the proposal and the mandate."""
    access.require(Right.CONTRIBUTE)
    if row.proposal.conference_id != access.conference.pk:
        raise Http404
    access.require_sight(row.proposal)
    access.require_sight(row.line.mandate)


def identical(access: Access, row: Assessment) -> QuerySet[Assessment]:
    """The open assessments of the identical change on the same line, without this one."""
    return (
        Assessment.objects.filter(
            line=row.line,
            change_key=row.change_key,
            state=Assessment.State.PROPOSED,
            proposal__in_force=True,
            proposal__marking__lte=access.clearance,
        )
        .exclude(pk=row.pk)
        .select_related("proposal")
        .defer("proposal__value")
        .order_by("proposal__identifier")
    )


def _answer(row: Assessment, relation: str, by: Person, now: datetime) -> dict[str, Any]:
    return {
        "answer": relation,
        "state": state_after(row.relation, relation),
        "answered_by": by,
        "answered_at": now,
    }


def _answer_locked(rows: Iterable[Assessment], relation: str, by: Person, now: datetime) -> None:
    """The same answer to rows that nobody else can change meanwhile: a statement for each state that comes of it."""
    keys: dict[str, list[int]] = {}
    for row in rows:
        keys.setdefault(state_after(row.relation, relation), []).append(row.pk)
    for state, group in keys.items():
        Assessment.objects.filter(pk__in=group).update(
            state=state, answer=relation, answered_by=by, answered_at=now, version=F("version") + 1
        )


def _as_it_was(row: Assessment) -> dict[str, Any]:
    return {
        "pk": row.pk,
        "state": row.state,
        "answer": row.answer,
        "by": row.answered_by_id,
        "at": row.answered_at.isoformat() if row.answered_at else "",
    }


def last_answer(access: Access) -> Entry | None:
    """The last answer of the person in this conference that it has not taken back."""
    mine = Entry.objects.filter(
        person=access.person, conference=access.conference.slug, action__in=(ANSWERED, UNDONE)
    ).order_by("-id")
    gone: set[int] = set()
    for entry in mine[:REMEMBERED]:
        if entry.action == UNDONE:
            gone.add(entry.details["entry"])
        elif entry.pk not in gone:
            return entry
    return None


def undo(access: Access) -> list[Assessment]:
    """Take back the person's last answer, the identical changes included: what was before is there again.

    What somebody answered anew since stays. Raises UsageError where there is nothing to take back.
    """
    access.require(Right.CONTRIBUTE)
    with transaction.atomic():
        entry = last_answer(access)
        if entry is None:
            raise UsageError("there is no answer of yours to take back.", remedy="Answer something first.")
        restored = _restore(access, entry)
        record(access.person, UNDONE, entry.subject, access.conference.slug, entry=entry.pk, restored=restored)
    return list(Assessment.objects.filter(pk__in=restored).select_related("proposal", "line"))


def _restore(access: Access, entry: Entry) -> list[int]:
    """The keys of the rows that are again as they were; a row with another answer by now is left as it is."""
    restored: list[int] = []
    given = parse_datetime(entry.details["at"])
    for was in entry.details["before"]:
        answered = Assessment.objects.filter(pk=was["pk"], answered_by=access.person, answered_at=given)
        changed = answered.update(
            state=was["state"],
            answer=was["answer"],
            answered_by=was["by"],
            answered_at=parse_datetime(was["at"]) if was["at"] else None,
            version=F("version") + 1,
        )
        restored += [was["pk"]] if changed else []
    return restored


def choose_judge(access: Access, judge: str) -> None:
    """Say which judge proposes from now on; what is open is judged anew. Raises UsageError before it has learned."""
    access.require(Right.DECIDE)
    if judge not in Judging.Judge.values:
        raise InvalidData(f"{judge!r} is no judge.", remedy=f"There are: {', '.join(Judging.Judge.values)}.")
    if judge == Judging.Judge.LEARNED and not model_path(access.conference).exists():
        raise UsageError("the learned judge has learned nothing yet.", remedy="Review more proposals first.")
    with transaction.atomic():
        judging = Judging.objects.get_or_create(conference=access.conference)[0]
        Judging.objects.filter(pk=judging.pk).update(judge=judge, chosen_by=access.person, version=F("version") + 1)
        record(access.person, "judge.chosen", judge, access.conference.slug, before=judging.judge)
        assess_again(access.conference)


def have_it_learn(access: Access) -> None:
    """Have the learned judge learn from what is answered now."""
    access.require(Right.CONTRIBUTE)
    learn_soon(access.conference, access.person)
