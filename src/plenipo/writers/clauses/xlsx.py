"""``clauses.xlsx``: the checklist as a sheet to filter, and every passage that was found."""

from __future__ import annotations

import datetime
import io
from typing import Any

import xlsxwriter

from plenipo.concordance.clauses.model import Binding, Checklist
from plenipo.writers.clauses.wording import MEANINGS, SILENT, names_of, said
from plenipo.writers.xlsx.cells import row_height, write_text

_CREATED = datetime.datetime(2000, 1, 1)  # two runs on the same input give the same bytes
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CLAUSE_WIDTH, _AGREEMENT_WIDTH, _QUOTE_WIDTH = 40, 26, 90  # characters
_GROUNDS = {
    Binding.SHALL.value: "#d7eadf",
    Binding.SHALL_ENDEAVOUR.value: "#f8efd6",
    Binding.COOPERATE.value: "#e8eef5",
    Binding.MAY.value: "#f2f3f4",
    Binding.RECOGNISE.value: "#f2f3f4",
    Binding.RESERVED.value: "#f8e7e2",
    Binding.NONE.value: "#f2f3f4",
    SILENT: "#ffffff",
}


def write_checklist_xlsx(checklist: Checklist) -> bytes:
    """The same checklist, the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties(
        {
            "title": "Clauses in agreements",
            "created": _CREATED,
            "author": "Plenipo",
            "category": checklist.marking.value,
        }
    )
    wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#d9d5cb"}
    looks = {
        "head": book.add_format({**wrapped, "bold": True, "bg_color": "#1f4e79", "font_color": "#ffffff"}),
        "text": book.add_format(wrapped),
        "strong": book.add_format({**wrapped, "bold": True}),
        **{word: book.add_format({**wrapped, "bg_color": ground}) for word, ground in _GROUNDS.items()},
    }
    _matrix(book, checklist, looks)
    _passages(book, checklist, looks)
    book.close()
    return buffer.getvalue()


def _sheet(book: Any, name: str, checklist: Checklist, heads: list[tuple[str, int]], looks: dict[str, Any]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&9 Clauses in agreements&R&B{checklist.marking.value}")
    sheet.set_footer("&R&9&P / &N")
    sheet.repeat_rows(0)
    for column, (head, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        write_text(sheet, 0, column, head, looks["head"])
    return sheet


def _matrix(book: Any, checklist: Checklist, looks: dict[str, Any]) -> None:
    names = names_of(checklist)
    heads = [("Subject", 20), ("Clause", _CLAUSE_WIDTH), *((name, _AGREEMENT_WIDTH) for name in names), ("EU acts", 24)]
    sheet = _sheet(book, "Clauses", checklist, heads, looks)
    sheet.freeze_panes(1, 2)
    for row, clause in enumerate(checklist.clauses, 1):
        write_text(sheet, row, 0, clause.group, looks["text"])
        write_text(sheet, row, 1, clause.name, looks["strong"])
        for column, agreement in enumerate(checklist.agreements, 2):
            finding = agreement.findings[row - 1]
            where = f"\n{finding.places[0].label}" if finding.places else ""
            write_text(sheet, row, column, f"{said(finding)}{where}", looks[said(finding)])
        write_text(sheet, row, len(heads) - 1, ", ".join(clause.mirrors), looks["text"])
    last = len(checklist.clauses)
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)
    for row, (word, meaning) in enumerate(MEANINGS, last + 2):
        write_text(sheet, row, 1, word, looks[word])
        sheet.write_string(row, 2, meaning)


def _passages(book: Any, checklist: Checklist, looks: dict[str, Any]) -> None:
    heads = [
        ("Clause", _CLAUSE_WIDTH),
        ("Agreement", _AGREEMENT_WIDTH),
        ("Where", 18),
        ("Title of the article", 30),
        ("How binding", 16),
        ("Words", _QUOTE_WIDTH),
    ]
    sheet = _sheet(book, "Passages", checklist, heads, looks)
    sheet.freeze_panes(1, 1)
    row = 0
    for index, clause in enumerate(checklist.clauses):
        for name, agreement in zip(names_of(checklist), checklist.agreements, strict=True):
            for place in agreement.findings[index].places:
                row += 1
                quote = f"{place.lead} […] {place.quote}" if place.lead else place.quote
                cells = (clause.name, name, place.label, place.heading, place.binding.value, quote)
                for column, text in enumerate(cells):
                    write_text(sheet, row, column, text, looks["text"])
                sheet.set_row(row, row_height([(quote, _QUOTE_WIDTH), (place.heading, 30)]))
    sheet.autofilter(0, 0, max(row, 1), len(heads) - 1)
