"""Word overlap as a ranking: TF-IDF cosine and BM25. What a judge has to be better than."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from plenipo.positions.wording import words_of

K1 = 1.5  # saturation of repeated words in BM25
B = 0.75  # what the length of a text weighs in BM25


def tokens(text: str) -> list[str]:
    """Folded words of more than one letter."""
    return [word.form for word in words_of(text) if len(word.form) > 1]


class Rarity:
    """How many of a collection of texts use each word."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts = [frozenset(tokens(text)) for text in texts]
        self.texts = len(counts)
        self.spread = Counter(word for count in counts for word in count)

    def idf(self, word: str) -> float:
        return math.log((1 + self.texts) / (1 + self.spread[word])) + 1


class Lexical:
    """Texts to be ranked by a query. rarity: of words in a larger collection; without it, in these texts."""

    def __init__(self, texts: Sequence[str], rarity: Rarity | None = None) -> None:
        self.counts = [Counter(tokens(text)) for text in texts]
        self.rarity = rarity or Rarity(texts)

    def scores(self, query: str) -> list[float]:
        """One score for each text, in their order."""
        raise NotImplementedError


class TfIdf(Lexical):
    """Cosine of word vectors, weighted by log frequency and inverse document frequency."""

    @cached_property
    def _vectors(self) -> list[dict[str, float]]:
        return [self._unit(count) for count in self.counts]

    def _unit(self, count: Counter[str]) -> dict[str, float]:
        weights = {word: (1 + math.log(found)) * self.rarity.idf(word) for word, found in count.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    def scores(self, query: str) -> list[float]:
        own = self._unit(Counter(tokens(query)))
        return [sum(weight * vector.get(word, 0.0) for word, weight in own.items()) for vector in self._vectors]


class Bm25(Lexical):
    """Okapi BM25 with k1 = 1.5 and b = 0.75."""

    @cached_property
    def _mean_length(self) -> float:
        return sum(sum(count.values()) for count in self.counts) / len(self.counts) or 1.0

    def scores(self, query: str) -> list[float]:
        words = tokens(query)
        return [self._score(words, count) for count in self.counts]

    def _score(self, words: Sequence[str], count: Counter[str]) -> float:
        length = K1 * (1 - B + B * sum(count.values()) / self._mean_length)
        return sum(
            self._telling(word) * count[word] * (K1 + 1) / (count[word] + length) for word in words if count[word]
        )

    def _telling(self, word: str) -> float:
        found = self.rarity.spread[word]
        return math.log(1 + (self.rarity.texts - found + 0.5) / (found + 0.5))
