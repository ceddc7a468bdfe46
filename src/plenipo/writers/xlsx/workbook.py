"""``side-by-side.xlsx``: a row a provision, the base, a column a sponsor; the record on further sheets."""

from __future__ import annotations

import datetime
import io
from typing import Any

import xlsxwriter

from plenipo.compilation.model import Compilation
from plenipo.writers.xlsx.cells import clean
from plenipo.writers.xlsx.formats import Formats
from plenipo.writers.xlsx.record import write_alterations, write_contributions, write_legend
from plenipo.writers.xlsx.side_by_side import write_side_by_side

# Two runs on the same input give the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(compilation: Compilation) -> bytes:
    """The compilation as a workbook for Excel and LibreOffice; the same compilation gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    title = _title(compilation)
    book.set_properties(
        {"title": title[:255], "created": _CREATED, "author": "Plenipo", "category": compilation.marking.value}
    )
    formats = Formats(book, compilation)
    write_side_by_side(_sheet(book, "Side by side", compilation), compilation, formats)
    write_contributions(_sheet(book, "Contributions", compilation), compilation, formats)
    write_alterations(_sheet(book, "Silent alterations", compilation), compilation, formats)
    write_legend(_sheet(book, "Legend", compilation), compilation, formats)
    book.close()
    return buffer.getvalue()


def _sheet(book: Any, name: str, compilation: Compilation) -> Any:
    """A sheet that prints with the marking at its head, on landscape A3, one page wide."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    title = _title(compilation).replace("&", "&&")
    sheet.set_header(f"&L&9 {title[:150]}&R&B{compilation.marking.value}")
    sheet.set_footer(f"&L&9 {name}&R&9&P / &N")
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _title(compilation: Compilation) -> str:
    name = str(compilation.reference) if compilation.reference else ""
    return clean(" · ".join(part for part in (name, compilation.title) if part)) or "Compilation"
