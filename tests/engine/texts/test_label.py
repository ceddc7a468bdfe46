"""Labels: what is one, what it means, and what follows what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.texts.label import LabelKind, is_next, label_readings, parse_label, split_label


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("a)\tthe work;", "a)", "the work;"),
        ("b)bis\tthe work;", "b)bis", "the work;"),
        ("cbis)\tthe work;", "cbis)", "the work;"),
        ("b bis) the work;", "b bis)", "the work;"),
        ("1\tto continue;", "1", "to continue;"),
        ("1. The Parties agree.", "1.", "The Parties agree."),
        ("1a. The Parties agree.", "1a.", "The Parties agree."),
        ("1.1 The group meets.", "1.1", "The group meets."),
        ("(1) This Directive", "(1)", "This Directive"),
        ("(iv) a copy;", "(iv)", "a copy;"),
        ("i)\ta copy;", "i)", "a copy;"),
        ("– a copy;", "–", "a copy;"),
        ("•\ta copy;", "•", "a copy;"),
        ("1 to consider", "1", "to consider"),
        ("Article 5(1)(a)", "Article 5(1)(a)", ""),
        ("Article 12\tScope", "Article 12", "Scope"),
        ("No. 468\tThe Bureau", "No. 468", "The Bureau"),
        ("CS 165\tThe Council", "CS 165", "The Council"),
        ("CV 468A", "CV 468A", ""),
        ("165 PP-98\tThe Council", "165 PP-98", "The Council"),
        ("§ 35\tWe reaffirm", "§ 35", "We reaffirm"),
        ("一、继续", "一、", "继续"),
        ("（二）继续", "（二）", "继续"),
        ("أ )\tبالقرار", "أ )", "بالقرار"),
        ("б) решение", "б)", "решение"),
        ("a)\u00a0the work", "a)", "the work"),
    ],
)
def test_a_label_parts_from_its_text(text: str, label: str, rest: str) -> None:
    assert split_label(text) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018 was a good year",
        "2018\tIncome",
        "20 Member States",
        "3 countries agreed",
        "3.5 GHz band",
        "1.5 million lines",
        "A meeting was held",
        "I am here",
        "No. 196 of the Convention, which",
        "Article 5 applies.",
        "MOD\tEUR/4/1",
        "Reasons:\tto be clear",
        "bis) and more",
        "8",
        "recalling",
    ],
)
def test_running_text_has_no_label(text: str) -> None:
    assert split_label(text) == ("", text)


@given(st.text(alphabet="ab1.()i \t–bis§Nо一）", max_size=30) | st.text(max_size=40))
def test_the_rest_is_always_a_suffix_and_the_label_stands_before_it(text: str) -> None:
    label, rest = split_label(text)
    assert text.endswith(rest)
    assert label in text[: len(text) - len(rest)]


@pytest.mark.parametrize(
    ("printed", "kind", "key", "normalised"),
    [
        ("a)", LabelKind.LETTER, (1, 0), "a"),
        ("b)bis", LabelKind.LETTER, (2, 1), "b-bis"),
        ("bbis)", LabelKind.LETTER, (2, 1), "b-bis"),
        ("b bis)", LabelKind.LETTER, (2, 1), "b-bis"),
        ("zter)", LabelKind.LETTER, (26, 2), "z-ter"),
        ("aa)", LabelKind.LETTER, (27, 0), "aa"),
        ("ب)", LabelKind.LETTER, (2, 0), "b"),
        ("в)", LabelKind.LETTER, (3, 0), "c"),
        ("1", LabelKind.ARABIC, (1, 0), "1"),
        ("4bis", LabelKind.ARABIC, (4, 1), "4-bis"),
        ("1a.", LabelKind.ARABIC, (1, 1), "1a"),
        ("十二、", LabelKind.ARABIC, (12, 0), "12"),
        ("1.1", LabelKind.DECIMAL, (1, 1, 0), "1.1"),
        ("(xiv)", LabelKind.ROMAN, (14, 0), "xiv"),
        ("–", LabelKind.BULLET, (0,), "bullet"),
        ("No. 468", LabelKind.NUMBER, (468, 0), "468"),
        ("CV 468A", LabelKind.NUMBER, (468, 1), "468a"),
        ("Article 5(1)(a)", LabelKind.ARTICLE, (5, 0), "art5.1.a"),
        ("Article 7.27", LabelKind.ARTICLE, (7, 27, 0), "art7.27"),
    ],
)
def test_a_label_means(printed: str, kind: LabelKind, key: tuple[int, ...], normalised: str) -> None:
    label = parse_label(printed)
    assert label is not None
    assert (label.printed, label.kind, label.key, label.normalised) == (printed, kind, key, normalised)


def test_a_letter_may_be_a_roman_number() -> None:
    assert [reading.kind for reading in label_readings("v)")] == [LabelKind.LETTER, LabelKind.ROMAN]
    assert [reading.kind for reading in label_readings("vi)")] == [LabelKind.ROMAN]


@pytest.mark.parametrize(
    ("previous", "printed", "kind"),
    [
        ("h)", "i)", LabelKind.LETTER),
        ("u)", "v)", LabelKind.LETTER),
        ("iv)", "v)", LabelKind.ROMAN),
        ("ix)", "x)", LabelKind.ROMAN),
        ("k)", "i)", LabelKind.ROMAN),
    ],
)
def test_the_label_before_decides(previous: str, printed: str, kind: LabelKind) -> None:
    before = parse_label(previous)
    label = parse_label(printed, before)
    assert label is not None
    assert label.kind is kind


@pytest.mark.parametrize(
    ("previous", "label", "expected"),
    [
        ("a)", "b)", True),
        ("b)", "b)bis", True),
        ("b)bis", "b)ter", True),
        ("b)bis", "c)", True),
        ("1.9", "1.10", True),
        ("–", "–", True),
        ("a)", "c)", False),
        ("b)", "b)ter", False),
        ("1.1", "2.2", False),
        ("1", "b)", False),
        ("b)", "a)", False),
    ],
)
def test_what_follows(previous: str, label: str, expected: bool) -> None:
    before, after = parse_label(previous), parse_label(label)
    assert before is not None
    assert after is not None
    assert is_next(before, after) is expected


@given(st.text(max_size=30))
def test_any_label_is_read_without_failure(printed: str) -> None:
    for reading in label_readings(printed):
        assert reading.printed == printed
        assert reading.normalised
