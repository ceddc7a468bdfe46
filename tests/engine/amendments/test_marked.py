"""The two views of a marked text laid on each other: which paragraph of one is which of the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.amendments.marked import marked_lines
from plenipo.amendments.spans import original_of, proposed_of
from plenipo.texts.views import View, view_lines
from tests.engine.notation import document


def pairs(*lines: str) -> list[tuple[str | None, str | None]]:
    """(original, proposed) of each paragraph."""
    found = marked_lines(document("\n".join(lines)).paragraphs, {})
    return [(one.original and one.original.text, one.proposed and one.proposed.text) for one in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("plain",), [("plain", "plain")]),
        (("a [-b-]{+c+} d",), [("a b d", "a c d")]),
        (("{+new+}¶+", "old"), [(None, "new"), ("old", "old")]),
        (("[-gone-]¶-", "old"), [("gone", None), ("old", "old")]),
        (("[-gone-]¶-", "{+new+}¶+", "old"), [("gone", None), (None, "new"), ("old", "old")]),
        (("[-all of it-]{+replaced+}",), [("all of it", "replaced")]),
        (("one ¶-", "two"), [("one ", "one two"), ("two", None)]),
        (("one ¶+", "two"), [("one two", "one "), (None, "two")]),
        (("short ¶-", "and a very much longer second paragraph"), [
            ("short ", None),
            ("and a very much longer second paragraph", "short and a very much longer second paragraph"),
        ]),
        (("[<m|moved text>]¶-", "stays", "{>m|moved text<}¶+", "end"), [
            ("moved text", None), ("stays", "stays"), (None, "moved text"), ("end", "end"),
        ]),
        (("", "  ", "text"), [("text", "text")]),
        (("{+unfinished+}¶+",), [(None, "unfinished")]),
    ],
)  # fmt: skip
def test_paragraphs_are_paired(lines: tuple[str, ...], expected: list[tuple[str | None, str | None]]) -> None:
    assert pairs(*lines) == expected


pieces = st.sampled_from(("plain ", "{+new +}", "[-old -]", "{>m|here <}", "[<m|there >]"))
marks = st.sampled_from(("", "", "¶+", "¶-"))
texts = st.lists(st.tuples(st.lists(pieces, max_size=4).map("".join), marks).map("".join), min_size=1, max_size=7)


@given(texts)
def test_every_line_of_both_views_is_there_in_order(lines: list[str]) -> None:
    paragraphs = document("\n".join(lines) or " ").paragraphs
    found = marked_lines(paragraphs, {})
    for view, side in ((View.ORIGINAL, "original"), (View.PROPOSED, "proposed")):
        expected = [line.text for line in view_lines(paragraphs, view, {}) if line.text.strip()]
        assert [getattr(one, side).text for one in found if getattr(one, side)] == expected


@given(texts)
def test_spans_join_to_both_views(lines: list[str]) -> None:
    for one in marked_lines(document("\n".join(lines) or " ").paragraphs, {}):
        if one.original:
            assert original_of(one.spans) == one.original.text
        if one.proposed:
            assert proposed_of(one.spans) == one.proposed.text
