"""Sentences of a made-up vocabulary, of the length and shape that conference texts have."""

from __future__ import annotations

from random import Random

_ONSETS = (*"bcdfghjlmnprstv", "br", "cl", "fr", "gl", "pl", "st", "tr")
_VOWELS = ["a", "e", "i", "o", "u", "ea", "ia", "ou"]
_CODAS = ["l", "m", "n", "r", "s", "t", "nd", "rt", "st"]
_ENDINGS = {
    "noun": ["ment", "tion", "ity", "ance", "work", "net", "ure"],
    "adjective": ["al", "ive", "ous", "ary"],
    "verb": ["ate", "ify", "en", "ish"],
}
_JOINTS = ["and", "of", "in", "for", "with", "under", "through", "towards", "within", "between"]
_VERBS_BEFORE = ["to", "shall", "should", "may", "will", "must"]


class Vocabulary:
    """Words by class, drawn once; sentences are drawn from them. One seed, one sequence of sentences."""

    def __init__(self, random: Random, size: int = 700) -> None:
        self._random = random
        self._words = {kind: self._invent(endings, size) for kind, endings in _ENDINGS.items()}

    def _invent(self, endings: list[str], size: int) -> list[str]:
        words: set[str] = set()
        while len(words) < size:
            syllables = self._random.randint(1, 2)
            stem = "".join(self._syllable() for _ in range(syllables))
            words.add(stem + self._random.choice(endings))
        return sorted(words)

    def _syllable(self) -> str:
        return "".join(self._random.choice(parts) for parts in (_ONSETS, _VOWELS, _CODAS))

    def word(self, kind: str) -> str:
        """One word of a class: noun, adjective or verb."""
        return self._random.choice(self._words[kind])

    def phrase(self, words: int) -> str:
        """That many words without punctuation, as they would stand inside a sentence."""
        drawn: list[str] = []
        while len(drawn) < words:
            drawn += [self._random.choice(_JOINTS), "the", self.word("adjective"), self.word("noun")]
        return " ".join(drawn[:words])

    def sentence(self, words: int = 30) -> str:
        """About that many words, starting with "that" and without the mark at the end."""
        drawn = ["that", "the"]
        while len(drawn) < words:
            drawn += [self.word("adjective"), self.word("noun")]
            drawn += [self._random.choice(_VERBS_BEFORE), self.word("verb")]
            drawn += ["the", self.word("noun"), self._random.choice(_JOINTS)]
            drawn += ["the", self.word("adjective"), f"{self.word('noun')},", "the"]
        return " ".join(drawn[:words]).rstrip(",")
