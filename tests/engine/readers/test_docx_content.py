"""What a paragraph holds besides plain words."""

from __future__ import annotations

import pytest

from plenipo.texts.document import Comment, NoteKind, Place
from plenipo.texts.views import View, document_lines
from tests.engine.readers.docx_snippets import (
    ANNA,
    BELA,
    NAMESPACES,
    deleted,
    deleted_run,
    inserted,
    paragraph,
    read,
    run,
    style,
    styles,
    views,
)


def text(body: str, **others: str) -> list[str]:
    """The lines of a document without changes."""
    document = read(body, **others)
    lines = document_lines(document, View.PROPOSED)
    assert lines == document_lines(document, View.ORIGINAL)
    return lines


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<w:tab/>", "a\tb"),
        ("<w:ptab/>", "a\tb"),
        ("<w:br/>", "a b"),
        ("<w:cr/>", "a b"),
        ('<w:br w:type="page"/>', "a b"),
        ("<w:noBreakHyphen/>", "a\u2011b"),
        ("<w:softHyphen/>", "a\u00adb"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "a•b"),
        ('<w:sym w:font="Symbol" w:char="F061"/>', "aαb"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "a✓b"),
        ('<w:sym w:font="Arial" w:char="2260"/>', "a≠b"),
        ('<w:sym w:font="Own" w:char="F123"/>', "a\uf123b"),
        ('<w:sym w:font="Own" w:char="zz"/>', "ab"),
        ("<w:lastRenderedPageBreak/>", "ab"),
        ("<w:instrText>PAGE</w:instrText>", "ab"),
    ],
)
def test_special_characters(element: str, expected: str) -> None:
    assert text(paragraph(f"<w:r><w:t>a</w:t>{element}<w:t>b</w:t></w:r>")) == [expected]


def test_white_space_at_the_ends_of_a_text_counts_only_where_it_is_preserved() -> None:
    kept = '<w:r><w:t xml:space="preserve"> b </w:t></w:r>'
    assert text(paragraph(f"<w:r><w:t> a </w:t></w:r>{kept}<w:r><w:t>\n c\n</w:t></w:r>")) == ["a b c"]


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        "<w:smartTag>{}</w:smartTag>",
        "<w:customXml><w:customXmlPr/>{}</w:customXml>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:dir w:val="rtl">{}</w:dir>',
        '<w:bdo w:val="rtl">{}</w:bdo>',
        '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>',
        "<w:r><w:ruby><w:rt><w:r><w:t>small</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    ],
)
def test_wrappers_inside_a_paragraph_show_their_text(wrapped: str) -> None:
    assert text(paragraph(run("a") + wrapped.format(run("b")) + run("c"))) == ["abc"]


def test_controls_around_paragraphs_rows_and_cells() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    cell = f"<w:tc>{paragraph(run('cell'))}</w:tc>"
    body = control(paragraph(run("block"))) + (
        f"<w:tbl>{control(f'<w:tr>{control(cell)}{cell}</w:tr>')}<w:tr>{cell}</w:tr></w:tbl>"
    )
    paragraphs = read(body).paragraphs
    assert [item.place for item in paragraphs] == [None, Place(0, 0, 0), Place(0, 0, 1), Place(0, 1, 0)]
    assert text(body) == ["block", "cell", "cell", "cell"]


def test_a_table_in_a_table_names_the_inner_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('inner'))}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tc>{inner}{paragraph(run('outer'))}</w:tc><w:tc>{paragraph(run('next'))}</w:tc>"
    body = f"<w:tbl><w:tr>{outer}</w:tr></w:tbl>"
    assert [(item.runs[0].text, item.place) for item in read(body).paragraphs] == [
        ("inner", Place(1, 0, 0)),
        ("outer", Place(0, 0, 0)),
        ("next", Place(0, 0, 1)),
    ]


def box(content: str) -> str:
    """A text box as Word stores it: for new readers, and again for old ones."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    body = paragraph(run("before ") + box(paragraph(run("boxed"))) + run("after")) + paragraph(run("next"))
    assert text(body) == ["before after", "boxed", "next"]


def test_an_old_text_box_without_a_newer_form() -> None:
    pict = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(run('old'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert text(paragraph(run("a") + pict)) == ["a", "old"]


def test_a_text_box_in_a_text_box() -> None:
    body = paragraph(run("a") + box(paragraph(run("outer") + box(paragraph(run("inner"))))))
    assert text(body) == ["a", "outer", "inner"]


def test_a_text_box_stands_under_the_changes_of_its_anchor() -> None:
    body = paragraph(run("a") + inserted(box(paragraph(run("boxed")))))
    assert views(body) == (["a"], ["a", "boxed"])


def test_a_text_box_does_not_stop_paragraphs_from_joining() -> None:
    body = paragraph(run("one ") + box(paragraph(run("boxed"))), mark=f"<w:del {ANNA}/>") + paragraph(run("two"))
    assert views(body) == (["one ", "boxed", "two"], ["one two", "boxed"])


def test_a_character_that_only_old_readers_get_as_text() -> None:
    smile = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"/>'
        "<mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text(paragraph(run("a") + smile)) == ["a☺"]


def test_hidden_text_is_not_shown() -> None:
    sheet = styles(style("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>", "character"))
    body = paragraph(
        run("a")
        + run("b", "<w:vanish/>")
        + run("c", '<w:vanish w:val="0"/>')
        + run("d", '<w:rStyle w:val="Secret"/>')
        + inserted(run("e", "<w:vanish/>"))
        + deleted(run("f", "<w:vanish/>"))
    )
    assert text(body, styles=sheet) == ["ac"]


def test_italics_and_underline_direct_and_by_character_style() -> None:
    sheet = styles(
        style("Base", "Base", "<w:rPr><w:i/></w:rPr>", "character"),
        style("Leaf", "Leaf", '<w:basedOn w:val="Base"/><w:rPr><w:u w:val="single"/></w:rPr>', "character"),
    )
    body = paragraph(
        run("a", "<w:i/>")
        + run("b", '<w:u w:val="double"/>')
        + run("c", '<w:rStyle w:val="Leaf"/>')
        + run("d", '<w:rStyle w:val="Leaf"/><w:i w:val="false"/><w:u w:val="none"/>')
    )
    runs = read(body, styles=sheet).paragraphs[0].runs
    assert [(item.text, item.italic, item.underlined) for item in runs] == [
        ("a", True, False),
        ("b", False, True),
        ("c", True, True),
        ("d", False, False),
    ]


def test_right_to_left_paragraphs_and_levels_of_indentation() -> None:
    plain, arabic, deep = read(
        paragraph(run("a")) + paragraph(run("قرار"), "<w:bidi/>") + paragraph(run("b"), '<w:ind w:left="1134"/>')
    ).paragraphs
    assert (plain.right_to_left, arabic.right_to_left) == (False, True)
    assert (plain.level, deep.level) == (0, 2)


FOOTNOTES = (
    f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1">{paragraph(run("___"))}</w:footnote>'
    f'<w:footnote w:id="4">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Later note."))}</w:footnote>'
    f'<w:footnote w:id="9">{paragraph(run("First ") + deleted(deleted_run("old")) + inserted(run("new")))}'
    f"{paragraph(run('and more.'))}</w:footnote></w:footnotes>"
)


def reference(identifier: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'


def test_footnotes_follow_the_body_in_order_of_reference() -> None:
    body = paragraph(run("a") + reference(9) + run("b") + reference(4))
    assert views(body, footnotes=FOOTNOTES) == (
        ["a[^1]b[^2]", "[^1]: First old and more.", "[^2]: Later note."],
        ["a[^1]b[^2]", "[^1]: First new and more.", "[^2]: Later note."],
    )
    assert [(note.id, note.kind) for note in read(body, footnotes=FOOTNOTES).notes] == [
        ("footnote:4", NoteKind.FOOTNOTE),
        ("footnote:9", NoteKind.FOOTNOTE),
    ]


def test_a_note_whose_reference_is_deleted_is_not_in_the_proposed_view_and_the_others_keep_their_numbers() -> None:
    body = paragraph(run("a") + deleted(reference(9)) + run("b") + reference(4))
    original, proposed = views(body, footnotes=FOOTNOTES)
    assert original[0] == "a[^1]b[^2]"
    assert proposed == ["ab[^2]", "[^2]: Later note."]


def test_endnotes_are_apart_from_footnotes_of_the_same_number() -> None:
    endnotes = f'<w:endnotes {NAMESPACES}><w:endnote w:id="4">{paragraph(run("End."))}</w:endnote></w:endnotes>'
    body = paragraph(run("a") + reference(4, "endnote") + reference(4))
    assert text(body, footnotes=FOOTNOTES, endnotes=endnotes) == ["a[^1][^2]", "[^1]: End.", "[^2]: Later note."]


def test_comments_are_kept_apart_from_the_text() -> None:
    comments = f"<w:comments {NAMESPACES}><w:comment {BELA}>{paragraph(run('Why?'))}</w:comment></w:comments>"
    body = paragraph('<w:commentRangeStart w:id="2"/>' + run("a") + '<w:r><w:commentReference w:id="2"/></w:r>')
    assert read(body, comments=comments).comments == (Comment("Bela", "2026-03-02T10:30:00Z", "Why?"),)
    assert text(body, comments=comments) == ["a"]


def test_headers_are_apart_from_the_text_with_their_fields_resolved() -> None:
    header = (
        f"<w:hdr {NAMESPACES}>"
        + paragraph('<w:fldSimple w:instr=" PAGE ">' + run("1") + "</w:fldSimple>")
        + paragraph(run("CONF-26/12-E"))
        + "</w:hdr>"
    )
    body = paragraph(run("a")) + '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    document = read(body, header=header)
    assert ["".join(item.text for item in line.runs) for line in document.headers] == ["1", "CONF-26/12-E"]
    assert text(body, header=header) == ["a"]
