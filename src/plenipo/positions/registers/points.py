"""The points of a mandate: where each begins, what carries it on, and the heading it stands under."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plenipo.positions.registers.blocks import Block
from plenipo.positions.registers.collecting import Collector, Point, gaps
from plenipo.positions.registers.numbering import Kinds, kinds_of, main_kinds, takes_side, with_numbered_headings
from plenipo.texts.label import LabelKind

_PAGE = 3_000
"""Characters on a full printed page."""
_BY_ORDER = "The lines bear no numbers; they are numbered here by their order."


class Points(Struct, frozen=True):
    """All lines in order, and what a reader should check."""

    points: tuple[Point, ...]
    warnings: tuple[str, ...] = ()


def read_points(blocks: Sequence[Block], *, tell_front: bool = True) -> Points:
    """The points of the blocks. Where nothing is numbered, each bullet or paragraph that is no heading is one.

    tell_front: whether a sentence before the first point is warned of; the cover of a Council document has many.
    """
    blocks = with_numbered_headings(blocks)
    kinds = kinds_of(blocks)
    main = main_kinds(blocks, kinds)
    opening = [kind in main and not block.heading for block, kind in zip(blocks, kinds, strict=True)]
    if not any(opening):
        return _by_order(blocks, kinds)
    opening = [opens and not _heads_others(blocks, kinds, index, main) for index, opens in enumerate(opening)]
    return _collected(blocks, opening, _headings(blocks, _may_head(kinds, main), opening), tell_front)


def _heads_others(blocks: Sequence[Block], kinds: Kinds, index: int, main: frozenset[LabelKind]) -> bool:
    """A numbered heading ("1. Governance") stands before points that are numbered more deeply or anew."""
    if not blocks[index].could_be_heading or index + 1 == len(blocks):
        return False
    deeper = kinds[index] is LabelKind.ARABIC and kinds[index + 1] is LabelKind.DECIMAL
    return LabelKind.DECIMAL in main and deeper


def _headings(blocks: Sequence[Block], may_head: Sequence[bool], opening: Sequence[bool]) -> list[bool]:
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
        before_point = before_point and heads and not goes_on and (may_head[index] or block.heading)
        found[index] = before_point or block.heading
    return found


def _may_head(kinds: Kinds, main: frozenset[LabelKind]) -> list[bool]:
    """Letters, bullets and numbers open parts of a line; a whole number stands before the heading of decimal ones."""
    return [kind is None or (kind is LabelKind.ARABIC and LabelKind.DECIMAL in main) for kind in kinds]


def _continues_heading(blocks: Sequence[Block], index: int) -> bool:
    """The second printed line of a heading."""
    block = blocks[index]
    return index > 0 and block.text[:1].islower() and not block.ends_sentence and blocks[index - 1].could_be_heading


def _collected(blocks: Sequence[Block], opening: Sequence[bool], headings: Sequence[bool], tell_front: bool) -> Points:
    collector = Collector()
    for index, block in enumerate(blocks):
        if opening[index]:
            collector.open(block, _name(block.label))
        elif headings[index]:
            collector.heading(block)
        elif collector.points:
            collector.carry_on(block)
        elif tell_front and (block.label or _is_sentence(block)):
            collector.leave_out(block)
    return _closed(collector, gaps(collector.points))


def _by_order(blocks: Sequence[Block], kinds: Kinds) -> Points:
    """Lines without numbers: each bullet is one, and each paragraph that is no heading."""
    collector = Collector()
    bulleted = LabelKind.BULLET in kinds
    for index, block in enumerate(blocks):
        first = not collector.points
        if _heads(blocks, index):
            collector.heading(block)
        elif not block.label and block.text[:1].islower() and (collector.in_headings or not first):
            (collector.heading if collector.in_headings else collector.carry_on)(block)
        elif bulleted and not first and kinds[index] not in (None, LabelKind.BULLET):
            collector.carry_on(block)  # a letter below a bullet
        elif first and not block.label and (block.is_front or (bulleted and not takes_side(block.text))):
            _tell(collector, block)
        else:
            collector.open(block, str(len(collector.points) + 1))
    return _closed(collector, [], _BY_ORDER)


def _tell(collector: Collector, block: Block) -> None:
    if not block.is_front:
        collector.leave_out(block)


def _heads(blocks: Sequence[Block], index: int) -> bool:
    """A short paragraph before others, which takes no side; bullets and numbers open points."""
    block = blocks[index]
    if block.heading:
        return True
    return not block.label and block.could_be_heading and index + 1 < len(blocks) and not takes_side(block.text)


def _is_sentence(block: Block) -> bool:
    return not block.is_front and not block.could_be_heading


def _closed(collector: Collector, found: Sequence[str], first: str = "") -> Points:
    collector.close()
    warnings = (*((first,) if first else ()), *collector.warnings, *found, *_long(collector.points))
    return Points(tuple(collector.points), warnings)


def _name(label: str) -> str:
    """The number without what surrounds it: "17." is "17", "(a)" is "a"."""
    return label.strip().strip("().）（ \u00a0").strip() or label


def _long(points: Sequence[Point]) -> list[str]:
    return [
        f"Line {point.id} is longer than a page ({len(point.text):,} "
        f"characters). Check that no number in it was missed."
        for point in points
        if len(point.text) > _PAGE
    ]
