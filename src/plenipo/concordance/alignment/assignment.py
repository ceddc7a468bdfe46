"""Which of the candidates are targets: none, one or several for each source provision, with a likelihood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plenipo.concordance.alignment.defining import same_term
from plenipo.concordance.alignment.pairs import Pairs, ratio
from plenipo.concordance.alignment.scoring import Alignment
from plenipo.concordance.alignment.sides import Side

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

# Fitted on damaged copies of acts and an agreement, on acts that have nothing in common, and on articles with the
# same title. In their place: words of the source covered, articles are each other's best, no rival for the target.
_IN_PLACE = (8.87, 13.75, 1.82, -18.2)
_ANYWHERE = (4.58, 13.22, 1.78, -9.21)  # covered, square root of the likeness, no rival for the target
# Fitted on eight damaged copies of the GDPR and NIS 2: that the provision was not deleted. A target that a rival wants
# clearly more speaks for a deletion, unless the target says most of the provision.
_KEPT = (5.24, 2.29, 6.05, -7.0)  # covered, articles are each other's best, no rival for the target
_LEAST_KEPT = 0.3
_LEAST_IN_PLACE, _LEAST_ANYWHERE = 0.15, 0.7
_LEAST_COVERED = 0.3  # of the words of an undivided article, whatever stands around it
_LEAST_SHOWN = 0.4  # score that a pair needs, unless its articles are alike
_LIKE_ARTICLES = 0.25  # cosine of all words of two articles that are
_SURE = 0.5  # nearness of two articles from which their place speaks for a pair
_SHARE_OF_FIRST = 0.3  # of the first target's score that a further one needs
_LEAST_BACK = 0.45  # of a further target's words that the source says
_MOST_TARGETS = 4
_ONE_TERM = 0.9  # likelihood that two definitions of one term correspond
_CANDIDATES = 3
_NEAR = 0.5  # of the articles, for a further target
_LEAST_ARTICLE = 0.18  # likelihood of an article's first target
_SHARE_HELD = 0.2  # of an article's clauses, for a further target article
_ARTICLES_LOOKED_AT = 8


class Choice(Struct, frozen=True, gc=False):
    """A target of a source provision, both by position. likelihood: 0 to 1."""

    target: int
    score: float
    likelihood: float


class Choices(Struct, frozen=True, eq=False):
    """For each source position: what was chosen, best first, and the next best, for people."""

    chosen: dict[int, tuple[Choice, ...]]
    candidates: dict[int, tuple[Choice, ...]]


def choose_clauses(alignment: Alignment, source: Side, target: Side) -> Choices:
    """Targets of paragraphs, points and articles without either."""
    import numpy as np

    likelihood, shown, pairs = _likelihood(alignment, source, target), alignment.shown, alignment.clauses
    same, apart = same_term(pairs, source, target)
    likelihood = np.where(apart, 0, np.where(same, np.maximum(likelihood, _ONE_TERM), likelihood))
    pairs = pairs.scored(np.where(apart, 0, pairs.score + same))
    further = _may_be_further(alignment)
    chosen: dict[int, list[Choice]] = {}
    candidates: dict[int, tuple[Choice, ...]] = {}
    for group in _by_source(pairs):
        first = group[0]
        taken = [first] if likelihood[first] > 0 else []
        if taken:
            enough = _SHARE_OF_FIRST * pairs.score[first]
            taken += [at for at in group[1:][further[group[1:]]] if pairs.score[at] >= enough]
        rest = [at for at in group[: _CANDIDATES + len(taken)] if at not in taken]
        position, places = int(source.clauses[pairs.source[first]]), target.clauses[pairs.target]
        options = {at: Choice(int(places[at]), float(shown[at]), float(likelihood[at])) for at in (*taken, *rest)}
        chosen[position] = _apart([options[at] for at in taken], target)
        candidates[position] = tuple(options[at] for at in rest[:_CANDIDATES])
    return Choices({position: tuple(taken) for position, taken in chosen.items() if taken}, candidates)


def choose_articles(alignment: Alignment, clauses: Choices, source: Side, target: Side) -> Choices:
    """Targets of articles: the best article where words or clauses speak for it, and those that hold its clauses."""
    pairs, whole = alignment.articles, alignment.whole.score
    near, shown = ratio(pairs).score, alignment.shown_article
    shares = _shares(clauses, source, target)
    chosen: dict[int, tuple[Choice, ...]] = {}
    candidates: dict[int, tuple[Choice, ...]] = {}
    for group in _by_source(pairs):
        here = int(pairs.source[group[0]])
        held = shares.get(here, {})
        options = []
        for at in group[:_ARTICLES_LOOKED_AT]:
            there = int(pairs.target[at])
            likelihood = _article_likelihood(float(whole[at]), float(near[at]), held.get(there, 0.0))
            options.append((at, Choice(int(target.articles[there]), float(shown[at]), likelihood)))
        taken = [
            one
            for place, (at, one) in enumerate(options)
            if (place == 0 and one.likelihood >= _LEAST_ARTICLE) or held.get(int(pairs.target[at]), 0.0) >= _SHARE_HELD
        ]
        position = int(source.articles[here])
        if taken:
            chosen[position] = tuple(taken[:_MOST_TARGETS])
        candidates[position] = tuple(one for _, one in options if one not in taken)[:_CANDIDATES]
    return Choices(chosen, candidates)


def _article_likelihood(whole: float, near: float, share: float) -> float:
    """Alike in all words, each other's best, and clauses that correspond."""
    return min(0.98, 0.55 * share + 0.35 * near * min(1.0, whole / 0.3) + 0.3 * min(1.0, whole / 0.5))


def _shares(clauses: Choices, source: Side, target: Side) -> dict[int, dict[int, float]]:
    """For each source article, by target article: the share of its clauses that have their first target there."""
    found: dict[int, dict[int, float]] = {}
    counts: dict[int, int] = {}
    for position in source.clauses.tolist():
        here = int(source.article[position])
        counts[here] = counts.get(here, 0) + 1
        for one in clauses.chosen.get(position, ())[:1]:
            there = int(target.article[one.target])
            held = found.setdefault(here, {})
            held[there] = held.get(there, 0.0) + 1
    return {here: {there: n / counts[here] for there, n in held.items()} for here, held in found.items()}


def _may_be_further(alignment: Alignment) -> Any:
    """Whether a pair can be one of several targets: no source wants it more, and the source says most of it."""
    _, rivals = alignment.clauses.best()
    wanted = alignment.clauses.score >= rivals
    return wanted & (alignment.back >= _LEAST_BACK) & (alignment.article_of.score >= _NEAR)


def _apart(options: list[Choice], target: Side) -> list[Choice]:
    """The options without those that stand under or above a better one."""
    kept: list[Choice] = []
    for one in options:
        if not any(_within(one.target, better.target, target) for better in kept):
            kept.append(one)
    return kept[:_MOST_TARGETS]


def _undivided(alignment: Alignment, source: Side, target: Side) -> Any:
    """Whether both are articles that nothing stands under: that they are each other's best says nothing more then."""
    ours, theirs = source.clauses[alignment.clauses.source], target.clauses[alignment.clauses.target]
    return (source.parent[ours] < 0) & (target.parent[theirs] < 0)


def _articles_alike(alignment: Alignment, source: Side, target: Side) -> Any:
    """For the clause pairs, the cosine of all words of their articles."""
    ours, theirs = source.article[source.clauses], target.article[target.clauses]
    return alignment.whole.at(ours[alignment.clauses.source], theirs[alignment.clauses.target])


def _likelihood(alignment: Alignment, source: Side, target: Side) -> Any:
    """How likely each pair is right; 0 where it is not likely enough."""
    import numpy as np

    _, best = alignment.clauses.best()
    alone = alignment.clauses.score / np.maximum(best, 1e-9)
    covered = alignment.covered.score
    in_place = _logistic(_IN_PLACE, covered, alignment.article_of.score, alone)
    anywhere = _logistic(_ANYWHERE, covered, np.sqrt(alignment.alike.score), alone)
    enough = (in_place >= _LEAST_IN_PLACE) | (anywhere >= _LEAST_ANYWHERE)
    enough &= (
        (alignment.article_of.score < _SURE) | (covered >= _LEAST_COVERED) | ~_undivided(alignment, source, target)
    )
    enough &= (alignment.shown >= _LEAST_SHOWN) | (_articles_alike(alignment, source, target) >= _LIKE_ARTICLES)
    kept = _logistic(_KEPT, covered, alignment.article_of.score, alone) >= _LEAST_KEPT
    return np.where(enough & kept, np.maximum(in_place, anywhere), 0)


def _logistic(weights: tuple[float, ...], *values: Any) -> Any:
    import numpy as np

    total = sum(weight * value for weight, value in zip(weights, values, strict=False)) + weights[-1]
    return 1 / (1 + np.exp(-total))


def _by_source(pairs: Pairs) -> list[Any]:
    """Places of the pairs of each source, best first; equal ones in reading order."""
    import numpy as np

    if not len(pairs.source):
        return []
    order = np.lexsort((pairs.target, -pairs.score, pairs.source))
    cuts = np.flatnonzero(np.diff(pairs.source[order])) + 1
    return np.split(order, cuts)


def _within(one: int, other: int, side: Side) -> bool:
    """Whether one of two provisions stands under the other."""
    low, high = min(one, other), max(one, other)
    while high > low:
        high = int(side.parent[high])
    return high == low
