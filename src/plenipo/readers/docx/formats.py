"""What paragraph and run properties say: style, list, mark, direction; underline, italics, hidden text."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from msgspec import Struct

from plenipo.readers.docx import names
from plenipo.readers.docx.parts import Element
from plenipo.readers.docx.revisions import KINDS
from plenipo.readers.docx.styles import Styles, toggle, underline

_ITALIC: Final = names.W + "i"
_UNDERLINE: Final = names.W + "u"
_HIDDEN: Final = names.W + "vanish"
_INDENT: Final = names.W + "ind"
_RUN_STYLE: Final = names.RUN_STYLE
_BIDI: Final = names.W + "bidi"
_INDENT_STEP: Final = 567  # twentieths of a point: one centimetre
_INTEGER: Final = re.compile(r"-?\d{1,9}\Z")


RunFormat: TypeAlias = tuple[bool, bool, bool]
"""Underlined, italic, hidden."""


class ListPlace(Struct, frozen=True):
    """A paragraph's place in an automatic list. level: from 0, -1 where the list knows it by the style."""

    list_id: str
    level: int
    style: str = ""


class ParagraphFormat(Struct, frozen=True):
    """Paragraph properties as stored; ``list`` for the proposed view, ``original_list`` for the original one.

    runs: the format of runs that have none of their own.
    """

    style: str = ""
    list: ListPlace | None = None
    original_list: ListPlace | None = None
    original_number: str = ""
    marks: tuple[Element, ...] = ()
    indent: int = 0
    right_to_left: bool = False
    runs: RunFormat = (False, False, False)


class _Properties(Struct):
    style: str = ""
    list_id: str = ""
    list_level: str = ""
    inserted_list: bool = False
    original_number: str = ""
    marks: tuple[Element, ...] = ()
    indent: int = 0
    right_to_left: bool = False
    former: Element | None = None


class ParagraphFormats:
    """Formats of the paragraphs of a document. Those that only name a style are kept: most paragraphs do no more."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_style: dict[str, ParagraphFormat] = {}
        self.plain = _default_format(styles)

    def of(self, properties: Element) -> ParagraphFormat:
        """The format that a ``w:pPr`` gives."""
        if len(properties) != 1 or properties[0].tag != names.STYLE:
            return _paragraph_format(properties, self._styles)
        style = properties[0].get(names.VALUE, "")
        found = self._by_style.get(style)
        if found is None:
            found = self._by_style[style] = _paragraph_format(properties, self._styles)
        return found

    def run(self, properties: Element, hidden: bool) -> RunFormat:
        """The format that a ``w:rPr`` gives; ``hidden`` is what the paragraph's style says."""
        return run_format(properties, self._styles, hidden)


def _paragraph_format(element: Element, styles: Styles) -> ParagraphFormat:
    stored = _read(element)
    style = stored.style or styles.default
    current = _list_place(stored, style, styles)
    if stored.former is not None:
        before = _read(stored.former)
        original = _list_place(before, before.style or styles.default, styles)
    else:
        original = None if stored.inserted_list else current
    return ParagraphFormat(
        styles.name(style) if style else "",
        current,
        original,
        stored.original_number,
        stored.marks,
        stored.indent,
        stored.right_to_left,
        (False, False, bool(style) and styles.character_format(style)[2]),
    )


def _default_format(styles: Styles) -> ParagraphFormat:
    place = _list_place(_Properties(), styles.default, styles)
    return ParagraphFormat(styles.name(styles.default) if styles.default else "", place, place)


def run_format(element: Element, styles: Styles, hidden: bool) -> RunFormat:
    """Underlined, italic, hidden of one ``w:rPr``; ``hidden`` is what the paragraph's style says."""
    underlined = italic = False
    for child in (element[0],) if len(element) == 1 else element:
        tag = child.tag
        if tag == _ITALIC:
            italic = toggle(child)
        elif tag == _UNDERLINE:
            underlined = underline(child)
        elif tag == _HIDDEN:
            hidden = toggle(child)
        elif tag == _RUN_STYLE:  # always the first child, so that direct properties overrule it
            underlined, italic, concealed = styles.character_format(child.get(names.VALUE, ""))
            hidden = hidden or concealed
    return underlined, italic, hidden


def integer(text: str | None, default: int = 0) -> int:
    return int(text) if text and _INTEGER.match(text) else default


def _read(element: Element) -> _Properties:
    properties = _Properties()
    for child in element:
        tag = child.tag
        if tag == names.STYLE:
            properties.style = child.get(names.VALUE, "")
        elif tag == names.RUN_PROPERTIES:
            properties.marks = tuple(mark for mark in child if mark.tag in KINDS)
        elif tag == names.NUMBERING:
            _read_numbering(child, properties)
        elif tag == _BIDI:
            properties.right_to_left = toggle(child)
        elif tag == _INDENT:
            left = child.get(names.W + "left") or child.get(names.W + "start")
            properties.indent = max(0, integer(left) // _INDENT_STEP)
        elif tag == names.PARAGRAPH_CHANGE:
            properties.former = child.find(names.PARAGRAPH_PROPERTIES)
    return properties


def _read_numbering(element: Element, properties: _Properties) -> None:
    for child in element:
        tag = child.tag
        if tag == names.NUMBERING_ID:
            properties.list_id = child.get(names.VALUE, "")
        elif tag == names.NUMBERING_LEVEL:
            properties.list_level = child.get(names.VALUE, "")
        elif tag == names.INSERTED:
            properties.inserted_list = True
        elif tag == names.NUMBERING_CHANGE:
            properties.original_number = child.get(names.W + "original", "")


def _list_place(properties: _Properties, style: str, styles: Styles) -> ListPlace | None:
    """Direct numbering overrules that of the style; list 0 is no list."""
    if properties.list_id:
        if properties.list_id == "0":
            return None
        return ListPlace(properties.list_id, min(8, max(0, integer(properties.list_level))), style)
    inherited = styles.numbering(style) if style else None
    if inherited is None or inherited.list_id == "0":
        return None
    level = min(8, max(0, integer(properties.list_level))) if properties.list_level else inherited.level
    return ListPlace(inherited.list_id, level, inherited.style)
