"""Heads: for each line, a regression learned from the examples in one space.

The *signed* head learns +1 for advances and -1 for conflicts from the words put in minus the words taken out; the
*plain* head learns that there is a relation from all words. Both are ridge regressions in the form of kernels, so that
their weights are one number for each example and line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plenipo.positions.judges.learned.likeness import Views
from plenipo.positions.judges.learned.spaces import cosines
from plenipo.positions.judges.learned.table import Table, behind_the_best

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

RIDGE = 1.0
AROUND = 0.5  # weight of the words that stand around the change


class Kernels:
    """Products of all passages with all examples, for the signed head and for the plain one."""

    def __init__(self, views: Views, examples: Views) -> None:
        same = cosines(views.inserted, examples.inserted) + cosines(views.deleted, examples.deleted)
        turned = cosines(views.inserted, examples.deleted) + cosines(views.deleted, examples.inserted)
        self.signed = same - turned
        self.plain = same + turned + AROUND * cosines(views.whole, examples.whole)


class Heads:
    """Weights of examples x lines, for each head."""

    def __init__(self, signed: Matrix, plain: Matrix) -> None:
        self.signed = signed
        self.plain = plain

    def table(self, name: str, kernels: Kernels) -> Table:
        return _table(name, kernels.signed @ self.signed, kernels.plain @ self.plain)


def learned_heads(kernels: Kernels, signs: Matrix) -> Heads:
    """kernels: of the examples with themselves."""
    import numpy as np

    return Heads(_solved(kernels.signed, signs), _solved(kernels.plain, np.abs(signs)))


def held_out_table(name: str, kernels: Kernels, signs: Matrix, folds: Sequence[int]) -> Table:
    """What the heads say of their own examples, each learned without the fold that the example is in."""
    import numpy as np

    numbers = np.array(folds)
    signed, plain = np.zeros_like(signs), np.zeros_like(signs)
    for fold in sorted(set(folds)):
        out, kept = np.flatnonzero(numbers == fold), np.flatnonzero(numbers != fold)
        inside, across = np.ix_(kept, kept), np.ix_(out, kept)
        signed[out] = kernels.signed[across] @ _solved(kernels.signed[inside], signs[kept])
        plain[out] = kernels.plain[across] @ _solved(kernels.plain[inside], np.abs(signs[kept]))
    return _table(name, signed, plain)


def _solved(kernel: Matrix, targets: Matrix) -> Matrix:
    import numpy as np

    return np.asarray(np.linalg.solve(kernel + RIDGE * np.eye(len(kernel)), targets))


def _table(name: str, signed: Matrix, plain: Matrix) -> Table:
    import numpy as np

    table = Table()
    table.plain[f"{name} head"] = plain
    table.plain[f"{name} head, behind the best"] = behind_the_best(plain)
    table.plain[f"{name} head, signed"] = np.abs(signed)
    table.signed[f"{name} head"] = signed
    return table
