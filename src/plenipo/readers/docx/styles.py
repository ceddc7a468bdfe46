"""Styles: the name that the program knows a style by, and what of it reaches the text."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from plenipo.readers.docx import names
from plenipo.readers.docx.parts import Element

_SEPARATORS: Final = re.compile(r"[\s_\-\u2011]+")
_NEAR_DUPLICATES: Final = {"Restitel": "Restitle", "Normalaftertitle0": "Normalaftertitle", "Normal": ""}
# Styles whose names programs write in several ways, in the one that profiles expect.
_SPELLINGS: Final = (
    "AnnexNo", "Annexref", "Annextitle", "AppendixNo", "Appendixref", "Appendixtitle", "Agendaitem", "ArtNo",
    "Arttitle", "Call", "ChapNo", "Chaptitle", "DecNo", "Dectitle", "Headingb", "Headingi", "Normalaftertitle", "Note",
    "Proposal", "Reasons", "RecNo", "Recref", "Rectitle", "ResNo", "Resdate", "Resref", "Restitle", "SectionNo",
    "Sectiontitle", "Source", "Tablehead", "Tablelegend", "TableNo", "Tabletext", "Tabletitle", "Title1", "Title2",
    "Title3", "Title4", "FootnoteText", "EndnoteText", "ListParagraph", "TOCHeading", "Header", "Footer", "Caption",
    "Title", "Subtitle", "Quote", "enumlev1", "enumlev2", "enumlev3", "Restitel", "Normalaftertitle0", "Normal",
    *(f"Heading{level}" for level in range(1, 10)), *(f"TOC{level}" for level in range(1, 10)),
)  # fmt: skip
_SPELLING: Final = {spelling.casefold(): spelling for spelling in _SPELLINGS}
_CHAIN_LIMIT: Final = 50
_LEVELS: Final = frozenset("012345678")


class StyleNumbering(Struct, frozen=True):
    """What a style says about numbering. level is -1 where the list itself assigns ``style`` to a level."""

    list_id: str
    level: int
    style: str


class Style(Struct):
    """One style as stored. None means: as in the style that it is based on."""

    name: str
    based_on: str = ""
    italic: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    list_id: str | None = None
    list_level: int | None = None


class Styles:
    """The styles of a document, by identifier. Identifiers that are not defined stand for themselves."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._names: dict[str, str] = {}
        self._formats: dict[str, tuple[bool, bool, bool]] = {}
        self._numberings: dict[str, StyleNumbering | None] = {}
        self.default = ""
        self.language = ""
        if root is None:
            return
        for element in root.iter(names.W + "style"):
            identifier = element.get(names.W + "styleId", "")
            self._styles[identifier] = _style(element, identifier)
            if element.get(names.TYPE) == "paragraph" and element.get(names.W + "default", "0") not in names.OFF:
                self.default = identifier
        self.language = _language(root)

    def name(self, identifier: str) -> str:
        """The style's name as the program spells it: "ResNo", "Heading1"; "" for Normal."""
        found = self._names.get(identifier)
        if found is None:
            style = self._styles.get(identifier)
            found = self._names[identifier] = style_name(style.name if style else identifier)
        return found

    def character_format(self, identifier: str) -> tuple[bool, bool, bool]:
        """Underlined, italic, hidden."""
        if identifier not in self._formats:
            self._formats[identifier] = self._find_format(identifier)
        return self._formats[identifier]

    def numbering(self, identifier: str) -> StyleNumbering | None:
        """The list that the paragraph style belongs to, through the styles that it is based on."""
        if identifier not in self._numberings:
            self._numberings[identifier] = self._find_numbering(identifier)
        return self._numberings[identifier]

    def _find_format(self, identifier: str) -> tuple[bool, bool, bool]:
        underlined = italic = hidden = None
        for _, style in self._chain(identifier):
            underlined = style.underlined if underlined is None else underlined
            italic = style.italic if italic is None else italic
            hidden = style.hidden if hidden is None else hidden
        return bool(underlined), bool(italic), bool(hidden)

    def _find_numbering(self, identifier: str) -> StyleNumbering | None:
        level: int | None = None
        for ancestor, style in self._chain(identifier):
            level = style.list_level if level is None else level
            if style.list_id is not None:
                return StyleNumbering(style.list_id, -1 if level is None else level, ancestor)
        return None

    def _chain(self, identifier: str) -> list[tuple[str, Style]]:
        """The style and those that it is based on; cut where a damaged file makes a circle."""
        chain: list[tuple[str, Style]] = []
        while identifier in self._styles and len(chain) < _CHAIN_LIMIT:
            style = self._styles[identifier]
            chain.append((identifier, style))
            identifier = style.based_on
        return chain


def style_name(name: str) -> str:
    """A style name without separators and aliases, near-duplicates folded: "Res_No" and "res no" give "ResNo"."""
    plain = _SEPARATORS.sub("", name.split(",", 1)[0])
    spelled = _SPELLING.get(plain.casefold(), plain)
    return _NEAR_DUPLICATES.get(spelled, spelled)


def toggle(element: Element) -> bool:
    """Whether an on/off property is on."""
    return element.get(names.VALUE, "1") not in names.OFF


def underline(element: Element) -> bool:
    return element.get(names.VALUE, "single") != "none"


def _style(element: Element, identifier: str) -> Style:
    style = Style(_value(element, names.W + "name") or identifier, _value(element, names.W + "basedOn"))
    run = element.find(names.RUN_PROPERTIES)
    if run is not None:
        style.italic = _flag(run, "i")
        style.hidden = _flag(run, "vanish")
        line = run.find(names.W + "u")
        style.underlined = None if line is None else underline(line)
    numbering = element.find(f"{names.PARAGRAPH_PROPERTIES}/{names.NUMBERING}")
    if numbering is not None:
        style.list_id = _value(numbering, names.NUMBERING_ID) or None
        level = _value(numbering, names.NUMBERING_LEVEL)
        style.list_level = int(level) if level in _LEVELS else None
    return style


def _flag(properties: Element, name: str) -> bool | None:
    element = properties.find(names.W + name)
    return None if element is None else toggle(element)


def _value(parent: Element, tag: str) -> str:
    element = parent.find(tag)
    return "" if element is None else element.get(names.VALUE, "")


def _language(root: Element) -> str:
    path = "/".join(names.W + step for step in ("docDefaults", "rPrDefault", "rPr", "lang"))
    element = root.find(path)
    return "" if element is None else element.get(names.VALUE, "")
