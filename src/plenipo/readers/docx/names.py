"""Element and attribute names of WordprocessingML, in the transitional namespaces (see ``parts`` for strict files)."""

from __future__ import annotations

from typing import Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DUBLIN_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
SYMBOL_EXTENSION: Final = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"

PARAGRAPH: Final = W + "p"
PARAGRAPH_PROPERTIES: Final = W + "pPr"
PARAGRAPH_CHANGE: Final = W + "pPrChange"
RUN: Final = W + "r"
RUN_PROPERTIES: Final = W + "rPr"
TEXT: Final = W + "t"
DELETED_TEXT: Final = W + "delText"
MATH_TEXT: Final = M + "t"
TABLE: Final = W + "tbl"
ROW: Final = W + "tr"
ROW_PROPERTIES: Final = W + "trPr"
CELL: Final = W + "tc"
CELL_PROPERTIES: Final = W + "tcPr"
TEXT_BOX: Final = W + "txbxContent"
ALTERNATE_CONTENT: Final = MC + "AlternateContent"
CHOICE: Final = MC + "Choice"
FALLBACK: Final = MC + "Fallback"
SYMBOL: Final = W + "sym"
EXTENDED_SYMBOL: Final = SYMBOL_EXTENSION + "symEx"

INSERTED: Final = W + "ins"
DELETED: Final = W + "del"
MOVED_FROM: Final = W + "moveFrom"
MOVED_TO: Final = W + "moveTo"
CELL_INSERTED: Final = W + "cellIns"
CELL_DELETED: Final = W + "cellDel"
NUMBERING_CHANGE: Final = W + "numberingChange"

STYLE: Final = W + "pStyle"
RUN_STYLE: Final = W + "rStyle"
NUMBERING: Final = W + "numPr"
NUMBERING_LEVEL: Final = W + "ilvl"
NUMBERING_ID: Final = W + "numId"

VALUE: Final = W + "val"
AUTHOR: Final = W + "author"
DATE: Final = W + "date"
ID: Final = W + "id"
NAME: Final = W + "name"
TYPE: Final = W + "type"

OFF: Final = frozenset({"0", "false", "off"})
"""Values of a toggle element that switch it off; without a value it is on."""
