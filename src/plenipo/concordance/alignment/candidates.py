"""The best few targets of each source row, and the best few sources of each target row, block by block.

Memory grows with the number of rows, not with the number of pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plenipo.concordance.alignment.pairs import Pairs, made

if TYPE_CHECKING:
    from plenipo.concordance.alignment.vectors import Rows

CELLS = 1 << 23  # scores held at a time


def top_pairs(source: Rows, target: Rows, by_source: int, by_target: int) -> Pairs:
    """Pairs with a score above 0: the products of rows, at most so many for each row of either side.

    Equal scores go to the row that stands first.
    """
    import numpy as np

    count, width = source.shape[0], target.shape[0]
    if not count or not width:
        return made(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32), (count, width))
    turned = target.T.tocsr()
    block = max(1, CELLS // width)
    found: list[tuple[Any, Any, Any]] = []
    held: tuple[Any, Any] | None = None  # the best sources of each target so far, and their scores
    for start in range(0, count, block):
        scores = (source[start : start + block] @ turned).toarray()
        found.append(_best_of_rows(scores, by_source, start))
        held = _best_of_columns(scores, by_target, start, held)
    if held is not None:
        found.append((held[0].ravel(), np.tile(np.arange(width), held[0].shape[0]), held[1].ravel()))
    rows, columns, scores = (np.concatenate(part) for part in zip(*found, strict=True))
    kept = scores > 0
    return made(rows[kept], columns[kept], scores[kept], (count, width))


def most_telling(rows: Rows, keep: int) -> Rows:
    """Each row with its heaviest columns only: to search among very many, when the lighter ones change little."""
    import numpy as np
    from scipy.sparse import csr_array

    sizes = np.diff(rows.indptr)
    owner = np.repeat(np.arange(rows.shape[0]), sizes)
    order = np.lexsort((rows.indices, -rows.data, owner))
    place = np.arange(len(order)) - np.repeat(rows.indptr[:-1], sizes)
    kept = np.sort(order[place < keep])
    starts = np.concatenate(([0], np.cumsum(np.minimum(sizes, keep))))
    return csr_array((rows.data[kept], rows.indices[kept], starts), shape=rows.shape)


def scores_of(source: Rows, target: Rows, rows: Any, columns: Any) -> Any:
    """The product of the rows of each pair."""
    import numpy as np

    step = 1 << 15
    parts = [
        np.asarray(source[rows[at : at + step]].multiply(target[columns[at : at + step]]).sum(axis=1)).ravel()
        for at in range(0, len(rows), step)
    ]
    return np.concatenate(parts).astype(np.float32) if parts else np.zeros(0, np.float32)


def _best_of_rows(scores: Any, keep: int, start: int) -> tuple[Any, Any, Any]:
    import numpy as np

    keep = min(keep, scores.shape[1])
    columns = np.argpartition(-scores, keep - 1, axis=1)[:, :keep] if keep < scores.shape[1] else _all(scores)
    rows = np.repeat(np.arange(start, start + scores.shape[0]), keep)
    return rows, columns.ravel(), np.take_along_axis(scores, columns, axis=1).ravel()


def _best_of_columns(scores: Any, keep: int, start: int, held: tuple[Any, Any] | None) -> tuple[Any, Any]:
    import numpy as np

    few = min(keep, scores.shape[0])
    rows = np.argpartition(-scores, few - 1, axis=0)[:few] if few < scores.shape[0] else _all(scores.T).T
    best = np.take_along_axis(scores, rows, axis=0)
    rows = rows + start
    if held is None:
        return rows, best
    rows, best = np.concatenate((held[0], rows)), np.concatenate((held[1], best))
    if len(rows) <= keep:
        return rows, best
    order = np.argsort(-best, axis=0, kind="stable")[:keep]
    return np.take_along_axis(rows, order, axis=0), np.take_along_axis(best, order, axis=0)


def _all(scores: Any) -> Any:
    import numpy as np

    return np.tile(np.arange(scores.shape[1]), (scores.shape[0], 1))
