"""Tables that a page draws with ruled borders: which cell a point lies in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from plenipo.readers.pdf.drawing import Rule
from plenipo.texts.document import Place

_TOUCH = 2.5
_SHORTEST = 8.0
_MOST_RULES = 1_500


class Grid(Struct, frozen=True):
    """A ruled table; xs and ys are its borders in ascending order."""

    table: int
    xs: list[float]
    ys: list[float]


def find_grids(rules: Sequence[Rule], first: int) -> list[Grid]:
    """Groups of touching rules with two or more borders each way. Tables are counted from ``first``."""
    long = [rule for rule in rules if max(rule.x1 - rule.x0, rule.y1 - rule.y0) >= _SHORTEST][:_MOST_RULES]
    grids: list[Grid] = []
    for group in _touching(_bordering(long)):
        xs = _distinct(rule.x0 for rule in group if not rule.is_horizontal)
        ys = _distinct(rule.y0 for rule in group if rule.is_horizontal)
        if len(xs) >= 2 and len(ys) >= 2:
            grids.append(Grid(first + len(grids), xs, ys))
    return sorted(grids, key=lambda grid: -grid.ys[-1])


def cell_at(grids: Sequence[Grid], x: float, y: float) -> Place | None:
    for grid in grids:
        if grid.xs[0] <= x < grid.xs[-1] and grid.ys[0] <= y < grid.ys[-1]:
            return Place(grid.table, len(grid.ys) - 1 - bisect_right(grid.ys, y), bisect_right(grid.xs, x) - 1)
    return None


def cell_right(grids: Sequence[Grid], place: Place) -> float:
    """The right border of a cell."""
    grid = next(grid for grid in grids if grid.table == place.table)
    return grid.xs[place.column + 1]


def _bordering(rules: list[Rule]) -> list[Rule]:
    """Without rules that touch none of the other direction: underlines, strike-outs, change bars."""
    upright = sorted((rule for rule in rules if not rule.is_horizontal), key=lambda rule: rule.x0)
    level = [rule for rule in rules if rule.is_horizontal]
    kept = [rule for rule in level if any(_meet(rule, other) for other in upright)]
    return kept + [rule for rule in upright if any(_meet(other, rule) for other in kept)]


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.x0 - _TOUCH <= upright.x0 <= level.x1 + _TOUCH and upright.y0 - _TOUCH <= level.y0 <= upright.y1 + _TOUCH
    )


def _touching(rules: list[Rule]) -> list[list[Rule]]:
    """Rules in connected groups."""
    groups: list[list[Rule]] = []
    left = list(rules)
    while left:
        group = [left.pop()]
        for rule in group:
            near = [other for other in left if _overlap(rule, other)]
            group.extend(near)
            left = [other for other in left if other not in near] if near else left
        groups.append(group)
    return groups


def _overlap(one: Rule, other: Rule) -> bool:
    return (
        one.x0 - _TOUCH <= other.x1
        and other.x0 - _TOUCH <= one.x1
        and one.y0 - _TOUCH <= other.y1
        and other.y0 - _TOUCH <= one.y1
    )


def _distinct(values: object) -> list[float]:
    found: list[float] = []
    for value in sorted(values):  # type: ignore[call-overload]
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found
