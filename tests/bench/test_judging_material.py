"""The scorer of key points counts as the shared task does, the baselines rank as their formulas say, and the material
for speed is what it says it is."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.field_text import cases, mandate
from bench.key_points import KeyPoints, Precision, Statement, average_precision, load, precision
from bench.lexical import Bm25, TfIdf
from bench.positions import judging
from plenipo.positions.amended import amended_provisions
from plenipo.positions.changes import stretches_of

POINTS = (Statement("k1", "boats are slow", "ferries", 1), Statement("k2", "boats are calm", "ferries", 1))


def part(labels: dict[tuple[str, str], int], arguments: int = 4) -> KeyPoints:
    made = tuple(Statement(f"a{number}", f"words {number}", "ferries", 1) for number in range(1, arguments + 1))
    return KeyPoints(made, POINTS, labels)


def test_the_better_half_is_ranked_by_its_best_key_point() -> None:
    scores = {"a1": {"k1": 0.9, "k2": 0.1}, "a2": {"k2": 0.8}, "a3": {"k1": 0.2}, "a4": {"k1": 0.1}}
    right = part({("a1", "k1"): 0, ("a2", "k2"): 1, ("a3", "k1"): 0})
    assert precision(right, scores, recall=False) == Precision(0.5, 0.5)
    assert precision(right, scores, recall=True) == Precision(0.25, 0.25)


def test_undecided_pairs_are_wrong_or_right() -> None:
    scores = {"a1": {"k1": 0.9}, "a2": {"k1": 0.8}, "a3": {"k1": 0.2}, "a4": {"k1": 0.1}}
    assert precision(part({("a1", "k1"): 1}), scores, recall=False) == Precision(1.0, 1.0)
    assert precision(part({("a1", "k1"): 1}), scores, recall=True) == Precision(0.5, 1.0)


def test_an_argument_without_a_score_is_wrong_and_nothing_right_is_nothing() -> None:
    assert precision(part({}), {"a1": {"k1": 0.9}}, recall=False) == Precision(0.0, 0.5)
    assert precision(part({("a1", "k1"): 0, ("a2", "k1"): 0}, 2), {"a1": {"k1": 1}}, recall=True) == Precision(0, 0)


def test_the_scores_of_topics_and_stances_are_averaged() -> None:
    other = Statement("b1", "words", "ferries", -1), Statement("b2", "words", "ferries", -1)
    both = KeyPoints((*part({}, 2).arguments, *other), POINTS, {("a1", "k1"): 1, ("b1", "k1"): 0})
    scores = {"a1": {"k1": 0.9}, "b1": {"k1": 0.9}}
    assert precision(both, scores, recall=False).strict == 0.5


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.9]), st.integers(0, 1)), min_size=1, max_size=30))
def test_average_precision_is_that_of_scikit_learn(pairs: list[tuple[float, int]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    labels, scores = [label for _, label in pairs], [score for score, _ in pairs]
    expected = metrics.average_precision_score(labels, scores) if any(labels) else 0.0
    assert math.isclose(average_precision(pairs), expected, abs_tol=1e-12)


def test_word_overlap_ranks_the_text_that_shares_rare_words_first() -> None:
    texts = ["the boats of the harbour", "the boats of the valley", "the bees of the valley"]
    for kind in (TfIdf, Bm25):
        scores = kind(texts).scores("bees in a valley")
        assert scores[2] > scores[1] > scores[0]
        assert kind(texts).scores("granite") == [0.0, 0.0, 0.0]
    assert TfIdf(texts).scores(texts[0])[0] == pytest.approx(1.0)


def test_the_fictional_proposals_have_the_changes_they_are_counted_by() -> None:
    made = cases(6)
    assert made == cases(6)
    changes = [len(stretches_of(amended)) for case in made for amended in amended_provisions(case)]
    assert changes == [1] * 60
    assert len(mandate(lines=25).lines) == 25
    assert sum(len(line.statements) for line in mandate(statements=50).lines) >= 50


def test_the_collection_is_read_as_its_description_says(shared_data: Path) -> None:
    dev = load(shared_data / "benchmarks" / "argkp2021", "dev")
    assert (len(dev.arguments), len(dev.key_points), len(dev.labels)) == (932, 36, 3458)


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bench.positions.SHARED_DATA", tmp_path / "nothing")
    monkeypatch.setattr("bench.positions._SPEED", ())
    rows = [row for figures in judging(tmp_path).figures for row in figures.rows]
    assert len(rows) == 3
    assert all("not available" in " ".join(row) for row in rows)
