"""Of a conference of full size: its lines, the relations of proposals to them, and what the delegation decided."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.amendments.proposal import SpanKind
from plenipo.desk.accounts.models import Person
from plenipo.desk.conferences import seed_texts
from plenipo.desk.conferences.models import Conference
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.lines.models import Clearance, Line, Mandate
from plenipo.desk.proposals.models import Position, PositionRecord, Proposal, Stand
from plenipo.desk.review.models import Assessment
from plenipo.desk.review.work import change_key
from plenipo.positions.finding import Assessment as Assessed
from plenipo.positions.finding import Deed, Finding, Quote, Relation
from plenipo.positions.mandate import Line as LineText
from plenipo.texts.marking import Marking

_ANSWERED = datetime(2032, 4, 20, 9, 0, tzinfo=UTC)
_LEANS = (Relation.ADVANCES, Relation.CONFLICTS, Relation.ADVANCES, Relation.MIXED, Relation.ADVANCES)
_STANDS = {
    Relation.ADVANCES: (Stand.SUPPORT, Stand.CAN_ACCEPT),
    Relation.CONFLICTS: (Stand.OPPOSE, Stand.SCRUTINY_RESERVE),
    Relation.MIXED: (Stand.SUPPORT_WITH_AMENDMENT, Stand.SCRUTINY_RESERVE),
}


def add_mandate(conference: Conference, by: Person, lines: int) -> Mandate:
    text = seed_texts.mandate(lines)
    mandate = Mandate.objects.create(
        conference=conference,
        reference=text.reference,
        title=text.title,
        value=msgspec.msgpack.encode(text),
        marking=text.marking.rank,
        state=Mandate.State.APPROVED,
        file_name="lines.docx",
        added_by=by,
    )
    Clearance.objects.create(mandate=mandate, before=Mandate.State.DRAFT, after=Mandate.State.APPROVED, by=by)
    Line.objects.bulk_create(
        Line(mandate=mandate, number=line.id, section=line.section, text=line.text, order=order)
        for order, line in enumerate(text.lines)
    )
    return mandate


def assess(proposals: list[Proposal], mandate: Mandate, relations: int, people: list[Person]) -> None:
    texts = seed_texts.mandate(mandate.lines.count()).lines
    rows = list(mandate.lines.all())
    made = []
    for index, proposal in enumerate(proposals):
        value = value_of(proposal)
        for turn in range(min(relations, len(rows))):
            number = (index * 3 + turn) % len(rows)
            assessed = _assessed(value, texts[number], index, turn)
            made.append(_assessment(assessed, proposal, rows[number], turn, people[index % len(people)]))
    Assessment.objects.bulk_create(made, batch_size=500)


def _lean(index: int) -> Relation:
    """To which side that proposal leans; on a third of the texts all of them serve the lines."""
    return _LEANS[(index * 3 + index // 30) % len(_LEANS)] if index % 3 else Relation.ADVANCES


def _assessed(proposal: Proposed, line: LineText, index: int, turn: int) -> Assessed:
    """A relation with quotes that stand in the proposal and in the line. Most proposals lean to one side."""
    relation = _lean(index) if turn < 6 else (Relation.CONFLICTS, Relation.ADVANCES)[turn % 2]
    against = relation is Relation.CONFLICTS
    statement = line.statements[1 if against else 0]
    deed, provision, change = _deed(proposal)
    sure = 0.55 + (index * 7 + turn * 11) % 40 / 100
    why = f"What {proposal.sponsor} asks for is what line {line.id} {'refuses' if against else 'wants'}."
    words = Quote(statement.quote, line.id, statement.start)
    finding = Finding(
        proposal.id, line.id, statement.id, relation, sure, deed, provision, change, words, why, ("wording",)
    )
    return Assessed(
        proposal.id,
        proposal.file,
        line.id,
        relation,
        sure,
        (finding,),
        sure=turn < 2 and (index + index // 30) % 4 != 3,
    )


def _deed(proposal: Proposed) -> tuple[Deed, str, Quote]:
    """What the proposal does, where, and the words in which it does it."""
    for provision in proposal.provisions:
        start = 0  # in the proposed text
        for span in provision.spans:
            if span.kind is SpanKind.INSERT and provision.path:
                lead = len(span.text) - len(span.text.lstrip())
                quote = Quote(span.text.strip(), provision.id, start + lead)
                return Deed.INSERT, " ".join(provision.path).rstrip(")"), quote
            start += 0 if span.kind is SpanKind.DELETE else len(span.text)
    if not proposal.provisions:
        return Deed.SUPPRESS, "", Quote(proposal.title, "title", 0)
    kept = next(provision for provision in proposal.provisions if provision.id == "resolves.1")
    return Deed.KEEP, "resolves 1", Quote(kept.proposed or "", kept.id, 0)


def _assessment(one: Assessed, proposal: Proposal, line: Line, turn: int, by: Person) -> Assessment:
    row = Assessment(
        proposal=proposal,
        line=line,
        relation=one.relation.value,
        confidence=one.confidence,
        sure=one.sure,
        findings=[msgspec.to_builtins(finding) for finding in one.findings],
        change_key=change_key(one),
        provision=one.main.change.place[:200],
    )
    if (turn == 0 and one.sure) or turn in (7, 8):
        row.state = Assessment.State.CONFIRMED if turn == 0 else Assessment.State.DISMISSED
        row.answer = one.relation.value if turn == 0 else "none"
        row.answered_by, row.answered_at = by, _ANSWERED
    return row


def decide(proposals: list[Proposal], people: list[Person]) -> None:
    """Positions on most proposals of others, and on all of those on some texts."""
    reasons = "It follows from what the proposal does to our lines."
    positions = [
        Position(
            proposal=proposal,
            stand=_STANDS[_lean(index)][index % 2],
            reasons=reasons,
            owner=people[index % len(people)],
            marking=Marking.LIMITE.rank,
            set_by=people[index % len(people)],
            on_version=proposal.contribution.number,
        )
        for index, proposal in enumerate(proposals)
        if proposal.sponsor != seed_texts.SPONSORS[0] and ((index + index // 30) % 3 or index % 5 == 1)
    ]
    Position.objects.bulk_create(positions)
    PositionRecord.objects.bulk_create(
        PositionRecord(
            proposal=one.proposal,
            stand=one.stand,
            reasons=reasons,
            set_by=one.set_by,
            set_at=_ANSWERED,
            version=1,
            marking=one.marking,
        )
        for one in positions
    )
