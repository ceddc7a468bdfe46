"""Confirmed relations as people write them, and the passages that they point at."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.errors import InvalidData
from plenipo.positions.finding import Relation
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.learned.confirmed import Confirmed, read_confirmed
from plenipo.positions.judges.learned.examples import lesson_from
from plenipo.positions.judges.learned.passages import passages_of
from tests.engine.positions.judges.learned_values import MANDATE, case


def answers(value: Any) -> tuple[Confirmed, ...]:
    return read_confirmed(json.dumps(value).encode(), "answers.json")


def test_a_list_of_answers() -> None:
    row = {"proposal": "A/1", "line": 17, "relation": "conflicts", "change_quote": "a levy"}
    none = {"proposal": "A/1", "line": "", "relation": "none"}
    assert answers({"confirmed": [row, none]}) == (
        Confirmed("A/1", "17", Relation.CONFLICTS, "a levy"),
        Confirmed("A/1", "", None),
    )


def test_proposals_with_their_relations_one_without_any() -> None:
    relation = {"line": "3", "relation": "advances", "change_quote": "x", "why": "y", "op": "insert"}
    read = answers(
        [
            {"proposal": "A/1", "relations": [relation], "hard_negatives": [{"change_quote": "z"}]},
            {"proposal": "A/2", "relations": []},
        ]
    )
    assert read == (
        Confirmed("A/1", "3", Relation.ADVANCES, "x"),
        Confirmed("A/1", "", None),
        Confirmed("A/1", "", None, "z"),
        Confirmed("A/2", "", None),
    )


def test_a_key_of_pairs_with_all_that_was_read() -> None:
    key = {"core": [{"proposal": "A/1", "line": "3", "relation": "mixed"}], "proposals": ["A/1", "A/2"]}
    assert answers(key) == (
        Confirmed("A/1", "3", Relation.MIXED),
        Confirmed("A/1", "", None),
        Confirmed("A/2", "", None),
    )


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({}, "no confirmed relations"),
        ({"confirmed": [3]}, "no object"),
        ({"confirmed": [{"proposal": "A", "line": "1", "relation": "likes"}]}, "no relation 'likes'"),
        ({"confirmed": [{"proposal": "A", "line": "", "relation": "advances"}]}, "names no line"),
        ({"confirmed": [{"proposal": 1, "line": "1", "relation": "none"}]}, "needs a proposal"),
        ({"confirmed": [{"proposal": "A", "line": True, "relation": "none"}]}, "needs a proposal"),
        ([{"proposal": "A"}], "no list of relations"),
        ([{"proposal": "A", "relations": [7]}], "no object"),
    ],
)
def test_wrong_answers_are_named(value: Any, says: str) -> None:
    with pytest.raises(InvalidData, match=says) as raised:
        answers(value)
    assert raised.value.where.startswith("answers.json")
    assert raised.value.remedy


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read = read_confirmed(data, "any")
    except InvalidData:
        return
    assert all(answer.proposal for answer in read)


def test_an_answer_belongs_to_the_provision_that_holds_its_words() -> None:
    one = case(1, "to levy a charge on boats", sponsor="A")
    passages = passages_of([one], MANDATE, BuiltInJudge())
    assert [passage.inserted for passage in passages] == ["to levy a charge on boats", "the colour of buoys"]
    quote = "Levy  a charge"  # other case and spaces
    lesson = lesson_from(passages, [Confirmed("A/1/1", "2", Relation.CONFLICTS, quote)], MANDATE)
    assert [example.signs for example in lesson.examples] == [{"2": -1}, {}]


def test_an_answer_both_ways_on_one_provision_teaches_no_sign() -> None:
    passages = passages_of([case(1, "a levy", sponsor="A")], MANDATE, BuiltInJudge())
    both = [Confirmed("A/1/1", "2", relation, "a levy") for relation in (Relation.ADVANCES, Relation.CONFLICTS)]
    assert lesson_from(passages, both, MANDATE).examples[0].signs == {"2": 0}


def test_answers_that_point_at_nothing_are_told_and_left_out() -> None:
    passages = passages_of([case(1, "a levy", sponsor="A")], MANDATE, BuiltInJudge())
    strangers = [Confirmed("B/9", "1", Relation.ADVANCES), Confirmed("A/1/1", "77", Relation.ADVANCES, "a levy")]
    lesson = lesson_from(passages, strangers, MANDATE)
    assert lesson.unused == (
        "B/9 is not among the proposals, or changes nothing.",
        "A/1/1: there is no line 77 in the mandate.",
    )
    assert [example.signs for example in lesson.examples] == [{}, {}]
