"""The hashed words and pairs of words of every provision, as retrieval compares them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plenipo.concordance.alignment.candidates import most_telling
from plenipo.concordance.alignment.scoring import RUN_WEIGHTS
from plenipo.concordance.alignment.sides import Side, sides_of
from plenipo.concordance.alignment.vectors import BUCKETS, STRIPES, weighted
from plenipo.concordance.law import Identity, LawText
from plenipo.errors import InvalidData
from plenipo.readers.files import read_bytes
from plenipo.writers.folder import write_file

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from plenipo.concordance.alignment.vectors import Floats, Rows

    Ints = npt.NDArray[np.int64]

_LONGEST_RUN = 2  # triples of words add little to the search for candidates, and a third to the index
KEPT_COLUMNS = 96  # of a provision in the index: of a long article its most telling ones


class Features(Struct, frozen=True, eq=False):
    """Counts by hash, a row for each provision with what stands under it; article: the place of its article."""

    counts: Any  # a scipy.sparse.csr_array
    article: Any  # integers, rising

    @property
    def root(self) -> Any:
        """Whether a provision is an article, whatever the law calls it."""
        import numpy as np

        return np.diff(self.article, prepend=-1) > 0

    def of(self, first: int, last: int) -> Features:
        """Those of the articles from ``first`` to before ``last``."""
        import numpy as np

        start, end = np.searchsorted(self.article, (first, last))
        return Features(self.counts[start:end], self.article[start:end])


def side_of(law: LawText) -> Side:
    """The law prepared as the engine does, by itself."""
    return sides_of(law, LawText(Identity(""), ()))[0]


def features_of(side: Side) -> Features:
    """The features of a law."""
    import numpy as np
    from scipy.sparse import csr_array

    whole = side.whole
    columns = side.columns[whole.indices] if len(side.columns) else np.zeros(0, np.int64)
    kept = columns % STRIPES <= _LONGEST_RUN
    starts = np.concatenate(([0], np.cumsum(kept)))[whole.indptr]
    shape = (whole.shape[0], BUCKETS)
    counts = csr_array((whole.data[kept], columns[kept].astype(np.int32), starts), shape=shape)
    return Features(counts, side.article.astype(np.int32))


def keep_features(path: Path, features: Features) -> None:
    """Raises OutputError."""
    import numpy as np

    held, counts = io.BytesIO(), features.counts
    np.savez(held, data=counts.data, columns=counts.indices, starts=counts.indptr, article=features.article)
    write_file(path, held.getvalue())


def open_features(path: Path) -> Features:
    """What ``keep_features`` wrote. Raises InvalidData."""
    import numpy as np
    from scipy.sparse import csr_array

    try:
        with np.load(io.BytesIO(read_bytes(path)), allow_pickle=False) as held:
            parts = held["data"], held["columns"], held["starts"]
            return Features(csr_array(parts, shape=(len(parts[2]) - 1, BUCKETS)), held["article"])
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as exc:
        raise InvalidData("these are not counts that were kept.", where=str(path), remedy="Remove the file.") from exc


def telling_in_corpus(spread: Ints, count: int) -> Floats:
    """What each column tells among ``count`` provisions, from the number that have it: by doublings, not exactly.

    So a law more or less moves few columns, and a rerun finds most of what it found before.
    """
    import numpy as np

    doublings = np.log2(np.maximum(spread, 1)).astype(np.int32)
    telling = np.maximum(int(np.log2(max(count, 1))) + 1 - doublings, 0).astype(np.float32)
    for size, weight in enumerate(RUN_WEIGHTS, start=1):
        telling[size::STRIPES] *= np.float32(weight)
    return telling


def index_rows(counts: Rows, telling: Floats) -> Rows:
    """Rows of a target in the index: their most telling columns, of length 1 with all columns."""
    return most_telling(weighted(counts, telling), KEPT_COLUMNS)
