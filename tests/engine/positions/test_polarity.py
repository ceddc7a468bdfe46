"""What a text denies and what it affirms."""

from __future__ import annotations

import pytest

from plenipo.positions.polarity import Polarity, Reading, denies, polarity_of, sign_of
from plenipo.positions.wording import words_of


def sign(text: str, named: str, *, preamble: bool = False) -> int:
    """The sign of the words ``named`` in the text."""
    start = text.index(named)
    words = words_of(text)
    inside = [at for at, word in enumerate(words) if start <= word.start < start + len(named)]
    return sign_of(words, inside[0], inside[-1] + 1, preamble=preamble)


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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("that small harbours have no lights on their quays", "lights on their quays"),
        ("the lack of lights on quays", "lights on quays"),
        ("that tolls hamper the lighting of quays", "lighting of quays"),
        ("that harbours have failed to light their quays", "light their quays"),
        ("that quay lights are not without use", "quay lights"),
    ],
)
def test_a_preamble_that_describes_a_want_deplores_it(text: str, named: str) -> None:
    assert sign(text, named, preamble=True) == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("that harbours should not prepare a ferry conference", "ferry conference"),
        ("that there is no need for a ferry conference", "ferry conference"),
        ("that no evidence was found of trouble with ferries", "trouble with ferries"),
        ("that it is not for this Union to hold a ferry conference", "ferry conference"),
        ("that a ferry conference would divert the means of the Union", "ferry conference"),
    ],
)
def test_a_preamble_that_says_what_ought_not_to_be_denies_it(text: str, named: str) -> None:
    assert sign(text, named, preamble=True) == -1


def test_outside_a_preamble_a_want_is_a_denial() -> None:
    assert sign("that small harbours shall have no lights on their quays", "lights on their quays") == -1


def test_harm_that_is_only_feared_speaks_for_what_would_be_harmed() -> None:
    assert sign("to examine whether it may harm quay lights", "quay lights") == 1
    assert sign("to weaken quay lights", "quay lights") == -1


def test_a_denial_does_not_reach_past_a_condition() -> None:
    text = "no ferry shall leave before the lamps are lit"
    assert sign(text, "ferry") == -1
    assert sign(text, "lamps are lit") == 1


def test_of_a_name_in_parts_the_part_behind_the_condition_decides() -> None:
    words = words_of("no draft is tabled until its effects on ferries are known")
    assert sign_of(words, 1, 9, ((1, 2), (6, 9))) == 1


def test_words_of_the_name_itself_deny_nothing() -> None:
    words = words_of("to abolish without delay the idle berths")
    assert polarity_of(words, 5, 7).sign == -1
    assert polarity_of(words, 5, 7, Reading(own=frozenset({1}))) == Polarity(1, 0)
