"""Blocks gathered into points, in order; whatever finds no place in one is told of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from plenipo.positions.registers.blocks import Block
from plenipo.texts.label import LabelKind, label_readings

_SHOWN = 100


class Point(Struct, frozen=True):
    """A line before its statements are read. headings: those it stands under since the line before, outermost first."""

    id: str
    text: str
    headings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Collector:
    """Blocks as they come, gathered into points. warnings: what a reader should check, one sentence each."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.warnings: list[str] = []
        self._headings: list[str] = []
        self._in_headings = False
        self._seen: dict[str, list[int]] = {}

    def heading(self, block: Block) -> None:
        """Headings in a row are one above the other; the second printed line of one begins with a small letter."""
        if not self._in_headings:
            self._headings = []
        if self._headings and block.text[:1].islower():
            self._headings[-1] = f"{self._headings[-1]} {block.text}"
        else:
            self._headings.append(block.text)
        self._in_headings = True

    @property
    def in_headings(self) -> bool:
        return self._in_headings

    def open(self, block: Block, name: str) -> None:
        if not self.points:
            self._headings = self._headings[-1:]  # above the last stands the title
        self._in_headings = False
        place = len(self.points) + 1
        earlier = self._seen.setdefault(name, [])
        earlier.append(place)
        identifier = name if len(earlier) == 1 else f"{name}-{len(earlier)}"
        if len(earlier) > 1:
            self.warnings.append(
                f"The number {name} stands twice: it is the {_ordinal(earlier[0])} and the {_ordinal(place)} line "
                f"of the text. The second is called {identifier} here."
            )
        self.points.append(Point(identifier, block.text, tuple(self._headings), block.notes))

    def carry_on(self, block: Block) -> None:
        """A further paragraph, or the rest of one that a page break parted."""
        if not self.points:
            self.leave_out(block)
            return
        last = self.points[-1]
        parted = not block.label and (block.text[:1].islower() or not last.text.endswith(tuple(".!?;:")))
        parted = parted and not self._in_headings
        joint = "" if parted and last.text.endswith("-") else " " if parted else "\n"
        notes = (*last.notes, *block.notes)
        self.points[-1] = Point(last.id, f"{last.text}{joint}{_printed(block)}", last.headings, notes)

    def leave_out(self, block: Block) -> None:
        """Named, so that nobody takes the lines for complete where a point was not seen as one."""
        shown = _printed(block) if len(block.text) <= _SHOWN else f"{_printed(block)[:_SHOWN].rsplit(' ', 1)[0]} …"
        self.warnings.append(f"Before the first line stands what is read as none: «{shown}»")

    def close(self) -> None:
        """Headings at the end have no line."""
        if self._in_headings:
            self.warnings.extend(f"Under the heading «{heading}» stands no line." for heading in self._headings)


def _printed(block: Block) -> str:
    """With its number; every bullet is printed as the same sign."""
    readings = label_readings(block.label) if block.label else ()
    label = "•" if readings and readings[0].kind is LabelKind.BULLET else block.label
    return f"{label} {block.text}" if label else block.text


def gaps(points: Sequence[Point]) -> list[str]:
    """Numbers that are missing between two lines."""
    warnings = []
    for before, after in pairwise(points):
        first, second = (point.id.partition("-")[0] for point in (before, after))
        if first.isdecimal() and second.isdecimal() and int(second) > int(first) + 1:
            missing = f"{int(first) + 1}"
            more = f" to {int(second) - 1}" if int(second) > int(first) + 2 else ""
            warnings.append(f"After line {before.id} comes line {after.id}: there is no {missing}{more}.")
    return warnings


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
