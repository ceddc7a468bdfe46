"""Contributions in source form: a header, an introduction, and units that amend base texts.

    document: 14                       === MOD NAUT/14A1/1 on resolution-12
    addendum: 1                        [resolves 2] … shall {-annually-}{+every two years+} report …
    …                                  Reasons: …

Unit lines: "=== SYMBOL IDENTIFIER on BASE", then options: "retyped" (no marks are written), "unmarked edition"
(the new place and year stand there without marks). "NOC!" is the emphatic NOC, printed underlined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from demo.amending import Amender, is_operation
from demo.bases import Instrument, read_instrument, source_paragraphs
from demo.conference import CONFERENCE
from demo.letterhead import letterhead
from demo.lists import number_automatically
from demo.markup import Hand, read_inline
from demo.model import Atom, Atoms, Block, Manuscript, Paragraph, Row, SourceError, Table, in_proposed, plain

_UNIT = re.compile(r"^=== (\S+) (\S+)(?: on ([\w-]+))?(?:, (.+))?$")


@dataclass(frozen=True, slots=True)
class Unit:
    symbol: str
    identifier: str
    base: str
    options: frozenset[str]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """A source as read: header fields, introduction, units."""

    name: str
    fields: dict[str, str]
    introduction: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def hand(self) -> Hand:
        authors = tuple(name.strip() for name in self.fields["authors"].split(";"))
        dates = tuple(date.strip() for date in self.fields["changed"].split(";"))
        return Hand(authors, dates)

    @property
    def features(self) -> frozenset[str]:
        return frozenset(word.strip() for word in self.fields.get("form", "").split(",") if word.strip())


def read_contribution(path: Path) -> Contribution:
    header, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.split("\n") if not line.startswith("//"))
    parts: list[list[str]] = [[]]
    heads: list[str] = []
    for source in source_paragraphs(rest):
        if source.startswith("=== "):
            heads.append(source)
            parts.append([])
        else:
            parts[-1].append(source)
    units = tuple(_unit(path.name, head, lines) for head, lines in zip(heads, parts[1:], strict=True))
    for unit in units:
        _check_identifier(unit, fields, path.name)
    return Contribution(path.stem, fields, tuple(parts[0]), units)


def _check_identifier(unit: Unit, fields: dict[str, str], name: str) -> None:
    """SourceError where a unit does not carry the sponsor and the number of its document."""
    revision = f"R{fields['revision']}" if "revision" in fields else ""
    addendum = f"A{fields['addendum']}" if "addendum" in fields else ""
    stem = f"{fields['sponsor']}/{fields['document']}{revision}{addendum}/"
    if not unit.identifier.startswith(stem):
        raise SourceError(f"{name}: {unit.identifier} does not begin with {stem}")


def _unit(name: str, head: str, lines: list[str]) -> Unit:
    match = _UNIT.match(head)
    if match is None:
        raise SourceError(f"{name}: not a unit: {head!r}")
    symbol, identifier, base, options = match.groups()
    chosen = frozenset(option.strip() for option in (options or "").split(",") if option.strip())
    return Unit(symbol, identifier, base or "", chosen, tuple(lines))


def manuscript(contribution: Contribution, bases: dict[str, Instrument]) -> Manuscript:
    """The whole document, letterhead to last Reasons."""
    blocks: list[Block] = [letterhead(contribution.fields)]
    blocks.extend(_introduction(contribution))
    notes: dict[str, Atoms] = {}
    for unit in contribution.units:
        writer = _UnitWriter(contribution, unit, bases)
        blocks.extend(writer.blocks())
        notes |= writer.notes
    if "automatic lists" in contribution.features:
        blocks = number_automatically(blocks)
    if "right to left" in contribution.features:
        blocks = [_right_to_left(block) for block in blocks]
    return Manuscript(
        tuple(blocks),
        notes,
        running_head=CONFERENCE.running_head(contribution.fields),
        title=contribution.fields["title"],
        hand=(contribution.hand.authors[0], contribution.hand.dates[0]),
        split_runs="split runs" in contribution.features,
        normal_only="normal only" in contribution.features,
    )


def _introduction(contribution: Contribution) -> Iterable[Paragraph]:
    for source in contribution.introduction:
        text = source.strip()
        if text.startswith("# "):
            yield Paragraph(plain(text[2:]), "Heading1")
        elif text.startswith("[box] "):
            yield Paragraph(read_inline(text[6:], contribution.hand, contribution.name), boxed=True)
        else:
            yield Paragraph(read_inline(text, contribution.hand, contribution.name))


def _right_to_left(block: Block) -> Block:
    if isinstance(block, Table):
        return block
    arabic = any("\u0600" <= atom.char <= "\u06ff" for atom in block.atoms)
    return replace(block, right_to_left=True) if arabic else block


class _UnitWriter:
    def __init__(self, contribution: Contribution, unit: Unit, bases: dict[str, Instrument]) -> None:
        self.hand, self.unit = contribution.hand, unit
        self.where = f"{contribution.name} {unit.identifier}"
        self.notes: dict[str, Atoms] = {}
        self.reasons = [line for line in unit.lines if line.startswith("Reasons:")]
        self.body = [line for line in unit.lines if not line.startswith("Reasons:")]
        if unit.base and unit.base not in bases:
            raise SourceError(f"{self.where}: no base {unit.base}")
        self.base = bases.get(unit.base)

    def blocks(self) -> list[Block]:
        text = self._text()
        if "retyped" in self.unit.options:
            text = [block for block in map(_accepted, text) if block is not None]
        reasons = [self._reasons(line) for line in self.reasons]
        return [self._symbol_line(), *text, *reasons]

    def _symbol_line(self) -> Paragraph:
        symbol = plain(self.unit.symbol.rstrip("!"), underline=self.unit.symbol.endswith("!"))
        return Paragraph((*symbol, *plain(f"\t{self.unit.identifier}")), "Proposal")

    def _reasons(self, line: str) -> Paragraph:
        words = read_inline(line.removeprefix("Reasons:").strip(), self.hand, self.where)
        return Paragraph((*plain("Reasons:", bold=True), Atom("\t"), *words), "Reasons")

    def _text(self) -> list[Block]:
        if self.base is None:
            new = read_instrument(self.unit.identifier, self.body, self.hand)
            self.notes = {self._tag(tag): atoms for tag, atoms in new.notes.items()}
            return [self._own_notes(block) for block in new.blocks]
        if not self.unit.symbol.endswith("MOD") and not self.unit.symbol.endswith("MOD)"):
            heading = [self.base.line("number"), self.base.line("title")]
            return [self._own_notes(replace(line, atoms=_without_notes(line.atoms))) for line in heading]
        return self._amended(self.base)

    def _amended(self, base: Instrument) -> list[Block]:
        amender = Amender(base, self.hand, self.where)
        for operation in self._edition(base):
            amender.apply(operation)
        for line in self.body:
            if line.startswith("[^"):
                tag, _, words = line[2:].partition("]: ")
                amender.notes[tag] = read_inline(words, self.hand, self.where)
            elif is_operation(line):
                amender.apply(line)
            else:
                raise SourceError(f"{self.where}: neither an amendment nor a note: {line[:60]!r}")
        self.notes = {self._tag(tag): atoms for tag, atoms in amender.notes.items()}
        return [self._own_notes(block) for block in amender.result()]

    def _edition(self, base: Instrument) -> list[str]:
        """The operations that put the new place and year in the number line and in the opening."""
        if "same edition" in self.unit.options:
            return []
        unmarked = "unmarked edition" in self.unit.options
        number = "".join(atom.char for atom in base.line("number").atoms)
        return CONFERENCE.new_edition(number, unmarked=unmarked)

    def _tag(self, tag: str) -> str:
        return f"{self.unit.identifier}:{tag}"

    def _own_notes(self, block: Block) -> Block:
        """Note tags made unique in the document."""

        def line_of(line: Paragraph) -> Paragraph:
            atoms = (replace(atom, note=self._tag(atom.note)) if atom.note else atom for atom in line.atoms)
            return replace(line, atoms=tuple(atoms))

        if isinstance(block, Paragraph):
            return line_of(block)
        rows = tuple(
            replace(
                row,
                cells=tuple(replace(cell, paragraphs=tuple(map(line_of, cell.paragraphs))) for cell in row.cells),
            )
            for row in block.rows
        )
        return replace(block, rows=rows)


def _without_notes(atoms: Atoms) -> Atoms:
    return tuple(atom for atom in atoms if not atom.note)


def _accepted(block: Block) -> Block | None:
    """The block as a typist would copy its proposed text, with no marks; None where nothing is left of it."""
    if isinstance(block, Paragraph):
        return _accepted_line(block)
    rows = []
    for row in block.rows:
        if in_proposed(row.layers):
            cells = (replace(cell, layers=()) for cell in row.cells if in_proposed(cell.layers))
            lines = (replace(cell, paragraphs=tuple(map(_typed, cell.paragraphs))) for cell in cells)
            rows.append(Row(tuple(lines), heading=row.heading))
    return Table(tuple(rows))


def _accepted_line(line: Paragraph) -> Paragraph | None:
    typed = _typed(line)
    return None if not typed.atoms and not in_proposed(line.mark) else typed


def _typed(line: Paragraph) -> Paragraph:
    kept = tuple(replace(atom, layers=()) for atom in line.atoms if in_proposed(atom.layers))
    return replace(line, atoms=kept, mark=())
