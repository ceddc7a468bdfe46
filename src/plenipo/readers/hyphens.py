"""Words that a line's end parts."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole on a line, in lower case."""
    found: set[str] = set()
    for line in lines:
        found.update(word.lower() for word in _WORD.findall(line))
    return frozenset(found)


def join_lines(before: str, after: str, words: frozenset[str]) -> str:
    """Both lines as one. A hyphen at the end goes where the file spells the word without it elsewhere, and not with it:
    "intercon-" and "nection" give "interconnection", "non-" and "discriminatory" stay "non-discriminatory".
    """
    if before.endswith("\u00ad"):
        return before[:-1] + after
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None:
        return f"{before} {after}"
    if first[0] in ("and", "or", "to"):  # "circuit- and packet-switched"
        return f"{before} {after}"
    whole, hyphened = (last[1] + first[0]).lower(), f"{last[1]}-{first[0]}".lower()
    if whole in words and hyphened not in words:
        return before[:-1] + after
    return before + after
