"""A linear projection of embeddings, learned so that changed words come near the lines they were confirmed to touch.

It is the ridge regression from the embedding of the words to that of the statement, drawn to the identity: with no
examples it changes nothing. Unlike the heads it knows no line by its number, so it also serves lines that are new.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plenipo.positions.judges.learned.likeness import Views
from plenipo.positions.judges.learned.spaces import Space, cosines
from plenipo.positions.judges.learned.table import Table, above_the_mean, behind_the_best
from plenipo.positions.mandate import Line

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

RIDGE = 10.0


class Pairs:
    """The vectors of changed words and of lines, row by row, of every confirmed relation. rows: of its passage."""

    def __init__(self, space: Space, views: Views, signs: Matrix, lines: Sequence[Line]) -> None:
        import numpy as np

        self.lines = line_vectors(space, lines)
        self.words = changed(views)
        self.rows, self.columns = np.nonzero(signs)


def line_vectors(space: Space, lines: Sequence[Line]) -> Matrix:
    """The mean of the statements of each line, less the mean of all lines, of length 1."""
    import numpy as np

    vectors = np.stack([_mean(space.vectors([one.quote for one in line.statements] or [line.text])) for line in lines])
    return _unit(vectors - vectors.mean(axis=0, keepdims=True))


def changed(views: Views) -> Matrix:
    """Of each passage the words put in and taken out, together."""
    import numpy as np

    return _unit(np.asarray(views.inserted + views.deleted))


def learned_projection(pairs: Pairs, kept: npt.NDArray[np.bool_] | None = None) -> Matrix:
    """A square matrix. kept: passages that it may learn from, all without it."""
    import numpy as np

    use = np.ones(len(pairs.rows), dtype=bool) if kept is None else kept[pairs.rows]
    words, targets = pairs.words[pairs.rows[use]], pairs.lines[pairs.columns[use]]
    width = pairs.words.shape[1]
    normal = words.T @ words + RIDGE * np.eye(width)
    return np.asarray(np.eye(width) + np.linalg.solve(normal, words.T @ (targets - words)))


def projected_table(words: Matrix, lines: Matrix, projection: Matrix) -> Table:
    """Cosines of projected words with the lines."""
    return _table(cosines(_unit(words @ projection), lines))


def held_out_projected(pairs: Pairs, folds: Sequence[int]) -> Table:
    """The same for the examples themselves, each with a projection learned without its fold."""
    import numpy as np

    numbers = np.array(folds)
    found = np.zeros((len(pairs.words), len(pairs.lines)))
    for fold in sorted(set(folds)):
        out = numbers == fold
        projection = learned_projection(pairs, ~out)
        found[out] = cosines(_unit(pairs.words[out] @ projection), pairs.lines)
    return _table(found)


def _table(found: Matrix) -> Table:
    table = Table()
    table.plain["projected"] = found
    table.plain["projected, above the mean"] = above_the_mean(found)
    table.plain["projected, behind the best"] = behind_the_best(found)
    return table


def _mean(vectors: Matrix) -> Matrix:
    import numpy as np

    return np.asarray(vectors.mean(axis=0))


def _unit(vectors: Matrix) -> Matrix:
    import numpy as np

    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12))
