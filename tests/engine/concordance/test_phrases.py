"""What is missing is quoted so that it can be read, and always verbatim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.concordance.phrases import balanced, readable, trimmed


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("The end-users greet the keeper.", "end", "end-users"),
        ("Lamps burn for at least 15 years.", "15", "for at least 15 years"),
        ("It is decided within six months.", "six", "within six months"),
        ("The keeper sells affordable lamp oil to all.", "affordable", "affordable lamp oil"),
        ("The name and, where applicable, the crest.", "applicable", "where applicable"),
        ("Its position and colour, in short.", "colour", "colour"),
    ],
)
def test_a_fragment_becomes_the_smallest_phrase_that_makes_sense(text: str, word: str, phrase: str) -> None:
    at = text.index(word)
    start, end = readable(text, at, at + len(word))
    assert trimmed(text[start:end]) == phrase


def test_words_that_lead_nowhere_and_marks_of_footnotes_are_cut_off() -> None:
    assert trimmed(", and charges imposed on keepers shall") == "charges imposed on keepers"
    assert trimmed("[31] The keeper pays.") == "The keeper pays"
    assert trimmed("30") == ""


def test_a_bracket_has_both_halves() -> None:
    text = "on terms (including standards) and at rates"
    at = text.index("including")
    assert text[slice(*balanced(text, at, len(text)))] == "(including standards) and at rates"


@given(st.text(alphabet="ab -,.()and12 months\n", max_size=60), st.data())
def test_every_phrase_is_verbatim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wide = readable(text, start, end)
    assert 0 <= wide[0] <= start
    assert end <= wide[1] <= len(text)
    assert trimmed(text[slice(*balanced(text, *wide))]) in text
