"""HTML: what a browser shows, and the tracked changes in it."""

from __future__ import annotations

import pytest

from plenipo.errors import HostileFile
from plenipo.readers.html import read_html
from plenipo.texts.document import Document, Paragraph, Place, Revision, RevisionKind
from plenipo.texts.views import View, document_lines


def read(source: str) -> Document:
    return read_html(source.encode(), "t.html")


def shown(source: str, view: View = View.PROPOSED) -> list[str]:
    return document_lines(read(source), view)


def words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def test_blocks_are_paragraphs_and_white_space_collapses() -> None:
    assert shown("<div>one\n  <b>two</b> three<p> four </p>five<br>six</div><pre>a  b</pre>") == [
        "one two three",
        "four",
        "five six",
        "a  b",
    ]


def test_what_is_not_shown_is_left_out() -> None:
    source = (
        "<title>T</title><style>p{}</style><script>x()</script><p hidden>a<p style='display: none'>b"
        "<p>c<!-- d --><span style='visibility:hidden'>e</span>&amp;&eacute;&nbsp;f</p><template><p>g</template>"
    )
    assert shown(source) == ["c&é\xa0f"]
    assert read(source).title == "T"


def test_a_page_without_a_body_tag_that_begins_with_a_section_is_shown() -> None:
    source = (
        "<!doctype html><html><meta charset=utf-8><title>T</title><style>p{}</style><header>a</header><main>b</main>"
    )
    assert shown(source) == ["a", "b"]


def test_insertions_and_deletions() -> None:
    source = (
        "<p>It <del data-author='A' datetime='2031-02-03'>may</del>"
        "<ins cite='mailto:Ann%20B' datetime='2031-02-04T10:00'>shall <del>not</del></ins> act.</p>"
    )
    runs = read(source).paragraphs[0].runs
    deletion = Revision(RevisionKind.DELETE, "A", "2031-02-03")
    insertion = Revision(RevisionKind.INSERT, "Ann B", "2031-02-04T10:00")
    assert [(run.text, run.revisions) for run in runs] == [
        ("It ", ()),
        ("may", (deletion,)),
        ("shall ", (insertion,)),
        ("not", (insertion, Revision(RevisionKind.DELETE))),
        (" act.", ()),
    ]
    assert shown(source, View.ORIGINAL) == ["It may act."]
    assert shown(source) == ["It shall  act."]


def test_whole_paragraphs_inserted_and_deleted_take_their_marks_with_them() -> None:
    source = "<p>a</p><del><p>b</p></del><ins><p>c</p><p>d</p></ins><p>e</p>"
    assert shown(source, View.ORIGINAL) == ["a", "b", "e"]
    assert shown(source) == ["a", "c", "d", "e"]
    assert [bool(paragraph.mark) for paragraph in read(source).paragraphs] == [False, True, True, True, False]


def test_struck_out_text_is_deleted_and_underlined_text_is_emphasised() -> None:
    source = "<p><s>a</s><strike>b</strike><u>c</u><i>d</i></p>"
    runs = read(source).paragraphs[0].runs
    assert shown(source) == ["cd"]
    assert [(run.text, run.underlined, run.italic) for run in runs if not run.revisions] == [
        ("c", True, False),
        ("d", False, True),
    ]


def test_headings_and_classes_are_styles() -> None:
    source = "<h2>A</h2><p class='oj-ti-art x'>Article 1</p><p>text</p><div class=a_b>c<p>d</p></div>"
    assert [(words(p), p.style) for p in read(source).paragraphs] == [
        ("A", "Heading2"),
        ("Article 1", "ojtiart"),
        ("text", ""),
        ("c", "ab"),
        ("d", ""),
    ]


def test_labels_of_lists() -> None:
    source = (
        "<ol type=a start=2><li>x<li value=27>y<ol type=i><li>p<li>q</ol></ol><ul><li>z</ul>"
        "<ol style='list-style-type: upper-roman'><li>r</ol><ol style='list-style-type:none'><li>s</ol>"
    )
    assert [(p.label, words(p), p.level) for p in read(source).paragraphs] == [
        ("b.", "x", 1),
        ("aa.", "y", 1),
        ("i.", "p", 2),
        ("ii.", "q", 2),
        ("•", "z", 1),
        ("I.", "r", 1),
        ("", "s", 1),
    ]


def test_an_inserted_item_renumbers_the_proposed_view_only() -> None:
    source = "<ol><li>a</li><ins><li>b</li></ins><li>c</li></ol>"
    assert shown(source) == ["1.\ta", "2.\tb", "3.\tc"]
    assert shown(source, View.ORIGINAL) == ["1.\ta", "2.\tc"]


def test_cells_keep_their_place() -> None:
    source = "<table><tr><th>a<td>b<tr><td>c<table><tr><td>d</table><td>e<p>f</table><p>g"
    assert [(words(p), p.place) for p in read(source).paragraphs] == [
        ("a", Place(0, 0, 0)),
        ("b", Place(0, 0, 1)),
        ("c", Place(0, 1, 0)),
        ("d", Place(1, 0, 0)),
        ("e", Place(0, 1, 1)),
        ("f", Place(0, 1, 1)),
        ("g", None),
    ]


def test_links_that_point_at_each_other_are_a_note() -> None:
    source = (
        "<p>states<a id='r1' href='#n1'>(<sup>1</sup>)</a> agree; see <a href='#top' id='x'>here</a></p><hr>"
        "<p class='note'><a id='n1' href='#r1'>(<sup>1</sup>)</a> As of <i>today</i>.</p><p id=top>end</p>"
    )
    assert shown(source) == ["states[^1] agree; see here", "end", "[^1]: As of today."]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=iso-8859-2>", "iso-8859-2"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1250'>", "cp1250"),
        ("<?xml version='1.0' encoding='iso-8859-2'?>", "iso-8859-2"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=hex>", "utf-8"),
        ("<meta charset=iso-8859-2>", "utf-8-sig"),
    ],
)
def test_declared_encodings(head: str, encoding: str) -> None:
    document = read_html(f"{head}<p>žluťoučký kůň</p>".encode(encoding), "t")
    assert document_lines(document, View.PROPOSED) == ["žluťoučký kůň"]


def test_latin_1_is_read_as_browsers_read_it() -> None:
    source = "<meta charset=iso-8859-1><p>“é”</p>".encode("cp1252")
    assert document_lines(read_html(source, "t"), View.PROPOSED) == ["“é”"]


def test_language_and_direction() -> None:
    document = read("<html lang=ar><p dir=rtl>نص</p><p>a</p>")
    assert document.language == "ar"
    assert [p.right_to_left for p in document.paragraphs] == [True, False]


def test_deep_nesting_is_read_or_refused_and_never_cut_in_silence() -> None:
    for depth in (100, 100_000):
        source = "<div>" * depth + "deep" + "</div>" * depth + "<p>after</p>"
        try:
            assert shown(source) == ["deep", "after"]
        except HostileFile:
            assert depth > 100


@pytest.mark.parametrize(
    "source", ["<", "<p", "<table><tr></table></td>", "<ol></ol><li>", "</p></html><p>a", "<a href='#'>"]
)
def test_broken_markup_is_read_as_far_as_it_goes(source: str) -> None:
    assert shown("<p>x</p>" + source)[0] == "x"
