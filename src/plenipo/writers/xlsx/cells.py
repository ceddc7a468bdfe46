"""One cell of marked text: within Excel's limits, never evaluated, changed words formatted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from plenipo.amendments.proposal import SpanKind
from plenipo.writers.segments import Segment

# Excel's specification and limits: characters in a cell; XML 1.0 allows no other control characters.
LONGEST = 32_767
HIGHEST = 409.0  # points that a row can be high
LINE_HEIGHT = 14.0  # points, for text of 10 points
CUT = " […] (cut: longer than a cell can hold)"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Format(Protocol):
    """A cell format of the workbook."""


class Fonts(NamedTuple):
    """How marked text looks: fonts within a cell, and formats of cells that are wholly inserted or deleted."""

    kept: Format
    inserted: Format
    deleted: Format
    cell: Format
    cell_inserted: Format
    cell_deleted: Format


class Sheet(Protocol):
    """The part of a worksheet that cells are written through."""

    def write_string(self, row: int, column: int, text: str, form: Any = None) -> int: ...
    def write_rich_string(self, row: int, column: int, *parts: Any) -> int: ...
    def set_row(self, row: int, height: float) -> int: ...
    def write_blank(self, row: int, column: int, blank: None, form: Any = None) -> int: ...


def clean(text: str) -> str:
    """Without what a workbook cannot hold, cut to a cell's length with a note."""
    text = _legal(text)
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT


def write_text(sheet: Sheet, row: int, column: int, text: str, form: Format) -> None:
    """As a string whatever it begins with: "=" and "+" start no formula."""
    text = clean(text)
    if text:
        sheet.write_string(row, column, text, form)
    else:
        sheet.write_blank(row, column, None, form)


def write_marked(sheet: Sheet, row: int, column: int, segments: Sequence[Segment], fonts: Fonts) -> None:
    """Marked text as a rich string. Excel wants at least two fragments in one, none of them empty."""
    pieces = _fitting([(segment.kind, _legal(segment.text)) for segment in segments])
    if not pieces:
        sheet.write_blank(row, column, None, fonts.cell)
    elif len(pieces) == 1:
        kind, text = pieces[0]
        whole = {SpanKind.INSERT: fonts.cell_inserted, SpanKind.DELETE: fonts.cell_deleted}
        sheet.write_string(row, column, text, whole.get(kind, fonts.cell))
    else:
        within = {SpanKind.KEEP: fonts.kept, SpanKind.INSERT: fonts.inserted, SpanKind.DELETE: fonts.deleted}
        fragments = [part for kind, text in pieces for part in (within[kind], text)]
        sheet.write_rich_string(row, column, *fragments, fonts.cell)


def row_height(texts: Iterable[tuple[str, int]]) -> float:
    """Points that the tallest of the wrapped texts takes, each given with its column's width in characters.

    Programs differ in whether they fit rows to wrapped text when they open a file, so the height is stated.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(HIGHEST, LINE_HEIGHT * lines + 3)


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-len(part) // width)) for part in text.split("\n")) if text else 1


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _fitting(pieces: Sequence[tuple[SpanKind, str]]) -> list[tuple[SpanKind, str]]:
    """The pieces that are not empty, neighbours of one kind joined, cut to a cell's length."""
    joined: list[tuple[SpanKind, str]] = []
    room = LONGEST
    total = sum(len(text) for _, text in pieces)
    if total > room:
        room -= len(CUT)
    for kind, text in pieces:
        text = text[:room]
        room -= len(text)
        if not text:
            continue
        if joined and joined[-1][0] is kind:
            joined[-1] = kind, joined[-1][1] + text
        else:
            joined.append((kind, text))
    if total > LONGEST:
        joined.append((SpanKind.KEEP, CUT))
    return joined
