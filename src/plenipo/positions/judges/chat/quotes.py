"""Finding what a model quotes in the text that it should stand in, and keeping the text's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SINGLE = frozenset("‘’‚‛′`´'")
_DOUBLE = frozenset('“”„‟″«»"')
_DASHES = frozenset("‐‑‒–—―−-")
_MARKS = re.compile(r"\[[+>]|\[-|[+<]\]|-\]")
_AROUND = "".join(sorted(_SINGLE | _DOUBLE)) + " \t\n….,;:"
SHORTEST = 3  # letters and digits of a quote that is not the whole of its text


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Where the quote stands in the text, as [start, end) of whole words; None where it does not.

    Kinds of space, quotation mark and hyphen do not count, nor what a model puts around a quote; words and order do.
    """
    words, places = _folded(text)
    for sought in _readings(quote):
        if _letters(sought) < SHORTEST and sought != words.strip(_AROUND):
            continue
        for at in _occurrences(sought, words):
            start, end = places[at], places[at + len(sought) - 1] + 1
            if _whole_words(text, start, end):
                return start, end
    return None


def _readings(quote: str) -> Iterator[str]:
    """The quote as it is, then without the marks of changes and what stands around it."""
    plain, _ = _folded(quote)
    if plain:
        yield plain
    bare, _ = _folded(_MARKS.sub("", quote).strip(_AROUND))
    if bare and bare != plain:
        yield bare


@lru_cache(maxsize=1024)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without spaces, one sign for each kind of mark; and the place of each character that is left."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace() or character in _DROPPED:
            continue
        folded.append(_sign(character))
        places.append(place)
    return "".join(folded), tuple(places)


def _sign(character: str) -> str:
    if character in _SINGLE:
        return "'"
    if character in _DOUBLE:
        return '"'
    return "-" if character in _DASHES else character


def _letters(folded: str) -> int:
    return sum(character.isalnum() for character in folded)


def _occurrences(sought: str, words: str) -> Iterator[int]:
    at = words.find(sought)
    while at >= 0:
        yield at
        at = words.find(sought, at + 1)


def _whole_words(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end."""
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_behind = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_behind
