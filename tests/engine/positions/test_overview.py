"""The overview as a value: each square counts certain pairs, and no conflict is hidden behind an advance."""

from __future__ import annotations

import pytest

from plenipo.positions.finding import Relation
from plenipo.positions.overview import Square, overview_of
from plenipo.texts.marking import Marking
from tests.engine.writers.brief_values import brief, mandate
from tests.engine.writers.model_compilation import drafts


@pytest.mark.parametrize(
    ("counts", "relation", "alarm"),
    [
        ((0, 0, 0), None, False),
        ((2, 0, 0), Relation.ADVANCES, False),
        ((0, 1, 0), Relation.CONFLICTS, True),
        ((9, 1, 0), Relation.MIXED, True),
        ((0, 0, 1), Relation.MIXED, True),
        ((0, 3, 1), Relation.MIXED, True),
    ],
)
def test_a_square_as_a_whole(counts: tuple[int, int, int], relation: Relation | None, alarm: bool) -> None:
    square = Square("EUR", ("EUR/1/1",), *counts)
    assert (square.relation, square.alarm) == (relation, alarm)


def test_a_row_counts_what_its_brief_says() -> None:
    row = overview_of([brief()]).rows[0]
    assert {square.sponsor: (square.advances, square.conflicts, square.mixed) for square in row.squares} == {
        "ACP": (0, 0, 0), "AFCP": (0, 0, 0), "ARB": (0, 0, 0), "EUR": (1, 0, 0), "IAP": (0, 0, 1), "NOR": (0, 0, 0),
        "RCC": (0, 1, 0), "TUV": (0, 1, 0), "USA": (0, 0, 0),
    }  # fmt: skip
    assert (row.alarms, row.competing, row.checks) == (3, 2, 1)
    assert row.square("XYZ") is None


def test_the_conference_adds_up() -> None:
    made = overview_of([brief(), brief(drafts(), assessments=())], ("a.docx", "b.docx"), "Port Serene")
    assert (made.proposals, made.alarms, made.advances, made.checks) == (9, 3, 1, 1)
    assert [row.brief for row in made.rows] == ["a.docx", "b.docx"]
    assert made.title == "Port Serene"
    assert made.marking is Marking.LIMITE


def test_the_marking_is_the_highest_of_the_briefs() -> None:
    made = overview_of([brief(), brief(mandate=mandate(marking=Marking.SENSITIVE))])
    assert made.marking is Marking.SENSITIVE


def test_no_brief_gives_an_empty_overview() -> None:
    made = overview_of([])
    assert (made.rows, made.sponsors, made.marking) == ((), (), Marking.PUBLIC)


def test_each_brief_needs_its_path() -> None:
    with pytest.raises(ValueError, match="shorter"):
        overview_of([brief(), brief()], ("a.docx",))
