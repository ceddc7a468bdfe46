"""Cases to judge: each proposal with the text that it amends, given or gathered from what others table on it."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.amendments.proposal import AmendedProvision, Proposal
from plenipo.compilation.selection import ADDING, is_new_text
from plenipo.positions.judges.contract import Case
from plenipo.texts.instrument import Instrument, InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision, Role


def cases_of(received: Iterable[tuple[Proposal, Marking]], bases: Iterable[Instrument] = ()) -> tuple[Case, ...]:
    """One case for each proposal, in their order.

    A base that is not given is gathered from the tracked proposal on the same instrument that reproduces most of it:
    its original view is the base text.
    """
    pairs = list(received)
    official = {base.reference.name: base for base in bases if base.reference}
    gathered: dict[str, Instrument] = {}
    for proposal, marking in sorted(pairs, key=lambda pair: -len(pair[0].provisions)):
        if proposal.target and proposal.target.name not in gathered and _reproduces(proposal):
            gathered[proposal.target.name] = gathered_base(proposal, proposal.target, marking)
    return tuple(_case(proposal, marking, official, gathered) for proposal, marking in pairs)


def _case(
    proposal: Proposal, marking: Marking, official: dict[str, Instrument], gathered: dict[str, Instrument]
) -> Case:
    if is_new_text(proposal) or proposal.target is None:
        return Case(proposal, marking=marking)
    name = proposal.target.name
    return Case(proposal, official.get(name) or gathered.get(name), marking, name in official)


def gathered_base(proposal: Proposal, reference: InstrumentReference, marking: Marking) -> Instrument:
    """The original view of a tracked proposal as an instrument."""
    provisions = tuple(_original(one) for one in proposal.provisions if one.original is not None)
    title = next((one.text for one in provisions if one.role is Role.TITLE), "")
    notes_last = sorted(provisions, key=lambda one: one.role is Role.NOTE)
    return Instrument(reference, title, tuple(notes_last), marking=marking, source=proposal.file)


def _reproduces(proposal: Proposal) -> bool:
    return proposal.tracked and proposal.symbol not in ADDING and bool(proposal.provisions)


def _original(provision: AmendedProvision) -> Provision:
    return Provision(
        id=provision.id,
        label=provision.original_label,
        role=provision.role,
        path=provision.path,
        text=provision.original or "",
        parent=provision.parent,
        style=provision.style,
        level=provision.level,
        place=provision.place,
    )
