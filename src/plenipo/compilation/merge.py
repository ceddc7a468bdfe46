"""What all sponsors do to one provision, as one value: status, readings, changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from plenipo.amendments.proposal import ChangeKind
from plenipo.compilation.base_text import BaseText
from plenipo.compilation.conflict import conflict
from plenipo.compilation.edits import Edit, Edits
from plenipo.compilation.insertions import Offer, Slot
from plenipo.compilation.laid import Laid
from plenipo.compilation.model import CompiledChange, CompiledProvision, LabelChange, Reading, Status
from plenipo.texts.provision import Provision

_Group = tuple[tuple[str, ...], str | None, Edits]


def merge_base_provision(base: BaseText, index: int, touching: Sequence[Laid], moved_to: str) -> CompiledProvision:
    """One provision of the base. touching: those who change or relabel it, sorted by sponsor.

    moved_to: id of the inserted provision that takes over its text, "" for none or several.
    """
    provision = base.provisions[index]
    groups = _groups(base, index, touching)
    status = _status(base, index, groups)
    movers = frozenset(laid.sponsor for laid in touching if index in laid.moved)
    return CompiledProvision(
        id=provision.id,
        label=provision.label,
        role=provision.role,
        path=provision.path,
        text=provision.text,
        status=status,
        readings=tuple(_reading(provision, group, touching, index) for group in groups),
        changes=tuple(_changes(base.tokens(index), groups, movers)) if groups else (),
        label_changes=_label_changes((laid.labels[index], laid.sponsor) for laid in touching if index in laid.labels),
        moved_to=moved_to,
        parent=provision.parent,
        style=provision.style,
        level=provision.level,
        place=provision.place,
    )


def untouched(provision: Provision) -> CompiledProvision:
    """A provision that nobody touches."""
    return CompiledProvision(
        provision.id,
        provision.label,
        provision.role,
        provision.path,
        provision.text,
        Status.UNTOUCHED,
        parent=provision.parent,
        style=provision.style,
        level=provision.level,
        place=provision.place,
    )


def _groups(base: BaseText, index: int, touching: Sequence[Laid]) -> list[_Group]:
    """Sponsors who want the same text, with that text and the smallest edits that lead to it."""
    members: dict[str | None, list[Laid]] = {}
    for laid in touching:
        if index in laid.texts:
            text = laid.texts[index]
            members.setdefault(None if text is None else base.key(text), []).append(laid)
    groups: list[_Group] = []
    for same in members.values():
        chosen = min(same, key=lambda laid: (_size(_edits(base, index, laid)), laid.sponsor))
        groups.append((tuple(laid.sponsor for laid in same), chosen.texts[index], _edits(base, index, chosen)))
    groups.sort(key=lambda group: group[0])
    return groups


def _edits(base: BaseText, index: int, laid: Laid) -> Edits:
    if laid.texts[index] is None:
        return (Edit(0, len(base.tokens(index)), ()),)
    return laid.edits[index]


def _size(edits: Edits) -> int:
    return sum(edit.end - edit.start + len(edit.inserted) for edit in edits)


def _status(base: BaseText, index: int, groups: Sequence[_Group]) -> Status:
    if not groups:
        return Status.UNTOUCHED
    if len(groups) == 1:
        return Status.SINGLE if len(groups[0][0]) == 1 else Status.CONVERGENT
    if any(text is None for _, text, _ in groups):
        return Status.COMPETING
    meet = conflict(base.tokens(index), [edits for _, _, edits in groups])
    return Status.COMPETING if meet else Status.COMPATIBLE


def _reading(provision: Provision, group: _Group, touching: Sequence[Laid], index: int) -> Reading:
    sponsors, text, _ = group
    if text is None:
        return Reading(sponsors, "", present=False)
    labels = {laid.labels.get(index, provision.label) for laid in touching if laid.sponsor in sponsors}
    return Reading(sponsors, text, labels.pop() if len(labels) == 1 else provision.label)


def _changes(tokens: Sequence[str], groups: Sequence[_Group], movers: frozenset[str]) -> Iterable[CompiledChange]:
    """Every distinct edit once, with all its sponsors, in reading order."""
    sponsors_of: dict[Edit, set[str]] = {}
    for sponsors, _, edits in groups:
        for edit in edits:
            sponsors_of.setdefault(edit, set()).update(sponsors)
    offsets = list(accumulate(map(len, tokens), initial=0))
    for edit in sorted(sponsors_of):
        sponsors = tuple(sorted(sponsors_of[edit]))
        if edit.end > edit.start:
            whole = edit.start == 0 and edit.end == len(tokens) and not edit.inserted
            yield from _removals("".join(tokens[edit.start : edit.end]), sponsors, offsets[edit.start], movers, whole)
        if edit.inserted:
            yield CompiledChange(ChangeKind.INSERT, edit.text, sponsors, offsets[edit.end])


def _removals(
    text: str, sponsors: tuple[str, ...], offset: int, movers: frozenset[str], whole: bool
) -> Iterable[CompiledChange]:
    """A deletion, told apart by who only moves the provision elsewhere."""
    moving = tuple(sponsor for sponsor in sponsors if whole and sponsor in movers)
    deleting = tuple(sponsor for sponsor in sponsors if sponsor not in moving)
    if moving:
        yield CompiledChange(ChangeKind.MOVE, text, moving, offset)
    if deleting:
        yield CompiledChange(ChangeKind.DELETE, text, deleting, offset)


def _label_changes(labels: Iterable[tuple[str, str]]) -> tuple[LabelChange, ...]:
    sponsors_of: dict[str, list[str]] = {}
    for label, sponsor in labels:
        sponsors_of.setdefault(label, []).append(sponsor)
    return tuple(LabelChange(label, tuple(sorted(sponsors_of[label]))) for label in sorted(sponsors_of))


def merge_slot(slot: Slot, moved_from: str) -> CompiledProvision:
    """One inserted provision. moved_from: id of the base provision whose text it takes over, "" for none."""
    offers = sorted(slot.offers, key=lambda offer: offer.sponsor)
    first = offers[0].insertion
    readings = _offered_readings(offers)
    label, others = _offered_labels(offers)
    sponsors = [offer.sponsor for offer in offers]
    kind = ChangeKind.MOVE if moved_from else ChangeKind.INSERT
    return CompiledProvision(
        id="+".join((first.id, *sponsors)),
        label=label,
        role=first.role,
        path=first.path,
        text="",
        status=_offered_status(offers, readings),
        readings=readings,
        changes=tuple(CompiledChange(kind, reading.text, reading.sponsors, 0) for reading in readings),
        label_changes=others,
        inserted=True,
        moved_from=moved_from,
        parent=first.parent,
        style=first.style,
        level=first.level,
        place=first.place,
    )


def _offered_status(offers: Sequence[Offer], readings: Sequence[Reading]) -> Status:
    if len(offers) == 1:
        return Status.SINGLE
    return Status.CONVERGENT if len(readings) == 1 else Status.COMPETING


def _offered_readings(offers: Sequence[Offer]) -> tuple[Reading, ...]:
    members: dict[str, list[Offer]] = {}
    for offer in offers:
        members.setdefault(offer.key, []).append(offer)
    return tuple(
        Reading(tuple(offer.sponsor for offer in same), same[0].insertion.text, _offered_labels(same)[0])
        for same in members.values()
    )


def _offered_labels(offers: Sequence[Offer]) -> tuple[str, tuple[LabelChange, ...]]:
    """The label that most sponsors print, and the others."""
    printed = [offer.insertion.label for offer in offers]
    usual = min(printed, key=lambda label: (-printed.count(label), label))
    others = [(offer.insertion.label, offer.sponsor) for offer in offers if offer.insertion.label != usual]
    return usual, _label_changes(others)
