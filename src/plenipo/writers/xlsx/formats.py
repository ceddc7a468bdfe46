"""The formats of the workbook, made once."""

from __future__ import annotations

from typing import Any

from plenipo.compilation.model import Compilation, Status
from plenipo.writers.hues import hues
from plenipo.writers.xlsx.cells import Fonts

_READING = {"font_name": "Cambria", "font_size": 11}
_GREY = "#6b6b6b"
# Shape, colour and word, as in the page.
STATUS_WORDS = {
    Status.COMPETING: "■ competing",
    Status.COMPATIBLE: "◐ compatible",
    Status.SINGLE: "● single",
    Status.CONVERGENT: "● convergent",
    Status.UNTOUCHED: "○ untouched",
}
_STATUS_COLOURS = {Status.COMPETING: "#a3301c", Status.CONVERGENT: "#0b6b58"}


class Formats:
    """Cell formats (text, label, head …) and, for each sponsor, those of marked text."""

    def __init__(self, book: Any, compilation: Compilation) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#d9d5cb"}
        self.text = book.add_format({**wrapped, **_READING})
        self.structure = book.add_format({**wrapped, **_READING, "bold": True})
        self.quiet = book.add_format({**wrapped, "font_color": _GREY})
        self.label = book.add_format({**wrapped, "bold": True})
        self.plain = book.add_format(dict(wrapped))
        self.head = book.add_format(
            {**wrapped, "bold": True, "bg_color": "#1f4e79", "font_color": "#ffffff", "valign": "vcenter"}
        )
        # Deleted words are grey for every sponsor: the column says whose they are.
        gone = {**_READING, "font_strikeout": True, "font_color": _GREY}
        kept, deleted = book.add_format(dict(_READING)), book.add_format(gone)
        cell_deleted = book.add_format({**wrapped, **gone})
        self.marked: dict[str, Fonts] = {}
        for sponsor, hue in hues(_named(compilation)).items():
            come = {**_READING, "bold": True, "underline": 1, "font_color": hue.light}
            inserted, cell_inserted = book.add_format(come), book.add_format({**wrapped, **come})
            self.marked[sponsor] = Fonts(kept, inserted, deleted, self.text, cell_inserted, cell_deleted)
        self.status = {
            status: book.add_format({**wrapped, "bold": True, "font_color": _STATUS_COLOURS.get(status, _GREY)})
            for status in Status
        }


def _named(compilation: Compilation) -> set[str]:
    named = set(compilation.sponsors)
    named.update(sponsor for provision in compilation.provisions for sponsor in provision.sponsors)
    named.update(alteration.sponsor for alteration in compilation.silent_alterations)
    return named.union(row.sponsor for row in compilation.contributions)
