"""How an effect on one concept bears on the lines: directly, or through concepts that are related to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from plenipo.positions.concepts import Thesaurus
from plenipo.positions.effects import Effect
from plenipo.positions.wants import Want

BROADER = 0.75  # what promotes a kind of something promotes it, in this measure
AGAINST = 0.85  # what promotes something harms what that is against
OPPONENT = 0.5  # what promotes something harms what is against it
NARROWER = 0.3  # what promotes something may promote a kind of it

_Reached = tuple[Want, str, float, float]


class Bearing(Struct, frozen=True):
    """What one effect means for one line.

    concept: the one that the line has a will on. value: above 0 it advances, below 0 it conflicts; -1 to 1.
    factor: how closely that concept is related to the one that the change touches. lead: the line's weight on the
    concept as a share of the weightiest line's.
    """

    effect: Effect
    want: Want
    concept: str
    value: float
    factor: float = 1.0
    lead: float = 1.0


class Lines:
    """The wants of a mandate, spread over related concepts of the thesaurus."""

    def __init__(self, wants: Mapping[str, Sequence[Want]], thesaurus: Thesaurus) -> None:
        self._wants = wants
        self._thesaurus = thesaurus
        self._opponents: dict[str, list[str]] = {}
        self._narrower: dict[str, list[str]] = {}
        for concept in thesaurus:
            for other in concept.against:
                self._opponents.setdefault(other, []).append(concept.id)
            for other in concept.broader:
                self._narrower.setdefault(other, []).append(concept.id)
        self._known: dict[str, Sequence[_Reached]] = {}

    def bearings(self, effect: Effect, weight: float, least: float = 0.0) -> Iterator[Bearing]:
        """On every line that wants something of the concept or of one related to it.

        weight: of the provision. least: value, whatever its sign, below which a bearing is left out.
        """
        amount = effect.amount * weight
        for want, concept, factor, lead in self._reached(effect.concept):
            value = amount * factor * want.sign * want.weight * lead
            if abs(value) >= least:
                yield Bearing(effect, want, concept, value, abs(factor), lead)

    def _reached(self, concept: str) -> Sequence[_Reached]:
        """The wants on related concepts, each with its concept, the measure (negative for what is harmed) and lead."""
        known = self._known.get(concept)
        if known is None:
            known = self._known[concept] = [*self._reach(concept)]
        return known

    def _reach(self, concept: str) -> Iterator[_Reached]:
        for related, factor in self._related_to(concept).items():
            wants = self._wants.get(related, ())
            most = max((want.weight for want in wants), default=1.0)
            for want in wants:
                yield want, related, factor, want.weight / most

    def _related_to(self, concept: str) -> dict[str, float]:
        """Related concepts with the measure, negative for what is harmed."""
        spread: dict[str, float] = {}

        def reach(identifier: str, factor: float) -> None:
            if abs(spread.get(identifier, 0.0)) < abs(factor):
                spread[identifier] = factor

        described = self._thesaurus.concepts.get(concept)
        reach(concept, 1.0)
        for opponent in self._opponents.get(concept, ()):
            reach(opponent, -OPPONENT)
        for kind in self._narrower.get(concept, ()):
            reach(kind, NARROWER)
        for other in described.against if described else ():
            reach(other, -AGAINST)
        for broader in described.broader if described else ():
            reach(broader, BROADER)
            for other in self._thesaurus.concepts[broader].against:
                reach(other, -AGAINST * BROADER)
            for above in self._thesaurus.concepts[broader].broader:
                reach(above, BROADER * BROADER)
        return spread
