"""A conference in which every kind of object is there three times: PUBLIC, LIMITE and SENSITIVE.

Each text that has a marking carries the word planted for it. The words stand nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import msgspec
from msgspec import Struct

from plenipo.amendments.proposal import AmendedProvision, Span, SpanKind
from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.concordance.model import Degree
from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Membership, Person
from plenipo.desk.concordance.actions import add_note, add_partner, make_table
from plenipo.desk.concordance.decisions import Said, decide
from plenipo.desk.concordance.models import Law, Row
from plenipo.desk.concordance.work import concord_table
from plenipo.desk.conferences.actions import open_conference
from plenipo.desk.conferences.models import Committee
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.instruments.work import compile_instrument
from plenipo.desk.jobs.models import Job
from plenipo.desk.library.models import Contribution, StoredFile
from plenipo.desk.library.store import path_of
from plenipo.desk.lines.actions import save_mandate
from plenipo.desk.lines.models import Mandate
from plenipo.desk.proposals.models import Comment, Invitation, Position, PositionRecord, Proposal, Stand
from plenipo.desk.review.models import Assessment
from plenipo.positions.finding import Deed, Finding, Quote, Relation
from plenipo.positions.mandate import Line, Stance, Statement
from plenipo.positions.mandate import Mandate as MandateText
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import Instrument as Text
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision, Role

WORDS = {Marking.PUBLIC: "wallaby", Marking.LIMITE: "quokka", Marking.SENSITIVE: "numbat"}
BASE = "The Union shall keep a register of lighthouses"


class Planted(Struct, frozen=True):
    """numbers: of the objects, by kind and marking ("proposal", LIMITE). Objects without a marking count as PUBLIC."""

    slug: str
    numbers: dict[tuple[str, Marking], int]
    owner: Access


def plant(administrator: Person, part: Callable[..., Person]) -> Planted:
    """Make the conference. Nothing here asks the pages that are tried."""
    access = access_to(administrator, open_conference(administrator, "Port Serene 2031").slug)
    planted = Planted(access.conference.slug, {}, access)
    for marking in WORDS:
        _instrument(planted, marking)
        _mandate(planted, marking)
        _concordance(planted, marking)
    _assessments(planted)
    _said_of_the_public_proposal(planted)
    _invitations(planted)
    _without_marking(planted)
    return planted


def _instrument(planted: Planted, marking: Marking) -> None:
    """One instrument, its base and one proposal on it."""
    word, number = WORDS[marking], marking.rank + 1
    reference = InstrumentReference("Resolution", str(number))
    base = Provision("resolves.1", "1", Role.OPERATIVE, ("resolves", "1"), f"{BASE} {word}.")
    contribution = _contribution(planted, marking)
    instrument = Instrument.objects.create(
        conference=planted.owner.conference,
        name=reference.name,
        title=f"On lighthouses {word}",
        base=msgspec.msgpack.encode(Text(reference, f"On lighthouses {word}", (base,), marking=marking)),
        base_file=contribution,
        marking=marking.rank,
    )
    identifier = f"{word.upper()}/{number}/1"
    proposed = _proposed(identifier, reference, base, word)
    proposal = Proposal.objects.create(
        conference=planted.owner.conference,
        contribution=contribution,
        instrument=instrument,
        identifier=identifier,
        symbol="MOD",
        sponsor=word.upper(),
        title=f"Lighthouses {word}",
        value=msgspec.msgpack.encode(proposed),
        marking=marking.rank,
    )
    compile_instrument(Job(name="compile", key="", arguments={"pk": instrument.pk}))
    failed = Job.objects.create(
        name="compile",
        key=f"instrument-{instrument.pk}",
        arguments={"pk": instrument.pk},
        state=Job.State.FAILED,
        message=f"It failed over {word}",
    )
    planted.numbers["job", marking] = failed.pk
    planted.numbers["instrument", marking] = instrument.pk
    planted.numbers["proposal", marking] = proposal.pk
    planted.numbers["contribution", marking] = contribution.pk


def _contribution(planted: Planted, marking: Marking) -> Contribution:
    word = WORDS[marking]
    return Contribution.objects.create(
        conference=planted.owner.conference,
        stored=_stored(f"the original of {word}".encode()),
        file_name=f"{word}.txt",
        number=f"{word}-12",
        title=f"Lighthouses {word}",
        sponsors=[word.upper()],
        marking=marking.rank,
        state=Contribution.State.READY,
        origin=f"brought by {word}",
        received_by=planted.owner.person,
    )


def _stored(data: bytes) -> StoredFile:
    content = sha256(data).hexdigest()
    path_of(content).parent.mkdir(parents=True, exist_ok=True)
    path_of(content).write_bytes(data)
    return StoredFile.objects.create(sha256=content, size=len(data))


def _proposed(identifier: str, reference: InstrumentReference, base: Provision, word: str) -> Proposed:
    spans = (
        Span(SpanKind.KEEP, base.text[:-1]),
        Span(SpanKind.INSERT, f" and {word} beacons"),
        Span(SpanKind.KEEP, "."),
    )
    provision = AmendedProvision(
        base.id,
        base.role,
        base.path,
        base.text,
        f"{base.text[:-1]} and {word} beacons.",
        base.label,
        base.label,
        spans,
    )
    return Proposed(
        identifier,
        Symbol.MOD,
        word.upper(),
        reference,
        (provision,),
        reasons=f"Because of {word}",
        tracked=True,
        file=f"{word}.txt",
        title=f"Lighthouses {word}",
    )


def _mandate(planted: Planted, marking: Marking) -> None:
    word = WORDS[marking]
    text = f"The delegation supports beacons of {word}."
    statement = Statement("1.1", Stance.SUPPORT, f"beacons of {word}", text, 0)
    lines = (Line("1", text, f"On {word}", (statement,)),)
    mandate = save_mandate(
        planted.owner, MandateText(f"{word}/31", f"Lines on {word}", lines, marking=marking), f"{word}.docx"
    )
    Mandate.objects.filter(pk=mandate.pk).update(stored=_stored(f"the mandate of {word}".encode()))
    planted.numbers["mandate", marking] = mandate.pk
    planted.numbers["line", marking] = mandate.lines.get().pk
    # The public mandate is the one in force, so that the pages have lines for everybody.
    if marking is Marking.PUBLIC:
        Mandate.objects.filter(pk=mandate.pk).update(state=Mandate.State.APPROVED)


def _concordance(planted: Planted, marking: Marking) -> None:
    """A partner, an act and a law, one decision and one comment."""
    word, owner = WORDS[marking], planted.owner
    partner = add_partner(owner, f"Republic of {word}", marking.rank)
    act = f"REGULATION ON {word.upper()}\n\nArticle 1\n\nEvery harbour shall light a lamp for the {word}.\n"
    law = f"ACT ON {word.upper()}\n\nSection 1\n\nEach port shall light a lamp for the {word}.\n"
    table = make_table(owner, partner, (f"{word}-act.txt", [act.encode()]), (f"{word}-law.txt", [law.encode()]))
    concord_table(Job(name="concord", key="", arguments={"pk": table.pk}))
    row = Row.objects.select_related("edition__table").get(edition__table=table, identifier="art1")
    decide(owner, row, row.version, Said(Degree.PARTIAL, f"The {word} is missing", f"A law on {word}"))
    add_note(owner, row, f"Ask the {word}")
    planted.numbers["partner", marking] = partner.pk
    planted.numbers["concordance", marking] = table.pk
    planted.numbers["law", marking] = Law.objects.get(table=table, side="source").pk


def _assessments(planted: Planted) -> None:
    """Every proposal on the line of every mandate: as secret as the more secret of the two."""
    for one, word in WORDS.items():
        for other in WORDS:
            row = Assessment.objects.create(
                proposal_id=planted.numbers["proposal", one],
                line_id=planted.numbers["line", other],
                relation="conflicts",
                confidence=0.8,
                findings=[msgspec.to_builtins(_finding(f"{word.upper()}/{one.rank + 1}/1", word, WORDS[other]))],
                change_key=f"{word}-{other}",
                provision="resolves.1",
            )
            if one is other:
                planted.numbers["assessment", one] = row.pk


def _finding(proposal: str, word: str, other: str) -> Finding:
    change = f" and {word} beacons"
    line = f"The delegation supports beacons of {other}."
    return Finding(
        proposal,
        "1",
        "1.1",
        Relation.CONFLICTS,
        0.8,
        Deed.INSERT,
        "resolves 1",
        Quote(change, "resolves.1", len(f"{BASE} {word}")),
        Quote(line, "1", 0),
        f"It adds {word} to {other}.",
    )


def _said_of_the_public_proposal(planted: Planted) -> None:
    """What is said of a public proposal is not public."""
    person = planted.owner.person
    proposal = Proposal.objects.get(pk=planted.numbers["proposal", Marking.PUBLIC])
    word = WORDS[Marking.LIMITE]
    said = {"reasons": f"We oppose {word}", "fallback": f"Or accept {word}", "stand": Stand.OPPOSE}
    Position.objects.create(proposal=proposal, marking=Marking.LIMITE.rank, set_by=person, owner=person, **said)
    PositionRecord.objects.create(
        proposal=proposal, marking=Marking.LIMITE.rank, set_by=person, set_at=proposal.received_at, version=1, **said
    )
    for marking, secret in WORDS.items():
        for about in ({"proposal": proposal}, {"instrument": proposal.instrument, "provision": "resolves.1"}):
            Comment.objects.create(
                conference=planted.owner.conference, text=f"On {secret}", marking=marking.rank, author=person, **about
            )


def _invitations(planted: Planted) -> None:
    """Outside stakeholders are asked for comments on everything; what is not public they do not see all the same."""
    for marking in WORDS:
        for kind in ("proposal", "instrument"):
            Invitation.objects.create(
                conference=planted.owner.conference,
                question=f"What of {WORDS[marking]}?",
                invited_by=planted.owner.person,
                **{f"{kind}_id": planted.numbers[kind, marking]},
            )


def _without_marking(planted: Planted) -> None:
    conference, person = planted.owner.conference, planted.owner.person
    public = Marking.PUBLIC
    planted.numbers["person", public] = person.pk
    planted.numbers["membership", public] = Membership.objects.get(conference=conference, person=person).pk
    planted.numbers["committee", public] = Committee.objects.create(conference=conference, name="Committee 5").pk
