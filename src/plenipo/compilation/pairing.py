"""The best pairing of two sequences, without crossings."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairing(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """(row, column) pairs, both rising, whose scores add up to the most. A score of 0 means no pair."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            skip = max(best[row + 1][column], best[row][column + 1])
            score = scores[row][column]
            best[row][column] = max(skip, score + best[row + 1][column + 1]) if score else skip
    return _trace(scores, best)


def _trace(scores: Sequence[Sequence[float]], best: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    row = column = 0
    while row < len(scores) and column < len(best[0]) - 1:
        score = scores[row][column]
        if score and best[row][column] == score + best[row + 1][column + 1]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs
