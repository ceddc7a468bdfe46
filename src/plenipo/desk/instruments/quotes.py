"""Quotes in their context, with the deciding words apart so that a page can mark them."""

from __future__ import annotations

from typing import NamedTuple

_AROUND = 90  # characters of context on each side
_WORDS = 420  # characters of a quote; a longer one is shown by its beginning


class Quoted(NamedTuple):
    """before + words + after; an ellipsis stands where text is left out."""

    before: str
    words: str
    after: str


def quoted(words: str, text: str, start: int = 0) -> Quoted:
    """The words in the text. Where they are not at start they are looked for; without a text they stand alone."""
    at = start if text.startswith(words, start) else text.find(words)
    shown = words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …"
    if at < 0 or not words:
        return Quoted("", shown, "")
    after = text[at + len(words) :] if shown == words else ""
    return Quoted(_end_of(text[:at]), shown, _beginning_of(after))


def _end_of(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return "… " + text[-_AROUND:].partition(" ")[2]


def _beginning_of(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rpartition(" ")[0] + " …"
