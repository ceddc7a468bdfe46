"""``overview.xlsx``: the board as a sheet that can be sorted and filtered."""

from __future__ import annotations

import datetime
import io
from typing import Any
from urllib.parse import quote

import xlsxwriter

from plenipo.positions.overview import Overview, OverviewRow
from plenipo.writers.brief.relation_look import RelationLook
from plenipo.writers.brief.sources import without_notes
from plenipo.writers.overview.wording import COUNTS, LEGEND, counts_of, look_of, totals_of
from plenipo.writers.xlsx.cells import clean, row_height, write_text

_CREATED = datetime.datetime(2000, 1, 1)  # two runs on the same input give the same bytes
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NAME_WIDTH, _TITLE_WIDTH, _SQUARE_WIDTH, _FIGURE_WIDTH = 40, 40, 13, 11  # characters
_HEAD_ROW = 4
_A3, _A4 = 8, 9  # as the file format counts papers
_ROWS_OF_A4, _SPONSORS_OF_A4 = 16, 12


class _Looks:
    """Cell formats, made once."""

    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#d9d5cb"}
        self.title = book.add_format({"bold": True, "font_size": 15})
        self.plain = book.add_format({"valign": "top"})
        self.marking = book.add_format({"bold": True, "font_color": "#8c2414"})
        self.head = book.add_format({**wrapped, "bold": True, "bg_color": "#1f4e79", "font_color": "#ffffff"})
        self.name = book.add_format({**wrapped, "bold": True})
        self.link = book.add_format({**wrapped, "bold": True, "font_color": "#1d4f7c", "underline": 1})
        self.text = book.add_format(wrapped)
        self.alarm = book.add_format({**wrapped, "bold": True, "font_color": "#8c2414"})
        self.relations = {
            look: book.add_format(
                {**wrapped, "bold": True, "font_color": f"#{look.ink}", "bg_color": f"#{look.ground}"}
            )
            for look, _ in LEGEND
        }

    def relation(self, look: RelationLook) -> Any:
        return self.relations[look]


def write_overview_xlsx(overview: Overview) -> bytes:
    """The overview as a workbook; briefs are linked by their relative paths. The same overview, the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    title = clean(overview.title) or "Overview"
    book.set_properties(
        {"title": title[:255], "created": _CREATED, "author": "Plenipo", "category": overview.marking.value}
    )
    looks = _Looks(book)
    sheet = book.add_worksheet("Overview")
    _page(sheet, overview, title)
    _head(sheet, overview, title, looks)
    for index, row in enumerate(overview.rows, _HEAD_ROW + 1):
        _row(sheet, index, row, overview, looks)
    _legend(sheet, _HEAD_ROW + len(overview.rows) + 2, looks)
    book.close()
    return buffer.getvalue()


def _page(sheet: Any, overview: Overview, title: str) -> None:
    """One landscape page, the marking at the head and at the foot; A3 where A4 would be too small to read."""
    sheet.set_landscape()
    large = len(overview.rows) > _ROWS_OF_A4 or len(overview.sponsors) > _SPONSORS_OF_A4
    sheet.set_paper(_A3 if large else _A4)
    sheet.fit_to_pages(1, 1)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.center_horizontally()
    running = title.replace("&", "&&")[:150]
    sheet.set_header(f"&L&9 {running}&R&B{overview.marking.value}")
    sheet.set_footer(f"&L&9 {overview.marking.value}&R&9&P / &N")
    sheet.repeat_rows(_HEAD_ROW)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    count = len(overview.sponsors)
    sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.set_column(1, 1, _TITLE_WIDTH)
    if count:
        sheet.set_column(2, 1 + count, _SQUARE_WIDTH)
    sheet.set_column(2 + count, 4 + count, _FIGURE_WIDTH)


def _head(sheet: Any, overview: Overview, title: str, looks: _Looks) -> None:
    write_text(sheet, 0, 0, title, looks.title)
    write_text(sheet, 1, 0, overview.authority, looks.plain)
    write_text(sheet, 2, 0, overview.marking.value, looks.marking)
    said = "; ".join(f"{number} {words}" for number, words, _ in totals_of(overview))
    write_text(sheet, 2, 1, said, looks.plain)
    names = ("Text", "Title", *map(overview.named, overview.sponsors), "Alarms", "Competing", "To check")
    for column, name in enumerate(names):
        write_text(sheet, _HEAD_ROW, column, name, looks.head)
    sheet.set_row(_HEAD_ROW, 20)
    sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + max(len(overview.rows), 1), len(names) - 1)


def _row(sheet: Any, index: int, row: OverviewRow, overview: Overview, looks: _Looks) -> None:
    name, title = clean(row.instrument), without_notes(row.title)
    if row.brief:
        sheet.write_url(index, 0, f"external:{quote(row.brief, errors='replace')}", looks.link, name)
    else:
        write_text(sheet, index, 0, name, looks.name)
    write_text(sheet, index, 1, title, looks.text)
    for column, sponsor in enumerate(overview.sponsors, 2):
        square = row.square(sponsor)
        if square is None:
            write_text(sheet, index, column, "", looks.text)
            continue
        look = look_of(square)
        said = "\n".join(text for text in (look.said, counts_of(square)) if text)
        write_text(sheet, index, column, said, looks.relation(look))
    last = 2 + len(overview.sponsors)
    figures = (
        (row.alarms, looks.alarm if row.alarms else looks.text),
        (row.competing, looks.text),
        (row.checks, looks.text),
    )
    for column, (number, form) in enumerate(figures, last):
        sheet.write_number(index, column, number, form)
    sheet.set_row(index, row_height([(name, _NAME_WIDTH), (title, _TITLE_WIDTH), ("\n", _SQUARE_WIDTH)]))


def _legend(sheet: Any, first: int, looks: _Looks) -> None:
    for index, (look, meaning) in enumerate(LEGEND, first):
        write_text(sheet, index, 0, look.said, looks.relation(look))
        write_text(sheet, index, 1, meaning, looks.plain)
    write_text(sheet, first + len(LEGEND), 1, COUNTS, looks.plain)
