"""Automatic lists: definitions from the numbering part, and the counters that give a paragraph its label."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from plenipo.readers.docx import names
from plenipo.readers.docx.formats import ListPlace, integer
from plenipo.readers.docx.numerals import numeral
from plenipo.readers.docx.parts import Element
from plenipo.readers.docx.styles import Styles, toggle
from plenipo.readers.docx.symbols import unicode_character

LEVELS: Final = 9
_W: Final = names.W
_PLACEHOLDER: Final = re.compile(r"%([1-9])")


class Level(Struct, frozen=True):
    """One level of a list. restart: the level (from 1) whose next item starts this one anew, -1 for any higher one."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int = -1
    style: str = ""


class ListDefinition(Struct, frozen=True):
    """One ``w:num``: lists of one abstract definition count together. starts: overridden starts by level."""

    abstract: str
    levels: tuple[Level, ...]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, by identifier."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, ListDefinition] = {}
        self._levels: dict[str, list[Level]] = {}
        elements = [] if root is None else list(root)
        self._abstracts = {
            element.get(_W + "abstractNumId", ""): element for element in elements if element.tag == _W + "abstractNum"
        }
        self._numbers = {
            element.get(names.NUMBERING_ID, ""): element for element in elements if element.tag == _W + "num"
        }
        self._linked = {_value(element, "styleLink"): key for key, element in self._abstracts.items()}

    def definition(self, identifier: str) -> ListDefinition | None:
        """The list of that identifier, made when it is first asked for; None where it is not defined."""
        found = self._definitions.get(identifier)
        if found is None and identifier in self._numbers:
            element = self._numbers[identifier]
            abstract = self._abstract_of(element)
            found = ListDefinition(abstract, *_overridden(element, list(self._levels_of(abstract))))
            self._definitions[identifier] = found
        return found

    def _levels_of(self, abstract: str) -> list[Level]:
        if abstract not in self._levels:
            element = self._abstracts.get(abstract)
            self._levels[abstract] = [Level()] * LEVELS if element is None else _levels(element)
        return self._levels[abstract]

    def _abstract_of(self, number: Element) -> str:
        """The abstract list of a list, through ``w:numStyleLink`` where it only points to a list style."""
        abstract = _value(number, "abstractNumId")
        for _ in range(LEVELS):
            element = self._abstracts.get(abstract)
            link = "" if element is None else _value(element, "numStyleLink")
            target = self._target_of(link) if link else ""
            if not target:
                break
            abstract = target
        return abstract

    def _target_of(self, link: str) -> str:
        """The abstract list that defines a list style, "" where none does."""
        if link in self._linked:
            return self._linked[link]
        style = self._styles.numbering(link)
        return _value(self._numbers[style.list_id], "abstractNumId") if style and style.list_id in self._numbers else ""


class ListCounters:
    """The state of all lists at one point of one view."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._values: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, place: ListPlace) -> str:
        """Counts the paragraph and returns its label, "" where the list is not defined."""
        definition = self._numbering.definition(place.list_id)
        if definition is None:
            return ""
        level = _level_of(place, definition)
        values = self._values.setdefault(definition.abstract, [None] * LEVELS)
        self._count(place.list_id, definition, level, values)
        return _render(definition, level, values)

    def _count(self, list_id: str, definition: ListDefinition, level: int, values: list[int | None]) -> None:
        value = values[level]
        if level in definition.starts and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            values[level] = definition.starts[level]
        else:
            values[level] = definition.levels[level].start if value is None else value + 1
        for deeper in range(level + 1, LEVELS):
            restart = definition.levels[deeper].restart
            if restart < 0 or (restart > 0 and level < restart):
                values[deeper] = None


def _level_of(place: ListPlace, definition: ListDefinition) -> int:
    if place.level >= 0:
        return place.level
    for index, level in enumerate(definition.levels):
        if level.style == place.style:
            return index
    return 0


def _render(definition: ListDefinition, level: int, values: list[int | None]) -> str:
    here = definition.levels[level]
    if here.number_format == "bullet":
        return here.text
    legal = here.legal

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = definition.levels[index]
        value = values[index]
        number_format = "decimal" if legal and other.number_format != "none" else other.number_format
        return numeral(other.start if value is None else value, number_format)

    return _PLACEHOLDER.sub(number, here.text)


def _levels(abstract: Element) -> list[Level]:
    levels = [Level()] * LEVELS
    for element in abstract.findall(_W + "lvl"):
        index = integer(element.get(names.NUMBERING_LEVEL), -1)
        if 0 <= index < LEVELS:
            levels[index] = _level(element)
    return levels


def _overridden(number: Element, levels: list[Level]) -> tuple[tuple[Level, ...], dict[int, int]]:
    starts: dict[int, int] = {}
    for override in number.findall(_W + "lvlOverride"):
        index = integer(override.get(names.NUMBERING_LEVEL), -1)
        if not 0 <= index < LEVELS:
            continue
        level = override.find(_W + "lvl")
        if level is not None:
            levels[index] = _level(level)
            starts[index] = levels[index].start
        start = _value(override, "startOverride")
        if start:
            starts[index] = integer(start, 1)
    return tuple(levels), starts


def _level(element: Element) -> Level:
    number_format = _number_format(element)
    text = _value(element, "lvlText")
    if number_format == "bullet":
        text = _bullet(element, text)
    legal = element.find(_W + "isLgl")
    return Level(
        integer(_value(element, "start"), 0 if number_format == "bullet" else 1),
        number_format,
        text,
        legal is not None and toggle(legal),
        integer(_value(element, "lvlRestart"), -1),
        _value(element, "pStyle"),
    )


def _number_format(element: Element) -> str:
    """The format of a level, also where newer files keep it beside a plain one for older readers."""
    found = element.find(f".//{_W}numFmt")
    value = "decimal" if found is None else found.get(names.VALUE, "decimal")
    if value == "custom" and found is not None and (found.get(_W + "format") or "").startswith("0"):
        return "decimalZero"
    return value


def _bullet(element: Element, text: str) -> str:
    fonts = element.find(f"{names.RUN_PROPERTIES}/{_W}rFonts")
    font = "" if fonts is None else fonts.get(_W + "ascii") or fonts.get(_W + "hAnsi") or ""
    if element.find(_W + "lvlPicBulletId") is not None:
        return "•"
    return "".join(unicode_character(character, font) for character in text)


def _value(parent: Element, name: str) -> str:
    element = parent.find(_W + name)
    return "" if element is None else element.get(names.VALUE, "")
