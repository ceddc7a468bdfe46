"""How far a provision says what a passage says, and where it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from plenipo.positions.existing.index import Indexed, ProvisionIndex
from plenipo.positions.existing.meaning import Telling, marks_of
from plenipo.positions.finding import Quote

WINDOW = 2.0  # times the length of the passage within which its words must stand
RARE_SHARED = 4  # rare words, and rare pairs of words, that must be shared; below, only formulas are
ORDER = 0.15  # what the order of the words weighs; the rest is which words they are

_NOISE = 1e-9  # of sums of floats


class Likeness(Struct, frozen=True):
    """score: 0 to 1, the share of what the passage says that the provision says too. quote: verbatim, where."""

    provision: Indexed
    score: float
    quote: Quote


def likeness(words: Sequence[Telling], provision: Indexed, index: ProvisionIndex, least: float) -> Likeness | None:
    """None where only formulas are shared, and where the score is lower than ``least``."""
    stems = frozenset(word.stem for word in words)
    needed = least * _weight(stems, index)
    if _weight(stems & provision.stems, index) < needed:
        return None
    stretch = _closest(stems, provision.words, round(WINDOW * len(words)) + 4, index)
    there = frozenset(word.stem for word in stretch)
    shared = stems & there
    if sum(map(index.is_rare, marks_of(words) & marks_of(stretch))) < RARE_SHARED:
        return None
    said = _weight(shared, index) / _weight(stems, index)
    order = LCSseq.normalized_similarity([word.stem for word in words], [word.stem for word in stretch])
    score = said * (1 - ORDER + ORDER * order)
    if score < least:
        return None
    return Likeness(provision, round(score, 3), _quote(provision, [word for word in stretch if word.stem in shared]))


def _weight(stems: Iterable[str], index: ProvisionIndex) -> float:
    return sum(sorted(map(index.weight, stems)))  # sorted: a sum of floats depends on its order, and sets have none


def _closest(stems: frozenset[str], words: Sequence[Telling], width: int, index: ProvisionIndex) -> Sequence[Telling]:
    """The stretch of that many words that shares most, the first of equals; all words where there are no more."""
    if len(words) <= width:
        return words
    shared = [(at, word.stem) for at, word in enumerate(words) if word.stem in stems]
    weights = {stem: index.weight(stem) for _, stem in shared}
    inside: Counter[str] = Counter()
    first, held, best, best_at = 0, 0.0, 0.0, 0
    for at, stem in shared:
        held += 0.0 if inside[stem] else weights[stem]
        inside[stem] += 1
        while shared[first][0] <= at - width:
            gone = shared[first][1]
            inside[gone] -= 1
            held -= 0.0 if inside[gone] else weights[gone]
            first += 1
        if held > best + _NOISE:
            best, best_at = held, shared[first][0]
    return words[best_at : best_at + width]


def _quote(provision: Indexed, shared: Sequence[Telling]) -> Quote:
    """The verbatim words from the first that is shared to the last."""
    start, end = shared[0].start, shared[-1].end
    return Quote(provision.text[start:end], provision.place, start)
