"""The retrieval index of all targets on disk: inverted lists in blocks, mapped into memory by every process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from plenipo.concordance.alignment.vectors import BUCKETS, weighted
from plenipo.corpus.features import index_rows, open_features, telling_in_corpus

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from plenipo.concordance.alignment.vectors import Rows

    Ints = npt.NDArray[np.int64]

BLOCK = 32_768  # provisions whose inverted lists stand in one block
_POSTINGS = 24_000  # entries of inverted lists that are read for one provision: the rarest columns first
_COLUMNS = 64  # and columns
_SLICE = 128  # source provisions that are searched for together
_LOOKED_AT = 48  # best provisions of a block, before they are counted by article
_PARTS = ("columns", "starts", "targets", "weights", "article", "judged")
HEAD = "laws.json"


class IndexedLaw(msgspec.Struct, frozen=True):
    """A target law in the index. first: number of its first article among those of all laws; articles: how many."""

    name: str
    key: str
    first: int
    articles: int
    provisions: int
    judged: bool


class BlockTask(msgspec.Struct, frozen=True):
    """A block to be made: its number, the laws in it, where their counts are, and where it goes."""

    number: int
    laws: tuple[IndexedLaw, ...]
    features: tuple[str, ...]
    folder: str


def keep_spread(folder: Path, features: Sequence[Path]) -> None:
    """Count over all laws in how many provisions each column occurs, one law in memory at a time."""
    import numpy as np

    spread, count = np.zeros(BUCKETS, dtype=np.int64), 0
    for path in features:
        counts = open_features(path).counts
        columns, times = np.unique(counts.indices, return_counts=True)
        spread[columns] += times
        count += counts.shape[0]
    np.save(folder / "spread.npy", spread.astype(np.int32))
    np.save(folder / "telling.npy", telling_in_corpus(spread, count))


def keep_laws(folder: Path, laws: Sequence[IndexedLaw]) -> None:
    """Write which laws the index holds: the last step, so that a folder with this file is whole."""
    (folder / HEAD).write_bytes(msgspec.json.encode(laws))


def blocks_of(laws: Sequence[IndexedLaw]) -> list[tuple[IndexedLaw, ...]]:
    """The laws in their order, as many in a block as it takes; a longer one is a block by itself."""
    blocks: list[list[IndexedLaw]] = []
    held = BLOCK
    for law in laws:
        if held + law.provisions > BLOCK:
            blocks.append([])
            held = 0
        blocks[-1].append(law)
        held += law.provisions
    return [tuple(block) for block in blocks]


def make_block(task: BlockTask) -> int:
    """Write the inverted lists of one block; how many entries they have."""
    import numpy as np
    from scipy.sparse import vstack

    folder = Path(task.folder)
    telling = np.load(folder / "telling.npy", mmap_mode="r")
    rows, articles, judged = [], [], []
    for law, path in zip(task.laws, task.features, strict=True):
        features = open_features(Path(path))
        rows.append(index_rows(features.counts, telling))
        articles.append(features.article + law.first)
        judged.append(np.full(len(features.article), law.judged))
    turned = vstack(rows).tocsc()
    columns = np.flatnonzero(np.diff(turned.indptr)).astype(np.int32)
    made = {
        "columns": columns,
        "starts": np.concatenate((turned.indptr[columns], turned.indptr[-1:])),
        "targets": turned.indices.astype(np.int32),
        "weights": turned.data,
        "article": np.concatenate(articles).astype(np.int32),
        "judged": np.concatenate(judged),
    }
    for part in _PARTS:
        np.save(folder / f"{task.number:05}-{part}.npy", made[part])
    return len(turned.data)


class Found(msgspec.Struct, frozen=True, eq=False):
    """For each provision asked for, the numbers of the best articles and their scores, best first; -1 where none."""

    articles: Any
    scores: Any


class Index:
    """An index on disk, to search in. Nothing of it is read before it is needed."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self.laws = msgspec.json.decode((folder / HEAD).read_bytes(), type=list[IndexedLaw])
        self._spread = np.load(folder / "spread.npy", mmap_mode="r")
        self._telling = np.load(folder / "telling.npy", mmap_mode="r")
        count = len(blocks_of(self.laws))
        self._blocks = [_Block(folder, number) for number in range(count)]

    @property
    def provisions(self) -> int:
        return sum(law.provisions for law in self.laws)

    def search(self, counts: Rows, keep: int, only_judged: bool) -> Found:
        """The best ``keep`` articles for each row: of judged laws only, or of all."""
        import numpy as np

        articles = np.full((counts.shape[0], keep), -1, dtype=np.int64)
        scores = np.zeros((counts.shape[0], keep), dtype=np.float32)
        asked = _rarest(weighted(counts, self._telling), self._spread)
        for start in range(0, counts.shape[0], _SLICE):
            stretch = asked[start : start + _SLICE]
            for block in self._blocks:
                block.search(stretch, only_judged, articles[start : start + _SLICE], scores[start : start + _SLICE])
        return Found(articles, scores)


@lru_cache(maxsize=1)
def open_index(folder: Path) -> Index:
    """The index in a folder; its name says its content."""
    return Index(folder)


class _Block:
    """One block: for each column the target provisions that have it, and the weight of each."""

    def __init__(self, folder: Path, number: int) -> None:
        import numpy as np

        held = {part: np.load(folder / f"{number:05}-{part}.npy", mmap_mode="r") for part in _PARTS}
        self._columns, self._starts = held["columns"], held["starts"]
        self._targets, self._weights = held["targets"], held["weights"]
        self._article, self._judged = held["article"], held["judged"]

    def search(self, asked: Rows, only_judged: bool, articles: Any, scores: Any) -> None:
        """Put what is better than what was found so far in its place."""
        import numpy as np

        products = asked_of(asked, self._columns) @ self._lists()
        for row in range(asked.shape[0]):
            stretch = slice(products.indptr[row], products.indptr[row + 1])
            targets, values = products.indices[stretch], products.data[stretch]
            if only_judged:
                kept = self._judged[targets]
                targets, values = targets[kept], values[kept]
            found, worth = _by_article(targets, values, self._article)
            every = np.concatenate((articles[row], found))
            worths = np.concatenate((scores[row], worth))
            order = np.lexsort((every, -worths))[: articles.shape[1]]
            articles[row], scores[row] = every[order], worths[order]

    def _lists(self) -> Rows:
        from scipy.sparse import csr_array

        shape = (len(self._columns), len(self._article))
        return csr_array((self._weights, self._targets, self._starts), shape=shape)


def asked_of(asked: Rows, columns: Ints) -> Rows:
    """The rows with the columns of a block, in its numbering."""
    import numpy as np
    from scipy.sparse import csr_array

    place = np.searchsorted(columns, asked.indices).clip(max=max(len(columns) - 1, 0))
    there = columns[place] == asked.indices if len(columns) else np.zeros(len(place), bool)
    starts = np.concatenate(([0], np.cumsum(there)))[asked.indptr]
    return csr_array((asked.data[there], place[there], starts), shape=(asked.shape[0], len(columns)))


def _rarest(rows: Rows, spread: Ints) -> Rows:
    """Each row with its rarest columns, as many as may be read; at least one that the target has."""
    import numpy as np
    from scipy.sparse import csr_array

    owner = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    here = spread[rows.indices]
    known = np.flatnonzero(here > 0)
    order = known[np.lexsort((rows.indices[known], here[known], owner[known]))]
    sizes = np.bincount(owner[order], minlength=rows.shape[0])
    begins = np.concatenate(([0], np.cumsum(sizes)))
    read = np.concatenate(([0], np.cumsum(here[order].astype(np.int64))))
    place = np.arange(len(order)) - begins[owner[order]]
    within = read[1:] - read[begins[owner[order]]] <= _POSTINGS
    kept = order[(place == 0) | (within & (place < _COLUMNS))]
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner[kept], minlength=rows.shape[0]))))
    return csr_array((rows.data[kept], rows.indices[kept], starts), shape=rows.shape)


def _by_article(targets: Any, values: Any, article: Ints) -> tuple[Any, Any]:
    """The articles of the best provisions, each with its best value, best first."""
    import numpy as np

    if len(values) > _LOOKED_AT:
        few = np.argpartition(-values, _LOOKED_AT)[:_LOOKED_AT]
        targets, values = targets[few], values[few]
    order = np.lexsort((targets, -values))
    found = article[targets[order]].astype(np.int64)
    _, first = np.unique(found, return_index=True)
    first.sort()
    return found[first], values[order][first]
