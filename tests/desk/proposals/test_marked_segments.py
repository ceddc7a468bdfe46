"""Changed text on a page: verbatim, quotes told, hostile text harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.desk.proposals.reading import Segment, plain_with_quote, with_quote
from plenipo.desk.proposals.templatetags.marked_text import marked

TEXT = (Segment("keep", "ports "), Segment("delete", "may"), Segment("insert", "shall"), Segment("keep", " answer"))


@pytest.mark.parametrize(
    ("deed", "start", "quote"),
    [("insert", 6, "shall answer"), ("delete", 0, "ports may"), ("insert", 3, "ts sh"), ("delete", 6, "may answer")],
)
def test_quote_is_told_in_the_view_where_it_stands(deed: str, start: int, quote: str) -> None:
    told = with_quote(TEXT, deed, start, quote)
    assert "".join(one.text for one in told if one.told) == quote
    assert [(one.kind, "".join(x.text for x in told if x.kind == one.kind)) for one in TEXT] == [
        (one.kind, "".join(x.text for x in TEXT if x.kind == one.kind)) for one in TEXT
    ]


def test_words_that_do_not_stand_there_are_not_told() -> None:
    assert with_quote(TEXT, "insert", 6, "must answer") == TEXT


def test_segments_keep_every_space_and_escape_what_is_hostile() -> None:
    html = marked((Segment("keep", "a "), Segment("insert", "<script>", told=True), Segment("delete", "b", move=True)))
    assert html == 'a <ins><mark>&lt;script&gt;</mark></ins><del title="moved">b</del>'


@given(st.text(max_size=40), st.text(min_size=1, max_size=10), st.text(max_size=40))
def test_a_line_with_its_quote_is_the_line(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    shown = plain_with_quote(text, len(before), quote)
    assert "".join(one.text for one in shown) == text
    assert "".join(one.text for one in shown if one.told) == quote
