"""What one text says and others lack: verbatim spans, and how much of what it says they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from msgspec import Struct

from plenipo.concordance.alignment.words import Words
from plenipo.concordance.phrases import balanced, readable, trimmed

MOST = 8  # spans of one provision that are quoted
_BREAK = re.compile(
    r"[;:\n]|,(?=\s)|[.](?=\s|$)|\s[—–]\s|\((?=[^)]{12})|\)(?=\s)|\b(?:and|or|unless|except|provided that)\b"
)
_JOINING = re.compile(r"^(?:and|or)\s(?!shall|may|must|is|are)[\w\s-]{1,60}?\s(?:shall|may|must|is|are)\b")
_LACKING = 0.6  # of what a clause tells, that must be missing for the clause to be
_LONG = 3  # words in a row that tell something and are missing are a span of their own
# What every act of its kind says of itself, and the way in which a directive speaks to those who transpose it.
_FRAME = re.compile(
    r"""
    \bMember\sStates?\s(?:shall|must|may)\s(?:ensure|provide(?:\sfor)?|require
        |take\s(?:all\s)?(?:the\s)?(?:necessary|appropriate)\smeasures\sto\sensure)(?:,[^,]{1,80},)?(?:\sthat)?\b
    | \bprovide\sfor\b(?=\sthe\s[\w\s]{3,40}\sto\s)
    | \b(?:this|that|the\spresent)\s(?:Regulation|Directive|Decision|Agreement|Law|Act|Code|Chapter|Title|Section
        |Article|Part)\b
    | \bthe\sfollowing\sdefinitions\s(?:shall\s)?(?:also\s)?apply\b
    | \b(?:Each|A|The|Neither)\sPart(?:y|ies)\s(?:shall|must|may)\s(?:ensure|provide|require)(?:\sthat)?\b
    | ^\[\d+\]  # a footnote
    | \bMember\sStates?\b | \b(?:of\s|within\s)?the\sUnion\b
    | \(\s?[‘'“"][^()]{1,80}[’'”"]\s?\)  # the name that a principle is given
    | \b(?:(?:competent|established|designated|adopted|laid\sdown|provided\sfor|referred\sto|set\sout|specified)\s)?
        (?:in\saccordance\swith|pursuant\sto|under|by|in)\s
        (?:Article|paragraph|point|subparagraph|Section|Chapter|Annex|Part)s?\b
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


class Lack(Struct, frozen=True, gc=False):
    """held: share of what the text tells that others say too, 0 to 1. spans: verbatim, in order. words: how many."""

    held: float
    spans: tuple[str, ...]
    words: int


def lacking(text: str, words: Words, said: Collection[str], worth: Callable[[str], float], close: bool) -> Lack:
    """What the text says and ``said`` (stems) lacks.

    worth: what a stem tells. close: the texts share their wording, so that single words count too.
    """
    frames = [match.span() for match in _FRAME.finditer(text)]
    values = [
        0.0 if not stem or _inside(place, frames) else worth(stem)
        for stem, place in zip(words.stems, words.places, strict=True)
    ]
    gone = [value > 0 and stem not in said for stem, value in zip(words.stems, values, strict=True)]
    total = sum(values)
    if not total:
        return Lack(1.0, (), 0)
    lost = sum(value for value, missing in zip(values, gone, strict=True) if missing)
    spans = _missing_clauses(text, words, values, gone)
    spans += _missing_runs(words, values, gone, spans, 1 if close else _LONG)
    wide = sorted(readable(text, *span) for span in spans)
    quotes = [trimmed(text[slice(*balanced(text, *span))]) for span in _joined(wide, text)]
    return Lack(1 - lost / total, tuple(dict.fromkeys(quote for quote in quotes if quote))[:MOST], sum(gone))


def _inside(place: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place[0] < end for start, end in spans)


def _missing_clauses(text: str, words: Words, values: Sequence[float], gone: Sequence[bool]) -> list[tuple[int, int]]:
    """Clauses of which most is missing; one of a single word only beside another."""
    clauses = _clauses(text)
    states = []
    at = 0
    for _, end in clauses:
        told = lost = 0.0
        count = 0
        while at < len(words.places) and words.places[at][0] < end:
            told += values[at]
            lost += values[at] * gone[at]
            count += gone[at]
            at += 1
        states.append((count > 1, told > 0 and lost >= _LACKING * told))
    taken = [several and missing for several, missing in states]
    for order in (range(1, len(states)), range(len(states) - 2, -1, -1)):
        for place in order:
            near = place - 1 if order.step > 0 else place + 1
            taken[place] = taken[place] or (states[place][1] and taken[near])
    return [(_begun(text, clauses, place), clauses[place][1]) for place, it in enumerate(taken) if it]


def _begun(text: str, clauses: Sequence[tuple[int, int]], place: int) -> int:
    """Where the clause begins: with what stands before its "and", where that is part of the same subject."""
    start, end = clauses[place]
    if place and _JOINING.match(text[start:end]) and text[start - 1] not in ",;:\n":
        return clauses[place - 1][0]
    return start


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.start() for match in _BREAK.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def _missing_runs(
    words: Words, values: Sequence[float], gone: Sequence[bool], covered: Sequence[tuple[int, int]], least: int
) -> list[tuple[int, int]]:
    """Missing words in a row; function words between them belong to the run."""
    found: list[tuple[int, int]] = []
    run: list[int] = []
    for at in range(len(words.places) + 1):
        if at < len(words.places) and not values[at]:
            continue
        if at < len(words.places) and gone[at] and not _inside(words.places[at], covered):
            run.append(at)
            continue
        if len(run) >= least:
            found.append((words.places[run[0]][0], words.places[run[-1]][1]))
        run = []
    return found


def _joined(spans: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans with no word between them are one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and not any(letter.isalnum() for letter in text[found[-1][1] : start]):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
