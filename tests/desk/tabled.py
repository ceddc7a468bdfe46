"""Proposals, lines and assessments for the tests of the desk, laid out without reading a file."""

from __future__ import annotations

import hashlib

import msgspec

from plenipo.amendments.proposal import AmendedProvision, Span, SpanKind
from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.library.models import Contribution, StoredFile
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.review.models import Assessment
from plenipo.positions.mandate import Line as LineText
from plenipo.positions.mandate import Mandate as MandateText
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import Instrument as Text
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision, Role

KEPT = "that lighthouses shall be kept"
WORDS = " by every port of the coast, under a treaty"
LINE = "The delegation sees no need for a treaty on lighthouses. It supports the work of the ports."
STANDS_IN_LINE = "sees no need for a treaty on lighthouses"


def instrument(access: Access, name: str = "Resolution 12", text: str = f"{KEPT};") -> Instrument:
    """An instrument with one operative provision, "resolves 1"."""
    known = Instrument.objects.filter(conference=access.conference, name=name).first()
    if known:
        return known
    kind, _, rest = name.partition(" ")
    reference = InstrumentReference(kind, rest, "(Rev. Seaport, 2026)")
    provisions = (
        Provision("resolves", "", Role.CALL, ("resolves",), "resolves"),
        Provision("resolves.1", "1", Role.OPERATIVE, ("resolves", "1"), text, "resolves"),
    )
    return Instrument.objects.create(
        conference=access.conference,
        name=name,
        title="Lighthouses",
        base=msgspec.msgpack.encode(Text(reference, "Lighthouses", provisions)),
    )


def contribution(access: Access, number: str, sponsor: str, marking: Marking = Marking.PUBLIC) -> Contribution:
    name = f"{sponsor}-{number}.docx"
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    stored = StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": 1})[0]
    return Contribution.objects.create(
        conference=access.conference,
        stored=stored,
        file_name=name,
        number=number,
        sponsors=[sponsor],
        marking=marking.rank,
        state=Contribution.State.READY,
        received_by=access.person,
        origin="from the secretariat",
    )


def proposal(
    access: Access,
    identifier: str = "KSR/31/1",
    inserted: str = WORDS,
    on: str = "Resolution 12",
    marking: Marking = Marking.PUBLIC,
    reasons: str = "",
    in_force: bool = True,
) -> Proposal:
    """A MOD that adds words to "resolves 1"."""
    sponsor, number = identifier.split("/")[0], identifier.split("/")[1]
    row = instrument(access, on)
    spans = (Span(SpanKind.KEEP, KEPT), Span(SpanKind.INSERT, inserted), Span(SpanKind.KEEP, ";"))
    provision = AmendedProvision(
        "resolves.1", Role.OPERATIVE, ("resolves", "1"), f"{KEPT};", f"{KEPT}{inserted};", "1", "1", spans, "resolves"
    )
    call = AmendedProvision(
        "resolves", Role.CALL, ("resolves",), "resolves", "resolves", spans=(Span(SpanKind.KEEP, "resolves"),)
    )
    value = Proposed(
        id=identifier,
        symbol=Symbol.MOD,
        sponsor=sponsor,
        target=InstrumentReference(*on.split(" ", 1)),
        provisions=(call, provision),
        reasons=reasons,
        tracked=True,
        signatories=("Velmara", "Calder"),
        file=f"{sponsor}-{number}.docx",
        number=number,
    )
    return Proposal.objects.create(
        conference=access.conference,
        contribution=contribution(access, number, sponsor, marking),
        instrument=row,
        identifier=identifier,
        symbol="MOD",
        sponsor=sponsor,
        title="Lighthouses",
        value=msgspec.msgpack.encode(value),
        marking=marking.rank,
        in_force=in_force,
    )


def line(access: Access, number: str = "9", text: str = LINE, marking: Marking = Marking.PUBLIC) -> Line:
    """A line of the one mandate of the conference."""
    mandate = Mandate.objects.filter(conference=access.conference).first()
    if mandate is None:
        value = MandateText("100/30", "Lines", (LineText(number, text),), marking=marking)
        mandate = Mandate.objects.create(
            conference=access.conference,
            reference="100/30",
            value=msgspec.msgpack.encode(value),
            marking=marking.rank,
            added_by=access.person,
        )
    return Line.objects.create(mandate=mandate, number=number, section="Ports", text=text, order=int(number))


def assessment(
    row: Proposal, to: Line, relation: str = "conflicts", confidence: float = 0.8, sure: bool = True, key: str = "same"
) -> Assessment:
    """What a judge proposes: the inserted words against the words of the line."""
    start = to.text.find(STANDS_IN_LINE)
    text = msgspec.msgpack.decode(row.value, type=Proposed).provisions[1].proposed or ""
    quote = text[len(KEPT) : -1].strip()
    finding = {
        "proposal": row.identifier,
        "line": to.number,
        "statement": f"{to.number}.1",
        "relation": relation,
        "confidence": confidence,
        "deed": "insert",
        "provision": "resolves 1",
        "change": {"text": quote, "place": "resolves.1", "start": text.find(quote)},
        "words": {"text": STANDS_IN_LINE, "place": to.number, "start": start},
        "why": "Brings in a treaty, which the line opposes.",
        "evidence": ["brought_in", "new-treaty"],
    }
    return Assessment.objects.create(
        proposal=row,
        line=to,
        relation=relation,
        confidence=confidence,
        sure=sure,
        findings=[finding],
        change_key=key,
        provision="resolves.1",
    )
