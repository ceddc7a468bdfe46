"""Tokens: what a change adds or removes, and when two spellings are the same token."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.texts.tokens import text_key, token_key, tokenize

anything = st.text(max_size=40) | st.lists(
    st.sampled_from(["ITU’s", " ", "\u00a0", "[^1]", "[^12", "a)", "co\u00adoperation", "2022-2025", "«", "国", "\n"])
).map("".join)


@given(anything)
def test_tokens_join_to_the_text_and_none_is_empty(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(tokens) == text
    assert all(tokens)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("the lamps, now", ["the", " ", "lamps", ",", " ", "now"]),
        ("ITU's and ITU’s", ["ITU's", " ", "and", " ", "ITU’s"]),
        ("co\u00adoperation", ["co\u00adoperation"]),
        ("lamps[^12];", ["lamps", "[^12]", ";"]),
        ("b)bis", ["b", ")", "bis"]),
        ("2022-2025", ["2022", "-", "2025"]),
        ("a \t\u00a0 b", ["a", " \t\u00a0 ", "b"]),
        ("'quoted'", ["'", "quoted", "'"]),
        ("snake_case", ["snake", "_", "case"]),
        ("国际电联 ITU", ["国", "际", "电", "联", " ", "ITU"]),
        ("союз", ["союз"]),
    ],
)
def test_words_marks_and_spaces(text: str, tokens: list[str]) -> None:
    assert tokenize(text) == tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" ", "\u00a0"),
        (" ", "\n"),
        (" ", "  \t"),
        ("-", "\u2011"),
        ("-", "\u2010"),
        ("ITU's", "ITU’s"),
        ('"', "“"),
        ('"', "»"),
        ("cooperation", "co\u00adoperation"),
    ],
)
def test_what_typing_changes_without_meaning_to_is_the_same_token(one: str, other: str) -> None:
    assert token_key(one) == token_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shall", "should"),
        ("Union", "union"),
        ("-", "–"),
        (";", ","),
        ("1", "2"),
        ("[^1]", "1"),
        ("[^1]", "[^12]"),
        (" ", ""),
    ],
)
def test_what_a_delegate_would_see_is_another_token(one: str, other: str) -> None:
    assert token_key(one) != token_key(other)


@given(st.text(min_size=1, max_size=20))
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    for token in tokenize(text):
        assert token_key(token_key(token)) == token_key(token)


@given(anything)
def test_text_keys_do_not_depend_on_outer_or_kinds_of_space(text: str) -> None:
    assert text_key(f" {text}\u00a0") == text_key(text)
    assert text_key(text_key(text)) == text_key(text)


def test_text_keys_fold_spelling_and_note_numbers() -> None:
    assert text_key(" ITU’s “lamps”[^3] \u00a0co\u00adoperation\u2011plan ") == 'ITU\'s "lamps"[^3] cooperation-plan'


@given(anything, anything)
def test_texts_of_equal_tokens_have_equal_keys(one: str, other: str) -> None:
    def keys(text: str) -> list[str]:
        return [token_key(token) for token in tokenize(text.strip())]

    if keys(one) == keys(other):
        assert text_key(one) == text_key(other)
