"""From features to chances: one model says whether there is a relation, one says which; the strength of the penalty,
the calibration and the threshold come from proposals held out by their instrument."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from plenipo.positions.judges.learned.logistic import Logistic, Scaling, fitted, fitted_scaling, fitted_signs
from plenipo.positions.judges.learned.table import Table, stacked

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

FREEDOMS = (0.003, 0.01, 0.03)  # strengths of the penalty that are tried
THRESHOLDS = tuple(step / 100 for step in range(30, 52, 2))


class Weighing(Struct, frozen=True):
    """sure: confidence from which pairs held out were best counted as relations. freedom: as in ``logistic``."""

    relation: Logistic
    sign: Logistic
    scaling: Scaling
    sure: float
    freedom: float

    def chances(self, table: Table, shape: tuple[int, int]) -> tuple[Matrix, Matrix]:
        """Of every passage and line: the calibrated chance of the likelier relation, and its sign."""
        return _calibrated(_raw(self.relation, self.sign, table, shape), self.scaling)


def learned_weighing(table: Table, signs: Matrix, known: npt.NDArray[np.bool_], folds: Sequence[int],
                     proposals: Sequence[str]) -> Weighing:  # fmt: skip
    """signs: of passages x lines; known: where they are. proposals: of the passages."""
    names, signed_names = _names(table)
    plain, signed = _plain(table, names), stacked(table.signed, signed_names)
    trials = [
        (freedom, _held_out(plain, signed, signs, known, folds, freedom, (names, signed_names))) for freedom in FREEDOMS
    ]
    freedom, held_out = min(trials, key=lambda trial: (_loss(trial[1], signs, known), trial[0]))
    relation, sign = _fit(plain, signed, signs, known, freedom, (names, signed_names))
    best, right, sides = _pairs(held_out, signs, proposals)
    scaling = fitted_scaling(best, right)
    sure = _threshold(scaling.applied(best), right, sides, _found(signs, proposals))
    return Weighing(relation, sign, scaling, sure, freedom)


def _names(table: Table) -> tuple[list[str], list[str]]:
    """Plain features, with the size of every signed one beside them; signed features."""
    signed = sorted(table.signed)
    return [*sorted(table.plain), *(f"size of {name}" for name in signed)], signed


def _plain(table: Table, names: Sequence[str]) -> Matrix:
    import numpy as np

    sizes = {f"size of {name}": np.abs(matrix) for name, matrix in table.signed.items()}
    return stacked(table.plain | sizes, names)


def _fit(plain: Matrix, signed: Matrix, signs: Matrix, known: npt.NDArray[np.bool_], freedom: float,
         names: tuple[Sequence[str], Sequence[str]]) -> tuple[Logistic, Logistic]:  # fmt: skip
    truth, use = signs.ravel(), known.ravel()
    related = use & (truth != 0)
    return (
        fitted(plain[use], truth[use] != 0, names[0], freedom),
        fitted_signs(signed[related], truth[related] > 0, names[1], freedom),
    )


def _held_out(plain: Matrix, signed: Matrix, signs: Matrix, known: npt.NDArray[np.bool_], folds: Sequence[int],
              freedom: float, names: tuple[Sequence[str], Sequence[str]]) -> Matrix:  # fmt: skip
    """Chances (advances, conflicts) of every passage and line from models that did not see its fold."""
    import numpy as np

    rows = np.repeat(np.array(folds), signs.shape[1])
    found = np.zeros((signs.size, 2))
    for fold in sorted(set(folds)):
        out, kept = rows == fold, np.array(folds) != fold
        relation, sign = _fit(plain[~out], signed[~out], signs[kept], known[kept], freedom, names)
        related, advances = relation.chances(plain[out]), sign.chances(signed[out])
        found[out] = np.stack([related * advances, related * (1 - advances)], axis=1)
    return found.reshape(*signs.shape, 2)


def _raw(relation: Logistic, sign: Logistic, table: Table, shape: tuple[int, int]) -> Matrix:
    import numpy as np

    related = relation.chances(_plain(table, relation.names))
    advances = sign.chances(stacked(table.signed, sign.names))
    return np.stack([related * advances, related * (1 - advances)], axis=1).reshape(*shape, 2)


def _calibrated(raw: Matrix, scaling: Scaling) -> tuple[Matrix, Matrix]:
    import numpy as np

    return scaling.applied(raw.max(axis=2)), np.where(raw[..., 0] > raw[..., 1], 1.0, -1.0)


def _loss(chances: Matrix, signs: Matrix, known: npt.NDArray[np.bool_]) -> float:
    """Mean log loss over advances, conflicts and none."""
    import numpy as np

    none = 1 - chances.sum(axis=2)
    of_truth = np.where(signs > 0, chances[..., 0], np.where(signs < 0, chances[..., 1], none))
    return float(-np.log(np.clip(of_truth[known], 1e-9, 1)).mean())


def _groups(proposals: Sequence[str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for row, proposal in enumerate(proposals):
        groups.setdefault(proposal, []).append(row)
    return groups


def _pairs(chances: Matrix, signs: Matrix, proposals: Sequence[str]) -> tuple[Matrix, npt.NDArray[np.bool_], Matrix]:
    """Of each proposal and line the likeliest relation: its chance, whether it holds anywhere in it, and its sign."""
    import numpy as np

    best, right, sides = [], [], []
    for rows in _groups(proposals).values():
        top = chances[rows].max(axis=0)
        side = np.where(top[:, 0] > top[:, 1], 1.0, -1.0)
        best.append(top.max(axis=1))
        right.append((signs[rows] == side).any(axis=0))
        sides.append(side)
    return np.concatenate(best), np.concatenate(right), np.concatenate(sides)


def _found(signs: Matrix, proposals: Sequence[str]) -> dict[float, int]:
    """How many pairs there are of each sign."""
    rows = _groups(proposals).values()
    return {side: sum(int((signs[group] == side).any(axis=0).sum()) for group in rows) for side in (1.0, -1.0)}


def _threshold(sureness: Matrix, right: npt.NDArray[np.bool_], sides: Matrix, there: dict[float, int]) -> float:
    """The confidence from which counting pairs as relations has the best mean F1 of both signs."""

    def quality(least: float) -> float:
        scores = []
        for side, total in there.items():
            counted = (sureness >= least) & (sides == side)
            scores.append(2 * int((counted & right).sum()) / max(1, int(counted.sum()) + total))
        return sum(scores) / len(scores)

    return max(THRESHOLDS, key=lambda least: (round(quality(least), 6), least))
