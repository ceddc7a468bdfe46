"""The elements of a Formex file in order, each block a paragraph. Numbers go before what they number."""

from __future__ import annotations

import re

from lxml import etree

from plenipo.readers import lawstyles
from plenipo.readers.xml import local
from plenipo.texts.document import Note, NoteKind, Paragraph, Place, Run

_UNREAD = frozenset(
    {"BIB.INSTANCE", "BIB.DATA", "PROLOG", "TOC", "INFO.CONSLEG", "INFO.PROD", "INCL.ELEMENT", "CORPUS.BIB"}
)
_INLINE = frozenset(
    {
        "HT", "FT", "IE", "DATE", "REF.DOC.OJ", "REF.DOC", "REF.DOC.SE", "REF.DOC.ECR", "REF.ACT", "REF.CONSLEG",
        "REF.NP", "REF.NP.ECR", "QUOT.START", "QUOT.END", "NOTE", "BR", "FORMULA", "EXPONENT", "IND", "OVER",
        "FRACTION", "EXPR", "TERM", "REFERENCE", "FTREF", "ADDR.S", "KEYWORD", "MARGIN", "REF.BIB.RECORD", "LINK",
    }
)  # fmt: skip
_NUMBERS = frozenset({"NO.PARAG", "NO.P", "NO.CONSID", "NO.ITEM"})
_SPACE = re.compile(r"\s+")
_DIVISIONS = frozenset({"DIVISION", "GR.SEQ", "TITLE"})


class Walk:
    """Collects paragraphs and notes. The parser bounds the depth of the tree."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Note] = []
        self._label = ""
        self._tables = 0
        self._place: Place | None = None

    def over(self, root: etree._Element) -> None:
        self._block(root, "")

    def _block(self, element: etree._Element, style: str) -> None:
        """Text and inline elements up to a block are a paragraph, and so is what follows the block."""
        tag = local(element.tag)
        if tag in _UNREAD:
            return
        if tag == "TBL":
            self._table(element, style)
            return
        style = _style(element, tag, style)
        if tag in ("TI", "STI", "TI.ART", "STI.ART", "DLIST.ITEM"):  # one line, whatever it is made of
            self._emit(self._runs(element), style)
            return
        gathered: list[Run] = [Run(element.text)] if element.text else []
        for child in element:
            name = local(child.tag)
            if name in _NUMBERS:
                self._emit(gathered, style)
                gathered = []
                self._label = f"{self._label} {_plain(child)}".strip()
            elif name in _INLINE:
                gathered += self._inline(child)
            else:
                self._emit(gathered, style)
                gathered = []
                if name == "ITEM" and not self._label and child.find(".//NO.P") is None:
                    self._label = "—" if element.get("TYPE", "DASH") in ("DASH", "BULLET", "NDASH") else ""
                self._block(child, style)
            if child.tail:
                gathered.append(Run(child.tail))
        self._emit(gathered, style)

    def _table(self, table: etree._Element, style: str) -> None:
        index, self._tables = self._tables, self._tables + 1
        for row_index, row in enumerate(table.iter("ROW")):
            for column, cell in enumerate(row.iter("CELL")):
                self._place = Place(index, row_index, column)
                self._block(cell, style)
        self._place = None

    def _emit(self, runs: list[Run], style: str) -> None:
        kept = _tidy(runs)
        if not kept:
            return
        label, self._label = self._label, ""
        if label:
            kept = [Run(f"{label} "), *kept]
        container = f"cell:{self._place.table}.{self._place.row}.{self._place.column}" if self._place else ""
        self.paragraphs.append(Paragraph(tuple(kept), style=style, container=container, place=self._place))

    # Text

    def _runs(self, element: etree._Element) -> list[Run]:
        runs = [Run(element.text)] if element.text else []
        for child in element:
            runs += self._inline(child)
            runs.append(Run(" " if local(child.tag) in ("P", "TI", "STI") else ""))
            if child.tail:
                runs.append(Run(child.tail))
        return runs

    def _inline(self, element: etree._Element) -> list[Run]:
        tag = local(element.tag)
        if tag in ("QUOT.START", "QUOT.END"):
            return [Run(_character(element.get("CODE", "")))]
        if tag == "BR":
            return [Run(" ")]
        if tag == "NOTE":
            return [Run("", note=self._note(element))]
        return self._runs(element)

    def _note(self, element: etree._Element) -> str:
        identifier = f"footnote:{len(self.notes) + 1}"
        self.notes.append(Note(identifier, NoteKind.FOOTNOTE, ()))
        place = len(self.notes) - 1
        self.notes[place] = Note(identifier, NoteKind.FOOTNOTE, (Paragraph((Run(_plain(element)),)),))
        return identifier


def _style(element: etree._Element, tag: str, style: str) -> str:
    """What a line is by where it stands; inside a quotation everything is quoted."""
    if style in (lawstyles.QUOTED, lawstyles.PREAMBLE, lawstyles.CLOSING):
        return style
    if tag == "QUOT.S":
        return lawstyles.QUOTED
    if tag in ("PREAMBLE", "FINAL", "CONS.DOC.TITLE"):
        return lawstyles.PREAMBLE if tag == "PREAMBLE" else lawstyles.CLOSING
    if tag == "TI.ART":
        return lawstyles.ARTICLE
    if tag == "STI.ART":
        return lawstyles.ARTICLE_TITLE
    if tag in ("TI", "STI"):
        return _heading_style(element, tag)
    return style


def _heading_style(element: etree._Element, tag: str) -> str:
    above = [local(parent.tag) for parent in element.iterancestors()][:2]
    if "DIVISION" in above:
        return lawstyles.DIVISION if tag == "TI" else lawstyles.DIVISION_TITLE
    if "ANNEX" in above or "CONS.ANNEX" in above:
        return lawstyles.ANNEX if tag == "TI" else lawstyles.ARTICLE_TITLE
    return ""


def _tidy(runs: list[Run]) -> list[Run]:
    """White space as one space, none at the ends; runs without text and note left out."""
    kept: list[Run] = []
    for run in runs:
        text = _SPACE.sub(" ", run.text)
        if not kept or kept[-1].text.endswith(" "):
            text = text.lstrip()
        if text or run.note:
            kept.append(Run(text, note=run.note))
    while kept and not kept[-1].note and not kept[-1].text.strip():
        kept.pop()
    if kept and not kept[-1].note:
        kept[-1] = Run(kept[-1].text.rstrip())
    return kept


def _plain(element: etree._Element) -> str:
    parts: list[str] = [element.text or ""]
    for child in element:
        parts.append(_character(child.get("CODE", "")) if local(child.tag).startswith("QUOT.") else _plain(child))
        parts.append(" " if local(child.tag) == "P" else "")
        parts.append(child.tail or "")
    return _SPACE.sub(" ", "".join(parts)).strip()


def _character(code: str) -> str:
    """The quotation mark of a code point in hexadecimal; a straight one where the code is none."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return '"'
