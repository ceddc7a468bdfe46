"""Quotes with the words around them."""

from __future__ import annotations

from plenipo.desk.instruments.quotes import Quoted, quoted


def test_the_words_stand_in_their_text() -> None:
    text = "to report every year to the Council;"
    assert quoted("every year", text, 10) == Quoted("to report ", "every year", " to the Council;")


def test_words_that_are_elsewhere_are_looked_for() -> None:
    assert quoted("the Council", "to report to the Council;", 3) == Quoted("to report to ", "the Council", ";")


def test_words_that_are_nowhere_stand_alone() -> None:
    assert quoted("the Council", "to report;") == Quoted("", "the Council", "")
    assert quoted("the Council", "") == Quoted("", "the Council", "")


def test_far_text_is_left_out_at_whole_words() -> None:
    before, words, after = quoted("HERE", "one " * 50 + "HERE" + " two" * 50)
    assert (words, before[:6], after[-5:]) == ("HERE", "… one ", "two …")
    assert len(before) < 100 > len(after)


def test_a_long_quote_is_shown_by_its_beginning() -> None:
    words = quoted("word " * 200, "word " * 200).words
    assert words.endswith("word …")
    assert len(words) < 430
