"""The key: relations that careful readers gave, to measure against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from plenipo.positions.evaluation.stored import Place
from plenipo.positions.finding import Relation

_REMEDY = "A key is an object with core, optional and proposals, or a list of proposals with their relations."


class KeyPair(Struct, frozen=True):
    """One relation of a proposal to a line. quotes, whys: of the changes that carry it, where the key has them."""

    proposal: str
    line: str
    relation: Relation
    quotes: tuple[str, ...] = ()
    whys: tuple[str, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        return self.proposal, self.line


class Key(Struct, frozen=True):
    """proposals: ids of all that were read, in the order of the key; a pair that is not listed has no relation.

    core: what is right, one a pair. optional: what counts neither as right nor as wrong.
    """

    proposals: tuple[str, ...]
    core: tuple[KeyPair, ...]
    optional: tuple[KeyPair, ...] = ()

    def only(self, proposals: Iterable[str]) -> Key:
        """The key to these proposals alone."""
        wanted = frozenset(proposals)
        return Key(
            tuple(one for one in self.proposals if one in wanted),
            tuple(one for one in self.core if one.proposal in wanted),
            tuple(one for one in self.optional if one.proposal in wanted),
        )


def read_key(data: bytes, name: str = "key") -> Key:
    """A key in either form. Raises InvalidData, naming the place.

    The first form: {"core": [{proposal, line, relation}], "optional": [the same], "proposals": [ids]}.
    The second, with evidence: [{proposal, relations: [{line, relation, change_quote, why}]}], change by change;
    a line that one change advances and another conflicts with is mixed.
    """
    place = Place(name, _REMEDY)
    stored = place.json(data)
    if isinstance(stored, list):
        return _with_evidence(place, stored)
    if not isinstance(stored, dict) or "core" not in stored:
        raise place.wrong("there is no core in it.")
    core = _pairs(_pair(at, one) for at, one in place.records(stored["core"], "core"))
    optional = tuple(_pair(at, one) for at, one in place.records(stored.get("optional", []), "optional"))
    return Key(_proposals(place, stored, (*core, *optional)), core, optional)


def _pair(place: Place, record: Mapping[str, Any]) -> KeyPair:
    return KeyPair(
        place.text(record, "proposal"),
        place.line(record),
        place.relation(record),
        tuple(filter(None, (place.optional_text(record, "change_quote"),))),
        tuple(filter(None, (place.optional_text(record, "why"),))),
    )


def _proposals(place: Place, stored: Mapping[str, Any], pairs: Iterable[KeyPair]) -> tuple[str, ...]:
    """All ids that are named, listed ones first."""
    listed = stored.get("proposals", [])
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise place.wrong("proposals is not a list of identifiers.")
    return tuple(dict.fromkeys((*listed, *(pair.proposal for pair in pairs))))


def _with_evidence(place: Place, stored: list[Any]) -> Key:
    proposals: list[str] = []
    found: list[KeyPair] = []
    for at, unit in place.records(stored, "proposal"):
        identifier = at.text(unit, "proposal")
        proposals.append(identifier)
        relations = at.records(unit.get("relations"), "relations")
        found += [_pair(inner, {**one, "proposal": identifier}) for inner, one in relations]
    return Key(tuple(dict.fromkeys(proposals)), _pairs(found))


def _pairs(relations: Iterable[KeyPair]) -> tuple[KeyPair, ...]:
    """One relation for each proposal and line: mixed where they differ."""
    groups: dict[tuple[str, str], list[KeyPair]] = {}
    for one in relations:
        groups.setdefault(one.pair, []).append(one)
    return tuple(_merged(group) for group in groups.values())


def _merged(group: list[KeyPair]) -> KeyPair:
    sides = {one.relation for one in group}
    return KeyPair(
        group[0].proposal,
        group[0].line,
        sides.pop() if len(sides) == 1 else Relation.MIXED,
        tuple(dict.fromkeys(quote for one in group for quote in one.quotes)),
        tuple(dict.fromkeys(why for one in group for why in one.whys)),
    )
