"""Views: original, proposed and marked, through nested changes, joined and split paragraphs, notes and labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.texts.document import (
    Document,
    Format,
    Note,
    NoteKind,
    Paragraph,
    Revision,
    RevisionKind,
    Run,
)
from plenipo.texts.views import Line, View, document_lines, note_numbers, shows, view_lines

INSERT, DELETE = Revision(RevisionKind.INSERT, "A"), Revision(RevisionKind.DELETE, "B")
MOVE_FROM, MOVE_TO = Revision(RevisionKind.MOVE_FROM, "A"), Revision(RevisionKind.MOVE_TO, "A")


def paragraph(*runs: Run | str, mark: tuple[Revision, ...] = (), **more: object) -> Paragraph:
    return Paragraph(tuple(Run(run) if isinstance(run, str) else run for run in runs), mark=mark, **more)  # type: ignore[arg-type]


def document(*paragraphs: Paragraph, notes: tuple[Note, ...] = ()) -> Document:
    return Document("a.docx", Format.DOCX, paragraphs, notes)


def texts(view: View, *paragraphs: Paragraph) -> list[str]:
    return [line.text for line in view_lines(paragraphs, view, note_numbers(paragraphs, view))]


@pytest.mark.parametrize(
    ("revisions", "original", "proposed"),
    [
        ((), True, True),
        ((INSERT,), False, True),
        ((DELETE,), True, False),
        ((MOVE_TO,), False, True),
        ((MOVE_FROM,), True, False),
        ((INSERT, DELETE), False, False),
        ((MOVE_TO, INSERT), False, True),
        ((DELETE, MOVE_FROM), True, False),
    ],
)
def test_where_text_under_revisions_stands(revisions: tuple[Revision, ...], original: bool, proposed: bool) -> None:
    assert shows(revisions, View.ORIGINAL) is original
    assert shows(revisions, View.PROPOSED) is proposed
    assert shows(revisions, View.MARKED)


def test_a_deletion_inside_an_insertion_by_another_author_stands_only_in_the_marked_view() -> None:
    amended = paragraph("the ", Run("small ", (INSERT, DELETE)), Run("red ", (INSERT,)), Run("old ", (DELETE,)), "lamp")
    assert texts(View.ORIGINAL, amended) == ["the old lamp"]
    assert texts(View.PROPOSED, amended) == ["the red lamp"]
    assert texts(View.MARKED, amended) == ["the small red old lamp"]


def test_a_paragraph_whose_mark_was_deleted_is_joined_to_the_next_in_the_proposed_view() -> None:
    first, second = paragraph("to keep ", mark=(DELETE,)), paragraph("the lamps")
    assert texts(View.ORIGINAL, first, second) == ["to keep ", "the lamps"]
    assert texts(View.PROPOSED, first, second) == ["to keep the lamps"]


def test_a_paragraph_whose_mark_was_inserted_is_whole_in_the_original_view() -> None:
    first, second = paragraph("to keep ", mark=(INSERT,)), paragraph("the lamps")
    assert texts(View.ORIGINAL, first, second) == ["to keep the lamps"]
    assert texts(View.PROPOSED, first, second) == ["to keep ", "the lamps"]


def test_a_joined_line_has_the_properties_of_the_last_paragraph_and_all_its_sources() -> None:
    paragraphs = [
        paragraph("a", mark=(DELETE,), style="Call"),
        paragraph("b", mark=(DELETE,)),
        paragraph("c", style="Normal2", level=2),
    ]
    assert view_lines(paragraphs, View.PROPOSED, {}) == [Line("abc", "", "Normal2", 2, None, (0, 1, 2))]


def test_paragraphs_of_different_cells_are_never_joined() -> None:
    first, second = paragraph("left", mark=(DELETE,), container="cell:1"), paragraph("right", container="cell:2")
    assert texts(View.PROPOSED, first, second) == ["left", "right"]


def test_a_paragraph_inserted_whole_leaves_no_line_in_the_original_view() -> None:
    new = paragraph(Run("b) new", (INSERT,)), mark=(INSERT,))
    assert document_lines(document(paragraph("a)"), new, paragraph("c)")), View.ORIGINAL) == ["a)", "c)"]
    assert document_lines(document(paragraph("a)"), new, paragraph("c)")), View.PROPOSED) == ["a)", "b) new", "c)"]


def test_a_paragraph_deleted_whole_leaves_no_line_and_no_label_in_the_proposed_view() -> None:
    gone = paragraph(Run("old", (DELETE,)), mark=(DELETE,), label="b)", original_label="b)")
    assert document_lines(document(gone), View.PROPOSED) == []
    assert document_lines(document(gone), View.ORIGINAL) == ["b)\told"]


def test_each_view_shows_its_own_automatic_label() -> None:
    item = paragraph("the lamps", label="3", original_label="2")
    assert document_lines(document(item), View.ORIGINAL) == ["2\tthe lamps"]
    assert document_lines(document(item), View.PROPOSED) == ["3\tthe lamps"]


def test_line_breaks_within_a_paragraph_are_spaces() -> None:
    assert texts(View.PROPOSED, paragraph("RESOLUTION 7\n(PORTAVIA, 2031)")) == ["RESOLUTION 7 (PORTAVIA, 2031)"]


def test_notes_follow_the_body_once_and_only_where_the_view_refers_to_them() -> None:
    notes = (
        Note("f:1", NoteKind.FOOTNOTE, (paragraph("Of glass."),)),
        Note("f:2", NoteKind.FOOTNOTE, (paragraph("Of ", Run("cork", (DELETE,)), Run("iron", (INSERT,))),)),
    )
    body = paragraph("lamps", Run("", (DELETE,), note="f:1"), " buoys", Run("", note="f:2"), Run("", note="f:2"))
    proposed = document_lines(document(body, notes=notes), View.PROPOSED)
    original = document_lines(document(body, notes=notes), View.ORIGINAL)
    assert len(proposed) == 2
    assert proposed[1].endswith("Of iron")
    assert len(original) == 3
    assert original == ["lamps[^1] buoys[^2][^2]", "[^1]: Of glass.", "[^2]: Of cork"]


def test_a_reference_to_a_note_that_is_missing_does_no_harm() -> None:
    assert document_lines(document(paragraph("lamps", Run("", note="f:9"))), View.PROPOSED) == ["lamps[^1]"]


def test_empty_paragraphs_are_left_out() -> None:
    assert document_lines(document(paragraph(), paragraph(" \u00a0"), paragraph("x")), View.PROPOSED) == ["x"]


revisions = st.lists(st.sampled_from([INSERT, DELETE, MOVE_FROM, MOVE_TO]), max_size=2).map(tuple)
runs = st.builds(Run, st.text("ab ", max_size=3), revisions)
paragraphs = st.lists(
    st.builds(
        Paragraph,
        st.lists(runs, max_size=4).map(tuple),
        mark=revisions,
        container=st.sampled_from(["", "cell:1", "#box"]),
    ),
    max_size=5,
)


@given(paragraphs, st.sampled_from(View))
def test_a_view_carries_exactly_the_text_that_stands_in_it(given: list[Paragraph], view: View) -> None:
    wanted = [run.text for each in given for run in each.runs if shows(run.revisions, view)]
    found = view_lines(given, view, {})
    assert sorted("".join(line.text for line in found)) == sorted("".join(wanted))
    assert sorted(source for line in found for source in line.sources) == list(range(len(given)))


@given(paragraphs)
def test_the_marked_view_has_a_line_for_every_stored_paragraph(given: list[Paragraph]) -> None:
    assert [line.sources for line in view_lines(given, View.MARKED, {})] == [(n,) for n in range(len(given))]


@given(paragraphs, st.sampled_from([View.ORIGINAL, View.PROPOSED]))
def test_without_revisions_the_views_agree(given: list[Paragraph], view: View) -> None:
    clean = [Paragraph(tuple(Run(run.text) for run in each.runs), container=each.container) for each in given]
    assert texts(view, *clean) == texts(View.MARKED, *clean)
