"""How well provisions of two texts correspond: words first, then what stands above, below and beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from plenipo.concordance.alignment.candidates import scores_of, top_pairs
from plenipo.concordance.alignment.pairs import TINY, Pairs, made, mutual, ratio
from plenipo.concordance.alignment.sides import Side
from plenipo.concordance.alignment.vectors import STRIPES, rarity, spread_of, unit, weighted

if TYPE_CHECKING:
    from plenipo.concordance.alignment.vectors import Floats, Rows

# Found on damaged copies of EU acts and on articles with the same title in different acts; docs/explanation tells more.
RUN_WEIGHTS = (1.0, 0.7, 0.4)  # of single words, pairs and triples: a synonym breaks more of the longer ones
CHAPEAU = 0.4  # what the words above an item weigh beside its own
BY_CLAUSES = 0.4  # part of an article's score that comes from its clauses
BY_ARTICLE = 0.6  # part of a clause's score that depends on its article's
BY_PARENT = 0.4  # part of a point's score that depends on its paragraph's
ITEM_AND_LIST = 0.6  # what a point is like a whole list counts, since the words above it are those of the list
CLAUSE_CANDIDATES = (24, 8)  # by source, by target
ARTICLE_CANDIDATES = (24, 8)


class Alignment(NamedTuple):
    """articles: pairs of places in ``Side.articles``. clauses: pairs of places in ``Side.clauses``.

    alike: for the clause pairs, the cosine of their words alone. article_of: for the clause pairs, how near their
    articles are to being each other's best, 0 to 1. covered: for the clause pairs, the share of what the source's own
    words tell that the target says, with the words above it; back: the share of the target's that the source says;
    0 to 1. whole: for the article pairs, the cosine of all their words.
    """

    articles: Pairs
    clauses: Pairs
    alike: Pairs
    article_of: Pairs
    covered: Pairs
    back: Any
    whole: Pairs

    @property
    def shown(self) -> Any:
        """For the clause pairs, the score that people see: 0 to 1, what is alike and in its place."""
        return (self.alike.score * self.covered.score) ** 0.25 * (0.8 + 0.2 * self.article_of.score)

    @property
    def shown_article(self) -> Any:
        """For the article pairs, the score that people see: 0 to 1, all words, and each other's best."""
        return self.whole.score**0.5 * (0.8 + 0.2 * ratio(self.articles).score)


def align(source: Side, target: Side) -> Alignment:
    """Score all candidate pairs of articles and of clauses."""
    import numpy as np

    telling = telling_of(source, target)
    alike = top_pairs(clause_rows(source, telling), clause_rows(target, telling), *CLAUSE_CANDIDATES)
    whole, articles = _articles(source, target, alike)
    near = _article_of(alike, ratio(articles), source, target)
    alike = alike.scored(np.where(_item_and_list(alike, source, target), ITEM_AND_LIST, 1).astype("f4") * alike.score)
    clauses = alike.scored(alike.score * ((1 - BY_ARTICLE) + BY_ARTICLE * near.score))
    clauses = mutual(_with_parents(clauses, source, target))
    covered = _covered(alike, source, target, telling)
    turned = Pairs(alike.target, alike.source, alike.score, alike.shape[::-1])
    back = _covered(turned, target, source, telling)
    return Alignment(articles, clauses, alike, near, alike.scored(covered), back, whole)


def telling_of(source: Side, target: Side) -> Floats:
    """What each column tells, counted over the provisions of both texts."""
    spread = spread_of(source.own) + spread_of(target.own)
    return _by_run(rarity(spread, len(source) + len(target)), source)


def clause_rows(side: Side, telling: Floats) -> Rows:
    """A row for each clause: its words with those under it, and a share of the words above it."""
    own = weighted(side.whole[side.clauses], telling)
    return unit((own + CHAPEAU * (_above(side) @ weighted(side.own, telling))).tocsr())


def _above(side: Side) -> Rows:
    """A one for each clause in the column of the provision above it."""
    import numpy as np
    from scipy.sparse import coo_array

    above = side.parent[side.clauses]
    has = np.flatnonzero(above >= 0)
    ones = np.ones(len(has), dtype=np.float32)
    return coo_array((ones, (has, above[has])), shape=(len(side.clauses), len(side))).tocsr()


def _by_run(telling: Floats, side: Side) -> Floats:
    for size, weight in enumerate(RUN_WEIGHTS, start=1):
        telling[_run_lengths(side, len(telling)) == size] *= weight
    return telling


def _run_lengths(side: Side, count: int) -> Any:
    """How many words the run of each column has."""
    import numpy as np

    return side.columns % STRIPES if len(side.columns) else np.zeros(count, np.int64)


def _articles(source: Side, target: Side, alike: Pairs) -> tuple[Pairs, Pairs]:
    """The cosine of all words of two articles, and their score."""
    wholes = source.whole[source.articles], target.whole[target.articles]
    spread = spread_of(wholes[0]) + spread_of(wholes[1])
    telling = _by_run(rarity(spread, wholes[0].shape[0] + wholes[1].shape[0]), source)
    rows, columns = (weighted(whole, telling) for whole in wholes)
    found = top_pairs(rows, columns, *ARTICLE_CANDIDATES)
    support = _support(alike, source, target)
    found = _united(found, support, rows, columns)
    by_clauses = support.at(found.source, found.target)
    scale = _highest(found.score) / max(_highest(by_clauses), 1e-9)
    return found, mutual(found.scored((1 - BY_CLAUSES) * found.score + BY_CLAUSES * scale * by_clauses))


def _highest(score: Any) -> float:
    return float(score.max()) if len(score) else 0.0


def _united(found: Pairs, support: Pairs, rows: Rows, columns: Rows) -> Pairs:
    """The candidates by all words together with those that only their clauses speak for."""
    import numpy as np

    strong = support.score >= 0.5 * support.best()[0] if len(support) else np.zeros(0, bool)
    source = np.concatenate((found.source, support.source[strong]))
    target = np.concatenate((found.target, support.target[strong]))
    every = made(source, target, np.zeros(len(source), np.float32), found.shape)
    return every.scored(scores_of(rows, columns, every.source, every.target))


def _support(alike: Pairs, source: Side, target: Side) -> Pairs:
    """For each pair of articles, how well the clauses of each find a counterpart in the other."""
    import numpy as np

    strong = mutual(alike)
    ways = []
    for one, other, clauses, articles in (
        (strong.source, source.article[source.clauses], source.clauses, source.own),
        (strong.target, target.article[target.clauses], target.clauses, target.own),
    ):
        mass = np.sqrt(np.maximum(1, np.diff(articles.indptr)[clauses])).astype(np.float32)
        total = np.bincount(other, weights=mass)
        ways.append((one, mass[one] / np.maximum(total[other[one]], 1e-9)))
    pair_source = source.article[source.clauses][strong.source]
    pair_target = target.article[target.clauses][strong.target]
    shape = (len(source.articles), len(target.articles))
    keys, place = np.unique(pair_source * max(shape[1], 1) + pair_target, return_inverse=True)
    sums = [_best_sum(place, one, strong.score, share, len(keys)) for one, share in ways]
    width = max(shape[1], 1)
    return Pairs(keys // width, keys % width, np.sqrt(sums[0] * sums[1]).astype(np.float32), shape)


def _best_sum(place: Any, clause: Any, score: Any, share: Any, count: int) -> Any:
    """Over the clauses of an article, the sum of the best score that each has in the other article, by its share."""
    import numpy as np

    order = np.lexsort((-score, clause, place))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (place[order][1:] != place[order][:-1]) | (clause[order][1:] != clause[order][:-1])
    best = order[first]
    return np.bincount(place[best], weights=score[best] * share[best], minlength=count)


def _article_of(alike: Pairs, near: Pairs, source: Side, target: Side) -> Pairs:
    ours, theirs = source.article[source.clauses], target.article[target.clauses]
    return alike.scored(near.at(ours[alike.source], theirs[alike.target]))


def _covered(alike: Pairs, source: Side, target: Side, telling: Floats) -> Any:
    """Single words only: a synonym breaks three times as many runs as words."""
    import numpy as np

    single = np.flatnonzero(_run_lengths(source, len(telling)) == 1)
    asked = _valued(source.own[source.clauses][:, single], telling[single])
    own, whole = target.own[:, single], target.whole[:, single]
    total = np.maximum(np.asarray(asked.sum(axis=1)).ravel(), TINY)[alike.source]
    above = _above(target) @ own
    covered = scores_of(asked, _valued(whole[target.clauses] + above), alike.source, alike.target) / total
    item = _item_and_list(alike, source, target)
    rows, columns = alike.source[item], alike.target[item]
    covered[item] = scores_of(asked, _valued(own[target.clauses] + above), rows, columns) / total[item]
    return covered


def _valued(rows: Rows, values: Floats | None = None) -> Rows:
    """The rows with a value for each column that they have, whatever their counts; 1 where none are given."""
    import numpy as np
    from scipy.sparse import csr_array

    data = np.ones(len(rows.indices), np.float32) if values is None else values[rows.indices]
    valued = csr_array((data, rows.indices, rows.indptr), shape=rows.shape)
    valued.sort_indices()
    return valued


def _item_and_list(pairs: Pairs, source: Side, target: Side) -> Any:
    """Where a point without others under it meets a provision with a list: the words above the point speak for both."""
    ours, theirs = source.clauses[pairs.source], target.clauses[pairs.target]
    return (_clause_above(source)[pairs.source] >= 0) & ~source.parents[ours] & target.parents[theirs]


def _with_parents(clauses: Pairs, source: Side, target: Side) -> Pairs:
    """A point gains where the paragraph above it corresponds to the one above the other point."""
    import numpy as np

    near = ratio(mutual(clauses))
    ours, theirs = _clause_above(source)[clauses.source], _clause_above(target)[clauses.target]
    both = (ours >= 0) & (theirs >= 0)
    factor = np.ones(len(clauses), dtype=np.float32)
    factor[both] = (1 - BY_PARENT) + BY_PARENT * near.at(ours[both], theirs[both])
    return clauses.scored(clauses.score * factor)


def _clause_above(side: Side) -> Any:
    """For each clause the place of its parent among the clauses, -1 where the parent is an article or nothing."""
    import numpy as np

    place = np.full(len(side) + 1, -1, dtype=np.int64)  # the last one stands for no parent
    place[side.clauses] = np.arange(len(side.clauses))
    return place[side.parent[side.clauses]]
