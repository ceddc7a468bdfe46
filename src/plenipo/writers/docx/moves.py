"""Moves that can be shown as moves: a whole provision that the same sponsors take from one place to another."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.compilation.model import CompiledProvision
from plenipo.texts.provision import Role

_STAY = frozenset({Role.NOTE, Role.CELL})


def move_names(provisions: Iterable[CompiledProvision]) -> dict[str, str]:
    """For each provision that is an end of such a move, the name that both ends share."""
    provisions = tuple(provisions)
    by_id = {provision.id: provision for provision in provisions}
    names: dict[str, str] = {}
    for source in provisions:
        target = by_id.get(source.moved_to)
        if target is not None and target.id not in names and _is_move(source, target):
            names[source.id] = names[target.id] = f"move{len(names) // 2 + 1}"
    return names


def _is_move(source: CompiledProvision, target: CompiledProvision) -> bool:
    if target.moved_from != source.id or source.inserted or not target.inserted:
        return False
    if source.role in _STAY or target.role in _STAY or source.label_changes or target.label_changes:
        return False
    if len(source.readings) != 1 or len(target.readings) != 1:
        return False
    leaves, arrives = source.readings[0], target.readings[0]
    return (
        not leaves.present
        and arrives.present
        and arrives.text == source.text
        and bool(leaves.sponsors)
        and sorted(leaves.sponsors) == sorted(arrives.sponsors)
    )
