"""The paragraphs of a mandate as a reader sees them: numbers parted from text, page furniture left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from plenipo.texts.document import Document
from plenipo.texts.label import split_label
from plenipo.texts.views import Line, View, note_numbers, view_lines

_HASHES = re.compile(r"(#{1,6})\s+(?P<text>.*?)\s*#*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>.+?)(?<=\S)\1")
_NOTE = re.compile(r"\[\^(\w{1,12})\]")
_STAR = re.compile(r"[*+]\s+")
_HEADING_STYLES = ("Heading", "Title", "Annex", "Section", "Part", "Subtitle")
_FURNITURE = re.compile(
    r"(?:-\s*)?\d{1,3}(?:\s*-)?"  # a page number
    r"|(?:page|p\.)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
    r"|\d{4,5}(?:/\d{1,2})?/\d{2}(?:\s+(?:REV|ADD|"
    r"COR)\s*\d+)*\s+[A-Za-z]{1,4}/[\w/]{1,8}(?:\s+\d{1,3})?"  # 1234/30 AB/cd 3
    r"|(?:ANNEX\s+)?[A-Z]{2,6}(?:\.[\dA-Z]{1,3})+(?:\s+LIMITE)?(?:\s+[A-Z]{2})?(?:\s+\d{1,3})?"  # TREE.2.B LIMITE EN
    r"|(?:LIMITE\s+)?EN|[_\-–—=*\s]{3,}|\W*(?:END|FIN)\W*",
)
_FRONT = re.compile(
    r"(?:Date|Ref(?:erence)?|Subject|From|To|On|Document|Doc|Prev\w*|No\.? prev\w*|Meeting|Marking|Distribution|Version"
    r"|Contact|Source|Original|Status)\b[^:]{0,12}:|"
    r".*\b\d{1,2}\s[A-Z][a-z]+\s\d{4}\b|(?:Approved|Adopted|Agreed|"
    r"Endorsed)\sby\b"
)
_ENDS = tuple('.!?;:…。；：".”’)]»')
_SENTENCE_ENDS = tuple(".!?;:,…。；：")
_LONGEST_HEADING = 220


class Block(Struct, frozen=True):
    """One paragraph: its number or letter as printed, "" for none, and its text without it."""

    text: str
    label: str = ""
    heading: bool = False  # by its style, or by the signs of Markdown
    notes: tuple[str, ...] = ()

    @property
    def could_be_heading(self) -> bool:
        """Short, without the stop that ends a sentence, beginning with a capital letter or a number."""
        if self.heading:
            return True
        if _FRONT.match(self.text):
            return False
        first = self.text[:1]
        return len(self.text) <= _LONGEST_HEADING and not self.text.endswith(_SENTENCE_ENDS) and not first.islower()

    @property
    def ends_sentence(self) -> bool:
        return self.text.endswith(_ENDS)


def read_blocks(document: Document) -> list[Block]:
    """The paragraphs of the proposed view in order; the cells of a table row are one paragraph."""
    numbers = note_numbers(document.paragraphs, View.MARKED)
    lines = [line for line in view_lines(document.paragraphs, View.PROPOSED, numbers) if line.text.strip()]
    return [block for row in _rows(lines) if (block := _block(row)) and not _is_furniture(block)]


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand in one row of a table, and every other line on its own."""
    for place, group in groupby(enumerate(lines), key=_row_of):
        row = [line for _, line in group]
        if place[0] < 0 or not _is_numbered_row(row):
            yield from ([line] for line in row)
        else:
            yield row


def _row_of(numbered: tuple[int, Line]) -> tuple[int, int]:
    position, line = numbered
    return (line.place.table, line.place.row) if line.place else (-1, position)


def _is_numbered_row(row: Sequence[Line]) -> bool:
    """Whether the first cell holds nothing but the number of what stands beside it."""
    return len(row) > 1 and bool(re.fullmatch(r"\(?(?:\d{1,3}|[a-z])[.)]?", row[0].printed.strip()))


def _block(row: Sequence[Line]) -> Block | None:
    head = row[0]
    if len(row) > 1:
        return Block(" ".join(_plain(line.text) for line in row[1:]), head.printed.strip(), False, _notes(row))
    text, heading = _plain(head.text), head.style.startswith(_HEADING_STYLES)
    if match := _HASHES.fullmatch(text):
        text, heading = match["text"], True
    label = head.label.strip()
    if not label:
        label, text = _split(text)
    return Block(text.strip(), label, heading, _notes(row)) if text.strip() else None


def _split(text: str) -> tuple[str, str]:
    """Number and text; in Markdown a star or a plus opens an item too."""
    if match := _STAR.match(text):
        return "•", text[match.end() :]
    return split_label(text)


def _plain(text: str) -> str:
    """Without note references and the signs of bold print, spaces as single spaces except after a number."""
    bare = _BOLD.sub(lambda match: match["text"], _NOTE.sub("", text)).strip()
    head, tab, rest = bare.partition("\t")
    return f"{head}{tab}{' '.join(rest.split())}" if tab and len(head) < 12 else " ".join(bare.split())


def _notes(row: Sequence[Line]) -> tuple[str, ...]:
    return tuple(mark for line in row for mark in _NOTE.findall(line.text))


def _is_furniture(block: Block) -> bool:
    """A page number, a running foot, a rule or the sign of the end."""
    return not block.label and not block.heading and bool(_FURNITURE.fullmatch(block.text))
