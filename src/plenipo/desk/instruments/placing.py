"""Where proposals and base texts belong: on which instrument, and in force or replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.compilation.new_texts import drafts_of, same_ground
from plenipo.compilation.selection import is_new_text, select
from plenipo.desk.conferences.models import Conference
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.library.models import Contribution
from plenipo.desk.proposals.models import Proposal
from plenipo.texts.instrument import Instrument as Text


def place_base(contribution: Contribution, base: Text) -> int:
    """Make the base text that of its instrument. Returns the instrument's key."""
    if base.reference is None:
        raise ValueError("a base text that names no instrument has no place")
    instrument = instrument_named(contribution.conference, base.reference.name, base.marking.rank)
    instrument.base, instrument.base_file = msgspec.msgpack.encode(base), contribution
    instrument.title, instrument.edition = base.title[:500], base.reference.edition[:100]
    instrument.marking = max(instrument.marking, base.marking.rank)
    instrument.save(update_fields=["base", "base_file", "title", "edition", "marking"])
    return instrument.pk


def place_proposals(contribution: Contribution) -> set[int]:
    """Put the proposals of a contribution on their instruments, and those that they replace out of force.

    Returns the keys of all instruments that this touches.
    """
    conference = contribution.conference
    rows = list(contribution.proposals.all())
    touched = _out_of_force(conference, {row.sponsor for row in rows})
    for row in rows:
        proposed = value_of(row)
        if is_new_text(proposed) or proposed.target is None:
            continue
        row.instrument = instrument_named(conference, proposed.target.name, row.marking)
        row.save(update_fields=["instrument"])
        touched.add(row.instrument.pk)
    if any(is_new_text(value_of(row)) for row in rows):
        touched |= _place_drafts(conference)
    return touched


def value_of(row: Proposal) -> Proposed:
    """The engine's proposal in a row."""
    return msgspec.msgpack.decode(row.value, type=Proposed)


def instrument_named(conference: Conference, name: str, marking: int) -> Instrument:
    """The instrument of that name, made where it is not there yet, with the marking of what speaks of it first."""
    return Instrument.objects.get_or_create(
        conference=conference, name=name[:200], defaults={"order": natural_order(name), "marking": marking}
    )[0]


def natural_order(name: str) -> str:
    """A text by which Resolution 9 comes before Resolution 10."""
    return re.sub(r"\d+", lambda match: match[0].zfill(6), name.casefold())[:220]


def _out_of_force(conference: Conference, sponsors: Iterable[str]) -> set[int]:
    """Take out of force what the sponsors' latest revisions replace; the instruments that lose something."""
    rows = list(
        Proposal.objects.filter(conference=conference, sponsor__in=sponsors, in_force=True).select_related(
            "contribution"
        )
    )
    values = {row.pk: value_of(row) for row in rows}
    kept = {(proposal.id, proposal.file) for proposal in select(values.values()).proposals}
    gone = [row for row in rows if (values[row.pk].id, values[row.pk].file) not in kept]
    Proposal.objects.filter(pk__in=[row.pk for row in gone]).update(in_force=False)
    for contribution in {row.contribution for row in gone}:
        if not contribution.proposals.filter(in_force=True).exists():
            contribution.state = Contribution.State.REPLACED
            contribution.save(update_fields=["state"])
    return {row.instrument_id for row in gone if row.instrument_id}


def _place_drafts(conference: Conference) -> set[int]:
    """Drafts of new texts that cover the same ground share an instrument of ours."""
    rows = Proposal.objects.filter(conference=conference, in_force=True, symbol__startswith="ADD")
    by_key = {(value.id, value.file): row for row in rows for value in [value_of(row)] if is_new_text(value)}
    touched: set[int] = set()
    for group in same_ground(drafts_of([value_of(row) for row in by_key.values()])):
        first = group[0]
        marking = max(by_key[draft.id, draft.file].marking for draft in group)
        instrument = instrument_named(conference, f"New text: {first.title or first.id}", marking)
        if not instrument.is_new_text:
            instrument.is_new_text, instrument.title = True, first.title[:500]
            instrument.order = natural_order(f"~{instrument.name}")
            instrument.save(update_fields=["is_new_text", "title", "order"])
        for draft in group:
            row = by_key[draft.id, draft.file]
            if row.instrument_id != instrument.pk:
                touched |= {row.instrument_id} if row.instrument_id else set()
                row.instrument = instrument
                row.save(update_fields=["instrument"])
        touched.add(instrument.pk)
    return touched
