"""The job that reads a received file and lays out what it proposes."""

from __future__ import annotations

from contextlib import suppress

import msgspec
from django.db import transaction

from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.compilation.selection import select
from plenipo.conference.intake import TakenIn
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences.models import Conference
from plenipo.desk.instruments.placing import place_base, place_proposals, value_of
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import ask, work
from plenipo.desk.library.models import Contribution
from plenipo.desk.library.reader import Read, read_apart, warm
from plenipo.desk.library.reading import refused
from plenipo.desk.library.store import bytes_of, discard, sweep
from plenipo.desk.library.versions import link_revisions, replace_bases, replace_by_hand
from plenipo.desk.proposals.models import Proposal
from plenipo.errors import DuplicateProposal, NoProposal, PlenipoError, UnreadableFile
from plenipo.texts.instrument import Instrument as Text

_LONGEST_ID = 100  # letters of an identifier that the database keeps


def _prepare() -> None:
    with suppress(OSError):  # whoever needs the folder or the reader will say what is wrong with it
        sweep()
        warm()


def _given_up(job: Job, reason: str) -> None:
    """The file does not wait for ever: it says what happened to it."""
    contribution = _waiting(job)
    if contribution is not None:
        remedy = "Have it read again; if it stays so, save it anew in Word."
        _refuse(contribution, Read(problem=f"it could not be read. {reason}", remedy=remedy))


@work("read", urgency=0, given_up=_given_up, prepare=_prepare)
def read_received(job: Job) -> None:
    """Read one file. What a killed worker left half-done was rolled back: the file still waits, or is done."""
    contribution = _waiting(job)
    if contribution is None:
        return
    with suppress(OSError):
        sweep()  # a server that runs for weeks leaves nothing behind either
    read = _read(contribution)
    with transaction.atomic():
        # One file of a conference at a time, so that of two revisions the later always finds the earlier.
        Conference.objects.select_for_update().get(pk=contribution.conference_id)
        current = _waiting(job)
        if current is None:
            return
        for instrument in sorted(_lay_out(current, read)):
            ask("compile", f"instrument-{instrument}", pk=instrument)


def _waiting(job: Job) -> Contribution | None:
    """The file of the job, if it still waits to be read."""
    rows = Contribution.objects.select_related("stored", "conference", "received_by")
    return rows.filter(pk=job.arguments["pk"], state=Contribution.State.WAITING).first()


def _read(contribution: Contribution) -> Read:
    data = bytes_of(contribution.stored)
    if data is None:
        return refused(UnreadableFile("its bytes are not in the data folder.", remedy="Send the file again."))
    return read_apart(data, contribution.file_name, contribution.kind)


def _lay_out(contribution: Contribution, read: Read) -> set[int]:
    """Save what was read; the instruments that it touches. A file that is refused changes nothing else."""
    if read.problem:
        _refuse(contribution, read)
        return set()
    try:
        with transaction.atomic():
            touched = _take_bases(contribution, read.bases) if read.taken is None else _take(contribution, read.taken)
    except PlenipoError as error:
        contribution.refresh_from_db()
        _refuse(contribution, refused(error))
        return set()
    record(
        contribution.received_by,
        "contribution.read",
        contribution.file_name,
        contribution.conference.slug,
        contribution=contribution.pk,
        number=contribution.number,
    )
    return touched


def _refuse(contribution: Contribution, read: Read) -> None:
    """What it was to replace stays. The bytes of EU classified information are not kept."""
    Contribution.objects.filter(replaced_by=contribution).update(replaced_by=None)
    contribution.state, contribution.problem, contribution.remedy = (
        Contribution.State.REFUSED,
        read.problem,
        read.remedy,
    )
    contribution.save(update_fields=["state", "problem", "remedy"])
    record(
        contribution.received_by,
        "contribution.refused",
        contribution.file_name,
        contribution.conference.slug,
        contribution=contribution.pk,
        problem=read.problem,
        destroyed=read.classified,
    )
    if read.classified:
        discard(contribution.stored)


def _take_bases(contribution: Contribution, bases: tuple[Text, ...]) -> set[int]:
    named = [base for base in bases if base.reference]
    if not named:
        raise UnreadableFile(
            "it does not say which instrument it is.",
            remedy="Check that it is a base text; send a proposal as a contribution.",
        )
    contribution.title = "; ".join(str(base.reference) for base in named)[:500]
    contribution.marking = max(base.marking.rank for base in bases)
    contribution.state = Contribution.State.READY
    contribution.save()
    touched = {place_base(contribution, base) for base in named}
    replace_bases(contribution)
    return touched


def _take(contribution: Contribution, taken: TakenIn) -> set[int]:
    if taken.stray:
        raise NoProposal(
            "it is plain text in no form of the field.",
            remedy="Check that it is the right file: a proposal names its instrument and its symbol (MOD, ADD …).",
        )
    header = taken.header
    contribution.number, contribution.revision = header.number[:60], header.revision
    contribution.title, contribution.date = header.title[:500], header.date[:10]
    contribution.sponsors, contribution.profile = list(header.sponsors), taken.profile
    contribution.marking = header.marking.rank
    contribution.state = Contribution.State.READY
    contribution.save()
    touched = replace_by_hand(contribution)
    _check_identifiers(contribution, taken.proposals)
    Proposal.objects.bulk_create(_row(contribution, proposal) for proposal in taken.proposals)
    touched |= place_proposals(contribution)
    contribution.refresh_from_db(fields=["state"])
    link_revisions(contribution)
    return touched


def _row(contribution: Contribution, proposal: Proposed) -> Proposal:
    return Proposal(
        conference=contribution.conference,
        contribution=contribution,
        identifier=proposal.id[:_LONGEST_ID],
        symbol=proposal.symbol.value,
        sponsor=proposal.sponsor[:200],
        title=proposal.title[:500],
        value=msgspec.msgpack.encode(proposal),
        marking=contribution.marking,
    )


def _check_identifiers(contribution: Contribution, proposals: tuple[Proposed, ...]) -> None:
    """Raise DuplicateProposal where an identifier stands twice in the file, or in another one that it does not revise.

    The file that came first stays in force: people decide whether the new one replaces it.
    """
    seen: set[str] = set()
    for proposal in proposals:
        name = proposal.id[:_LONGEST_ID]
        if name in seen:
            raise DuplicateProposal(f"{name} stands in it twice.", remedy="Ask the sponsor which one is meant.")
        seen.add(name)
    sponsors = {proposal.sponsor[:200] for proposal in proposals}
    rows = Proposal.objects.filter(conference=contribution.conference, sponsor__in=sponsors, in_force=True)
    before = [value_of(row) for row in rows]
    old = {str(error) for error in select(before).refused}
    for error in select([*before, *proposals]).refused:
        if str(error) not in old:
            raise DuplicateProposal(
                error.what,
                remedy="If the new file is the valid one, open the other file in the library and replace it there.",
            )
