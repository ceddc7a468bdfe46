"""The best pairing, against trying every one."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from plenipo.compilation.pairing import best_pairing

Scores = list[list[float]]
matrices = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from((0.0, 0.5, 1.0, 2.0)), min_size=columns, max_size=columns), max_size=4
    )
)


def worth(scores: Scores, pairs: list[tuple[int, int]]) -> float:
    return sum(scores[row][column] for row, column in pairs)


def every_pairing(scores: Scores) -> list[list[tuple[int, int]]]:
    rows, columns = range(len(scores)), range(len(scores[0]) if scores else 0)
    return [
        list(zip(chosen_rows, chosen_columns, strict=True))
        for size in range(min(len(rows), len(columns)) + 1)
        for chosen_rows in combinations(rows, size)
        for chosen_columns in combinations(columns, size)
    ]


@given(matrices)
def test_no_pairing_is_worth_more(scores: Scores) -> None:
    found = best_pairing(scores)
    assert worth(scores, found) == max(worth(scores, pairs) for pairs in every_pairing(scores))
    assert found == sorted(found)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert all(scores[row][column] for row, column in found)
