"""The paragraphs of a mandate as a reader sees them: numbers parted from text, page furniture left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from plenipo.texts.document import Document
from plenipo.texts.label import Label, LabelKind, label_readings, split_label
from plenipo.texts.views import Line, View, note_numbers, view_lines

_HASHES = re.compile(r"(#{1,6})\s+(?P<text>.*?)\s*#*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>.+?)(?<=\S)\1")
_NOTE = re.compile(r"\[\^(\w{1,12})\]")
_BULLET = re.compile(r"(?P<sign>[-*+\u2010-\u2015\u2022\u2023\u2043\u25aa\u25cf\u25e6\u2219\u00b7\uf0b7\uf0a7])\s+")
_POINTED = re.compile(r"(?P<label>[A-Za-z]\.|[IVX]{1,6}\.|[ivx]{1,6}\.)\s+(?=\S)")
_TYPED_BULLETS = frozenset("oqvlnwüØ")  # how Word stores the signs of its symbol fonts, without a point or a bracket
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
    def is_front(self) -> bool:
        """A key of the header, or a day: never a point or a heading."""
        return len(self.text) <= _LONGEST_HEADING and bool(_FRONT.match(self.text))

    @property
    def ends_sentence(self) -> bool:
        return self.text.endswith(_ENDS)


def read_blocks(document: Document) -> list[Block]:
    """The paragraphs of the proposed view in order; the cells of a table row are one paragraph."""
    numbers = note_numbers(document.paragraphs, View.MARKED)
    lines = [line for line in view_lines(document.paragraphs, View.PROPOSED, numbers) if line.text.strip()]
    blocks = [block for row in _rows(lines) if (block := _block(row)) and not _is_furniture(block)]
    return _with_pointed_labels(list(_numbers_joined(blocks)))


def _with_pointed_labels(blocks: Sequence[Block]) -> list[Block]:
    """ "I. Fees" and "b. Bands" parted where the list has another before or after; "J. Example" alone is a name."""
    found = {
        index: match for index, block in enumerate(blocks) if not block.label and (match := _POINTED.match(block.text))
    }
    places = {index: {_place(label) for label in label_readings(match["label"])} for index, match in found.items()}
    known = set().union(*places.values())
    listed = {
        index
        for index, own in places.items()
        if any((kind, capital, number + step) in known for kind, capital, number in own for step in (-1, 1))
    }
    return [
        replace(block, label=found[index]["label"], text=block.text[found[index].end() :]) if index in listed else block
        for index, block in enumerate(blocks)
    ]


def _numbers_joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """A number that stands alone in its line belongs to the text below it."""
    waiting = ""
    for block in blocks:
        if not block.text:
            waiting = block.label
        elif waiting and not block.label and not block.heading:
            yield replace(block, label=waiting)
            waiting = ""
        else:
            yield block
            waiting = ""


def _place(label: Label) -> tuple[LabelKind, bool, int]:
    return label.kind, label.printed.isupper(), label.key[0]


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
    elif label in _TYPED_BULLETS:
        label = "•"
    return Block(text.strip(), label, heading, _notes(row)) if text.strip() or label else None


def _split(text: str) -> tuple[str, str]:
    """Number and text. A bullet before a number is left out; in Markdown a hyphen, a star or a plus is one."""
    if match := _BULLET.match(text):
        label, rest = split_label(text[match.end() :])
        return (label, rest) if label and rest else ("•", text[match.end() :])
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
