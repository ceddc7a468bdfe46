"""The numbered points of a mandate: where each begins, what carries it on, and the heading it stands under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from plenipo.positions.registers.blocks import Block
from plenipo.texts.label import LabelKind, label_readings

_MAIN_KINDS = (LabelKind.ARABIC, LabelKind.DECIMAL, LabelKind.ARTICLE, LabelKind.LETTER, LabelKind.ROMAN)
_PAGE = 3_000
"""Characters on a full printed page."""


class Point(Struct, frozen=True):
    """A line before its statements are read. place: where its first paragraph stands, counted from 1."""

    id: str
    text: str
    section: str
    place: int
    notes: tuple[str, ...] = ()


class Points(Struct, frozen=True):
    """All lines in order. first: position of the first block that is line or heading of a line."""

    points: tuple[Point, ...]
    first: int
    warnings: tuple[str, ...] = ()


def read_points(blocks: Sequence[Block]) -> Points:
    """The points of the blocks. Where nothing is numbered, every paragraph that is no heading is one."""
    kinds = _main_kinds(blocks)
    opening = [_kind(block) in kinds and not block.heading for block in blocks]
    if not any(opening):
        return _by_order(blocks)
    opening = [opens and not _heads_others(blocks, index, kinds) for index, opens in enumerate(opening)]
    headings = _headings(blocks, opening)
    return _collected(blocks, opening, headings)


def _kind(block: Block) -> LabelKind | None:
    readings = label_readings(block.label) if block.label else ()
    return readings[0].kind if readings else None


def _main_kinds(blocks: Sequence[Block]) -> frozenset[LabelKind]:
    """The kinds of number that open lines; letters below numbers are parts of a line."""
    counts = Counter(kind for block in blocks if not block.heading and (kind := _kind(block)))
    if counts[LabelKind.ARTICLE] and not counts[LabelKind.ARABIC]:
        return frozenset({LabelKind.ARTICLE})
    if counts[LabelKind.DECIMAL] > counts[LabelKind.ARABIC]:
        return frozenset({LabelKind.ARABIC, LabelKind.DECIMAL})
    found = next((kind for kind in _MAIN_KINDS if counts[kind] > 1), None)
    found = found or next((kind for kind in _MAIN_KINDS if counts[kind]), None)
    return frozenset({found} if found else ())


def _heads_others(blocks: Sequence[Block], index: int, kinds: frozenset[LabelKind]) -> bool:
    """A numbered heading ("1. Governance") stands before points that are numbered more deeply or anew."""
    block = blocks[index]
    if not block.could_be_heading or index + 1 == len(blocks):
        return False
    following = _kind(blocks[index + 1])
    return LabelKind.DECIMAL in kinds and _kind(block) is LabelKind.ARABIC and following is LabelKind.DECIMAL


def _headings(blocks: Sequence[Block], opening: Sequence[bool]) -> list[bool]:
    """Blocks without number that stand, alone or in a row of their like, before a numbered one."""
    found = [False] * len(blocks)
    before_point = False
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if opening[index]:
            before_point = True
            continue
        goes_on = index > 0 and not blocks[index - 1].ends_sentence and opening[index - 1] and not block.heading
        heads = block.could_be_heading or (_continues_heading(blocks, index) and not opening[index - 1])
        before_point = before_point and heads and not goes_on and _may_head(block)
        found[index] = before_point or block.heading
    return found


def _may_head(block: Block) -> bool:
    """Letters and bullets open parts of a line; a number may stand before a heading."""
    return _kind(block) in (None, LabelKind.ARABIC, LabelKind.ROMAN) or block.heading


def _continues_heading(blocks: Sequence[Block], index: int) -> bool:
    """The second printed line of a heading."""
    block = blocks[index]
    return index > 0 and block.text[:1].islower() and not block.ends_sentence and blocks[index - 1].could_be_heading


class _Collector:
    """Blocks as they come, gathered into points."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.warnings: list[str] = []
        self._section = ""
        self._heading_open = False
        self._seen: dict[str, list[int]] = {}

    def heading(self, block: Block) -> None:
        carries_on = self._heading_open and block.text[:1].islower()
        self._section = f"{self._section} {block.text}" if carries_on else block.text
        self._heading_open = True

    def open(self, block: Block, name: str) -> None:
        self._heading_open = False
        place = len(self.points) + 1
        earlier = self._seen.setdefault(name, [])
        earlier.append(place)
        identifier = name if len(earlier) == 1 else f"{name}-{len(earlier)}"
        if len(earlier) > 1:
            self.warnings.append(
                f"The number {name} stands twice: it is the "
                f"{_ordinal(earlier[0])} and the {_ordinal(place)} line "
                f"of the "
                f"text. The second is called {identifier} here."
            )
        self.points.append(Point(identifier, block.text, self._section, place, block.notes))

    def carry_on(self, block: Block) -> None:
        """A further paragraph, or the rest of one that a page break parted."""
        self._heading_open = False
        if not self.points:
            return
        last = self.points[-1]
        parted = not block.label and (block.text[:1].islower() or not last.text.endswith(tuple(".!?;:")))
        text = f"{block.label} {block.text}" if block.label else block.text
        joint = "" if parted and last.text.endswith("-") else " " if parted else "\n"
        self.points[-1] = Point(
            last.id, f"{last.text}{joint}{text}", last.section, last.place, (*last.notes, *block.notes)
        )


def _collected(blocks: Sequence[Block], opening: Sequence[bool], headings: Sequence[bool]) -> Points:
    collector = _Collector()
    first = opening.index(True)
    while first and headings[first - 1]:
        first -= 1
    for index in range(first, len(blocks)):
        if opening[index]:
            collector.open(blocks[index], _name(blocks[index].label))
        elif headings[index]:
            collector.heading(blocks[index])
        else:
            collector.carry_on(blocks[index])
    warnings = (*collector.warnings, *_gaps(collector.points), *_long(collector.points))
    return Points(tuple(collector.points), first, warnings)


def _by_order(blocks: Sequence[Block]) -> Points:
    """Lines without numbers: each paragraph is one, numbered by its order."""
    collector = _Collector()
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.heading or (not block.label and block.could_be_heading and following is not None):
            collector.heading(block)
        elif collector.points and block.text[:1].islower() and not block.label:
            collector.carry_on(block)
        else:
            collector.open(block, str(len(collector.points) + 1))
    warning = "The lines bear no numbers; they are numbered here by their order."
    return Points(tuple(collector.points), 0, (warning, *_long(collector.points)))


def _name(label: str) -> str:
    """The number without what surrounds it: "17." is "17", "(a)" is "a"."""
    return label.strip().strip("().）（ \u00a0").strip() or label


def _gaps(points: Sequence[Point]) -> list[str]:
    """Numbers that are missing between two lines."""
    warnings = []
    for before, after in pairwise(points):
        first, second = (point.id.partition("-")[0] for point in (before, after))
        if first.isdecimal() and second.isdecimal() and int(second) > int(first) + 1:
            missing = f"{int(first) + 1}"
            more = f" to {int(second) - 1}" if int(second) > int(first) + 2 else ""
            warnings.append(f"After line {before.id} comes line {after.id}: there is no {missing}{more}.")
    return warnings


def _long(points: Sequence[Point]) -> list[str]:
    return [
        f"Line {point.id} is longer than a page ({len(point.text):,} "
        f"characters). Check that no number in it was missed."
        for point in points
        if len(point.text) > _PAGE
    ]


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
