"""References: what a text names, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.texts.reference import ReferenceKind, find_references


def found(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(text[r.start : r.end], r.kind.value, str(r.instrument or ""), r.path) for r in find_references(text)]


def test_items_of_a_block() -> None:
    assert found("the provisions of considering e), f) and g) above apply") == [
        ("considering e)", "provision", "", ("considering", "e)")),
        ("f)", "provision", "", ("considering", "f)")),
        ("g) above", "provision", "", ("considering", "g)")),
    ]


def test_an_item_addressed_to_somebody() -> None:
    assert found("as in instructs the Secretary-General 1 above") == [
        ("instructs the Secretary-General 1 above", "provision", "", ("instructs the Secretary-General", "1"))
    ]


def test_an_item_of_another_resolution() -> None:
    assert found("recognizing e) of Resolution 4 (Lagos, 2012)") == [
        ("recognizing e)", "provision", "Resolution 4 (Lagos, 2012)", ("recognizing", "e)")),
        ("Resolution 4 (Lagos, 2012)", "instrument", "Resolution 4 (Lagos, 2012)", ()),
    ]


def test_a_list_of_resolutions_shares_the_edition_that_ends_it() -> None:
    assert found("Resolutions 1, 2 (Lima, 2006) and 30 (Rev. Oslo, 2030)") == [
        ("Resolutions 1", "instrument", "Resolution 1 (Lima, 2006)", ()),
        ("2 (Lima, 2006)", "instrument", "Resolution 2 (Lima, 2006)", ()),
        ("30 (Rev. Oslo, 2030)", "instrument", "Resolution 30 (Rev. Oslo, 2030)", ()),
    ]


@pytest.mark.parametrize(
    ("text", "wording", "kind", "instrument", "path"),
    [
        ("under Article 5(1)(a),", "Article 5(1)(a)", "article", "", ("Article 5", "(1)", "(a)")),
        (
            "point (a) of Article 6(1) of this Directive",
            "point (a) of Article 6(1) of this Directive",
            "article",
            "",
            ("Article 6", "(1)", "(a)"),
        ),
        ("No. 196 of the Convention", "No. 196 of the Convention", "number", "Convention", ("No. 196",)),
        ("see CS 165.", "CS 165", "number", "Constitution", ("CS 165",)),
        ("see CV 468A.", "CV 468A", "number", "Convention", ("CV 468A",)),
        ("§ 35 of the Tunis Agenda", "§ 35 of the Tunis Agenda", "paragraph", "Tunis Agenda", ("§ 35",)),
        ("Directive (EU) 2018/1972,", "Directive (EU) 2018/1972", "instrument", "Directive (EU) 2018/1972", ()),
        ("Directive 2002/58/EC", "Directive 2002/58/EC", "instrument", "Directive 2002/58/EC", ()),
        ("Resolution [EUR-1]", "Resolution [EUR-1]", "instrument", "Resolution [EUR-1]", ()),
    ],
)
def test_one_reference(text: str, wording: str, kind: str, instrument: str, path: tuple[str, ...]) -> None:
    assert found(text) == [(wording, kind, instrument, path)]


@pytest.mark.parametrize(
    "text", ["it resolves 20 disputes a year", "invites Member States to consider 3 options", "no number here"]
)
def test_prose_refers_to_nothing(text: str) -> None:
    assert find_references(text) == ()


@given(st.text(alphabet="Resolution Article§ 12(a)/,CS and of the Directive (EU)", max_size=200))
def test_every_reference_is_a_span_in_order(text: str) -> None:
    references = find_references(text)
    assert all(0 <= r.start < r.end <= len(text) for r in references)
    assert [r.start for r in references] == sorted(r.start for r in references)
    assert all(r.path or r.kind is ReferenceKind.INSTRUMENT for r in references)
