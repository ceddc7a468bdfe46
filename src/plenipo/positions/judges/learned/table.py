"""Features of every passage and line.

Features come in two kinds. *Plain* ones speak for a relation of whatever sign. *Signed* ones are above 0 for advances
and below for conflicts, and change sign with what they speak for, so that the model of the sign treats both alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]


class Table:
    """Matrices of passages x lines by the name of the feature."""

    def __init__(self) -> None:
        self.plain: dict[str, Matrix] = {}
        self.signed: dict[str, Matrix] = {}

    def add(self, other: Table) -> None:
        self.plain |= other.plain
        self.signed |= other.signed


def stacked(matrices: Mapping[str, Matrix], names: Sequence[str]) -> Matrix:
    """One row for each passage and line, the lines of a passage side by side; one column for each name."""
    import numpy as np

    return np.stack([matrices[name].ravel() for name in names], axis=1)


def behind_the_best(values: Matrix) -> Matrix:
    """How far each line stays behind the one that the passage fits best; 0 for that one."""
    import numpy as np

    return np.asarray(values - values.max(axis=1, keepdims=True))


def above_the_mean(values: Matrix) -> Matrix:
    """How far each line is above the mean of all lines."""
    import numpy as np

    return np.asarray(values - values.mean(axis=1, keepdims=True))
