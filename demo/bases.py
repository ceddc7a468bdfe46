"""Instruments in source form: paragraphs parted by empty lines, each known by its address.

    # RESOLUTION 12 (REV. PORT LUMEN, 2026)     number line ("# ANNEX 1 …" for an annex)
    ## Title
    > The opening line,
    ### recalling                               call
    a) recital      1 operative paragraph      (indented four spaces: i) sub-item)
    | a | b |                                   rows of a table, one a line; the first is the heading
    [^1]: text of a note

Addresses: "number", "title", "opening", "recalling", "recalling a", "recalling a ii", "resolves 1.1",
"invites Members p1" (a paragraph without label), "annex 1", "annex 1 title", "annex 1 row 2".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from demo.markup import Hand, read_inline
from demo.model import Atom, Atoms, Block, Cell, Paragraph, Row, SourceError, Table

LABEL = re.compile(r"^([a-z]{1,5}\)(?:bis|ter)?|\d+(?:\.\d+)*(?:bis|ter)?|–) +")
_DEFINITION = re.compile(r"^\[\^([\w-]+)\]: +")
_ROMAN = re.compile(r"^[ivx]+\)")


@dataclass(frozen=True, slots=True)
class Instrument:
    """Blocks with addresses, and notes by tag."""

    name: str
    blocks: tuple[Block, ...]
    notes: dict[str, Atoms]

    def line(self, address: str) -> Paragraph:
        for block in self.blocks:
            if isinstance(block, Paragraph) and block.address == address:
                return block
        raise SourceError(f"{self.name} has no paragraph {address!r}")


def source_paragraphs(text: str) -> list[str]:
    """Paragraphs of a source: wrapped lines joined; tables and the indentation of the first line kept."""
    found: list[str] = []
    for chunk in re.split(r"\n\s*\n", text.strip("\n")):
        lines = [line for line in chunk.split("\n") if line.strip() and not line.startswith("//")]
        if not lines:
            continue
        if lines[0].startswith("|"):
            found.append("\n".join(lines))
        else:
            found.append(" ".join([lines[0].rstrip(), *(line.strip() for line in lines[1:])]))
    return found


def read_base(path: Path) -> Instrument:
    return read_instrument(path.stem, source_paragraphs(path.read_text(encoding="utf-8")), Hand())


def read_instrument(name: str, sources: list[str], hand: Hand) -> Instrument:
    """An instrument from its source paragraphs."""
    scribe = Scribe(name, hand)
    blocks: list[Block] = []
    notes: dict[str, Atoms] = {}
    for source in sources:
        definition = _DEFINITION.match(source)
        if definition:
            notes[definition.group(1)] = read_inline(source[definition.end() :], hand, name)
        elif source.startswith("|"):
            blocks.append(scribe.table(source))
        else:
            blocks.append(scribe.paragraph(source))
    return Instrument(name, tuple(blocks), notes)


def split_cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


class Scribe:
    """Gives each paragraph its style and its address while an instrument is read from top to bottom."""

    def __init__(self, name: str, hand: Hand) -> None:
        self.name, self.hand = name, hand
        self.annex = ""
        self.call = ""
        self.item = ""
        self.unlabelled = 0
        self.rows = 0

    def paragraph(self, source: str) -> Paragraph:
        text = source.strip()
        if text.startswith(("#", ">")):
            return self._heading(text)
        indented = source.startswith("    ")
        address, style = self._address(text, indented), self._style(text, indented)
        return Paragraph(labelled(text, self.hand, self.name), style, address=address)

    def _heading(self, text: str) -> Paragraph:
        mark, _, words = text.partition(" ")
        atoms = read_inline(words, self.hand, self.name)
        plain_words = "".join(atom.char for atom in atoms)
        self.item, self.unlabelled = "", 0
        if mark == "#":
            if plain_words.upper().startswith("ANNEX"):
                self.annex, self.call = " ".join(plain_words.lower().split()[:2]), ""
                return Paragraph(atoms, "AnnexNo", address=self.annex)
            return Paragraph(atoms, "ResNo", address="number")
        if mark == "##":
            address = f"{self.annex} title" if self.annex else "title"
            return Paragraph(atoms, "Annextitle" if self.annex else "Restitle", address=address)
        if mark == ">":
            return Paragraph(atoms, "Normalaftertitle", address="opening")
        self.call = f"{self.annex} {plain_words}".strip()
        return Paragraph(atoms, "Call", address=self.call)

    def _address(self, text: str, indented: bool) -> str:
        stem = self.call or self.annex
        match = LABEL.match(text)
        if match is None or match.group(1) == "–":
            self.unlabelled += 1
            return f"{stem} p{self.unlabelled}"
        step = match.group(1).replace(")", " ").strip()
        if indented and _ROMAN.match(text):
            return f"{stem} {self.item} {step}"
        if "." not in step:
            self.item = step
        return f"{stem} {step}"

    def _style(self, text: str, indented: bool) -> str:
        return "enumlev1" if indented or text.startswith("–") or re.match(r"\d+\.\d", text) else ""

    def table(self, source: str) -> Table:
        lines = source.split("\n")
        rows = []
        for index, line in enumerate(lines):
            rows.append(self.row(line, heading=index == 0))
        return Table(tuple(rows))

    def row(self, line: str, *, heading: bool = False) -> Row:
        self.rows += 1
        style = "Tablehead" if heading else "Tabletext"
        cells = (Paragraph(read_inline(cell, self.hand, self.name), style) for cell in split_cells(line))
        address = f"{self.annex} row {self.rows - 1}".strip()
        return Row(tuple(Cell((cell,)) for cell in cells), address=address, heading=heading)


def labelled(text: str, hand: Hand, where: str) -> Atoms:
    """Atoms with the label set off by a tabulator, in italics where it is a letter."""
    match = LABEL.match(text)
    if match is None:
        return read_inline(text, hand, where)
    label = match.group(1)
    letter = label[0].isalpha()
    head = tuple(Atom(char, italic=letter) for char in label)
    return (*head, Atom("\t"), *read_inline(text[match.end() :], hand, where))
