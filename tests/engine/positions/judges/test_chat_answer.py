"""Answers are read in the forms that models use, and nothing else is taken for one."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.errors import AnswerError
from plenipo.positions.finding import Relation
from plenipo.positions.judges.chat.answer import parse_answer
from tests.engine.positions.judges.chat_values import answer_text, relation

GOOD = answer_text(relation("a treaty"))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Here is what I found:\n```\n{GOOD}\n```\nI hope it helps.",
        f"Sure. {GOOD} Done.",
        f"<think>{{not json}} ``` {{</think>\n{GOOD}",
        GOOD.removeprefix('{"relations": ').removesuffix("}"),
    ],
)
def test_the_forms_of_a_good_answer(text: str) -> None:
    (claim,) = parse_answer(text)
    assert (claim.line, claim.relation, claim.change_quote) == ("4", Relation.CONFLICTS, "a treaty")


def test_no_relation_is_an_answer() -> None:
    assert parse_answer('{"relations": []}') == ()


def test_a_line_may_be_a_number_and_a_claim_counts_once() -> None:
    one = relation("a treaty", line="4")
    claims = parse_answer(answer_text(one, one, {**one, "line": 4}))  # type: ignore[dict-item]
    assert [claim.line for claim in claims] == ["4", 4]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("I cannot say.", "not the JSON"),
        ('{"relations": "none"}', "not the JSON"),
        ('{"answer": []}', "not the JSON"),
        (answer_text(relation("a treaty", relation="supports")), "not the JSON"),
        (answer_text(relation("a treaty", confidence=7)), "between 0 and 1"),
        (answer_text(relation("a treaty", change_quote=None)), "not the JSON"),
        ("[" * 100_000, "not the JSON"),
        ("{" * 100_000 + "}" * 100_000, "not the JSON"),
        ("```" * 50_000, "not the JSON"),
        ("<think>" * 100_000, "not the JSON"),
        ("\ud800", "not the JSON"),
        (answer_text(*[relation(f"treaty {number}") for number in range(1001)]), "1001 relations"),
    ],
    ids=lambda value: value[:30],
)
def test_nonsense_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(AnswerError, match=reason):
        parse_answer(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(AnswerError):
        assert isinstance(parse_answer(text), tuple)


def test_a_reason_is_one_line_that_prints() -> None:
    (claim,) = parse_answer(answer_text(relation("a treaty", why="It\nasks \x1b[31mfor\u202e " + "much " * 200)))
    assert claim.reason.startswith("It asks [31mfor much")
    assert len(claim.reason) <= 300
    assert claim.reason.isprintable()
