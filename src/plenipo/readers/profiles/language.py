"""A simple guess at the language of a text, from its script and its small words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

_SMALL_WORDS = {
    "en": frozenset(["the", "of", "and", "to", "in", "that", "on", "for", "with", "by"]),
    "fr": frozenset(["le", "les", "des", "et", "du", "dans", "que", "pour", "par", "aux"]),
    "es": frozenset(["el", "los", "las", "y", "del", "que", "para", "por", "con", "una"]),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_LINES, _ENOUGH = 80, 3


def guess_language(lines: Iterable[str]) -> str:
    """ "ar", "zh", "ru", "en", "fr" or "es"; "" where the text does not tell."""
    sample = " ".join(islice(lines, _SAMPLE_LINES))[:20000]
    letters = sum(character.isalpha() for character in sample)
    for language, first, last in (("ar", "\u0600", "\u06ff"), ("ru", "\u0400", "\u04ff"), ("zh", "\u4e00", "\u9fff")):
        if letters and sum(first <= character <= last for character in sample) * 2 > letters:
            return language
    words = _WORD.findall(sample.lower())
    counts = {language: sum(word in small for word in words) for language, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= _ENOUGH else ""
