"""One sheet of a workbook (SpreadsheetML, ECMA-376) as text: only what people type into cells."""

from __future__ import annotations

import re
from typing import Any

from plenipo.errors import DamagedFile, InvalidData
from plenipo.readers.docx.package import Package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MOST_ROWS = 200_000

SheetRow = tuple[int, dict[int, str]]
"""The number of the row, counted from 1, and its cells by column, counted from 0."""


def read_sheet(data: bytes, where: str, name: str) -> list[SheetRow]:
    """The rows of the sheet of that name, without empty ones.

    Raises what ``Package`` raises for a file that is no archive, damaged, encrypted, hostile or too large; InvalidData
    where there is no such sheet.
    """
    package = Package(data, where)
    book = package.tree("xl/workbook.xml")
    if book is None:
        raise InvalidData(
            "this is no workbook.", where=where, remedy="Give a file of decisions (YAML) or an XLSX file."
        )
    wanted = next((each for each in book.iter(f"{_MAIN}sheet") if each.get("name") == name), None)
    if wanted is None:
        raise InvalidData(
            f"the workbook has no sheet {name!r}.", where=where, remedy="Keep the sheet's name as it was."
        )
    parts = {each.id: each.target for each in package.relationships("xl/workbook.xml")}
    sheet = package.tree(parts.get(wanted.get(_RELATION) or "", ""))
    if sheet is None:
        raise DamagedFile(f"the sheet {name!r} is missing in the file.", where=where, remedy="Save the workbook again.")
    shared = _shared(package)
    found: list[SheetRow] = []
    for number, row in enumerate(sheet.iter(f"{_MAIN}row"), 1):
        if number > _MOST_ROWS:
            raise InvalidData(f"the sheet {name!r} has more than {_MOST_ROWS} rows.", where=where, remedy="Shorten it.")
        cells = _cells(row, shared)
        if cells:
            found.append((_number(row.get("r"), number), cells))
    return found


def _cells(row: Any, shared: list[str]) -> dict[int, str]:
    cells: dict[int, str] = {}
    for at, cell in enumerate(row.iter(f"{_MAIN}c")):
        value = _value(cell, shared)
        if value:
            cells[_column(cell.get("r") or "", at)] = value
    return cells


def _value(cell: Any, shared: list[str]) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return _text(cell)
    value = cell.find(f"{_MAIN}v")
    said = (value.text or "") if value is not None else ""
    if kind != "s":
        return said
    index = _number(said, -1)
    return shared[index] if 0 <= index < len(shared) else ""


def _shared(package: Package) -> list[str]:
    root = package.tree("xl/sharedStrings.xml")
    return [] if root is None else [_text(item) for item in root.iter(f"{_MAIN}si")]


def _text(element: Any) -> str:
    """The runs of a text, without the phonetic guides of East Asian scripts."""
    return "".join(leaf.text or "" for leaf in element.iter(f"{_MAIN}t") if leaf.getparent().tag != f"{_MAIN}rPh")


def _column(reference: str, otherwise: int) -> int:
    """0 for "A7", 26 for "AA7"."""
    match = _COLUMN.match(reference)
    if match is None:
        return otherwise
    index = 0
    for letter in match[0]:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise
