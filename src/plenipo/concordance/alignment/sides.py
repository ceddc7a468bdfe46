"""One text of law, prepared for comparison: its tree as arrays, its words, and their counts as sparse rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plenipo.concordance.alignment.equivalents import Equivalent, Names, names_of, rewritten
from plenipo.concordance.alignment.vectors import compacted, counts_of
from plenipo.concordance.alignment.words import Words, numbers_of_law, words_of_law
from plenipo.concordance.law import Depth, LawProvision, LawText

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from plenipo.concordance.alignment.vectors import Rows

    Ints = npt.NDArray[np.int64]


class Side:
    """A text of law by position: provisions are counted from 0 in reading order.

    parent: position of the provision above, -1 for a root. articles: positions of the roots, whatever the law calls
    them. article: for each provision the place of its root in ``articles``. clauses: positions of what is compared
    below articles: everything under a root, and roots that nothing stands under. parents: whether something stands
    under a provision. own: counts of each provision's own words; whole: with those of all that stands under it.
    columns: for each column of the counts the hash that it stands for, rising. names: terms that stand as one word.
    """

    def __init__(self, law: LawText, words: list[Words], own: Rows, columns: Ints, names: Names | None = None) -> None:
        import numpy as np

        self.provisions: tuple[LawProvision, ...] = law.provisions
        self.words, self.own, self.columns = words, own, columns
        self.names: Names = names or {}
        self.parent: Ints = np.array(_parents(law.provisions), dtype=np.int64)
        count = len(law.provisions)
        self.articles: Ints = np.flatnonzero(self.parent < 0)
        self.article: Ints = np.cumsum(self.parent < 0) - 1
        self.parents = np.zeros(count, dtype=bool)
        self.parents[self.parent[self.parent >= 0]] = True
        self._stems: dict[int, frozenset[str]] = {}
        self._children: list[list[int]] = [[] for _ in law.provisions]
        for position, above in enumerate(self.parent.tolist()):
            if above >= 0:
                self._children[above].append(position)
        lists = np.array([bool(one.text) and self._is_list(at) for at, one in enumerate(law.provisions)], dtype=bool)
        self.clauses: Ints = np.flatnonzero((self.parent >= 0) | ~self.parents | lists)
        self.whole: Rows = _wholes(self.own, self.parent)

    def __len__(self) -> int:
        return len(self.provisions)

    def _is_list(self, position: int) -> bool:
        """Whether points stand right under a provision."""
        return bool(under := self._children[position]) and self.provisions[under[0]].depth is Depth.POINT

    def under(self, position: int) -> list[int]:
        """What stands directly under a provision, in reading order."""
        return self._children[position]

    def stems(self, position: int) -> frozenset[str]:
        """The different words of a provision as they are compared."""
        if position not in self._stems:
            self._stems[position] = frozenset(self.words[position].stems)
        return self._stems[position]

    def stems_of(self, name: str) -> tuple[str, ...]:
        """A name as this side's words are compared."""
        words = words_of_law(name)
        return tuple(stem for stem in rewritten(words, self.names, name).stems if stem)

    def subtree(self, position: int) -> list[int]:
        """The provision and all that stands under it, in reading order."""
        found, waiting = [], [position]
        while waiting:
            each = waiting.pop()
            found.append(each)
            waiting.extend(reversed(self._children[each]))
        return found


def sides_of(
    source: LawText, target: LawText, judged: bool = True, equivalents: Sequence[Equivalent] = ()
) -> tuple[Side, Side]:
    """Both texts with the same columns. judged: whether words count; else only numbers do.

    equivalents: terms of the two texts that are compared as one word.
    """
    reading = words_of_law if judged else numbers_of_law
    names = names_of(equivalents, True), names_of(equivalents, False)
    words = [
        [rewritten(reading(one.text), known, one.text) if known else reading(one.text) for one in law.provisions]
        for law, known in zip((source, target), names, strict=True)
    ]
    (ours, theirs), columns = compacted([counts_of(each) for each in words])
    return Side(source, words[0], ours, columns, names[0]), Side(target, words[1], theirs, columns, names[1])


def _parents(provisions: Sequence[LawProvision]) -> list[int]:
    """Positions of parents. Where an id is given twice, the last one before counts; an unknown parent is none.

    A provision whose parent stands in another article is a root of its own, so that each article is one stretch.
    """
    last: dict[str, int] = {}
    roots: list[int] = []
    found: list[int] = []
    for position, one in enumerate(provisions):
        above = last.get(one.parent, -1) if one.parent else -1
        if above >= 0 and roots[above] != roots[-1]:
            above = -1
        found.append(above)
        roots.append(roots[above] if above >= 0 else position)
        last[one.id] = position
    return found


def _wholes(own: Rows, parent: Ints) -> Rows:
    """The counts of each provision with all that stands under it."""
    import numpy as np
    from scipy.sparse import coo_array

    above, below = [np.arange(len(parent))], [np.arange(len(parent))]
    reached, start = parent.copy(), np.arange(len(parent))
    while (reached >= 0).any():
        start, reached = start[reached >= 0], reached[reached >= 0]
        above.append(reached)
        below.append(start)
        reached = parent[reached]
    rows, columns = np.concatenate(above), np.concatenate(below)
    ones = np.ones(len(rows), dtype=np.float32)
    wholes = (coo_array((ones, (rows, columns)), shape=(len(parent), len(parent))).tocsr() @ own).tocsr()
    wholes.sort_indices()
    return wholes
