"""What a text denies and what it affirms."""

from __future__ import annotations

import pytest

from plenipo.positions.polarity import denies, sign_of
from plenipo.positions.wording import words_of


def sign(text: str, named: str) -> int:
    """The sign of the words ``named`` in the text."""
    start = text.index(named)
    words = words_of(text)
    inside = [at for at, word in enumerate(words) if start <= word.start < start + len(named)]
    return sign_of(words, inside[0], inside[-1] + 1)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("to convene a ferry conference", "ferry conference"),
        ("not only to convene a ferry conference but to pay for it", "ferry conference"),
        ("to stop the tests so that harbours may convene a ferry conference", "ferry conference"),
        ("to end the pilot scheme, and to convene a ferry conference", "ferry conference"),
        ("instead of a study, convene a ferry conference", "ferry conference"),
        ("to prevent collisions and convene a ferry conference", "ferry conference"),
        ("to convene a ferry conference no later than 2031", "ferry conference"),
        ("not to refrain from a ferry conference", "ferry conference"),
        ("to convene a ferry conference that is not costly", "ferry conference"),
    ],
)
def test_what_is_affirmed(text: str, named: str) -> None:
    assert sign(text, named) == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("not to convene a ferry conference", "ferry conference"),
        ("to refrain from preparing, or contributing to, a ferry conference", "ferry conference"),
        ("that no ferry conference is called for", "ferry conference"),
        ("without a ferry conference", "ferry conference"),
        ("to oppose any ferry conference", "ferry conference"),
        ("a ferry conference should not be held", "ferry conference"),
        ("ferry conferences lie outside this mandate", "ferry conferences"),
        ("a ferry conference shall be avoided", "ferry conference"),
        ("resources diverted away from ferry conferences", "ferry conferences"),
    ],
)
def test_what_is_denied(text: str, named: str) -> None:
    assert sign(text, named) == -1


def test_a_denial_does_not_reach_into_the_next_clause() -> None:
    assert sign("to stop the tests; to convene a ferry conference", "ferry conference") == 1


def test_words_that_can_deny_are_recognised() -> None:
    assert denies("not")
    assert denies("shall be discontinued")
    assert not denies("in the six languages")
