"""Precision, recall and F1."""

from __future__ import annotations

from msgspec import Struct


class Score(Struct, frozen=True):
    """right: found and in the key; false: found and not in the key; missed: in the key and not found."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is right. None where nothing was found."""
        return share(self.right, self.right + self.false)

    @property
    def recall(self) -> float | None:
        """Of what is right, the share that was found. None where the key has none."""
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both. None where there is none in the key and none was found."""
        return share(2 * self.right, 2 * self.right + self.false + self.missed)


def share(part: float, whole: float) -> float | None:
    """The quotient; None of nothing."""
    return part / whole if whole else None


def mean(values: tuple[float | None, ...]) -> float | None:
    """The mean of what is known."""
    known = [value for value in values if value is not None]
    return share(sum(known), len(known))
