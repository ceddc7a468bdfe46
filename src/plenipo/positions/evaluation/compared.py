"""Judgements laid beside the key, pair by pair; everything that is measured is counted on this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from plenipo.positions.evaluation.judged import Judged, Judgements
from plenipo.positions.evaluation.key import Key, KeyPair
from plenipo.positions.evaluation.scores import Score
from plenipo.positions.finding import Relation

SIDES: Mapping[Relation, frozenset[Relation]] = {
    Relation.ADVANCES: frozenset({Relation.ADVANCES}),
    Relation.CONFLICTS: frozenset({Relation.CONFLICTS}),
    Relation.MIXED: frozenset({Relation.ADVANCES, Relation.CONFLICTS}),
}


class Compared:
    """See the module. A mixed pair is both sides: it counts once among *advances* and once among *conflicts*.

    An optional pair is left out on every count; where the same pair is in the core with another relation, the optional
    relation alone is.
    """

    def __init__(self, judgements: Judgements, key: Key) -> None:
        named = frozenset(key.proposals)
        self.key = key
        self.core: dict[tuple[str, str], KeyPair] = {one.pair: one for one in key.core}
        self._optional = {(one.pair, side) for one in key.optional for side in SIDES[one.relation]}
        self._open = {one.pair for one in key.optional} - self.core.keys()
        self.offered: tuple[Judged, ...] = tuple(
            one for one in judgements.pairs if one.proposal in named and one.pair not in self._open
        )

    @cached_property
    def found(self) -> dict[tuple[str, str], Judged]:
        """Pairs that count as relations."""
        return {one.pair: one for one in self.offered if one.sure}

    def is_right(self, one: Judged) -> bool:
        """Whether the key gives that very relation, or leaves it open."""
        known = self.core.get(one.pair)
        return (known is not None and known.relation is one.relation) or self.is_open(one)

    def is_open(self, one: Judged) -> bool:
        """Whether one reader alone gave that relation."""
        return all((one.pair, side) in self._optional for side in SIDES[one.relation])

    def score(self, side: Relation) -> Score:
        """Of the pairs on one side."""
        wanted = {pair for pair, one in self.core.items() if side in SIDES[one.relation]}
        given = {pair for pair, one in self.found.items() if side in SIDES[one.relation]}
        false = {pair for pair in given - wanted if (pair, side) not in self._optional}
        return Score(len(wanted & given), len(false), len(wanted - given))

    def alarm(self) -> Score:
        """Proposals that conflict with at least one line, and those that were found to.

        A proposal whose only conflict is optional is left out.
        """
        wanted = _conflicting(self.core.values())
        either = {proposal for (proposal, _), side in self._optional if side is Relation.CONFLICTS}
        given = _conflicting(self.found.values()) - (either - wanted)
        return Score(len(wanted & given), len(given - wanted), len(wanted - given))

    def wrong_signs(self) -> list[Judged]:
        """Pairs that were found with the opposite relation."""
        return [one for pair, one in self.found.items() if pair in self.core and self.is_opposite(one)]

    def is_opposite(self, one: Judged) -> bool:
        return not SIDES[one.relation] & SIDES[self.core[one.pair].relation] and not self.is_open(one)


def _conflicting(pairs: Iterable[Judged | KeyPair]) -> set[str]:
    return {one.proposal for one in pairs if Relation.CONFLICTS in SIDES[one.relation]}
