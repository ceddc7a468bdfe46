"""Pairs of a source row and a target row with a score, as arrays; what each is worth beside its rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

TINY = 1e-9


class Pairs(Struct, frozen=True, eq=False):
    """Parallel arrays, ordered by source, then target, each pair once. shape: rows of source and of target."""

    source: Any  # integers
    target: Any  # integers
    score: Any  # 32-bit floats
    shape: tuple[int, int]

    def __len__(self) -> int:
        return len(self.source)

    @property
    def keys(self) -> Any:
        """One number a pair, rising."""
        return self.source * max(self.shape[1], 1) + self.target

    def scored(self, score: Any) -> Pairs:
        """The same pairs with other scores."""
        return Pairs(self.source, self.target, score, self.shape)

    def at(self, source: Ints, target: Ints) -> Floats:
        """The score of each pair asked for, 0 where it is not among these."""
        import numpy as np

        if not len(self.source):
            return np.zeros(len(source), dtype=np.float32)
        keys = self.keys
        wanted = source * max(self.shape[1], 1) + target
        place = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
        return np.where(keys[place] == wanted, self.score[place], np.float32(0))

    def best(self) -> tuple[Floats, Floats]:
        """For each pair, the best score of its source and the best of its target."""
        import numpy as np

        rows, columns = (np.zeros(count, dtype=np.float32) for count in self.shape)
        np.maximum.at(rows, self.source, self.score)
        np.maximum.at(columns, self.target, self.score)
        return rows[self.source], columns[self.target]


def made(source: Any, target: Any, score: Any, shape: tuple[int, int]) -> Pairs:
    """Pairs in their order, doubles dropped."""
    import numpy as np

    keys, first = np.unique(source.astype(np.int64) * max(shape[1], 1) + target, return_index=True)
    width = max(shape[1], 1)
    return Pairs(keys // width, keys % width, score[first].astype(np.float32), shape)


def mutual(pairs: Pairs) -> Pairs:
    """Each score times its share of the best of its source and of the best of its target.

    A target that resembles everything is worth little to each; two that prefer each other keep their score.
    """
    rows, columns = pairs.best()
    return pairs.scored(pairs.score * (pairs.score / (rows + TINY)) * (pairs.score / (columns + TINY)))


def ratio(pairs: Pairs) -> Pairs:
    """0 to 1: how near each pair is to the best of its source and of its target; 1 where it is both."""
    import numpy as np

    rows, columns = pairs.best()
    return pairs.scored(pairs.score / np.sqrt((rows + TINY) * (columns + TINY)))
