"""Provisions of another act that an amending act quotes in order to insert them there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.concordance.lawtext.lines import LawLine

_ANNOUNCES = re.compile(
    r"\b(?:following|as follows|inserted|replaced|added|substituted|namely)\b.*[:—–-]\s*$"
    r"|\b(?:is|are|shall be) (?:inserted|replaced|added|substituted)\b.*:\s*$"
)
_OPENS = ("‘", "“", "«", "„", '"', "'", "‟")
_CLOSES = re.compile(r"[’”»\"'“][;.,]?(?:\s(?:and|or))?$")
_LONGEST = 2000


def quoted_lines(lines: Sequence[LawLine]) -> frozenset[int]:
    """Positions of the lines inside quotations of more than a line, from the opening mark to the closing one."""
    found: set[int] = set()
    place = 1
    while place < len(lines):
        if lines[place].text.startswith(_OPENS) and _ANNOUNCES.search(lines[place - 1].text[-400:]):
            end = _end(lines, place)
            if end is not None:
                found.update(range(place, end + 1))
                place = end
        place += 1
    return frozenset(found)


def _end(lines: Sequence[LawLine], start: int) -> int | None:
    for place in range(start, min(start + _LONGEST, len(lines))):
        text = lines[place].text
        if _CLOSES.search(text) and (place > start or text.count(text[0]) < 2 or text[0] not in "\"'"):
            return place
    return None
