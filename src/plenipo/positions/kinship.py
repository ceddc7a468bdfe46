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


Bags = Mapping[str, Counter[str]]
"""By concept, how many of its terms and groups of terms use each stem."""


def bags_of(thesaurus: Thesaurus) -> Bags:
    """The subjects of a thesaurus as bags of words."""
    return {concept.id: _bag(concept) for concept in thesaurus if concept.kind is Kind.SUBJECT}


class _Leads:
    """What one concept leads to. wants: by line and sign, each with its value and that without its sign."""

    def __init__(self, leads: Iterable[tuple[Want, float]]) -> None:
        self.wants = [((want.line, 1 if value > 0 else -1), want, value, abs(value)) for want, value in leads]
        self.most = max(measure for _, _, _, measure in self.wants)


class Vocabulary:
    """The concepts that lead to the lines of one mandate, as bags of words."""

    def __init__(self, bags: Bags, lines: Lines) -> None:
        spread = Counter(stem for bag in bags.values() for stem in bag)
        self._rarity = {stem: math.log(len(bags) / count) for stem, count in spread.items()}
        self._rarest = math.log(max(2, len(bags)))
        self._leads: dict[str, _Leads] = {}
        self._holding: dict[str, list[tuple[str, float]]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._known: dict[str, Mapping[str, float]] = {}
        for concept, bag in bags.items():
            leads = [(one.want, one.value) for one in lines.bearings(_plain(concept), 1.0)]
            if leads:
                self._leads[concept] = _Leads(leads)
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
        best: dict[tuple[str, int], tuple[float, str, Want, float]] = {}
        for concept, score in scores.items():
            leads = self._leads[concept]
            if score * leads.most < LEAST:
                continue
            for key, want, value, measure in leads.wants:
                weighed = score * measure
                if weighed >= LEAST and (key not in best or best[key][0] < weighed):
                    best[key] = (weighed, concept, want, value)
        return {
            key: Kin(concept, want, weighed, own[concept] * abs(value), value)
            for key, (weighed, concept, want, value) in best.items()
        }

    def stems(self, concept: str) -> frozenset[str]:
        """The stems that terms of the concept use; none where it leads to no line."""
        return self._stems.get(concept, frozenset())

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
        bag.update(dict.fromkeys(_stems(name), 1))
    for row in concept.together:
        for group in row:
            bag.update(dict.fromkeys((stem for term in group for stem in _stems(term)), 1))
    return bag


def _stems(term: str) -> tuple[str, ...]:
    return stems_of(term.replace("*", "").replace("~", " "))


def _plain(concept: str) -> Effect:
    return Effect(concept, 1.0, Deed.INSERT, _NO_WORDS, "")
