"""What the delegation of the model conference has done before anybody looks: an agenda, owners, first positions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.conferences.agenda_actions import Allocation, allocate, save_entry
from plenipo.desk.conferences.models import AgendaItem, Committee, Session
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.proposals.actions import set_position
from plenipo.desk.proposals.models import Proposal, Stand

STARTS, ENDS = date(2030, 10, 14), date(2030, 11, 1)
_FIRST_MEETING = datetime(2030, 10, 15, 9, 30, tzinfo=UTC)

AGENDA = (
    # committee, item of the agenda, its texts, who owns them
    ("Committee on policy", "Confidence and security on the networks", ("Resolution 12",), "officer"),
    (
        "Committee on policy",
        "Names, addresses and emerging technologies",
        ("Resolution 23", "Resolution 31"),
        "colleague",
    ),
    ("Committee on development", "Least-served communities", ("Resolution 17",), "colleague"),
    ("Committee on development", "Environment and energy", ("Resolution 38",), "officer"),
    ("Committee on the budget", "Accounts, budget and meetings", ("Resolution 44",), "coordinator"),
)


class Decision(Struct, frozen=True):
    """A position that somebody of the delegation sets."""

    proposal: str
    by: str
    stand: Stand
    reasons: str
    fallback: str = ""


DECISIONS = (
    Decision(
        "NAUT/14A1/1", "officer", Stand.SUPPORT, "Opens the work to everybody who is concerned, as our lines ask."
    ),
    Decision(
        "SLC/18A1/1",
        "head",
        Stand.OPPOSE,
        "Makes reports of incidents a duty, and starts the study of a convention.",
        "Reports stay voluntary; a form for them may be recommended.",
    ),
    Decision("SLC/18A2/1", "colleague", Stand.SUPPORT_WITH_AMENDMENT, "The larger share is good; the new fund is not."),
    Decision("HIL/21A2/1", "colleague", Stand.CAN_ACCEPT, "It costs little and nobody opposes it."),
    Decision("KSR/36/1", "officer", Stand.SCRUTINY_RESERVE, "Capitals have asked for time."),
)


def plan(access: Access) -> None:
    """Set up committees, a first meeting of each, and the agenda, and give every text its item and owner."""
    committees: dict[str, Committee] = {}
    wanted: list[Allocation] = []
    for order, (name, title, texts, owner) in enumerate(AGENDA, 1):
        if name not in committees:
            committees[name] = Committee()
            save_entry(access, committees[name], name=name, order=len(committees))
            starts = _FIRST_MEETING + timedelta(days=len(committees) - 1)
            save_entry(
                access, Session(), committee=committees[name], starts=starts, ends=starts + timedelta(hours=3), room="2"
            )
        item = AgendaItem()
        save_entry(access, item, committee=committees[name], number=str(order), title=title, order=order)
        person = Person.objects.get(username=owner)
        rows = Instrument.objects.filter(conference=access.conference, name__in=texts)
        wanted += [Allocation(row, row.version, item, person) for row in rows]
    allocate(access, wanted)


def decide(access: Access) -> None:
    """Set the first positions, each by the one who owns the subject."""
    for one in DECISIONS:
        person = Person.objects.get(username=one.by)
        proposal = Proposal.objects.get(conference=access.conference, identifier=one.proposal, in_force=True)
        own = access_to(person, access.conference.slug)
        set_position(own, proposal, 0, one.stand, one.reasons, one.fallback, owner=person)
