"""Shared wording of a text and the lines of a mandate."""

from __future__ import annotations

import pytest

from plenipo.positions.mandate import Line, Mandate
from plenipo.positions.similarity import ALIKE, SharedWording
from plenipo.positions.statements import statements_of

LINES = (
    "The delegation supports lanterns along every quay. The delegation opposes tolls on ferries.",
    "The delegation supports lanterns on buoys and beacons in fog.",
    "The delegation supports orchards.",
)


def wording() -> SharedWording:
    lines = [Line(str(at), text, "", statements_of(str(at), text)) for at, text in enumerate(LINES, 1)]
    return SharedWording(Mandate("1/26", "Lines to take", tuple(lines)))


def test_a_line_scores_as_its_closest_statement_and_one_without_shared_words_not_at_all() -> None:
    likeness = wording().likeness("tolls on ferries")
    assert likeness.scores.keys() == {"1"}
    assert [(one.line, one.statement.id) for one in likeness.alike] == [("1", "1.2")]
    assert likeness.highest == likeness.scores["1"] == likeness.alike[0].score


def test_the_closest_line_comes_first_with_the_stems_it_shares() -> None:
    alike = wording().likeness("beacons and lanterns on buoys").alike
    assert alike[0].line == "2"
    assert {"beacon", "lanter", "buoy"} <= alike[0].shared
    assert [one.score for one in alike] == sorted((one.score for one in alike), reverse=True)


def test_a_statement_says_of_itself_that_it_is_the_closest() -> None:
    assert wording().likeness(LINES[2]).highest == pytest.approx(1.0)


def test_a_weak_likeness_is_scored_but_not_alike() -> None:
    likeness = wording().likeness(f"lanterns {' '.join(f'harbour{letter}' for letter in 'abcdefghijklmnopq')}")
    assert 0 < likeness.highest < ALIKE
    assert not likeness.alike


def test_nothing_in_common_with_any_line() -> None:
    likeness = wording().likeness("steel")
    assert (likeness.scores, likeness.highest, list(likeness.alike)) == ({}, 0.0, [])
