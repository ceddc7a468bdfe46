"""``concordance.xlsx``: the table to filter and sort, a sheet for decisions that is read back, and the figures."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from plenipo.concordance.model import Concordance, Degree
from plenipo.concordance.summary import Tally, chapter_of, summary, totals
from plenipo.writers.concordance.columns import Columns, columns_of
from plenipo.writers.concordance.decision_sheet import DECISIONS, write_decisions
from plenipo.writers.concordance.front import remarks_of
from plenipo.writers.concordance.look import DEGREE_LOOK
from plenipo.writers.concordance.naming import full_name, particulars, short_name
from plenipo.writers.concordance.quotes import Stretch, paragraphs_marked
from plenipo.writers.concordance.sheets import Column, Looks, new_sheet
from plenipo.writers.xlsx.cells import LONGEST, clean, row_height, write_text

_CREATED = datetime.datetime(2000, 1, 1)  # two runs on the same input give the same bytes
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_COLUMNS = (
    Column("(a) Provision", 16),
    Column("(a1) Text", 56, True),
    Column("(b) Provision of the target", 16),
    Column("(b1) Text of the target", 56, True),
    Column("(c) Degree of compliance", 15),
    Column("Decided or proposed", 18),
    Column("(d) Reasons", 34),
    Column("What is missing", 34),
    Column("(e) Planned act", 22),
    Column("Date", 12),
    Column("Implementation", 18),
    Column("Enforcement", 18),
    Column("Responsible", 18),
    Column("Reopened because", 30),
    Column("Beyond the source", 30),
    Column("Chapter", 24),
    Column("Heading", 24),
)
_TEXT, _DEGREE, _REOPENED = 1, 4, 13
_FITTED = (0, 1, 2, 3, 6, 7, 8, 13)  # columns whose texts decide how high a row is
_PRINTED = 12  # columns: the usual ones; the rest helps to filter


def write_concordance_xlsx(table: Concordance) -> bytes:
    """The table as a workbook for Excel and LibreOffice; the same table gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    title = clean(full_name(table.source)) or "Concordance"
    book.set_properties(
        {"title": title[:255], "created": _CREATED, "author": "Plenipo", "category": table.marking.value}
    )
    looks = Looks(book)
    _write_table(book, table, looks)
    write_decisions(book, table, looks)
    _write_summary(book, table, looks)
    _write_beyond(book, table, looks)
    _write_former(book, table, looks)
    book.close()
    return buffer.getvalue()


def _write_table(book: Any, table: Concordance, looks: Looks) -> None:
    sheet = new_sheet(book, "Concordance", table, _COLUMNS, looks)
    rows = columns_of(table)
    for at, each in enumerate(rows, 1):
        _write_row(sheet, at, each, looks)
    sheet.autofilter(0, 0, max(len(rows), 1), len(_COLUMNS) - 1)
    sheet.print_area(0, 0, max(len(rows), 1), _PRINTED - 1)


def _write_row(sheet: Any, at: int, each: Columns, looks: Looks) -> None:
    row = each.row
    texts = "\n\n".join(
        f"{target.label}: {target.text}" if len(each.targets) > 1 else target.text for target in each.targets
    )
    values = (
        row.label,
        row.text,
        "\n".join(target.label for target in each.targets),
        texts,
        each.look.said,
        each.standing,
        each.reasons,
        "\n".join(f"“{quote}”" for quote in each.marked) or "\n".join(each.missing),
        each.measure,
        each.measure_date,
        each.implementation,
        each.enforcement,
        each.responsible,
        row.reopened,
        "\n".join(f"“{quote}”" for quote in each.added),
        chapter_of(row),
        row.heading,
    )
    for column, value in enumerate(values):
        write_text(sheet, at, column, value, _form(column, each, looks))
    # The provision leads to its line among the decisions, which has the same number.
    sheet.write_url(at, 0, f"internal:'{DECISIONS}'!A{at + 1}", looks.link, clean(row.label)[:255])
    _write_marked(sheet, at, each, looks)
    sheet.set_row(at, row_height([(values[column], _COLUMNS[column].width) for column in _FITTED]))


def _form(column: int, each: Columns, looks: Looks) -> Any:
    if column == _DEGREE:
        return looks.degree(each.look)
    if each.heading:
        return looks.article
    if column == _REOPENED and each.row.reopened:
        return looks.alarm
    return looks.text if _COLUMNS[column].reading else looks.cell


def _write_marked(sheet: Any, at: int, each: Columns, looks: Looks) -> None:
    """The source text with the missing words marked, where it has any and a cell can hold it."""
    lines = paragraphs_marked(clean(each.row.text), each.marked)
    parts: list[Stretch] = []
    for index, line in enumerate(lines):
        parts += [Stretch("\n")] if index else []
        parts += line
    if len(parts) < 2 or len(each.row.text) > LONGEST or not any(part.marked for part in parts):
        return
    fragments = [piece for part in parts for piece in (looks.missing if part.marked else looks.kept, part.text)]
    sheet.write_rich_string(at, _TEXT, *fragments, looks.text)


def _write_summary(book: Any, table: Concordance, looks: Looks) -> None:
    names = [DEGREE_LOOK[degree].word.capitalize() for degree in Degree]
    titles = ("Chapter", "Provisions", *names, "Not judged", "Decided", "Reopened", "Full of applicable")
    lines = [f"Against: {full_name(table.target)}", table.marking.value]
    lines += [f"{name}: {value}" for name, value in particulars(table.source)[1:]]
    lines += remarks_of(table)
    first = len(lines) + 2
    columns = [Column(title, 12 if at else 60) for at, title in enumerate(titles)]
    sheet = new_sheet(book, "Summary", table, columns, looks, first)
    write_text(sheet, 0, 0, full_name(table.source), looks.title)
    for at, line in enumerate(lines, 1):
        write_text(sheet, at, 0, line, looks.plain)
    chapters = summary(table)
    for at, each in enumerate(chapters, first + 1):
        _write_figures(sheet, at, each.chapter, each.tally, looks)
    _write_figures(sheet, first + 1 + len(chapters), "All", totals(table), looks)


def _write_figures(sheet: Any, at: int, name: str, figures: Tally, looks: Looks) -> None:
    write_text(sheet, at, 0, name, looks.label)
    counted = [figures.provisions, *(figures.of(degree) for degree in Degree)]
    for column, number in enumerate((*counted, figures.unjudged, figures.decided, figures.reopened), 1):
        sheet.write_number(at, column, number, looks.cell)
    if figures.applicable:
        sheet.write_number(at, 9, figures.full / figures.applicable, looks.share)
    else:
        write_text(sheet, at, 9, "–", looks.cell)


def _write_beyond(book: Any, table: Concordance, looks: Looks) -> None:
    columns = (Column("Provision", 20), Column(f"What {short_name(table.target)} adds", 120, True))
    sheet = new_sheet(book, "Added by the target", table, columns, looks)
    rows = [each for each in table.beyond if each.text.strip()]
    _write_lines(sheet, [(each.label, each.text) for each in rows], columns, looks)


def _write_former(book: Any, table: Concordance, looks: Looks) -> None:
    if not table.former:
        return
    columns = (
        Column("Provision", 20),
        Column("Why the decision does not stand", 70),
        Column("Degree", 15),
        Column("Reasons", 40),
        Column("Planned act", 24),
        Column("Date", 12),
        Column("Decided by", 20),
        Column("Decided on", 12),
    )
    sheet = new_sheet(book, "To decide again", table, columns, looks)
    rows = []
    for each in table.former:
        decision = each.decision
        degree = decision.degree.value if decision.degree else ""
        plan = (decision.measure, decision.measure_date, decision.decided_by, decision.decided_on)
        rows.append((each.label or decision.row, each.why, degree, decision.reasons, *plan))
    _write_lines(sheet, rows, columns, looks)


def _write_lines(sheet: Any, rows: Sequence[Sequence[str]], columns: Sequence[Column], looks: Looks) -> None:
    for at, values in enumerate(rows, 1):
        for column, value in enumerate(values):
            form = looks.text if columns[column].reading else looks.cell if column else looks.label
            write_text(sheet, at, column, value, form)
        sheet.set_row(at, row_height([(value, each.width) for value, each in zip(values, columns, strict=True)]))
    if not rows:
        write_text(sheet, 1, 0, "Nothing.", looks.cell)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
