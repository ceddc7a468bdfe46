"""Receiving files."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from msgspec import Struct

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences.models import Conference
from plenipo.desk.jobs.queue import ask
from plenipo.desk.library.arriving import Arrived, Upload, arrive, file_limit
from plenipo.desk.library.models import Contribution
from plenipo.desk.library.names import safe_name
from plenipo.desk.library.store import Staging
from plenipo.desk.lines.actions import add_mandate
from plenipo.desk.lines.models import Mandate
from plenipo.errors import DuplicateProposal, OutputError, PlenipoError, UsageError
from plenipo.texts.marking import Marking

_UNKNOWN = Marking.SENSITIVE.rank  # of a file that nobody has read yet: the narrowest circle


class Received(Struct, frozen=True):
    """What became of files that were sent together: kept to be read, or refused with a reason each."""

    contributions: tuple[Contribution, ...]
    refused: tuple[PlenipoError, ...]


class ReceivedMandates(Struct, frozen=True):
    """Mandates that were added as drafts, and an error for each file that was refused."""

    mandates: tuple[Mandate, ...]
    refused: tuple[PlenipoError, ...]


def receive(
    access: Access, name: str, chunks: Iterable[bytes], kind: str = Contribution.Kind.CONTRIBUTION, origin: str = ""
) -> Contribution:
    """Keep a file and have it read. Raises FileTooLarge; DuplicateProposal where its bytes are there already."""
    access.require(Right.CONTRIBUTE)
    with Staging() as staging:
        arrived = Arrived(staging.receive(chunks, safe_name(name), file_limit()))
        received = _settle(access, staging, [arrived], kind, origin)
    for error in received.refused:
        raise error
    return received.contributions[0]


def receive_all(
    access: Access,
    uploads: Iterable[Upload],
    kind: str = Contribution.Kind.CONTRIBUTION,
    origin: str = "",
) -> Received:
    """Keep files, and those in archives, and have them read: all that can be kept, or none where the server is stopped.

    Raises OutputError where nothing can be written.
    """
    access.require(Right.CONTRIBUTE)
    with Staging() as staging:
        arrived, refused = arrive(staging, uploads)
        received = _settle(access, staging, arrived, kind, origin)
    return Received(received.contributions, (*refused, *received.refused))


def receive_mandates(access: Access, uploads: Iterable[Upload]) -> ReceivedMandates:
    """Read mandates, and those in archives, and add each as a draft. Raises OutputError."""
    access.require(Right.CONTRIBUTE)
    mandates: list[Mandate] = []
    with Staging() as staging:
        arrived, refused = arrive(staging, uploads)
        for one in arrived:
            try:
                mandates.append(add_mandate(access, one.staged.name, one.staged.path.read_bytes()))
            except OutputError:
                raise
            except PlenipoError as error:
                refused.append(error.at(one.staged.name))
    return ReceivedMandates(tuple(mandates), tuple(refused))


def replace(access: Access, contribution: Contribution, upload: Upload, origin: str = "") -> Contribution:
    """Receive the file that takes the place of a contribution once it is read.

    Raises PlenipoError where it cannot be kept, or is an archive; OutputError where nothing can be written.
    """
    access.require(Right.CONTRIBUTE)
    if contribution.state != Contribution.State.READY or contribution.kind != Contribution.Kind.CONTRIBUTION:
        raise UsageError("only a contribution in force can be replaced.", remedy="Open the one that is in force.")
    with Staging() as staging:
        arrived, refused = arrive(staging, [upload])
        if any(one.archive for one in arrived):
            raise UsageError("one file takes the place of one.", remedy="Unpack the archive and choose the file.")
        received = _settle(access, staging, arrived, contribution.kind, origin, replaced=contribution)
    for error in (*refused, *received.refused):
        raise error
    return received.contributions[0]


def work_again(access: Access, work: str, instrument: int) -> None:
    """Ask once more for what was given up. work: "compile" or "assess"."""
    access.require(Right.CONTRIBUTE)
    with transaction.atomic():
        record(access.person, "work.again", work, access.conference.slug, instrument=instrument)
        ask(work, f"instrument-{instrument}", access.person, pk=instrument)


def read_again(access: Access, contribution: Contribution) -> None:
    """Have a refused file read once more: because its reader was stopped, or learned something since."""
    access.require(Right.CONTRIBUTE)
    with transaction.atomic():
        waiting = Contribution.objects.filter(pk=contribution.pk, state=Contribution.State.REFUSED).update(
            state=Contribution.State.WAITING, problem="", remedy=""
        )
        if waiting:
            _have_read(access, contribution, "contribution.read_again")


def _settle(
    access: Access,
    staging: Staging,
    arrived: list[Arrived],
    kind: str,
    origin: str,
    replaced: Contribution | None = None,
) -> Received:
    """Keep what arrived in one transaction, with the jobs that read it."""
    contributions: list[Contribution] = []
    refused: list[PlenipoError] = []
    with transaction.atomic():
        Conference.objects.select_for_update().get(pk=access.conference.pk)
        known = _known(access.conference, kind, [one.staged.sha256 for one in arrived])
        for one in arrived:
            content, name = one.staged.sha256, one.staged.name
            if content in known:
                refused.append(_copy(name, known[content]))
                continue
            known[content] = name
            contribution = _keep(access, staging, one, kind, origin)
            contributions.append(contribution)
            if replaced is not None:
                Contribution.objects.filter(pk=replaced.pk).update(replaced_by=contribution)
    return Received(tuple(contributions), tuple(refused))


def _known(conference: Conference, kind: str, contents: list[str]) -> dict[str, str]:
    """The names under which these bytes are there already."""
    rows = Contribution.objects.filter(conference=conference, kind=kind, stored__sha256__in=contents)
    return dict(rows.exclude(state=Contribution.State.REFUSED).values_list("stored__sha256", "file_name"))


def _copy(name: str, first: str) -> DuplicateProposal:
    return DuplicateProposal(
        f"the file is a copy of {first}, which is here already.", where=name, remedy="There is nothing to do."
    )


def _keep(access: Access, staging: Staging, arrived: Arrived, kind: str, origin: str) -> Contribution:
    told = f"{origin} ({arrived.archive})" if origin and arrived.archive else origin or arrived.archive
    contribution = Contribution.objects.create(
        conference=access.conference,
        kind=kind,
        stored=staging.settle(arrived.staged),
        file_name=arrived.staged.name,
        origin=told.replace("\0", "")[:300],
        marking=_UNKNOWN,
        received_by=access.person,
    )
    _have_read(access, contribution, "contribution.received")
    return contribution


def _have_read(access: Access, contribution: Contribution, action: str) -> None:
    record(
        access.person,
        action,
        contribution.file_name,
        access.conference.slug,
        contribution=contribution.pk,
        sha256=contribution.stored.sha256,
        origin=contribution.origin,
    )
    ask("read", f"contribution-{contribution.pk}", access.person, pk=contribution.pk)
