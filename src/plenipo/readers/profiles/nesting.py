"""Nesting of labelled items: which item stands under which, from their labels alone."""

from __future__ import annotations

from collections.abc import Callable

from plenipo.texts.label import Label, LabelKind, is_next, label_readings

_DEEPEST = 8
_NUMERIC = frozenset({LabelKind.ARABIC, LabelKind.DECIMAL})


class Level:
    """An open item, which a later label may continue or stand under.

    stem: what the ids of its siblings begin with. following: the key of the label that directly continues it.
    parent, parent_path: of the item and its siblings.
    """

    __slots__ = ("following", "id", "label", "parent", "parent_path", "path", "stem")

    def __init__(self, stem: str, parent: str, parent_path: tuple[str, ...]) -> None:
        self.stem = stem
        self.parent = parent
        self.parent_path = parent_path

    def take(self, label: Label, identifier: str, path: tuple[str, ...]) -> None:
        """Make this item the one that is open."""
        self.label = label
        self.id = identifier
        self.path = path
        key = label.key
        self.following = (*key[:-2], key[-2] + 1, 0) if len(key) > 1 else key

    def continued_by(self, label: Label) -> bool:
        """Whether the label directly follows, in kind, punctuation and order."""
        mine = self.label
        return label.key == self.following and label.kind is mine.kind and label.form == mine.form


class Nesting:
    """The open items of one block, outermost first."""

    __slots__ = ("levels",)

    def __init__(self) -> None:
        self.levels: list[Level] = []

    def place(self, printed: str, coming: Callable[[], str], opened: Callable[[], bool]) -> tuple[Label | None, int]:
        """The reading of a label, and at which depth it stands (0: directly in the block).

        coming gives the label of the next labelled line; opened says whether the line before ends with a colon.
        Both are only asked where "i)" may be a letter or a roman number.
        """
        readings = label_readings(printed)
        if not readings:
            return None, 0
        if len(readings) > 1:
            readings = _by_what_comes(readings, coming, opened)
        if not self.levels:
            return next((reading for reading in readings if reading.is_first), readings[0]), 0
        for test in (_continues, _follows):
            for depth in range(len(self.levels) - 1, -1, -1):
                previous = self.levels[depth].label
                for reading in readings:
                    if test(previous, reading):
                        return reading, depth
        return self._new_list(readings)

    def _new_list(self, readings: tuple[Label, ...]) -> tuple[Label, int]:
        """A list that begins here, or a label that fits nothing that is open."""
        first = next((reading for reading in readings if reading.is_first), readings[0])
        if first.kind is LabelKind.DECIMAL:
            return first, self._under_number(first)
        for depth in range(len(self.levels) - 1, -1, -1):
            label = self.levels[depth].label
            if label.kind is first.kind and label.form == first.form:
                return first, depth
        if first.is_first and len(self.levels) < _DEEPEST:
            return first, len(self.levels)
        same_kind = (d for d in range(len(self.levels) - 1, -1, -1) if self.levels[d].label.kind is first.kind)
        return first, next(same_kind, 0)

    def _under_number(self, label: Label) -> int:
        """1.1 stands under 1, whatever stands between them."""
        for depth in range(len(self.levels) - 1, -1, -1):
            above = self.levels[depth].label
            if above.kind in _NUMERIC and above.key[:-1] == label.key[: len(above.key) - 1]:
                return depth + (len(above.key) < len(label.key))
        return 0

    def open(self, level: Level, depth: int) -> None:
        """Make an item the innermost one at its depth."""
        del self.levels[depth:]
        self.levels.append(level)


def _by_what_comes(
    readings: tuple[Label, ...], coming: Callable[[], str], opened: Callable[[], bool]
) -> tuple[Label, ...]:
    """Letter or roman number, where "i)" can be both: "ii)" or "j)" after it decides, else a colon before it."""
    letter, roman = readings[0], readings[1]
    if letter.kind is not LabelKind.LETTER or not roman.is_first:
        return readings
    after = coming().strip("() .").casefold()
    if after.startswith("ii"):
        return (roman,)
    if after == "j":
        return (letter,)
    return (roman,) if opened() else readings


def _continues(previous: Label, label: Label) -> bool:
    return previous.form == label.form and is_next(previous, label)


def _follows(previous: Label, label: Label) -> bool:
    """The same list with a gap: an item between them was deleted in this view."""
    return (
        previous.kind is label.kind
        and previous.form == label.form
        and label.kind is not LabelKind.DECIMAL
        and label.key > previous.key
    )
