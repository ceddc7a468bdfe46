"""Quotes that can be read: a place in a text widened to the smallest phrase that makes sense, always verbatim."""

from __future__ import annotations

import re

from plenipo.concordance.alignment.words import FUNCTION_WORDS
from plenipo.concordance.quantities import Quantity, quantities_in

_BREAK = re.compile(r"[;:\n,.()—–]")
_BEFORE = re.compile(r"[\w’'-]+-$")
_AFTER = re.compile(r"^-[\w’'-]+")
_NEXT = re.compile(r"\s([^\W_][\w’'-]*)")
_PREVIOUS = re.compile(r"([^\W\d_]+)\s$")
_LEADING = frozenset(("where", "if", "when", "to", "not", "only", "solely", "without", "as"))
_QUALIFIES = re.compile(r"(?:able|ible|al|ive|ary|ory|ous|ent|ant|ate|ic|ed|ful|ing)$")  # as adjectives end
_LIMIT = re.compile(
    r"(?:\b(?:for\s)?(?:a\s(?:maximum\s|minimum\s)?(?:period|term)\sof\s)?(?:at\sleast|at\smost|up\sto|within"
    r"|not?\s(?:more|less|later|fewer)\sthan|not\sexceed(?:ing)?|more\sthan|less\sthan)\s)$"
)
_TAIL = re.compile(
    r"[\s,;:.(\[—–]*(?:\s(?:and|or|shall|may|must|will|is|are|be|the|an?|of|to|in|on|by|for|with|at|from|that|which"
    r"|its|their|any|not|as))+$"
)
_EDGE = re.compile(r"^[\s,;:.)\[\]—–]*(?:\d{1,3}\]\s*)?(?:(?:and|or)\s)?\s*|[\s,;:.(\[—–]*(?:\s(?:and|or))?\s*$")
_MARKER = 3  # characters of a number that a footnote may have
_AHEAD = 60  # characters in which the rest of a phrase is looked for
_SHORT = 2  # words of a quote that is widened to the noun it belongs to
_MORE = 3  # words that are added
_LEAD = 2  # words before it that are added


def readable(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with whole hyphenated words, whole quantities and, where it is short, the noun that it belongs to."""
    start, end = _whole_words(text, start, end)
    start, end = _with_quantities(text, start, end)
    if len(text[start:end].split()) <= _SHORT and not _BREAK.search(text[start:end]):
        end = _to_noun(text, end) if _QUALIFIES.search(text[start:end]) else end
        start = _with_lead(text, start)
    return start, end


def trimmed(quote: str) -> str:
    """Without punctuation and words at its ends that lead nowhere; still a verbatim part of the text."""
    quote = _EDGE.sub("", _TAIL.sub("", _EDGE.sub("", quote)))
    if quote.startswith("(") and ")" not in quote[1:]:
        quote = quote[1:]
    elif quote.startswith("(") and quote.find(")") == len(quote) - 1:
        quote = quote[1:-1]
    return "" if quote.strip("[]() ").isdecimal() and len(quote) < _MARKER else quote


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with the other half of a bracket that only one half stands in, where it is near."""
    inside = text[start:end]
    if inside.count(")") > inside.count("("):
        opened = text.rfind("(", max(0, start - _AHEAD), start)
        return (opened if opened >= 0 else start), end
    if inside.count("(") > inside.count(")"):
        closed = text.find(")", end, end + _AHEAD)
        return start, (closed + 1 if closed >= 0 else end)
    return start, end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    before = _BEFORE.search(text[max(0, start - _AHEAD) : start])
    after = _AFTER.match(text[end : end + _AHEAD])
    return start - len(before[0]) if before else start, end + len(after[0]) if after else end


def _with_quantities(text: str, start: int, end: int) -> tuple[int, int]:
    """A number never stands without its unit, nor a limit without its "at least"."""
    for one in quantities_in(text):
        for at in _places(text, one):
            if at < end and start < at + len(one.quote):
                limit = _LIMIT.search(text[max(0, at - _AHEAD) : at])
                start, end = min(start, at - len(limit[0]) if limit else at), max(end, at + len(one.quote))
    return start, end


def _places(text: str, one: Quantity) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(one.quote), text)]


def _with_lead(text: str, start: int) -> int:
    """With the little words that lead to it: "where applicable", "to verify"."""
    for _ in range(_LEAD):
        match = _PREVIOUS.search(text[max(0, start - _AHEAD) : start])
        if not match or match[1].casefold() not in _LEADING:
            break
        start -= len(match[0])
    return start


def _to_noun(text: str, end: int) -> int:
    """To the last of the words that follow without a break or a function word between."""
    for _ in range(_MORE):
        match = _NEXT.match(text[end : end + _AHEAD])
        if not match or match[1].casefold() in FUNCTION_WORDS:
            break
        end += match.end()
    return end
