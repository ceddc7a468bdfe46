"""Compilation: N proposals laid on one base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from plenipo.amendments.proposal import Proposal
from plenipo.compilation.base_text import BaseText
from plenipo.compilation.insertions import Slot, slots
from plenipo.compilation.laid import FRONT, Insertion, Laid, agree, together
from plenipo.compilation.lay import lay
from plenipo.compilation.merge import merge_base_provision, merge_slot, untouched
from plenipo.compilation.model import Compilation, CompiledProvision, Contributed, SilentAlteration
from plenipo.compilation.notes import with_common_notes
from plenipo.compilation.selection import as_author, select, takes_position
from plenipo.errors import AmendmentError, PlenipoError
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking, highest


class Outcome(Struct, frozen=True):
    """A compilation, and why whatever is not in it was refused."""

    compilation: Compilation
    refused: tuple[PlenipoError, ...]


def compile_proposals(base: Instrument, proposals: Iterable[Proposal], markings: Iterable[Marking] = ()) -> Outcome:
    """Lay the proposals on the base. The order in which they are given does not matter.

    markings: of the files that the proposals come from; the compilation carries the highest.
    """
    selection = select(proposals)
    prepared = BaseText(base)
    laid, names, refused = _lay_all(prepared, selection.proposals)
    contributions = tuple(
        _contributed(proposal, names[proposal.id]) for proposal in selection.proposals if proposal.id in names
    )
    compilation = Compilation(
        reference=base.reference,
        title=base.title,
        marking=highest([base.marking, *markings]),
        sponsors=tuple(sorted({row.sponsor for row in contributions})),
        contributions=contributions,
        provisions=tuple(_provisions(prepared, laid)),
        silent_alterations=_silent(laid),
        profile=base.profile,
        language=base.language,
        base_source=base.source,
    )
    return Outcome(compilation, (*selection.refused, *refused))


def _lay_all(base: BaseText, proposals: Sequence[Proposal]) -> tuple[list[Laid], dict[str, str], list[PlenipoError]]:
    """What each sponsor does, the name that each proposal's changes carry, and an error for each that is refused.

    One that does not fit is refused and the others stand.
    """
    by_sponsor: dict[str, list[tuple[str, Laid]]] = {}
    names: dict[str, str] = {}
    refused: list[PlenipoError] = []
    for proposal in with_common_notes(base, proposals):
        name = as_author(proposal.sponsor)
        if takes_position(proposal):
            names[proposal.id] = name
            continue
        try:
            by_sponsor.setdefault(name, []).append((proposal.id, lay(base, proposal, name)))
        except AmendmentError as error:
            refused.append(error)
    laid: list[Laid] = []
    for name, group in by_sponsor.items():
        for identifiers, one in _under_one_name(name, group):
            laid.append(one)
            names.update(dict.fromkeys(identifiers, one.sponsor))
    laid.sort(key=lambda one: one.sponsor)
    return laid, names, refused


def _under_one_name(name: str, group: Sequence[tuple[str, Laid]]) -> list[tuple[list[str], Laid]]:
    """What one sponsor proposes, as one where its proposals agree, else each under its identifier."""
    if not group:
        return []
    if len(group) == 1 or agree([laid for _, laid in group]):
        return [([identifier for identifier, _ in group], together([laid for _, laid in group]))]
    return [([identifier], laid.named(as_author(identifier))) for identifier, laid in group]


def _provisions(base: BaseText, laid: Sequence[Laid]) -> list[CompiledProvision]:
    inserted = _inserted(base, laid)
    takes_over = _taken_over(inserted)
    touching = _touching(laid)
    compiled = list(inserted.get(FRONT, ()))
    for index, provision in enumerate(base.provisions):
        hands = touching.get(index)
        if hands:
            compiled.append(merge_base_provision(base, index, hands, takes_over.get(provision.id, "")))
        else:
            compiled.append(untouched(provision))
        compiled.extend(inserted.get(index, ()))
    return compiled


def _taken_over(inserted: dict[int, list[CompiledProvision]]) -> dict[str, str]:
    """Where each moved text goes, "" where sponsors take it to different places."""
    places: dict[str, str] = {}
    for provisions in inserted.values():
        for provision in provisions:
            source = provision.moved_from
            places[source] = "" if source in places else provision.id
    return places


def _touching(laid: Sequence[Laid]) -> dict[int, list[Laid]]:
    touching: dict[int, list[Laid]] = {}
    for one in laid:
        for index in one.texts.keys() | one.labels.keys():
            touching.setdefault(index, []).append(one)
    return touching


def _inserted(base: BaseText, laid: Sequence[Laid]) -> dict[int, list[CompiledProvision]]:
    """Inserted provisions by the position that they follow, with ids that name their sponsors once each."""
    at: dict[int, list[tuple[str, Sequence[Insertion]]]] = {}
    for one in laid:
        for anchor, insertions in one.inserted.items():
            at.setdefault(anchor, []).append((one.sponsor, insertions))
    seen: dict[str, int] = {}
    return {anchor: [_merged(base, slot, seen) for slot in slots(at[anchor], base.index)] for anchor in sorted(at)}


def _merged(base: BaseText, slot: Slot, seen: dict[str, int]) -> CompiledProvision:
    sources = {offer.insertion.moved_from for offer in slot.offers}
    source = sources.pop() if len(sources) == 1 else None
    provision = merge_slot(slot, base.provisions[source].id if source is not None else "")
    count = seen[provision.id] = seen.get(provision.id, 0) + 1
    return provision if count == 1 else replace(provision, id=f"{provision.id}.{count}")


def _silent(laid: Sequence[Laid]) -> tuple[SilentAlteration, ...]:
    return tuple(alteration for one in laid for alteration in one.silent)


def _contributed(proposal: Proposal, name: str) -> Contributed:
    return Contributed(
        proposal=proposal.id,
        sponsor=name,
        symbol=proposal.symbol,
        file=proposal.file,
        number=proposal.number,
        date=proposal.date,
        title=proposal.title,
        reasons=proposal.reasons,
        emphatic=proposal.emphatic,
        signatories=proposal.signatories,
        tracked=proposal.tracked,
        position=takes_position(proposal),
    )
