"""What people decide on proposals, and what they say about them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences.queries import owners
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.proposals.invitations import Subject, invitation_on, may_comment
from plenipo.desk.proposals.models import Comment, Invitation, Position, PositionRecord, Proposal, Stand
from plenipo.desk.shell.stale import StaleEdit, update_version
from plenipo.errors import InvalidData
from plenipo.texts.marking import Marking, refuse_classified

LONGEST = 20_000  # characters of a comment


def set_position(
    access: Access,
    proposal: Proposal,
    version: int,
    stand: str,
    reasons: str = "",
    fallback: str = "",
    owner: Person | None = None,
    marking: int | None = None,
) -> Position:
    """Set what the delegation does on a proposal; nothing that was decided before is lost.

    version: of the position that the person read, 0 where there was none. marking: never below that of the proposal;
    None keeps it, and marks a new one as what is for the delegation alone.
    Raises PermissionDenied, Http404, InvalidData for a stand or an owner that does not exist, ClassifiedMarking,
    StaleEdit.
    """
    _require_decision(access, proposal)
    _check(access, stand, owner)
    refuse_classified([*reasons.splitlines(), *fallback.splitlines()], "the position")
    known = Position.objects.filter(proposal=proposal).first()
    if known is not None and not access.may_see(known.marking):
        raise PermissionDenied
    kept = known.marking if known else marking_of_ours(access, proposal)
    mark = max(kept if marking is None else marking, proposal.marking)
    if not access.may_see(mark):
        raise PermissionDenied
    fields: dict[str, object] = {
        "stand": stand,
        "reasons": reasons.strip(),
        "fallback": fallback.strip(),
        "owner": owner,
        "marking": mark,
        "set_by": access.person,
        "set_at": timezone.now(),
        "on_version": (proposal.contribution.number or proposal.identifier)[:80],
    }
    with transaction.atomic():
        position = _saved(proposal, known, version, fields)
        _remember(position)
        record(
            access.person,
            "position.set",
            proposal.identifier,
            access.conference.slug,
            proposal=proposal.pk,
            stand=position.stand,
            on_version=position.on_version,
            version=position.version,
        )
    return position


def marking_of_ours(access: Access, subject: Proposal | Instrument) -> int:
    """How what the delegation says of a subject is marked unless somebody chooses: for itself, and no outsider."""
    ours: int = max(Marking.LIMITE.rank, subject.marking, access.conference.marking)
    return min(ours, access.clearance)


def _require_decision(access: Access, proposal: Proposal) -> None:
    access.require(Right.DECIDE)
    _require_here(access, proposal)


def _require_here(access: Access, subject: Proposal | Instrument) -> None:
    """Only what lies in this conference, and what the person may see."""
    if subject.conference_id != access.conference.pk:
        raise Http404
    access.require_sight(subject)


def _check(access: Access, stand: str, owner: Person | None) -> None:
    if stand not in Stand.values:
        raise InvalidData(f"{stand!r} is no position.", remedy=f"There are: {', '.join(Stand.values)}.")
    if owner and not owners(access).filter(pk=owner.pk).exists():
        raise InvalidData(f"{owner} cannot own a position here.", remedy="Choose somebody of the delegation.")


def _saved(proposal: Proposal, known: Position | None, version: int, fields: dict[str, object]) -> Position:
    if known is not None:
        update_version(known, version, **fields)
        return known
    try:
        with transaction.atomic():
            return Position.objects.create(proposal=proposal, **fields)
    except IntegrityError as exc:
        raise StaleEdit("somebody else set a position meanwhile.", remedy="Compare both and save again.") from exc


def _remember(position: Position) -> None:
    PositionRecord.objects.create(
        proposal_id=position.proposal_id,
        stand=position.stand,
        reasons=position.reasons,
        fallback=position.fallback,
        marking=position.marking,
        set_by=position.set_by,
        set_at=position.set_at,
        version=position.version,
    )


def add_comment(
    access: Access,
    text: str,
    instrument: Instrument | None = None,
    proposal: Proposal | None = None,
    provision: str = "",
    marking: int = 0,
) -> Comment:
    """Add a note on a proposal or on a provision of an instrument; it is marked no lower than what it is on.

    An outside stakeholder writes where it is invited. Raises PermissionDenied, Http404 for what the person may not see,
    InvalidData for an empty or endless text, ClassifiedMarking.
    """
    subjects = [one for one in (instrument, proposal) if one is not None]
    for subject in subjects:
        _require_here(access, subject)
    invitation = _invitation(access, Subject(proposal, instrument, provision[:200]))
    if not subjects:
        raise InvalidData("a comment is on nothing.", remedy="Name an instrument or a proposal.")
    if not text.strip() or len(text) > LONGEST:
        raise InvalidData("a comment needs a text of bearable length.", remedy="Write a few sentences.")
    refuse_classified(text.splitlines(), "the comment")
    marking = max(marking, *(subject.marking for subject in subjects))
    if not access.may_see(marking):
        raise PermissionDenied
    with transaction.atomic():
        comment = Comment.objects.create(
            conference=access.conference,
            instrument=instrument,
            proposal=proposal,
            provision=provision[:200],
            text=text.strip(),
            marking=marking,
            author=access.person,
            invitation=invitation,
        )
        subject_name = proposal.identifier if proposal else instrument.name if instrument else ""
        record(access.person, "comment.added", subject_name, access.conference.slug, comment=comment.pk)
    return comment


def _invitation(access: Access, subject: Subject) -> Invitation | None:
    """What an outside stakeholder answers, None for the delegation. Raises PermissionDenied for whoever may not."""
    if access.may(Right.COMMENT):
        return None
    invitation = invitation_on(access, subject)
    if not may_comment(access, invitation):
        raise PermissionDenied
    return invitation
