"""What a text says for and against each of its words, by their stems."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from plenipo.positions.polarity import Reading, weighed
from plenipo.positions.similarity import stem
from plenipo.positions.wording import words_of


def sign_of_stems(signs: Mapping[str, int], stems: Collection[str]) -> int:
    """-1 where most words with one of the stems are denied, else +1. signs: as in ``signs_in``."""
    return 1 if sum(sign for one, sign in signs.items() if one in stems) >= 0 else -1


@lru_cache(maxsize=1024)
def signs_in(text: str, start: int, end: int, preamble: bool = False) -> Mapping[str, int]:
    """By stem, how many more of its words are affirmed than denied, of those from ``start`` up to ``end``.

    start, end: in characters; the rest of the text is read beside it. preamble: whether the text describes.
    """
    words = words_of(text)
    denials, reading = weighed(words), Reading(preamble=preamble)
    signs: dict[str, int] = {}
    for at, word in enumerate(words):
        if start <= word.start < end:
            form = stem(word.form)
            signs[form] = signs.get(form, 0) + denials.polarity(at, at + 1, reading).sign
    return signs
