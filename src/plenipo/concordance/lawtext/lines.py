"""The lines of a document of law, each with what its style says it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from plenipo.readers import lawstyles
from plenipo.texts.document import Document
from plenipo.texts.views import Line, View, note_numbers, view_lines


class Part(StrEnum):
    """What a line is by the file's own marking; TEXT where the file does not say."""

    TEXT = ""
    IDENTITY = "identity"
    PREAMBLE = "preamble"
    DIVISION = "division"
    DIVISION_TITLE = "division title"
    ARTICLE = "article"
    ARTICLE_TITLE = "article title"
    ANNEX = "annex"
    CLOSING = "closing"
    QUOTED = "quoted"
    NOTE = "note"


class LawLine(Struct, frozen=True, gc=False):
    """text: on one line, outer space removed. number: of the paragraph in the file, from 1. cell: in a table."""

    text: str
    number: int = 0
    part: Part = Part.TEXT
    cell: bool = False


# Styles of Plenipo's readers, and the classes of EUR-Lex pages: the old ones and those of the eli forms since 2019.
_PARTS = {
    lawstyles.IDENTITY: Part.IDENTITY,
    lawstyles.PREAMBLE: Part.PREAMBLE,
    lawstyles.DIVISION: Part.DIVISION,
    lawstyles.DIVISION_TITLE: Part.DIVISION_TITLE,
    lawstyles.ARTICLE: Part.ARTICLE,
    lawstyles.ARTICLE_TITLE: Part.ARTICLE_TITLE,
    lawstyles.ANNEX: Part.ANNEX,
    lawstyles.CLOSING: Part.CLOSING,
    lawstyles.QUOTED: Part.QUOTED,
    lawstyles.NOTE: Part.NOTE,
    "tiart": Part.ARTICLE,
    "ojtiart": Part.ARTICLE,
    "titlearticlenorm": Part.ARTICLE,
    "stiart": Part.ARTICLE_TITLE,
    "ojstiart": Part.ARTICLE_TITLE,
    "titlearticleboldnorm": Part.ARTICLE_TITLE,
    "stitlearticlenorm": Part.ARTICLE_TITLE,
    "tisection1": Part.DIVISION,
    "ojtisection1": Part.DIVISION,
    "tisection2": Part.DIVISION_TITLE,
    "ojtisection2": Part.DIVISION_TITLE,
    "titledivision1": Part.DIVISION,
    "titledivision2": Part.DIVISION_TITLE,
    "titleannex1": Part.ANNEX,
    "signatory": Part.CLOSING,
    "ojsignatory": Part.CLOSING,
    "final": Part.CLOSING,
    "ojfinal": Part.CLOSING,
}
_SPACE = re.compile(r"\s+")
_NOTE_MARK = re.compile(r"\s?\[\^(\d{1,5})\]")


def law_lines(document: Document) -> list[LawLine]:
    """The lines of the text as it would stand, in order; a note follows the line that refers to it.

    Notes that only give the place of publication of an act are left out.
    """
    numbers = note_numbers(document.paragraphs, View.PROPOSED)
    notes = _note_texts(document, numbers) if numbers else {}
    lines: list[LawLine] = []
    shown = view_lines(document.paragraphs, View.PROPOSED, numbers)
    layout = _layout_tables(shown)
    for line in shown:
        text = f"{line.label} {line.text}" if line.label else line.text
        referred = _NOTE_MARK.findall(text) if notes else ()
        text = _SPACE.sub(" ", _NOTE_MARK.sub("", text) if referred else text).strip()
        if not text:
            continue
        place = line.sources[0] + 1 if line.sources else 0
        lines.append(LawLine(text, place, _PARTS.get(line.style, Part.TEXT), _in_table(line, layout)))
        lines += [LawLine(notes[mark], place, Part.QUOTED) for mark in dict.fromkeys(referred) if mark in notes]
    return lines


_ITEM_CELL = re.compile(r"\(?\s?(?:\d{1,3}[a-z]?|[a-zA-Z]{1,2}|[ivxlc]{1,7})\s?(?:[.)]|\.\))|[—–•-]|")


def _layout_tables(lines: Iterable[Line]) -> frozenset[int]:
    """Tables that only set labels apart from their text: EUR-Lex puts each point into one."""
    first: dict[int, list[str]] = {}
    for line in lines:
        if line.place is not None and line.place.column == 0:
            first.setdefault(line.place.table, []).append(line.text.strip())
    return frozenset(
        table for table, cells in first.items() if any(cells) and all(_ITEM_CELL.fullmatch(cell) for cell in cells)
    )


def _in_table(line: Line, layout: frozenset[int]) -> bool:
    return line.place is not None and line.place.table not in layout


_PUBLISHED = re.compile(r"\bOJ [LC]?\s?\d|\(not yet published")


def _note_texts(document: Document, numbers: dict[str, int]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for note in document.notes:
        if note.id not in numbers:
            continue
        body = " ".join(_plain(line.printed for line in view_lines(note.paragraphs, View.PROPOSED, numbers)))
        if body and not _PUBLISHED.search(body):
            texts[str(numbers[note.id])] = f"[{numbers[note.id]}] {body}"
    return texts


def _plain(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if bare := _SPACE.sub(" ", _NOTE_MARK.sub("", text)).strip():
            yield bare
