"""Evidence is verbatim: what is kept is a span of its source, whatever the model made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.positions.judges.chat.quotes import find_quote

SOURCE = "to draft the “open‑network” charter – the Union’s own – within 2\u00a0years"


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ('the "open-network" charter', "the “open‑network” charter"),
        ("charter - the Union's own", "charter – the Union’s own"),
        ("within  2 years", "within 2\u00a0years"),
        ("[+to draft the+]", "to draft the"),
        ("… the Union's own …", "the Union’s own"),
        ('"draft the"', "draft the"),
    ],
)
def test_typing_variants_are_forgiven_and_the_source_is_kept(quote: str, kept: str) -> None:
    place = find_quote(quote, SOURCE)
    assert place is not None
    assert SOURCE[slice(*place)] == kept


@pytest.mark.parametrize(
    "quote",
    ["", "  ", "…", "to draft a charter", "raft the", "to draf", "charter the Union's", "2", "To draft", "[++]"],
)
def test_other_words_parts_of_words_and_crumbs_are_not_found(quote: str) -> None:
    assert find_quote(quote, SOURCE) is None


def test_a_short_text_may_be_quoted_whole() -> None:
    assert find_quote("5", " 5 ") == (1, 2)


def test_a_later_occurrence_counts_where_an_earlier_one_is_part_of_a_word() -> None:
    assert find_quote("not", "notably, it shall not") == (18, 21)


def test_a_quote_of_a_source_with_no_text_is_not_found() -> None:
    assert find_quote("treaty", "") is None


_TEXTS = st.text(alphabet="abc ’'“\"-‑–\u00a0\u200b,.[+]", max_size=40)


@given(_TEXTS, _TEXTS)
def test_what_is_found_is_a_span_that_says_the_same(quote: str, source: str) -> None:
    place = find_quote(quote, source)
    if place is not None:
        start, end = place
        assert 0 <= start < end <= len(source)
        letters = [sign for sign in source[start:end] if sign.isalnum()]
        assert "".join(letters) == "".join(sign for sign in quote if sign.isalnum())


@given(st.lists(st.sampled_from(["treaty", "open", "shall", "report"]), min_size=2, max_size=12), st.data())
def test_whole_words_of_the_source_are_always_found(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    assert find_quote(" ".join(words[first:last]), "  ".join(words)) is not None
