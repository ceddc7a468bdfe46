"""Items that stand inside running text, "… who— (a) has been …; or (b) is …", each put on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from msgspec import structs

from plenipo.concordance.lawtext.items import same_case
from plenipo.concordance.lawtext.lines import LawLine, Part
from plenipo.texts.label import Label, is_next, label_readings

# "4." between sentences is a paragraph only if it carries on the numbers: files of pages lose the line's end there.
# An item follows a stop, a dash, or the conjunction after a stop: "sub-section (2)" and "(1) or (2)" are references.
_CANDIDATE = re.compile(
    r"(?:(?<=[.;:—–\]\"”’])|(?<=--)|(?<=[;,—–]\sor)|(?<=[;,—–]\sand)|(?<=;\sbut)|(?<=,—)|(?<=,--))\s*"
    r"(?P<label>\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z])\)|(?<=\s)\d{1,3}\.(?=\s+[A-Z]))(?=\s?\S)"
)
_DEEPEST, _MOST = 12, 5000
_LEADING = re.compile(r"\(?(?:\d{1,3}[A-Za-z]{0,2}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z])[).]\s")


def split_inline(lines: Sequence[LawLine]) -> list[LawLine]:
    """Lines of one article; the words and their order stay."""
    made: list[LawLine] = []
    lists: list[Label] = []
    for line in lines:
        if line.cell or line.part is Part.QUOTED:
            made.append(line)
            continue
        leading = _LEADING.match(line.text)
        if leading:
            _continue(lists, leading[0].strip())
        start = 0
        for match in islice(_CANDIDATE.finditer(line.text), _MOST):
            if _continue(lists, match["label"], inside=True):
                made.append(structs.replace(line, text=line.text[start : match.start("label")].strip()))
                start = match.start("label")
        made.append(structs.replace(line, text=line.text[start:].strip()) if start else line)
    return [line for line in made if line.text]


def _continue(lists: list[Label], printed: str, *, inside: bool = False) -> bool:
    """Whether the label carries on one of the open lists, or begins one; ``lists`` is kept up to date."""
    readings = label_readings(printed)
    for depth in range(len(lists) - 1, -1, -1):
        for reading in readings:
            if (
                reading.form == lists[depth].form
                and is_next(lists[depth], reading)
                and same_case(lists[depth], reading)
            ):
                lists[depth:] = [reading]
                return True
    first = [reading for reading in readings if reading.is_first]
    if first and (not inside or printed.startswith("(")):
        begins = first[-1]
        kinds = [(level.kind, level.form, same_case(level, begins)) for level in lists]
        anew = (begins.kind, begins.form, True)
        if anew in kinds:
            del lists[kinds.index(anew) :]
        lists.append(begins)
        return True
    if not inside and readings:
        lists.append(readings[0])
        del lists[:-_DEEPEST]
    return False
