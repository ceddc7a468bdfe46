"""Lays a sponsor's amendments, written as short extracts, on the base text.

[resolves 2] … shall {-annually-}{+every two years+} report …      the ellipsis stands for base text
[recalling d] --            the paragraph (or row) deleted        --silently: gone without a mark
[annex 1 row 2] --row       only the row is marked as deleted, its words are not
[after recalling d] ++ e) text …   a paragraph (or row) inserted   ++silently: without a mark
    [after recalling d] ++ -- e) text …   inserted by the first author and struck out again by the second
[recalling d] <<m1          moved away, to where [after …] >>m1 puts it, optionally amended there
[resolves 3] #demoted       its automatic number changes level under tracking
[resolves 3] #was 3         its automatic number moves on, and the file records the old one
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from demo.bases import Instrument, Scribe, labelled, split_cells
from demo.markup import Hand, read_inline
from demo.model import (
    PILCROW,
    Act,
    Atom,
    Atoms,
    Block,
    Cell,
    Layer,
    Layers,
    Numbering,
    Paragraph,
    Row,
    SourceError,
    in_original,
)

_OPERATION = re.compile(r"^\[(after )?([^\]]+)\]\s*(.*)$", re.DOTALL)
_NOTE_MARK = "\ufffa"
Target = Paragraph | Row


def is_operation(source: str) -> bool:
    return bool(_OPERATION.match(source)) and not source.startswith("[^")


class Amender:
    """The base as a list of lines under amendment; each line is what stands in place of one base paragraph or row."""

    def __init__(self, base: Instrument, hand: Hand, where: str) -> None:
        self.hand, self.where = hand, where
        self.scribe = Scribe(base.name, hand)
        self.notes = dict(base.notes)
        self.base: dict[str, Target] = {target.address: target for target in _targets(base.blocks)}
        self.blocks = base.blocks
        self.now: dict[str, list[Target]] = {address: [target] for address, target in self.base.items()}
        self.after: dict[str, list[Target]] = {address: [] for address in self.base}

    def apply(self, source: str) -> None:
        match = _OPERATION.match(source)
        if match is None:
            raise SourceError(f"{self.where}: not an amendment: {source[:60]!r}")
        after, address, words = match.groups()
        if address.startswith("note "):
            self._amend_note(address.removeprefix("note "), words)
            return
        if address not in self.base:
            raise SourceError(f"{self.where}: the base has no {address!r}")
        if after:
            self.after[address].extend(self._arrival(address, words))
        else:
            self.now[address] = list(self._amended(address, words))

    def _amend_note(self, tag: str, words: str) -> None:
        self.notes[tag] = splice(self.notes[tag], read_inline(words, self.hand, self.where), self.where)

    def _amended(self, address: str, words: str) -> Iterable[Target]:
        target = self.base[address]
        if words == "--silently":
            return []
        if words == "--row" and isinstance(target, Row):
            return [replace(target, layers=(self.hand.layer(Act.DELETE),))]
        if words == "--":
            return [cover(target, self.hand.layer(Act.DELETE))]
        if words.startswith("<<"):
            return [cover(target, self.hand.layer(Act.MOVE_FROM, move=words.removeprefix("<<")))]
        if isinstance(target, Row):
            return [self._amended_row(target, words)]
        if words == "#demoted":
            return [replace(target, numbering=Numbering(0, 1, was=0))]
        if words.startswith("#was "):
            return [replace(target, numbering=Numbering(0, 0, old_number=int(words.removeprefix("#was "))))]
        marked = read_inline(words, self.hand, f"{self.where} [{address}]")
        return cut(target, splice((*target.atoms, Atom(PILCROW)), marked, f"{self.where} [{address}]"))

    def _amended_row(self, row: Row, words: str) -> Row:
        cells: list[Cell] = []
        old = list(row.cells)
        for text in split_cells(words):
            if text.startswith("+ "):
                inserted = Paragraph(read_inline(text[2:], self.hand, self.where), "Tabletext")
                cells.append(cover_cell(Cell((inserted,)), self.hand.layer(Act.INSERT)))
            elif text.startswith("- "):
                cells.append(cover_cell(old.pop(0), self.hand.layer(Act.DELETE)))
            else:
                cell = old.pop(0)
                marked = read_inline(text, self.hand, self.where)
                paragraphs = tuple(
                    replace(line, atoms=splice(line.atoms, marked, self.where)) for line in cell.paragraphs
                )
                cells.append(replace(cell, paragraphs=paragraphs))
        return replace(row, cells=tuple(cells))

    def _arrival(self, address: str, words: str) -> Iterable[Target]:
        if words.startswith(">>"):
            return self._moved_here(words.removeprefix(">>"))
        silent = words.startswith("++silently ")
        if not silent and not words.startswith("++ "):
            raise SourceError(f"{self.where} [after {address}]: ++ or >> is missing")
        text = words.removeprefix("++silently ").removeprefix("++ ")
        target = self._new_row_or_paragraph(address, text.removeprefix("-- "))
        if text.startswith("-- "):
            target = cover(target, self.hand.layer(Act.DELETE, 2))
        return [target] if silent else [cover(target, self.hand.layer(Act.INSERT))]

    def _new_row_or_paragraph(self, address: str, text: str) -> Target:
        if isinstance(self.base[address], Row):
            return self.scribe.row(text)
        return self._new_paragraph(text)

    def _new_paragraph(self, text: str) -> Paragraph:
        if text.startswith("#"):
            return self.scribe.paragraph(text)
        indented = text.startswith("> ")
        text = text.removeprefix("> ")
        style = "enumlev1" if indented or text.startswith("–") or re.match(r"\d+\.\d", text) else ""
        return Paragraph(labelled(text, self.hand, self.where), style)

    def _moved_here(self, words: str) -> Iterable[Target]:
        name, _, patch = words.partition(" ")
        layer = self.hand.layer(Act.MOVE_TO, move=name)
        origin = next(
            address
            for address, lines in self.now.items()
            if any(name in (mark.move for mark in line_layers(line)) for line in lines)
        )
        target = self.base[origin]
        if isinstance(target, Row):
            return [cover(target, layer)]
        atoms: Atoms = (*target.atoms, Atom(PILCROW))
        if patch:
            atoms = splice(atoms, read_inline(patch, self.hand, self.where), f"{self.where} >>{name}")
        return cut(target, tuple(replace(atom, layers=(layer, *atom.layers)) for atom in atoms))

    def result(self) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                blocks.extend(line for line in self._lines(block.address) if isinstance(line, Paragraph))
            else:
                rows = [line for row in block.rows for line in self._lines(row.address)]
                blocks.append(replace(block, rows=tuple(row for row in rows if isinstance(row, Row))))
        return tuple(blocks)

    def _lines(self, address: str) -> list[Target]:
        return self.now[address] + self.after[address]


def _targets(blocks: Iterable[Block]) -> Iterable[Target]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from block.rows


def line_layers(line: Target) -> Layers:
    return line.mark if isinstance(line, Paragraph) else line.layers


def cover(target: Target, layer: Layer) -> Target:
    """The whole paragraph with its mark, or the whole row, under one change."""
    if isinstance(target, Row):
        cells = tuple(
            replace(cell, paragraphs=tuple(cover_line(line, layer) for line in cell.paragraphs))
            for cell in target.cells
        )
        return replace(target, cells=cells, layers=(layer, *target.layers))
    return cover_line(target, layer)


def cover_line(line: Paragraph, layer: Layer) -> Paragraph:
    atoms = tuple(replace(atom, layers=(layer, *atom.layers)) for atom in line.atoms)
    return replace(line, atoms=atoms, mark=(layer, *line.mark))


def cover_cell(cell: Cell, layer: Layer) -> Cell:
    """A cell inserted or deleted: its words are marked, the mark of its only paragraph cannot be."""
    lines = tuple(replace(cover_line(line, layer), mark=()) for line in cell.paragraphs)
    return replace(cell, paragraphs=lines, layers=(layer,))


def cut(target: Paragraph, atoms: Atoms) -> list[Paragraph]:
    """Paragraphs at each pilcrow."""
    lines: list[Paragraph] = []
    pending: list[Atom] = []
    for atom in atoms:
        if atom.char == PILCROW:
            lines.append(replace(target, atoms=tuple(pending), mark=atom.layers))
            pending = []
        else:
            pending.append(atom)
    if pending:
        raise SourceError(f"text after the last paragraph mark of {target.address!r}")
    return lines


def splice(base: Atoms, marked: Atoms, where: str) -> Atoms:
    """The base with each extract put where its original words stand.

    SourceError where they do not stand, or not only once.
    """
    result: list[Atom] = []
    at = 0
    for extract in _extracts(marked):
        old = [atom for atom in extract if _expects_base(atom)]
        start = _find(base, _letters(old), at, where)
        result.extend(base[at:start])
        at = start
        for atom in extract:
            if not _expects_base(atom):
                result.append(replace(atom, unmarked=""))
                continue
            if atom.unmarked != "old":
                result.append(replace(base[at], layers=atom.layers, wrap=atom.wrap or base[at].wrap))
            at += 1
    return (*result, *base[at:])


def _expects_base(atom: Atom) -> bool:
    return in_original(atom.layers) and atom.unmarked != "new" and atom.comment is None


def _extracts(marked: Atoms) -> list[list[Atom]]:
    extracts: list[list[Atom]] = [[]]
    for atom in marked:
        if atom.char == "…" and not atom.layers:
            extracts.append([])
        else:
            extracts[-1].append(atom)
    trimmed = (_trim(extract) for extract in extracts)
    return [extract for extract in trimmed if extract]


def _trim(extract: list[Atom]) -> list[Atom]:
    """Without the free spaces next to an ellipsis."""
    first, last = 0, len(extract)
    while first < last and extract[first].char == " " and not extract[first].layers:
        first += 1
    while last > first and extract[last - 1].char == " " and not extract[last - 1].layers:
        last -= 1
    return extract[first:last]


def _letters(atoms: Iterable[Atom]) -> str:
    return "".join(_NOTE_MARK if atom.note else atom.char for atom in atoms)


def _find(base: Atoms, words: str, start: int, where: str) -> int:
    letters = _letters(base)
    found = letters.find(words, start)
    if found < 0 or not words:
        raise SourceError(f"{where}: the base does not say {words!r} there")
    if letters.find(words, found + 1) >= 0:
        raise SourceError(f"{where}: {words!r} stands there more than once")
    return found
