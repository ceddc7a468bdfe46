"""What the learned judge learns from: the answers of people. The job that has it learn, and the file for elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences.models import Conference
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import ask, work
from plenipo.desk.lines.again import assess_again
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.proposals.cases import case_of
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.review.judges import judge, keep_model, mandate_text
from plenipo.desk.review.models import Assessment, Judging
from plenipo.positions.finding import Relation

if TYPE_CHECKING:
    from plenipo.positions.judges.learned import Confirmed, Model

FIRST = 24  # answers with a relation before it is worth a try; the learned judge says itself what else it needs
ANEW = 10  # further answers after which it learns again
NONE = "none"
OPEN = Assessment.State.PROPOSED


def learn_if_due(conference: Conference, mandate: Mandate) -> None:
    """Have the judge learn once there are enough answers, and again after every few.

    Called inside the transaction of an answer, it is asked exactly if the answer is kept.
    """
    told = answered(conference, mandate).aggregate(all=Count("pk"), relations=Count("pk", filter=~Q(answer=NONE)))
    known = Judging.objects.filter(conference=conference).values_list("answers", flat=True).first()
    if told["relations"] >= FIRST and told["all"] >= (known or 0) + (ANEW if known else 0):
        learn_soon(conference)


def learn_soon(conference: Conference, by: Person | None = None) -> None:
    ask("learn", f"conference-{conference.pk}", by, pk=conference.pk)


def answered(conference: Conference, mandate: Mandate) -> QuerySet[Assessment]:
    """What people answered under a mandate. Asked for by keys, so that an index can count it."""
    lines, proposals = mandate.lines.order_by().values("pk"), conference.proposals.order_by().values("pk")
    return Assessment.objects.filter(line__in=lines, proposal__in=proposals).exclude(state=OPEN)


@work("learn")
def learn(job: Job) -> None:
    """Learn from the proposals that people reviewed to the end; what is still open would be learned as no relation."""
    conference = Conference.objects.get(pk=job.arguments["pk"])
    mandate = mandate_in_force(conference)
    if mandate is None:
        return
    count = answered(conference, mandate).count()
    model = _model(conference, mandate)
    if not model.needed:
        keep_model(conference, model.to_bytes())
    with transaction.atomic():
        _remember(conference, mandate, model, count)


def _model(conference: Conference, mandate: Mandate) -> Model:
    from plenipo.positions.judges.learned import train  # loads numpy and scikit-learn

    rows = reviewed(conference, mandate)
    answers = answered(conference, mandate).filter(proposal__in=rows).select_related("proposal", "line")
    cases = [case_of(row) for row in rows.select_related("instrument")]
    return train(confirmed(answers.order_by("pk")), cases, mandate_text(bytes(mandate.value)), built_in=judge())


def reviewed(conference: Conference, mandate: Mandate) -> QuerySet[Proposal]:
    """Proposals with an answer and nothing open, none marked above what everybody sees who sees any of them.

    The judge names words that it learned from in what it says of other proposals.
    """
    of_mandate = Assessment.objects.filter(proposal=OuterRef("pk"), line__mandate=mandate)
    lowest = conference.proposals.filter(in_force=True).aggregate(least=Min("marking"))["least"] or 0
    rows = conference.proposals.filter(Exists(of_mandate.exclude(state=OPEN)), ~Exists(of_mandate.filter(state=OPEN)))
    return rows.filter(marking__lte=max(lowest, mandate.marking)).order_by("pk")


def confirmed(rows: Iterable[Assessment]) -> list[Confirmed]:
    """The answers as the learned judge takes them, each with the words that carry it."""
    from plenipo.positions.judges.learned import Confirmed

    return [
        Confirmed(
            row.proposal.identifier,
            row.line.number,
            None if row.answer == NONE else Relation(row.answer),
            quote_for(row.findings, row.answer),
        )
        for row in rows
    ]


def quote_for(findings: Sequence[dict[str, Any]], answer: str) -> str:
    """The change that the judge saw for this relation, the main one where it saw none."""
    chosen = next((one for one in findings if one["relation"] == answer), findings[0])
    return str(chosen["change"]["text"])


def _remember(conference: Conference, mandate: Mandate, model: Model, count: int) -> None:
    judging = Judging.objects.get_or_create(conference=conference)[0]
    fields: dict[str, Any] = {"answers": count, "needed": str(model.needed), "version": F("version") + 1}
    if not model.needed:
        fields |= {"learned_at": timezone.now(), "marking": model.marking.rank}
    Judging.objects.filter(pk=judging.pk).update(**fields)
    record(None, "judge.learned", mandate.reference, conference.slug, answers=count, needed=str(model.needed))
    if judging.judge == Judging.Judge.LEARNED and not model.needed:
        assess_again(conference)
