"""A conference of full size with fictional data: to try the desk, and to measure it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
from django.db import transaction
from msgspec import Struct

from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.compilation.compile import compile_proposals
from plenipo.compilation.new_texts import compile_new_texts
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences import seed_texts
from plenipo.desk.conferences.actions import free_slug
from plenipo.desk.conferences.models import AgendaItem, Committee, Conference, Session
from plenipo.desk.conferences.seed_positions import add_mandate, assess, decide
from plenipo.desk.instruments.models import Compilation, Instrument
from plenipo.desk.instruments.placing import natural_order, value_of
from plenipo.desk.library.models import Contribution, StoredFile
from plenipo.desk.library.store import Staging
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.shell.marking import marking_of
from plenipo.texts.instrument import Instrument as Text
from plenipo.texts.marking import Marking

NAME = "Conference of the Union 2032"
START = datetime(2032, 5, 3, 9, 0, tzinfo=UTC)
_UNITS = 3  # proposals in a document
_GIVEN = ("Mara", "Ivo", "Lene", "Tomas", "Ruta", "Piet", "Dara", "Emil", "Nora", "Jaro")
_FAMILY = ("Linden", "Okster", "Vance", "Marrow", "Thessaly")
_COMMITTEES = ("Plenary", "Committee 5", "Committee 6", "Working Group of the Plenary")


class Size(Struct, frozen=True):
    """How much of everything. Each instrument is amended by half of the sponsors, which are an even number.

    new_texts: how many of the instruments are new. relations: of each proposal, to as many lines.
    """

    instruments: int = 60
    new_texts: int = 6
    sponsors: int = 20
    lines: int = 25
    relations: int = 10
    people: int = 50


FULL = Size()  # 200 documents, 600 proposals, 6,000 relations


def make_full_conference(by: Person, size: Size = FULL) -> Conference:
    """The conference, whole or not at all, with ``by`` as its coordinator. Nobody else in it can sign in."""
    with transaction.atomic():
        conference = _conference(by)
        people = _people(conference, by, size.people)
        items = _agenda(conference)
        instruments = _instruments(conference, size, people, items)
        proposals = _proposals(conference, by, size, instruments)
        _compile(instruments, proposals)
        mandate = add_mandate(conference, by, size.lines)
        assess(proposals, mandate, size.relations, people)
        decide(proposals, people)
        record(by, "conference.seeded", conference.name, conference.slug, proposals=len(proposals))
    return conference


def _conference(by: Person) -> Conference:
    return Conference.objects.create(
        slug=free_slug(NAME),
        name=NAME,
        place="Saltmere",
        starts=START.date(),
        ends=(START + timedelta(days=18)).date(),
        marking=Marking.LIMITE.rank,
        own_groups=[seed_texts.SPONSORS[0]],
        created_by=by,
    )


def _people(conference: Conference, by: Person, count: int) -> list[Person]:
    """The people who may own texts. Those of an earlier conference of this kind come again."""
    names = [(given, family) for family in _FAMILY for given in _GIVEN][: count - 1]
    wanted = {f"{given}.{family}".lower(): f"{given} {family}" for given, family in names}
    there = set(Person.objects.filter(username__in=wanted).values_list("username", flat=True))
    made = [Person(username=username, name=name) for username, name in wanted.items() if username not in there]
    for person in made:
        person.set_unusable_password()
    Person.objects.bulk_create(made)
    people = [by, *Person.objects.filter(username__in=wanted).exclude(pk=by.pk).order_by("username")]
    Membership.objects.bulk_create(
        Membership(person=person, conference=conference, role=role, clearance=clearance.rank, team=f"Team {index % 6}")
        for index, person in enumerate(people)
        for role, clearance in [_part(index)]
    )
    return [person for index, person in enumerate(people) if _part(index)[0] in (Role.COORDINATOR, Role.OFFICER)]


def _part(index: int) -> tuple[Role, Marking]:
    if index == 0:
        return Role.COORDINATOR, Marking.SENSITIVE
    if index == 1:
        return Role.HEAD, Marking.SENSITIVE
    if index % 10 == 9:
        return Role.READER, Marking.LIMITE
    return (Role.STAKEHOLDER, Marking.PUBLIC) if index % 25 == 24 else (Role.OFFICER, Marking.LIMITE)


def _agenda(conference: Conference) -> list[AgendaItem]:
    committees = Committee.objects.bulk_create(
        Committee(conference=conference, name=name, order=order) for order, name in enumerate(_COMMITTEES)
    )
    Session.objects.bulk_create(
        Session(
            committee=committees[index % len(committees)], starts=starts, ends=starts + timedelta(hours=3), room="A"
        )
        for index in range(24)
        for starts in [START + timedelta(days=index // 2, hours=5 * (index % 2))]
    )
    return AgendaItem.objects.bulk_create(
        AgendaItem(
            conference=conference,
            committee=committees[index % len(committees)],
            number=str(index + 1),
            title=f"Questions of {seed_texts.title_of(10 * index).split(' of ')[-1]}",
            order=index,
        )
        for index in range(6)
    )


def _instruments(conference: Conference, size: Size, people: list[Person], items: list[AgendaItem]) -> list[Instrument]:
    old = size.instruments - size.new_texts
    made = []
    for number in range(size.instruments):
        text, new = seed_texts.instrument(number), number >= old
        name = f"New text: {text.title}" if new else seed_texts.reference_of(number).name
        made.append(
            Instrument(
                conference=conference,
                name=name,
                edition="" if new else seed_texts.EDITION,
                title=text.title,
                order=natural_order(f"~{name}" if new else name),
                is_new_text=new,
                base=b"" if new else msgspec.msgpack.encode(text),
                agenda_item=items[number // 10 % len(items)],
                owner=people[number % len(people)],
            )
        )
    return Instrument.objects.bulk_create(made)


def _proposals(conference: Conference, by: Person, size: Size, instruments: list[Instrument]) -> list[Proposal]:
    """Each sponsor's proposals in documents of three."""
    made: list[Proposal] = []
    for sponsor in range(size.sponsors):
        numbers = [number for number in range(size.instruments) if (number + sponsor) % 2 == 0]
        for first in range(0, len(numbers), _UNITS):
            document = len(numbers) * sponsor // _UNITS + first // _UNITS + 1
            made += _document(conference, by, sponsor, document, numbers[first : first + _UNITS], instruments)
    return Proposal.objects.bulk_create(made)


def _document(
    conference: Conference, by: Person, sponsor: int, document: int, numbers: list[int], instruments: list[Instrument]
) -> Iterator[Proposal]:
    code = seed_texts.SPONSORS[sponsor]
    file_name = f"{code}-{document}.txt"
    units = [
        (seed_texts.new_text if instruments[number].is_new_text else seed_texts.proposal)(
            number, sponsor, f"{code}/{document}/{unit}", file_name
        )
        for unit, number in enumerate(numbers, 1)
    ]
    contribution = Contribution.objects.create(
        conference=conference,
        stored=_stored(units, file_name),
        file_name=file_name,
        number=str(document),
        title="Proposals for the work of the Conference",
        date="2032-03-01",
        sponsors=[code],
        profile="itu_conference",
        marking=(Marking.LIMITE if document % 40 == 7 else Marking.PUBLIC).rank,
        state=Contribution.State.READY,
        origin="made for the demonstration",
        received_by=by,
    )
    for unit, number in zip(units, numbers, strict=True):
        yield Proposal(
            conference=conference,
            contribution=contribution,
            instrument=instruments[number],
            identifier=unit.id,
            symbol=unit.symbol.value,
            sponsor=code,
            title=unit.title,
            value=msgspec.msgpack.encode(unit),
            marking=contribution.marking,
        )


def _stored(units: list[Proposed], file_name: str) -> StoredFile:
    """The document in plain words, so that there is an original to be downloaded."""
    told = [f"{unit.symbol.value}  {unit.id}\n{unit.title}\n\nReasons: {unit.reasons}\n" for unit in units]
    text = "\n".join(told).encode()
    with Staging() as staging:
        return staging.settle(staging.receive([text], file_name, len(text)))


def _compile(instruments: list[Instrument], proposals: list[Proposal]) -> None:
    """Every instrument as the engine compiles it."""
    on: dict[int, list[Proposal]] = {}
    for row in proposals:
        on.setdefault(row.instrument_id or 0, []).append(row)
    made = []
    for instrument in instruments:
        rows = on.get(instrument.pk, [])
        values, markings = [value_of(row) for row in rows], [marking_of(row.marking) for row in rows]
        if instrument.is_new_text:
            outcome = compile_new_texts(values, markings)
        else:
            base = msgspec.msgpack.decode(instrument.base, type=Text)
            outcome = compile_proposals(base, values, markings)
        compilation = outcome.compilation
        instrument.marking = compilation.marking.rank
        made.append(
            Compilation(
                instrument=instrument,
                value=msgspec.msgpack.encode(compilation),
                counts={status.value: count for status, count in compilation.counts().items()},
                refused=[str(error) for error in outcome.refused],
                marking=instrument.marking,
                fingerprint=hashlib.sha256(instrument.name.encode()).hexdigest(),
            )
        )
    Compilation.objects.bulk_create(made)
    Instrument.objects.bulk_update(instruments, ["marking"])
