"""Quotes found again in the text that they are taken from, so that they can be marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

_WORDS = 200  # characters up to which a quote may stand inside other words by chance
_WHOLE = 0.8  # share of a text from which marking it would mark nothing


class Stretch(Struct, frozen=True):
    """A part of a text. marked: it stands in one of the quotes."""

    text: str
    marked: bool = False


def paragraphs_marked(text: str, quotes: Iterable[str]) -> list[list[Stretch]]:
    """The paragraphs of a text, each as stretches that give it together. What is quoted whole is not marked."""
    spans = _merged(text, quotes)
    if sum(end - start for start, end in spans) >= _WHOLE * len(text.strip()):
        spans = []
    found: list[list[Stretch]] = []
    at = 0
    for line in text.split("\n"):
        found.append(_stretches(line, [(start - at, end - at) for start, end in spans]))
        at += len(line) + 1
    return found


def is_whole(text: str, quotes: Iterable[str]) -> bool:
    """Whether the quotes are nearly the whole text."""
    return sum(end - start for start, end in _merged(text, quotes)) >= _WHOLE * len(text.strip()) > 0


def _merged(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    """Where the quotes stand, those that touch as one."""
    places = sorted(place for quote in quotes if (place := _place(text, quote)))
    spans: list[tuple[int, int]] = []
    for start, end in places:
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], end)
        else:
            spans.append((start, end))
    return spans


def _place(text: str, quote: str) -> tuple[int, int] | None:
    """Where the quote stands as whole words, else where it stands at all: "end" is not looked for in "spend"."""
    if not quote:
        return None
    start = text.find(quote)
    if len(quote) < _WORDS:
        found = re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", text)
        start = found.start() if found else start
    return (start, start + len(quote)) if start >= 0 else None


def _stretches(line: str, spans: Iterable[tuple[int, int]]) -> list[Stretch]:
    found: list[Stretch] = []
    at = 0
    for start, end in spans:
        start, end = max(start, at, 0), min(end, len(line))
        if start >= end:
            continue
        found += [Stretch(line[at:start]), Stretch(line[start:end], True)]
        at = end
    found.append(Stretch(line[at:]))
    return [each for each in found if each.text]
