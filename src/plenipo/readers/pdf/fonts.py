"""Fonts of a PDF, checked before their tables are spelt out: a range of a few bytes can name a billion codes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from plenipo.errors import HostileFile
from plenipo.readers.limits import MAX_PDF_CODE_RANGE

_RANGE = re.compile(rb"<\s*([0-9a-fA-F]{1,16})\s*>\s*<\s*([0-9a-fA-F]{1,16})\s*>")
_PLAIN_NAME = re.compile(r"[\w.+-]*")
_MAX_NESTING = 4


class GuardedResources(PDFResourceManager):
    """Refuses fonts whose tables would exhaust time or memory, and encodings that are no plain names."""

    def __init__(self) -> None:
        super().__init__(caching=True)
        self._nesting = 0

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        if not (objid and objid in self._cached_fonts):
            for key in ("W", "W2"):
                _check_widths(resolve1(spec.get(key)))
            for key in ("ToUnicode", "Encoding"):
                _check_codes(resolve1(spec.get(key)))
        if self._nesting >= _MAX_NESTING:
            raise HostileFile("the PDF has fonts within fonts.", remedy="Print the document to PDF again.")
        self._nesting += 1
        try:
            return super().get_font(objid, spec)
        finally:
            self._nesting -= 1


def _check_widths(widths: object) -> None:
    """W: [first last width …], where first and last may be any numbers."""
    if not isinstance(widths, list):
        return
    numbers = [resolve1(item) for item in widths]
    if any(isinstance(number, int | float) and abs(number) > 0xFFFFF for number in numbers):
        raise _hostile()


def _check_codes(table: object) -> None:
    if isinstance(table, PSLiteral) and not _PLAIN_NAME.fullmatch(str(table.name)):
        raise _hostile()
    if not isinstance(table, PDFStream):
        return
    codes = 0
    for first, last in _RANGE.findall(table.get_data()):
        codes += max(0, int(last, 16) - int(first, 16)) if len(first) == len(last) else 0
        if codes > MAX_PDF_CODE_RANGE:
            raise _hostile()


def _hostile() -> HostileFile:
    return HostileFile("the PDF has a font that names too many codes.", remedy="Print the document to PDF again.")
