"""What is said of the provision in view: lines with both quotes, our positions, the discussion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from plenipo.compilation.model import Compilation as Compiled
from plenipo.compilation.model import CompiledProvision
from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.accounts.models import Person
from plenipo.desk.instruments.address import Wanted
from plenipo.desk.instruments.bearings import Bearing
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.instruments.narrowed import reading_of
from plenipo.desk.instruments.queries import Said, of_provision, position_of
from plenipo.desk.instruments.quotes import Quoted, quoted
from plenipo.desk.instruments.words import deed_word
from plenipo.desk.proposals.actions import marking_of_ours
from plenipo.desk.proposals.invitations import Subject, may_comment
from plenipo.desk.proposals.inviting import invitation_context
from plenipo.desk.proposals.models import Comment, Invitation, Position, Proposal
from plenipo.desk.shell.marking import RANKS
from plenipo.positions.finding import Deed, Finding
from plenipo.writers.html.inline import anchor
from plenipo.writers.html.parts import name_of

RELATIONS = ("advances", "conflicts", "mixed")


class Card(NamedTuple):
    """One line concerned. others: relations that a person may correct it to. answered_by: a person's name, or ""."""

    bearing: Bearing
    change: Quoted
    line: Quoted
    deed: str
    others: tuple[str, ...]
    answered_by: str


class Stance(NamedTuple):
    """One proposal on the provision, and what the delegation decided on it."""

    sponsor: str
    proposal: Proposal
    position: Position | None


class Rail(NamedTuple):
    """The provision in view; at is "" for the whole text."""

    at: str
    place: str
    name: str
    status: str
    cards: Sequence[Card]
    stances: Sequence[Stance]
    comments: Sequence[Comment]
    markings: Sequence[tuple[int, str]]
    marking: int
    may_answer: bool
    may_comment: bool
    invitation: Invitation | None
    may_invite: bool
    longest_question: int
    back: str


def rail_of(access: Access, instrument: Instrument, compiled: Compiled, said: Said, wanted: Wanted) -> Rail:
    """The rail for the provision that the address names; for the whole text where there is no such provision."""
    provision = next((one for one in compiled.provisions if one.id == wanted.at), None)
    at = provision.id if provision else ""
    place = anchor(at) if at else ""
    names = {row.proposal: row.sponsor for row in compiled.contributions}
    asked = invitation_context(access, Subject(instrument=instrument, provision=at[:200]))
    return Rail(
        at=at,
        place=place,
        name=name_of(provision) if provision else _("The whole text"),
        status=provision.status.value if provision else "",
        cards=_cards(_ordered(said.bearings.get(place, ())), provision),
        stances=[
            Stance(names.get(row.identifier, row.sponsor), row, position_of(access, row))
            for row in of_provision(said, compiled, at)
        ],
        comments=said.comments.get(at, ()),
        markings=[(marking.rank, marking.value) for marking in RANKS if access.may_see(marking.rank)],
        marking=marking_of_ours(access, instrument),
        may_answer=access.may(Right.CONTRIBUTE),
        may_comment=may_comment(access, asked["invitation"]),
        back=wanted.href,
        **asked,
    )


def _ordered(bearings: Sequence[Bearing]) -> list[Bearing]:
    """What counts first; what was dismissed last."""
    return sorted(bearings, key=lambda one: (one.relation == "none", not one.counts, -one.row.confidence))


def _cards(bearings: Sequence[Bearing], provision: CompiledProvision | None) -> list[Card]:
    """The cards, with everybody who answered as they are called now."""
    answered = {bearing.row.answered_by_id for bearing in bearings if bearing.row.answered_by_id}
    names = {pk: str(person) for pk, person in Person.objects.in_bulk(answered).items()} if answered else {}
    return [_card(bearing, provision, names.get(bearing.row.answered_by_id or 0, "")) for bearing in bearings]


def _card(bearing: Bearing, provision: CompiledProvision | None, answered_by: str) -> Card:
    finding = bearing.finding
    return Card(
        bearing,
        quoted(finding.change.text, _text_around(finding, bearing.sponsors, provision), finding.change.start),
        quoted(finding.words.text, bearing.row.line.text, finding.words.start),
        deed_word(finding.deed),
        tuple(relation for relation in RELATIONS if relation != bearing.relation),
        answered_by,
    )


def _text_around(finding: Finding, sponsors: Sequence[str], provision: CompiledProvision | None) -> str:
    """The text in which the quoted words stand: the base's for what is deleted, else the sponsors'."""
    if provision is None:
        return ""
    if finding.deed is Deed.DELETE:
        return provision.text
    reading = reading_of(provision, sponsors[0])
    return reading.text if reading else provision.text
