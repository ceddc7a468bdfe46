"""Terms of a thesaurus, found whatever their ending, spelling and number."""

from __future__ import annotations

import pytest

from plenipo.positions.terms import TermIndex
from plenipo.positions.wording import words_of
from plenipo.texts.folding import folded


def found(term: str, text: str) -> list[str]:
    """The places of the text where the term stands."""
    words = words_of(text)
    return [text[words[start].start : words[end - 1].end] for _, start, end in TermIndex([(term, "it")]).find(words)]


@pytest.mark.parametrize(
    ("term", "text", "places"),
    [
        ("harbour pilot", "Harbour pilots and a harbor-pilot", ["Harbour pilots", "harbor-pilot"]),
        ("organisation", "the Organizations", ["Organizations"]),
        ("identif*", "to identify, identification, an idea", ["identify", "identification"]),
        ("decided ~ governments", "decided in future by all governments", ["decided in future by all governments"]),
        ("decided ~ governments", "decided then and there by each of the governments", []),
        ("ferry crew", "a ferry; crew", []),
        ("centre*", "research centers", ["centers"]),
        ("recognis*", "recognized and recognition", ["recognized"]),
        ("policy", "policies", ["policies"]),
    ],
)
def test_a_term_stands_where_its_words_do(term: str, text: str, places: list[str]) -> None:
    assert found(term, text) == places


def test_a_clause_ends_where_a_sentence_does_but_not_after_an_abbreviation() -> None:
    assert [word.clause for word in words_of("Rev. 2 of it. Then more")] == [0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize(("word", "form"), [("studies", "study"), ("analysis", "analysis"), ("Union’s", "union")])
def test_folding(word: str, form: str) -> None:
    assert folded(word) == form
