"""Shared wording of a change and the statements of a mandate.

The measure is the cosine of word vectors, a word weighing the more the fewer statements use it (TF-IDF).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from plenipo.positions.mandate import Line, Mandate, Stance, Statement
from plenipo.positions.wording import words_of

ALIKE = 0.16  # shared wording from which a line is considered by itself
STEM = 6  # letters of a word that are compared: "govern", "regula"

_WORDS = """
a about above after all also am among an and any are as at be been being between both but by can could did do
does done each either for from further had has have having he her here his how if in into is it its itself made
make may might more most must need new no nor not of on once one only or other our out over own same shall
should so some such than that the their them then there these they this those through to under until up upon use
used using very was we were what when where which while who whom whose why will with within without would year
activity administration area conference continue council country development director eu include international
information itu issue member need number order organization plenipotentiary policy related relevant resolution
role sector secretary general state study support technology telecommunication ict union work world
"""
_EVERYDAY = frozenset(_WORDS.split())


class Similar(Struct, frozen=True):
    """A statement that shares wording. shared: stems in common; score: 0 to 1."""

    line: str
    statement: Statement
    score: float
    shared: frozenset[str]


class Likeness(Struct, frozen=True):
    """What a text shares with the lines. scores: by line, of its closest statement. alike: those from ``ALIKE`` on."""

    scores: Mapping[str, float]
    highest: float
    alike: Sequence[Similar]


class SharedWording:
    """The statements of a mandate as word vectors.

    likeness: of a text to the lines, by the closest statement of each.
    """

    def __init__(self, mandate: Mandate) -> None:
        self._statements = [(line, one) for line in mandate.lines if _takes_a_side(line) for one in line.statements]
        counts = [Counter(stems_of(one.quote)) for _, one in self._statements]
        spread = Counter(stem for count in counts for stem in count)
        self._idf = {stem: math.log((1 + len(counts)) / (1 + found)) + 1 for stem, found in spread.items()}
        self._rare = math.log(1 + len(counts)) + 1
        self._vectors = [self._unit(count) for count in counts]
        self._holding: dict[str, list[tuple[int, float]]] = {}
        for position, vector in enumerate(self._vectors):
            for stem, weight in vector.items():
                self._holding.setdefault(stem, []).append((position, weight))
        self.likeness = lru_cache(maxsize=1024)(self._likeness)

    def _likeness(self, text: str) -> Likeness:
        own = self._unit(Counter(stems_of(text)))
        scores: dict[int, float] = {}
        for stem, weight in own.items():
            for position, other in self._holding.get(stem, ()):
                scores[position] = scores.get(position, 0.0) + weight * other
        best: dict[str, tuple[float, int]] = {}
        for position, score in scores.items():
            line = self._statements[position][0].id
            if line not in best or best[line] < (score, -position):
                best[line] = (score, -position)
        alike = sorted((-score, -place) for score, place in best.values() if score >= ALIKE)
        return Likeness(
            {line: score for line, (score, _) in best.items()},
            max((score for score, _ in best.values()), default=0.0),
            [self._similar(position, -score, own) for score, position in alike],
        )

    def _similar(self, position: int, score: float, own: dict[str, float]) -> Similar:
        line, statement = self._statements[position]
        return Similar(line.id, statement, score, frozenset(own.keys() & self._vectors[position].keys()))

    def _unit(self, counts: Counter[str]) -> dict[str, float]:
        weights = {stem: (1 + math.log(count)) * self._idf.get(stem, self._rare) for stem, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}


@lru_cache(maxsize=16384)
def stems_of(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order."""
    return tuple(stem(word.form) for word in words_of(text) if not _is_everyday(word.form))


def stem(form: str) -> str:
    """The beginning of a word that its forms share."""
    return form[:STEM]


def _is_everyday(form: str) -> bool:
    return form in _EVERYDAY or len(form) < 3 or form.isdigit()


def _takes_a_side(line: Line) -> bool:
    return any(statement.stance is not Stance.CONTEXT for statement in line.statements)
