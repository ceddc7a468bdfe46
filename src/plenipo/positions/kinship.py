"""Words of the field that are kin to a subject, where no term of the thesaurus names it.

Each concept is a bag of the words of all its terms, a word weighing the more the fewer concepts use it. A change is
kin to a line through the concept that it has most in common with, of those that lead to the line.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from plenipo.positions.bearing import Lines
from plenipo.positions.concepts import Concept, Kind, Thesaurus
from plenipo.positions.effects import Effect
from plenipo.positions.finding import Deed, Quote
from plenipo.positions.similarity import stems_of
from plenipo.positions.wants import Want

LEAST = 0.03  # kinship below which nothing is considered
CONTEXT = 0.35  # weight of what stands over a change, and of the rest of its provision
_NO_WORDS = Quote("", "", 0)


class Kin(Struct, frozen=True, gc=False):
    """What a text has in common with a line through one concept.

    score: 0 to 1, what stands around it included; own: of the text alone. value: above 0 where the concept advances
    the line.
    """

    concept: str
    want: Want
    score: float
    own: float
    value: float


class Vocabulary:
    """The concepts that lead to the lines of one mandate, as bags of words."""

    def __init__(self, thesaurus: Thesaurus, lines: Lines) -> None:
        bags = {concept.id: _bag(concept) for concept in thesaurus if concept.kind is Kind.SUBJECT}
        spread = Counter(stem for bag in bags.values() for stem in bag)
        self._rarity = {stem: math.log(len(bags) / count) for stem, count in spread.items()}
        self._rarest = math.log(max(2, len(bags)))
        self._leads: dict[str, list[tuple[Want, float]]] = {}
        self._holding: dict[str, list[tuple[str, float]]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._known: dict[str, Mapping[str, float]] = {}
        for concept, bag in bags.items():
            leads = [(one.want, one.value) for one in lines.bearings(_plain(concept), 1.0)]
            if leads:
                self._leads[concept] = leads
                self._stems[concept] = frozenset(bag)
                for stem, weight in self._unit(bag).items():
                    self._holding.setdefault(stem, []).append((concept, weight))

    def kin(self, text: str, around: Iterable[str]) -> dict[tuple[str, int], Kin]:
        """By line and sign, the closest. around: texts that are read beside it."""
        own = self._scores(text)
        scores = dict(own)
        for other in around:
            for concept, score in self._remembered(other).items():
                if concept in scores:
                    scores[concept] += CONTEXT * score
        best: dict[tuple[str, int], Kin] = {}
        for concept, score in scores.items():
            for want, value in self._leads[concept]:
                key = (want.line, 1 if value > 0 else -1)
                weighed = score * abs(value)
                if weighed >= LEAST and (key not in best or best[key].score < weighed):
                    best[key] = Kin(concept, want, weighed, own[concept] * abs(value), value)
        return best

    def knows(self, concept: str, stem: str) -> bool:
        """Whether a term of the concept uses the stem."""
        return stem in self._stems.get(concept, ())

    def _remembered(self, text: str) -> Mapping[str, float]:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._scores(text)
        return known

    def _scores(self, text: str) -> dict[str, float]:
        scores: dict[str, float] = {}
        for stem, weight in self._unit(Counter(stems_of(text))).items():
            for concept, other in self._holding.get(stem, ()):
                scores[concept] = scores.get(concept, 0.0) + weight * other
        return scores

    def _unit(self, counts: Mapping[str, int]) -> dict[str, float]:
        weights = {stem: (1 + math.log(n)) * self._rarity.get(stem, self._rarest) for stem, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}


def _bag(concept: Concept) -> Counter[str]:
    """How many terms and groups of terms use each stem."""
    bag: Counter[str] = Counter()
    for name in concept.names:
        bag.update(set(_stems(name)))
    for row in concept.together:
        for group in row:
            bag.update({stem for term in group for stem in _stems(term)})
    return bag


def _stems(term: str) -> tuple[str, ...]:
    return stems_of(term.replace("*", "").replace("~", " "))


def _plain(concept: str) -> Effect:
    return Effect(concept, 1.0, Deed.INSERT, _NO_WORDS, "")
