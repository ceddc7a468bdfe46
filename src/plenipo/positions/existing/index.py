"""Many provisions, found again by the words that are rare among the texts they stand in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest

from msgspec import Struct

from plenipo.positions.existing.meaning import Telling, marks_of, telling_words

FORMULA = 0.3  # share of the texts from which a word is a formula of the field rather than a subject
FORMULA_OF_TWO = 0.05  # the same for two neighbouring words
FEW = 3  # texts that may share a word which is still no formula
UNSEEN = 2  # texts that a word counts as standing in at least: one seen nowhere weighs no more than a rare one
LOOKED_AT = 12  # provisions that are compared in full with a passage
LEADING = 20  # rare words and pairs of a passage by which provisions are looked up


class Indexed(Struct, frozen=True):
    """One provision. source: number of the text that it stands in. place: its id; citation: as people cite it.

    marks: its words and pairs of neighbouring words.
    """

    source: int
    place: str
    citation: str
    text: str
    words: tuple[Telling, ...]
    stems: frozenset[str]
    marks: frozenset[str]


class ProvisionIndex:
    """Built once, asked for every passage.

    A word weighs the more the fewer texts use it, so that what all texts say ("to report to the next conference")
    finds nothing.
    """

    def __init__(self, provisions: Iterable[tuple[int, str, str, str]]) -> None:
        """provisions: source, place, citation and text of each."""
        self.provisions: list[Indexed] = [_indexed(*one) for one in provisions]
        self._texts = len({one.source for one in self.provisions}) or 1
        spread: Counter[str] = Counter()
        for marks in self._by_text():
            spread.update(marks)
        self._spread = spread
        self._weights = {stem: self._weighed(texts) for stem, texts in spread.items()}
        self._unseen = self._weighed(0)
        self._holding: dict[str, list[int]] = {}
        for position, provision in enumerate(self.provisions):
            for mark in filter(self.is_rare, provision.marks):
                self._holding.setdefault(mark, []).append(position)

    def _by_text(self) -> Iterable[set[str]]:
        marks: dict[int, set[str]] = {}
        for one in self.provisions:
            marks.setdefault(one.source, set()).update(one.marks)
        return marks.values()

    def weight(self, stem: str) -> float:
        """How much a word tells: the logarithm of the texts there are to a text that uses it."""
        return self._weights.get(stem, self._unseen)

    def _weighed(self, texts: int) -> float:
        return math.log(1 + self._texts / max(UNSEEN, texts))

    def is_rare(self, mark: str) -> bool:
        """Whether a word, or a pair of words, belongs to a subject rather than to the formulas of the field."""
        formula = FORMULA_OF_TWO if " " in mark else FORMULA
        return self._spread[mark] <= max(FEW, formula * self._texts)

    def candidates(self, marks: frozenset[str], without: frozenset[int]) -> Sequence[Indexed]:
        """The provisions that share most with these words, those of the texts ``without`` left out."""
        shared: dict[int, float] = {}
        held = (mark for mark in marks if mark in self._holding)
        for mark in sorted(held, key=lambda mark: (self._spread[mark], mark))[:LEADING]:
            weight = self.weight(mark)
            for position in self._holding[mark]:
                shared[position] = shared.get(position, 0.0) + weight
        allowed = ((score, -at) for at, score in shared.items() if self.provisions[at].source not in without)
        return [self.provisions[-at] for _, at in nlargest(LOOKED_AT, allowed)]


def _indexed(source: int, place: str, citation: str, text: str) -> Indexed:
    words = telling_words(text)
    return Indexed(source, place, citation, text, words, frozenset(word.stem for word in words), marks_of(words))
