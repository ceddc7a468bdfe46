"""Alignment of two versions of a text: which provision of one is which of the other.

Identical texts first, then, between them, the pairing of greatest likeness in which a shared label counts for more
than wording. Pairs never cross; identical texts that do cross are moves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from rapidfuzz.distance import Indel

from plenipo.compilation.pairing import best_pairing
from plenipo.texts.provision import Role

ALIKE = 0.4  # share of words in common, in order, above which two texts may be one provision
ALIKE_WITH_SAME_LABEL = 0.15
LABEL_BONUS = 0.3
WHOLE_COMPARISON = 40_000  # pairs compared in one gap; beyond that identical labels divide it first
LONG_ENOUGH_TO_MOVE = 25  # characters; a shorter text that recurs elsewhere has not been moved

_FIXED_ROLES = frozenset({Role.HEADING, Role.TITLE, Role.OPENING, Role.CALL, Role.NOTE})


class Item(Struct, frozen=True, gc=False):
    """What alignment knows of a provision. key: the folded text; id: carries block and label."""

    key: str
    id: str
    role: Role


class Alignment(Struct, frozen=True):
    """base_of: for each item of the other text its base position, or None. moved: the same, for texts that crossed."""

    base_of: tuple[int | None, ...]
    moved: dict[int, int]


def align(base: Sequence[Item], other: Sequence[Item]) -> Alignment:
    """Pair the items of ``other`` with those of ``base``."""
    if len(base) == len(other) and all(mine.key == yours.key for mine, yours in zip(base, other, strict=True)):
        return Alignment(tuple(range(len(base))), {})
    anchors, moved = _anchors(base, other)
    base_of: list[int | None] = [None] * len(other)
    crossed = set(moved.values())
    edges = [(-1, -1), *anchors, (len(base), len(other))]
    for (base_start, other_start), (base_end, other_end) in pairwise(edges):
        gap_base = [index for index in range(base_start + 1, base_end) if index not in crossed]
        gap_other = [index for index in range(other_start + 1, other_end) if index not in moved]
        for base_index, other_index in _pair_gap(base, other, gap_base, gap_other):
            base_of[other_index] = base_index
    for base_index, other_index in anchors:
        base_of[other_index] = base_index
    return Alignment(tuple(base_of), moved)


def _anchors(base: Sequence[Item], other: Sequence[Item]) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """Identical texts in the same order, as (base, other); and those that crossed, as other -> base."""
    pairs = _same_at_both_ends(base, other)
    taken_base = {pair[0] for pair in pairs}
    taken_other = {pair[1] for pair in pairs}
    base_counts = Counter(item.key for item in base)
    other_counts = Counter(item.key for item in other)
    position = {item.key: index for index, item in enumerate(base) if base_counts[item.key] == 1}
    for index, item in enumerate(other):
        found = position.get(item.key)
        if found is None or other_counts[item.key] > 1 or found in taken_base or index in taken_other:
            continue
        pairs.append((found, index))
    pairs.sort(key=lambda pair: pair[1])
    kept = _longest_rising(pairs)
    stayed = set(kept)
    moved = {
        other_index: base_index
        for base_index, other_index in pairs
        if (base_index, other_index) not in stayed and len(other[other_index].key) >= LONG_ENOUGH_TO_MOVE
    }
    return kept, moved


def _same_at_both_ends(base: Sequence[Item], other: Sequence[Item]) -> list[tuple[int, int]]:
    shorter = min(len(base), len(other))
    front = 0
    while front < shorter and base[front].key == other[front].key:
        front += 1
    end = 0
    while end < shorter - front and base[-1 - end].key == other[-1 - end].key:
        end += 1
    pairs = [(index, index) for index in range(front)]
    pairs.extend((len(base) - step, len(other) - step) for step in range(end, 0, -1))
    return pairs


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection of the pairs (sorted by their second member) whose first members rise."""
    tails: list[int] = []
    tail_pair: list[int] = []
    before: list[int] = []
    for index, (base_index, _) in enumerate(pairs):
        at = bisect_left(tails, base_index)
        before.append(tail_pair[at - 1] if at else -1)
        if at == len(tails):
            tails.append(base_index)
            tail_pair.append(index)
        else:
            tails[at] = base_index
            tail_pair[at] = index
    rising: list[tuple[int, int]] = []
    index = tail_pair[-1] if tail_pair else -1
    while index >= 0:
        rising.append(pairs[index])
        index = before[index]
    return rising[::-1]


def _pair_gap(
    base: Sequence[Item], other: Sequence[Item], gap_base: list[int], gap_other: list[int]
) -> list[tuple[int, int]]:
    """The pairing of two stretches without identical texts that makes the pairs most alike."""
    if not gap_base or not gap_other:
        return []
    if len(gap_base) * len(gap_other) > WHOLE_COMPARISON:
        return _pair_divided(base, other, gap_base, gap_other)
    scores = _scores(base, other, gap_base, gap_other)
    pairs = [(gap_base[row], gap_other[column]) for row, column in best_pairing(scores)]
    return _with_same_labels(base, other, gap_base, gap_other, pairs)


def _with_same_labels(
    base: Sequence[Item],
    other: Sequence[Item],
    gap_base: list[int],
    gap_other: list[int],
    pairs: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """The pairs, and what stands between two of them under the same label, however little the wordings share."""
    found: list[tuple[int, int]] = []
    edges = [(gap_base[0] - 1, gap_other[0] - 1), *pairs, (gap_base[-1] + 1, gap_other[-1] + 1)]
    for (base_start, other_start), (base_end, other_end) in pairwise(edges):
        left = {base[index].id: index for index in gap_base if base_start < index < base_end}
        candidates = [
            (left[other[index].id], index)
            for index in gap_other
            if other_start < index < other_end and other[index].id in left
        ]
        same_role = [pair for pair in candidates if base[pair[0]].role is other[pair[1]].role]
        found.extend(_longest_rising(same_role))
        if base_end <= gap_base[-1]:
            found.append((base_end, other_end))
    return found


def _pair_divided(
    base: Sequence[Item], other: Sequence[Item], gap_base: list[int], gap_other: list[int]
) -> list[tuple[int, int]]:
    """A gap too large to compare whole is divided by its identical ids; what has none stays unpaired."""
    position = {base[index].id: index for index in gap_base}
    candidates = [(position[other[index].id], index) for index in gap_other if other[index].id in position]
    return [pair for pair in _longest_rising(candidates) if likeness(base[pair[0]], other[pair[1]])]


def _scores(
    base: Sequence[Item], other: Sequence[Item], gap_base: list[int], gap_other: list[int]
) -> list[list[float]]:
    words = {index: other[index].key.split() for index in gap_other}
    return [
        [_likeness(base[row], base[row].key.split(), other[column], words[column]) for column in gap_other]
        for row in gap_base
    ]


def likeness(mine: Item, yours: Item) -> float:
    """How alike two provisions are, 0 where they cannot be the same one."""
    return _likeness(mine, mine.key.split(), yours, yours.key.split())


def words_in_common(mine: Item, yours: Item) -> float:
    """The share of words, in order, that two texts have in common: 1 for the same text."""
    return 1.0 if mine.key == yours.key else Indel.normalized_similarity(mine.key.split(), yours.key.split())


def _likeness(mine: Item, my_words: list[str], yours: Item, your_words: list[str]) -> float:
    fixed = mine.role in _FIXED_ROLES or yours.role in _FIXED_ROLES
    if fixed and mine.role is not yours.role:
        return 0.0
    same_label = mine.id == yours.id
    needed = ALIKE_WITH_SAME_LABEL if same_label else ALIKE
    similarity = Indel.normalized_similarity(my_words, your_words, score_cutoff=needed)
    if same_label and (fixed or similarity):
        return similarity + LABEL_BONUS
    return similarity
