"""Definitions beside definitions: those of the same term belong together, those of different things never do."""

from __future__ import annotations

from typing import Any

from rapidfuzz.distance import Indel

from plenipo.concordance.alignment.pairs import Pairs
from plenipo.concordance.alignment.sides import Side
from plenipo.concordance.alignment.words import Words

_ALIKE = 0.5  # likeness of two definitions that may define one thing under different names
_MOST = 3  # definitions in a provision that is looked at as one


def same_term(pairs: Pairs, source: Side, target: Side) -> tuple[Any, Any]:
    """For each pair whether both define one term, and whether they define different things."""
    import numpy as np

    ours, theirs = _terms(source), _terms(target)
    same, apart = np.zeros(len(pairs), dtype=bool), np.zeros(len(pairs), dtype=bool)
    if not ours or not theirs:
        return same, apart
    both = np.isin(source.clauses[pairs.source], list(ours)) & np.isin(target.clauses[pairs.target], list(theirs))
    for at in np.flatnonzero(both).tolist():
        one, other = int(source.clauses[pairs.source[at]]), int(target.clauses[pairs.target[at]])
        same[at] = not ours[one].isdisjoint(theirs[other])
        apart[at] = not same[at] and not _akin(ours[one], theirs[other]) and not _alike(source, target, one, other)
    return same, apart


def _terms(side: Side) -> dict[int, frozenset[tuple[str, ...]]]:
    """The stems of the terms that each provision defines."""
    found = {}
    for position, one in enumerate(side.provisions):
        if one.definitions and len(one.definitions) <= _MOST:
            names = [name for each in one.definitions for name in (each.term, *each.other_names)]
            found[position] = frozenset(stems for name in names if (stems := side.stems_of(name)))
    return found


def _akin(ours: frozenset[tuple[str, ...]], theirs: frozenset[tuple[str, ...]]) -> bool:
    """Whether one name holds all words of the other: ‘national regulatory authority’ and ‘regulatory authority’."""
    return any(set(one) <= set(other) or set(other) <= set(one) for one in ours for other in theirs)


def _alike(source: Side, target: Side, one: int, other: int) -> bool:
    said = _told(source.words[one]), _told(target.words[other])
    return Indel.normalized_similarity(*said) >= _ALIKE


def _told(words: Words) -> list[str]:
    return [stem for stem in words.stems[:400] if stem]
