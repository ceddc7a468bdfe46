"""The sheet of decisions in concordance.xlsx: people fill it, and ``plenipo concord --decisions`` reads it back."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance.decisions import Applied, decide
from plenipo.concordance.model import Concordance, Decision, Degree
from plenipo.concordance.provisions import SourceTexts, folded
from plenipo.errors import InvalidData
from plenipo.texts.marking import refuse_classified
from plenipo.writers.concordance.columns import Columns, columns_of
from plenipo.writers.concordance.decision_file import degree_named
from plenipo.writers.concordance.sheets import Column, Looks, new_sheet
from plenipo.writers.concordance.workbook_reading import read_sheet
from plenipo.writers.xlsx.cells import row_height, write_text

DECISIONS = "Decisions"
_FIELDS = {
    "Degree": "degree",
    "Accepted provisions": "targets",
    "Reasons": "reasons",
    "Planned act": "measure",
    "Date": "measure_date",
    "Responsible": "responsible",
    "Implementation": "implementation",
    "Enforcement": "enforcement",
    "Decided by": "decided_by",
    "Decided on": "decided_on",
}
_COLUMNS = (
    Column("Provision", 16),
    Column("Text", 60, True),
    Column("Proposed", 14),
    Column("Proposed provisions", 18),
    Column("Reopened because", 26),
    Column("Degree", 15),
    Column("Accepted provisions", 20),
    Column("Reasons", 36),
    Column("Planned act", 24),
    Column("Date", 12),
    Column("Responsible", 20),
    Column("Implementation", 22),
    Column("Enforcement", 22),
    Column("Decided by", 18),
    Column("Decided on", 12),
    Column("Row", 12),
    Column("Words", 18),
)
_FIRST_ENTRY, _ROW, _WORDS = 5, 15, 16
_DATES = frozenset(("measure_date", "decided_on"))
_SERIAL = re.compile(r"\d{4,6}(?:\.0+)?")
_EPOCH = datetime.date(1899, 12, 30)  # of the day numbers of spreadsheets
_REMEDY = "Use the sheet of decisions of a concordance.xlsx that this version of Plenipo wrote."


class SheetEntry(Struct, frozen=True):
    """A line that somebody filled. words: which words it was filled on (see ``_mark``)."""

    decision: Decision
    words: str
    line: int


def write_decisions(book: Any, table: Concordance, looks: Looks) -> None:
    """A line for each row, in order; degrees from a list, dates as text."""
    sheet = new_sheet(book, DECISIONS, table, _COLUMNS, looks)
    texts = SourceTexts(table.rows)
    rows = columns_of(table)
    for at, each in enumerate(rows, 1):
        shown = (
            each.row.label,
            each.row.text or each.row.heading,
            each.row.degree.value if table.judged else "",
            "; ".join(target.label for target in each.row.targets),
            each.row.reopened,
        )
        for column, value in enumerate(shown):
            write_text(sheet, at, column, value, looks.text if column == 1 else looks.cell if column else looks.label)
        for column, value in enumerate(_entry(each), _FIRST_ENTRY):
            write_text(sheet, at, column, value, looks.entry)
        write_text(sheet, at, _ROW, each.row.id, looks.cell)
        write_text(sheet, at, _WORDS, _mark(texts.words(each.row.id)), looks.cell)
        sheet.set_row(at, row_height([(shown[1], 60), (shown[3], 18), (shown[4], 26), (each.reasons, 36)]))
    last = max(len(rows), 1)
    sheet.set_column(_ROW, _WORDS, None, None, {"hidden": True})
    sheet.autofilter(0, 0, last, _ROW - 1)
    sheet.data_validation(
        1,
        _FIRST_ENTRY,
        last,
        _FIRST_ENTRY,
        {
            "validate": "list",
            "source": [degree.value for degree in Degree],
            "error_title": "Degree of compliance",
            "error_message": "full, partial, none or not applicable",
        },
    )


def read_decision_sheet(data: bytes, where: str) -> tuple[SheetEntry, ...]:
    """The filled lines of the sheet of decisions.

    InvalidData where the workbook has no such sheet or a line has a degree that does not exist; what ``read_sheet``
    raises for a file that is damaged, hostile or too large; ClassifiedMarking.
    """
    rows = read_sheet(data, where, DECISIONS)
    head = {title: column for column, title in (rows[0][1] if rows else {}).items()}
    lost = [title for title in ("Row", "Words", *_FIELDS) if title not in head]
    if lost:
        raise InvalidData(f"the sheet of decisions has no column {lost[0]!r}.", where=where, remedy=_REMEDY)
    entries = []
    for line, cells in rows[1:]:
        refuse_classified((part for value in cells.values() for part in value.splitlines()), where)
        given = {field: cells.get(head[title], "").strip() for title, field in _FIELDS.items()}
        if any(given.values()):
            entries.append(_read_entry(given, cells, head, line, where))
    return tuple(entries)


def with_sheet(table: Concordance, entries: tuple[SheetEntry, ...]) -> Applied:
    """The table with the filled lines. A line that says what the table has already changes nothing; one on other words
    than the table has is refused and said."""
    texts = SourceTexts(table.rows)
    shown = {each.row.id: _entry(each) for each in columns_of(table)}
    fresh: list[Decision] = []
    refused: list[str] = []
    for entry in entries:
        name = entry.decision.row
        if name not in texts.rows:
            refused.append(f"line {entry.line}: there is no provision {name!r} any more.")
        elif shown[name] == _values(entry.decision, entry.decision.targets or ()):
            continue
        elif entry.words != _mark(texts.words(name)):
            label = texts.rows[name].label
            refused.append(f"line {entry.line}: {label} reads otherwise by now; decide on it in the new workbook.")
        else:
            fresh.append(entry.decision)
    return Applied(decide(table, *fresh), tuple(refused))


def _entry(each: Columns) -> tuple[str, ...]:
    """What stands in the cells that people fill."""
    decision = each.row.decision
    if decision is None:
        return ("",) * len(_FIELDS)
    accepted = each.targets if decision.targets is not None else ()
    return _values(decision, tuple(target.label for target in accepted))


def _values(decision: Decision, targets: tuple[str, ...]) -> tuple[str, ...]:
    own = {"degree": decision.degree.value if decision.degree else "", "targets": "; ".join(targets)}
    return tuple(own[field] if field in own else getattr(decision, field) for field in _FIELDS.values())


def _read_entry(
    given: Mapping[str, str], cells: Mapping[int, str], head: Mapping[str, int], line: int, where: str
) -> SheetEntry:
    try:
        degree = degree_named(given["degree"])
    except ValueError as exc:
        raise InvalidData(f"line {line}: {exc}", where=where, remedy="Correct the sheet of decisions.") from exc
    targets = tuple(part.strip() for part in re.split(r"[;\n]", given["targets"]) if part.strip())
    texts = {
        field: _day(value) if field in _DATES else value
        for field, value in given.items()
        if field not in ("degree", "targets")
    }
    decision = replace(Decision(cells.get(head["Row"], ""), degree, targets or None), **texts)
    return SheetEntry(decision, cells.get(head["Words"], ""), line)


def _day(value: str) -> str:
    """A spreadsheet may keep a date as the number of its day."""
    if not _SERIAL.fullmatch(value):
        return value
    return (_EPOCH + datetime.timedelta(days=int(float(value)))).isoformat()


def _mark(words: str) -> str:
    """The same for the same words, white space aside."""
    return hashlib.sha256(folded(words).encode("utf-8", "replace")).hexdigest()[:16]
