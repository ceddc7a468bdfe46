"""How the text is divided: blocks under a heading or call word, tables inside them, notes at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from plenipo.writers.html.parts import Part

# Worst first: a block shows the status that asks most of the reader.
ORDER = ("competing", "compatible", "single", "convergent", "untouched")
_OPENERS = frozenset({"heading", "title", "opening"})
_STARTERS = frozenset({"call", "article"})


class Cell(NamedTuple):
    parts: tuple[Part, ...]


class Table(NamedTuple):
    """Rows of cells; every row has the same number of cells."""

    rows: tuple[tuple[Cell, ...], ...]


class Item(NamedTuple):
    """One provision, or a table of them."""

    part: Part | None
    table: Table | None


class Block(NamedTuple):
    """Provisions under one heading or call word, for the outline and the text."""

    section: str
    name: str
    anchor: str
    parts: tuple[Part, ...]
    items: tuple[Item, ...]

    @property
    def status(self) -> str:
        present = {part.status for part in self.parts}
        return next((status for status in ORDER if status in present), "untouched")

    @property
    def listed(self) -> tuple[Part, ...]:
        """The provisions that the outline names one by one: of a table, one cell of each status."""
        named: list[Part] = []
        told: set[tuple[int, str]] = set()
        for part in self.parts:
            table = (part.place.table, part.status) if part.place else None
            if part.role not in _STARTERS and table not in told:
                named.append(part)
            if table:
                told.add(table)
        return tuple(named) or self.parts

    @property
    def counts(self) -> Counter[str]:
        return Counter(part.status for part in self.parts)


def blocks_of(parts: Sequence[Part]) -> list[Block]:
    body = [part for part in parts if part.role != "note"]
    notes = tuple(part for part in parts if part.role == "note")
    blocks = [_block(group, index) for index, group in enumerate(_groups(body))]
    if notes:
        blocks.append(Block("Notes", "Notes", notes[0].anchor, notes, tuple(Item(part, None) for part in notes)))
    return blocks


def _groups(parts: Iterable[Part]) -> list[list[Part]]:
    """Title lines stay together; each call word and article starts a group of its own."""
    groups: list[list[Part]] = []
    opening = False
    for part in parts:
        opener = part.role in _OPENERS
        if not groups or part.role in _STARTERS or (opener and not opening):
            groups.append([])
        groups[-1].append(part)
        opening = opener
    return groups


def _block(parts: list[Part], index: int) -> Block:
    first = parts[0]
    name = "Title and opening" if index == 0 and first.role in _OPENERS else first.name
    return Block(_section(parts), name, first.anchor, tuple(parts), tuple(_items(parts)))


def _section(parts: Sequence[Part]) -> str:
    roles = {part.role for part in parts}
    if "recital" in roles:
        return "Preamble"
    if "operative" in roles:
        return "Operative part"
    return "Opening" if roles <= _OPENERS else "Text"


def _items(parts: Sequence[Part]) -> Iterable[Item]:
    for number, group in groupby(parts, key=lambda part: part.place.table if part.place else None):
        if number is None:
            yield from (Item(part, None) for part in group)
        else:
            yield Item(None, _table(list(group)))


def _table(parts: Sequence[Part]) -> Table:
    grid: dict[tuple[int, int], list[Part]] = {}
    for part in parts:
        if part.place:
            grid.setdefault((part.place.row, part.place.column), []).append(part)
    columns = sorted({column for _, column in grid})
    return Table(
        tuple(
            tuple(Cell(tuple(grid.get((row, column), ()))) for column in columns)
            for row in sorted({row for row, _ in grid})
        )
    )
