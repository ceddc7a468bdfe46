"""LISTNUM fields: numbers that Word computes and does not store."""

from __future__ import annotations

import re
from typing import Final

from plenipo.readers.docx.fields import Field
from plenipo.readers.docx.numerals import letters, roman

_LEVEL: Final = re.compile(r"\\l\s+\"?(\d)")
_START: Final = re.compile(r"\\s\s+\"?(\d{1,6})")
_NAME: Final = re.compile(r"LISTNUM\s+\"?([^\\\"\s]+)", re.IGNORECASE)
_LEVELS: Final = 9


class ListNumbers:
    """Counters of LISTNUM lists, apart for the two views."""

    def __init__(self) -> None:
        self._original: dict[str, list[int]] = {}
        self._proposed: dict[str, list[int]] = {}

    def copy(self) -> ListNumbers:
        copy = ListNumbers()
        copy._original = {name: list(values) for name, values in self._original.items()}
        copy._proposed = {name: list(values) for name, values in self._proposed.items()}
        return copy

    def of(self, original: Field | None, proposed: Field | None) -> tuple[str, str]:
        """The numbers of a field that has ended, in the proposed and in the original view; "" for other fields."""
        return _next(self._proposed, proposed), _next(self._original, original)


def _next(lists: dict[str, list[int]], field: Field | None) -> str:
    if field is None or not field.in_code:
        return ""
    instruction = "".join(field.instruction).strip()
    if not instruction.upper().startswith("LISTNUM"):
        return ""
    named = _NAME.match(instruction)
    counters = lists.setdefault(named[1].casefold() if named else "", [0] * _LEVELS)
    level_switch, start = _LEVEL.search(instruction), _START.search(instruction)
    level = min(_LEVELS, max(1, int(level_switch[1]))) - 1 if level_switch else 0
    counters[level] = int(start[1]) if start else counters[level] + 1
    counters[level + 1 :] = [0] * (_LEVELS - level - 1)
    return _render(level, counters[level])


def _render(level: int, value: int) -> str:
    """The levels of Word's list NumberDefault: 1) a) i) (1) (a) (i) 1. a. i."""
    number = (str, letters, roman)[level % 3](value)
    return (f"{number})", f"({number})", f"{number}.")[level // 3]
