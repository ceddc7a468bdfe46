"""Provisions as sparse rows: words, pairs and triples of words, hashed to fixed columns, the same in every process.

No vocabulary is learned, so that rows made on different machines at different times can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from plenipo.concordance.alignment.words import Words, stable_hash

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

Rows: TypeAlias = Any  # a scipy.sparse.csr_array of 32-bit floats

BUCKETS = 1 << 22  # columns; a text of law has some 100,000 different words, pairs and triples
LONGEST = 3  # words of a run
STRIPES = 4  # columns lie in turn: the remainder by this number says how many words the run has
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def counts_of(texts: Sequence[Words]) -> Rows:
    """How often each text has each word and each run of two or three words, function words passed over.

    One row a text; columns are hashes. Runs do not cross from one text into the next.
    """
    import numpy as np

    hashes = np.fromiter((stable_hash(stem) for text in texts for stem in text.stems if stem), dtype=np.uint64)
    lengths = [sum(map(bool, text.stems)) for text in texts]
    owner = np.repeat(np.arange(len(texts)), lengths)
    columns, rows = [], []
    for size in range(1, LONGEST + 1):
        if len(hashes) < size:
            break
        columns.append(_runs(hashes, size))
        starts, ends = owner[: len(owner) - size + 1], owner[size - 1 :]
        rows.append(np.where(starts == ends, starts, -1))
    return _gathered(rows, columns, len(texts))


def _runs(hashes: Any, size: int) -> Any:
    import numpy as np

    mixed = np.full(len(hashes) - size + 1, size, dtype=np.uint64)
    for at in range(size):
        mixed = (mixed ^ hashes[at : len(hashes) - size + 1 + at]) * np.uint64(_FACTORS[at])
        mixed ^= mixed >> np.uint64(29)
    return (mixed % np.uint64(BUCKETS // STRIPES)).astype(np.int32) * STRIPES + size


def _gathered(rows: list[Any], columns: list[Any], count: int) -> Rows:
    import numpy as np
    from scipy.sparse import coo_array, csr_array

    if not rows:
        return csr_array((count, BUCKETS), dtype=np.float32)
    row, column = np.concatenate(rows), np.concatenate(columns)
    kept = row >= 0
    ones = np.ones(int(kept.sum()), dtype=np.float32)
    return coo_array((ones, (row[kept], column[kept])), shape=(count, BUCKETS)).tocsr()


def compacted(texts: Sequence[Rows]) -> tuple[list[Rows], npt.NDArray[np.int64]]:
    """The rows with only those columns that one of them has, and the hash that each column stands for, rising."""
    import numpy as np
    from scipy.sparse import csr_array

    columns = np.unique(np.concatenate([rows.indices for rows in texts])).astype(np.int64)
    made = [
        csr_array(
            (rows.data, np.searchsorted(columns, rows.indices).astype(np.int32), rows.indptr),
            shape=(rows.shape[0], max(len(columns), 1)),
        )
        for rows in texts
    ]
    return made, columns


def column_of(stem: str) -> int:
    """The hash of a single word."""
    import numpy as np

    return int(_runs(np.array([stable_hash(stem)], dtype=np.uint64), 1)[0])


def spread_of(rows: Rows) -> Floats:
    """In how many rows each column occurs."""
    import numpy as np

    return np.bincount(rows.indices, minlength=rows.shape[1]).astype(np.float32)


def rarity(spread: Floats, count: float) -> Floats:
    """What an occurrence of each column tells: the more, the fewer of ``count`` provisions have it.

    A column that all have still tells a little, so that two texts of one provision can be compared.
    """
    import numpy as np

    return cast("Floats", np.log((2 + count) / (1 + spread)).clip(min=0).astype(np.float32))


def weighted(counts: Rows, telling: Floats) -> Rows:
    """Rows of length 1: the logarithm of each count, times what its column tells."""
    import numpy as np
    from scipy.sparse import csr_array

    data = (1 + np.log(counts.data)) * telling[counts.indices]
    return unit(csr_array((data.astype(np.float32), counts.indices, counts.indptr), shape=counts.shape))


def unit(rows: Rows) -> Rows:
    """The rows with length 1; empty ones stay empty."""
    import numpy as np
    from scipy.sparse import csr_array

    sums = np.concatenate(([0.0], np.cumsum(rows.data.astype(np.float64) ** 2)))
    lengths = np.sqrt(sums[rows.indptr[1:]] - sums[rows.indptr[:-1]])
    data = rows.data / np.repeat(np.maximum(lengths, 1e-9), np.diff(rows.indptr))
    return csr_array((data.astype(np.float32), rows.indices, rows.indptr), shape=rows.shape)
