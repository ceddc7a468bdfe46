"""The pieces that work at any size: hashed rows, the best few pairs, what a pair is worth beside its rivals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.concordance.alignment import candidates
from plenipo.concordance.alignment.candidates import most_telling, top_pairs
from plenipo.concordance.alignment.pairs import made, mutual, ratio
from plenipo.concordance.alignment.vectors import Rows, counts_of, rarity, spread_of, weighted
from plenipo.concordance.alignment.words import words_of_law

_TEXTS = ("Keep the lens clean.", "Notify the harbour of a lamp that went out.", "Ships greet the keeper.", "")


def rows(texts: tuple[str, ...] = _TEXTS) -> Rows:
    counts = counts_of([words_of_law(text) for text in texts])
    return weighted(counts, rarity(spread_of(counts), len(texts)))


def test_rows_of_one_text_are_the_same_wherever_they_are_made() -> None:
    alone, together = counts_of([words_of_law(_TEXTS[1])]), counts_of([words_of_law(text) for text in _TEXTS])
    assert sorted(alone.indices.tolist()) == sorted(together[[1]].indices.tolist())


def test_the_number_of_an_article_is_no_word_and_other_numbers_are() -> None:
    assert [stem for stem in words_of_law("Under Article 6(1) and Chapter IV, within 72 hours").stems if stem] == [
        "72",
        "hour",
    ]


def test_the_best_pair_of_each_row_is_itself_and_an_empty_row_has_none() -> None:
    pairs = top_pairs(rows(), rows(), 1, 1)
    assert list(zip(pairs.source.tolist(), pairs.target.tolist(), strict=True)) == [(0, 0), (1, 1), (2, 2)]
    assert pairs.score == pytest.approx([1, 1, 1], abs=1e-5)


@given(st.lists(st.text("ab c", max_size=12), max_size=9), st.integers(1, 4))
def test_blocks_change_nothing(texts: list[str], keep: int) -> None:
    made_rows = rows((*texts, "abc abc ab"))
    whole = top_pairs(made_rows, made_rows, keep, keep)
    cells, candidates.CELLS = candidates.CELLS, 1
    try:
        parted = top_pairs(made_rows, made_rows, keep, keep)
    finally:
        candidates.CELLS = cells
    best, again = (sorted(zip(one.source.tolist(), one.score.tolist(), strict=True)) for one in (whole, parted))
    assert {source for source, _ in best} == {source for source, _ in again}
    assert float(whole.score.sum()) == pytest.approx(float(parted.score.sum()), abs=1e-4)


def test_only_the_heaviest_columns_are_kept() -> None:
    short = most_telling(rows(), 2)
    assert np.diff(short.indptr).tolist() == [2, 2, 2, 0]
    assert short.data.max() == rows().data.max()


def test_two_that_prefer_each_other_keep_their_score_and_a_rival_loses() -> None:
    pairs = made(np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([0.8, 0.4, 0.4], np.float32), (2, 2))
    assert mutual(pairs).score == pytest.approx([0.8, 0.2, 0.2])
    assert ratio(pairs).score == pytest.approx([1.0, 0.5**0.5, 0.5**0.5])


def test_a_pair_that_is_not_among_them_has_no_score() -> None:
    pairs = made(np.array([0, 1]), np.array([1, 0]), np.array([0.5, 0.25], np.float32), (2, 2))
    assert pairs.at(np.array([0, 0, 1]), np.array([0, 1, 0])).tolist() == [0.0, 0.5, 0.25]
