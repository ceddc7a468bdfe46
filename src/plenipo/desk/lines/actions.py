"""Adding mandates, and bringing them through clearance."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.audit.actions import record
from plenipo.desk.library.models import StoredFile
from plenipo.desk.library.reader import read_apart
from plenipo.desk.library.store import Staging
from plenipo.desk.lines.again import assess_again
from plenipo.desk.lines.earlier import with_earlier_corrections
from plenipo.desk.lines.models import Clearance, Line, Mandate
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.lines.values import packed, stored_origins
from plenipo.desk.shell.stale import update_version
from plenipo.errors import InvalidData, UnreadableFile, UsageError
from plenipo.positions.mandate import Mandate as Text
from plenipo.positions.own_format import OwnFile

_LONGEST_NUMBER = 40  # characters of the number of a line


def add_mandate(access: Access, name: str, data: bytes) -> Mandate:
    """Read a mandate from a file and add it as a draft. Raises UnreadableFile, FileTooLarge.

    What people corrected in mandates that are here already is kept where the line says the same.
    """
    access.require(Right.CONTRIBUTE)
    read = read_mandate_file(name, data)
    own = with_earlier_corrections(access, read)
    with Staging() as staging:
        stored = staging.settle(staging.receive([data], name, settings.UPLOAD_LIMIT))
    return save_mandate(access, own.mandate, name, own, stored)


def read_mandate_file(name: str, data: bytes) -> OwnFile:
    """The mandate in a file, read in a process of its own. Raises UnreadableFile, InvalidData."""
    read = read_apart(data, name, "mandate")
    if read.mandate is None:
        raise UnreadableFile(read.problem, where=name, remedy=read.remedy)
    own = read.own or OwnFile(read.mandate)
    for line in own.mandate.lines:
        if len(line.id) > _LONGEST_NUMBER:
            remedy = "Give it a short number."
            raise InvalidData(f"the number of line {line.id[:20]}… is too long.", where=name, remedy=remedy)
    return own


def save_mandate(
    access: Access, text: Text, name: str, own: OwnFile | None = None, stored: StoredFile | None = None
) -> Mandate:
    """Add a mandate as a draft, and have the conference assessed where it is the one in force."""
    access.require(Right.CONTRIBUTE)
    by_hand = own.lines_by_hand if own else frozenset()
    with transaction.atomic():
        mandate = Mandate.objects.create(
            conference=access.conference,
            reference=text.reference[:100],
            title=text.title[:500],
            value=packed(text),
            marking=text.marking.rank,
            file_name=name[:255],
            stored=stored,
            data_by_hand=bool(own and own.data_by_hand),
            as_read=stored_origins(own) if own else None,
            added_by=access.person,
        )
        Line.objects.bulk_create(
            Line(
                mandate=mandate,
                number=line.id,
                section=line.section[:500],
                text=line.text,
                order=order,
                by_hand=line.id in by_hand,
            )
            for order, line in enumerate(text.lines)
        )
        if mandate_in_force(access.conference) == mandate:
            assess_again(access.conference)
        record(
            access.person,
            "mandate.added",
            text.reference or name,
            access.conference.slug,
            mandate=mandate.pk,
            sha256=stored.sha256 if stored else "",
            corrected=sorted(by_hand),
        )
    return mandate


def move(access: Access, mandate: Mandate, state: str, version: int, note: str = "") -> None:
    """Bring a mandate into another state of clearance. Approving one supersedes the others.

    Raises StaleEdit; UsageError for a state that there is not, or that it is in, and where a mandate that the person
    may not see would be superseded.
    """
    access.require(Right.DECIDE)
    access.require_sight(mandate)
    before = mandate.state
    if state not in Mandate.State.values or state == before:
        raise UsageError(f"the mandate cannot be made {state!r}.", remedy="Choose another state.")
    with transaction.atomic():
        in_force = mandate_in_force(access.conference)
        update_version(mandate, version, state=state)
        superseded = _supersede_others(access, mandate) if state == Mandate.State.APPROVED else []
        Clearance.objects.create(mandate=mandate, before=before, after=state, by=access.person, note=note)
        if mandate_in_force(access.conference) != in_force:
            assess_again(access.conference)
        record(
            access.person,
            "mandate.moved",
            mandate.reference,
            access.conference.slug,
            mandate=mandate.pk,
            before=before,
            after=state,
            note=note,
            superseded=superseded,
        )


def _supersede_others(access: Access, approved: Mandate) -> list[int]:
    """The keys of those that were approved until now; their own record says by what they were superseded."""
    others = Mandate.objects.filter(conference=approved.conference, state=Mandate.State.APPROVED)
    gone = list(others.exclude(pk=approved.pk))
    if not all(access.may_see(other.marking) for other in gone):
        raise UsageError(
            "another mandate is in force, marked above what you may see, and this one would supersede it.",
            remedy="Ask somebody who sees both to approve it.",
        )
    for other in gone:
        update_version(other, other.version, state=Mandate.State.SUPERSEDED)
        Clearance.objects.create(
            mandate=other,
            before=Mandate.State.APPROVED,
            after=Mandate.State.SUPERSEDED,
            by=access.person,
            note=approved.reference if approved.marking <= other.marking else "",
        )
    return [other.pk for other in gone]
