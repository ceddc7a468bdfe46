"""Asking outside stakeholders for comments: on one proposal or one provision, and only on what is public."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone
from msgspec import Struct

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.accounts.models import Role
from plenipo.desk.audit.actions import record
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.proposals.models import Invitation, Proposal
from plenipo.errors import InvalidData
from plenipo.texts.marking import Marking, refuse_classified

LONGEST_QUESTION = 1_000  # characters


class Subject(Struct, frozen=True):
    """What is commented on: a proposal, or an instrument, whole or at one provision (its id)."""

    proposal: Proposal | None = None
    instrument: Instrument | None = None
    provision: str = ""

    @property
    def name(self) -> str:
        """As the audit trail and lists name it."""
        if self.proposal is not None:
            return self.proposal.identifier
        return f"{self.instrument.name} {self.provision}".strip() if self.instrument else ""

    @property
    def marking(self) -> int:
        """The higher of what it is on."""
        return max((one.marking for one in (self.proposal, self.instrument) if one is not None), default=0)


def invite(access: Access, subject: Subject, question: str = "") -> Invitation:
    """Ask the outside stakeholders of the conference what they think of it. Asked already, the question is renewed.

    Raises PermissionDenied; Http404 for what is not there for this person; InvalidData for what is not public, since
    they would not see it; ClassifiedMarking.
    """
    access.require(Right.ORGANISE)
    _require_here(access, subject)
    if subject.marking > Marking.PUBLIC.rank:
        raise InvalidData(
            "outside stakeholders see what is PUBLIC, and this is not.", remedy="Ask them on a text that they may see."
        )
    refuse_classified(question.splitlines(), "the question")
    with transaction.atomic():
        invitation = _opened(access, subject, question.strip()[:LONGEST_QUESTION])
        record(
            access.person,
            "comments.invited",
            subject.name,
            access.conference.slug,
            invitation=invitation.pk,
            question=invitation.question,
        )
    return invitation


def end_invitation(access: Access, subject: Subject) -> bool:
    """Take no more comments of outside stakeholders on it; what was written stays. False where none was open."""
    access.require(Right.ORGANISE)
    _require_here(access, subject)
    with transaction.atomic():
        ended = _on(access, subject).filter(ended_at=None).update(ended_at=timezone.now(), ended_by=access.person)
        if ended:
            record(access.person, "comments.ended", subject.name, access.conference.slug)
    return bool(ended)


def invitation_on(access: Access, subject: Subject) -> Invitation | None:
    """The open invitation on it, if there is one."""
    return _on(access, subject).filter(ended_at=None).select_related("invited_by").first()


def may_comment(access: Access, invitation: Invitation | None) -> bool:
    """Whether the person may comment on what the invitation is on: the delegation always, others where they are asked.

    invitation: the open one, None where there is none.
    """
    return access.may(Right.COMMENT) or (access.role == Role.STAKEHOLDER and invitation is not None)


def open_invitations(access: Access) -> QuerySet[Invitation]:
    """What comments are asked on, the latest first, each with the number of answers. Only what the person may see."""
    rows = Invitation.objects.filter(conference=access.conference, ended_at=None)
    seen = rows.exclude(proposal__marking__gt=access.clearance).exclude(instrument__marking__gt=access.clearance)
    return (
        seen.select_related("proposal", "instrument", "invited_by")
        .defer("proposal__value", "instrument__base")
        .annotate(answers=Count("comments"))
        .order_by("-invited_at", "-pk")
    )


def _on(access: Access, subject: Subject) -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        conference=access.conference,
        proposal=subject.proposal,
        instrument=subject.instrument,
        provision=subject.provision,
    )


def _opened(access: Access, subject: Subject, question: str) -> Invitation:
    known = _on(access, subject).filter(ended_at=None).first()
    if known is not None:
        known.question = question
        known.save(update_fields=["question"])
        return known
    try:
        with transaction.atomic():
            return Invitation.objects.create(
                conference=access.conference,
                proposal=subject.proposal,
                instrument=subject.instrument,
                provision=subject.provision,
                question=question,
                invited_by=access.person,
            )
    except IntegrityError:  # somebody else asked at the same moment
        return _on(access, subject).get(ended_at=None)


def _require_here(access: Access, subject: Subject) -> None:
    """Only what lies in this conference, and what the person may see."""
    subjects = [one for one in (subject.proposal, subject.instrument) if one is not None]
    if not subjects or any(one.conference_id != access.conference.pk for one in subjects):
        raise Http404
    for one in subjects:
        access.require_sight(one)
