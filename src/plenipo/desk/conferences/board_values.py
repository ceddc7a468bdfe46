"""The board as values: rows of instruments, squares of sponsors, figures at the head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from plenipo.desk.lines.models import Mandate


class Unit(Struct):
    """A proposal on the board. stand: our position, "" for none that this person may see.

    advances, conflicts, mixed: lines, by what was answered or is sure. open: relations that wait for a person.
    """

    pk: int
    identifier: str
    symbol: str
    title: str
    marking: int
    stand: str
    advances: int = 0
    conflicts: int = 0
    mixed: int = 0
    open: int = 0

    @property
    def alarm(self) -> bool:
        return bool(self.conflicts or self.mixed)

    @property
    def relation(self) -> str:
        """The relation to all lines together: mixed where there is something of both, "" where none is touched."""
        return _whole(self.advances, self.conflicts, self.mixed)


class Cell(Struct):
    """What one sponsor tabled on one instrument. own: the sponsor is a group of the delegation."""

    sponsor: str
    own: bool
    units: list[Unit] = field(default_factory=list)

    @property
    def relation(self) -> str:
        """The relation of all of it together."""
        return _whole(
            sum(unit.advances for unit in self.units),
            sum(unit.conflicts for unit in self.units),
            sum(unit.mixed for unit in self.units),
        )

    @property
    def undecided(self) -> int:
        """Proposals on which a position is missing. On our own proposals none is needed."""
        return 0 if self.own else sum(not unit.stand for unit in self.units)


def _whole(advances: int, conflicts: int, mixed: int) -> str:
    if mixed or (advances and conflicts):
        return "mixed"
    return "conflicts" if conflicts else "advances" if advances else ""


class Row(Struct):
    """One instrument. status: in words; competing: provisions on which sponsors compete."""

    pk: int
    name: str
    title: str
    marking: int
    status: str
    competing: int
    item: str
    item_pk: int | None
    committee: str
    committee_pk: int | None
    owner: str
    owner_pk: int | None
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def units(self) -> Iterator[Unit]:
        return (unit for cell in self.cells.values() for unit in cell.units)

    @property
    def open(self) -> int:
        return sum(unit.open for unit in self.units)


class Figures(Struct, frozen=True):
    """The figures at the head: proposals, but for texts, competing (provisions) and open (relations)."""

    texts: int
    proposals: int
    conflicts: int
    advances: int
    competing: int
    undecided: int
    open: int


class Board(Struct, frozen=True):
    """sponsors: the delegation's own groups first. counts: texts within agenda and search that each switch would show.

    texts: how many there are before anything is narrowed. to_review: relations that wait, on all of them.
    mandate: whose lines are asked, None where there is none that this person may see.
    """

    rows: tuple[Row, ...]
    sponsors: tuple[str, ...]
    figures: Figures
    counts: dict[str, int]
    texts: int
    to_review: int
    mandate: Mandate | None


def figures_of(rows: Iterable[Row]) -> Figures:
    """The figures over these rows."""
    known = list(rows)
    units = [unit for row in known for unit in row.units]
    return Figures(
        texts=len(known),
        proposals=len(units),
        conflicts=sum(unit.alarm for unit in units),
        advances=sum(bool(unit.advances or unit.mixed) for unit in units),
        competing=sum(row.competing for row in known),
        undecided=sum(cell.undecided for row in known for cell in row.cells.values()),
        open=sum(unit.open for unit in units),
    )


def sponsors_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Everybody who tabled something on these rows, the delegation's own groups first."""
    cells = {cell.sponsor: cell for row in rows for cell in row.cells.values()}
    return tuple(cell.sponsor for cell in sorted(cells.values(), key=lambda cell: (not cell.own, cell.sponsor)))
