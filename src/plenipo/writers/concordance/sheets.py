"""Formats, heads and columns that the sheets of a concordance workbook share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from plenipo.concordance.model import Concordance
from plenipo.writers.concordance.look import DEGREE_LOOK, UNJUDGED, DegreeLook
from plenipo.writers.concordance.naming import short_name
from plenipo.writers.xlsx.cells import clean, write_text


class Column(Struct, frozen=True):
    """width: in characters. reading: text to be read, in the larger face."""

    title: str
    width: int
    reading: bool = False


class Looks:
    """Cell formats, made once."""

    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#d0d4da"}
        reading = {"font_name": "Cambria", "font_size": 11}
        self.head = book.add_format({**wrapped, "bold": True, "bg_color": "#1f4e79", "font_color": "#ffffff"})
        self.cell = book.add_format(wrapped)
        self.text = book.add_format({**wrapped, **reading})
        self.entry = book.add_format({**wrapped, "bg_color": "#fffdf2", "num_format": "@", "locked": False})
        self.label = book.add_format({**wrapped, "bold": True})
        self.link = book.add_format({**wrapped, "bold": True, "font_color": "#1d4f7c", "underline": 1})
        self.article = book.add_format({**wrapped, "bold": True, "bg_color": "#f0f2f5"})
        self.alarm = book.add_format({**wrapped, "bold": True, "font_color": "#8c2414"})
        self.title = book.add_format({"bold": True, "font_size": 15})
        self.plain = book.add_format({"valign": "top"})
        self.share = book.add_format({**wrapped, "num_format": "0%"})
        self.kept = book.add_format(reading)
        self.missing = book.add_format({**reading, "bold": True, "underline": 1, "font_color": "#8c2414"})
        self.degrees = {
            look: book.add_format(
                {**wrapped, "bold": True, "font_color": f"#{look.ink}", "bg_color": f"#{look.ground}"}
            )
            for look in (*DEGREE_LOOK.values(), UNJUDGED)
        }

    def degree(self, look: DegreeLook) -> Any:
        return self.degrees[look]


def new_sheet(book: Any, name: str, table: Concordance, columns: Sequence[Column], looks: Looks, row: int = 0) -> Any:
    """A sheet with its head in that row, frozen under it, and landscape A3 with the marking for print."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    title = clean(short_name(table.source)).replace("&", "&&")
    sheet.set_header(f"&L&9 {title}&R&B{table.marking.value}")
    sheet.set_footer(f"&L&9 {table.marking.value} · {name}&R&9&P / &N")
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(row)
    for at, column in enumerate(columns):
        write_text(sheet, row, at, column.title, looks.head)
        sheet.set_column(at, at, column.width)
    sheet.set_row(row, 32)
    sheet.freeze_panes(row + 1, 1)
    return sheet
