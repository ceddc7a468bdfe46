"""Every kind of tracked change, and what the two views make of it."""

from __future__ import annotations

from plenipo.texts.document import Revision, RevisionKind
from tests.engine.readers.docx_snippets import (
    ANNA,
    BELA,
    deleted,
    deleted_run,
    inserted,
    paragraph,
    read,
    run,
    views,
)

BY_ANNA = ("Anna", "2026-03-01T09:00:00Z")
BY_BELA = ("Bela", "2026-03-02T10:30:00Z")
INSERT = Revision(RevisionKind.INSERT, *BY_ANNA)
DELETE = Revision(RevisionKind.DELETE, *BY_ANNA)


def row(cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_words_inserted_and_deleted_carry_author_and_date() -> None:
    body = paragraph(run("to ") + deleted(deleted_run("invite")) + inserted(run("urge"), BELA) + run(" members"))
    (read_paragraph,) = read(body).paragraphs
    assert [(item.text, item.revisions) for item in read_paragraph.runs] == [
        ("to ", ()),
        ("invite", (DELETE,)),
        ("urge", (Revision(RevisionKind.INSERT, *BY_BELA),)),
        (" members", ()),
    ]
    assert views(body) == (["to invite members"], ["to urge members"])


def test_a_deletion_inside_an_insertion_of_another_author_is_in_neither_view() -> None:
    body = paragraph(run("A") + inserted(run("B") + deleted(deleted_run("C"), BELA)))
    (read_paragraph,) = read(body).paragraphs
    assert read_paragraph.runs[2].revisions == (INSERT, Revision(RevisionKind.DELETE, *BY_BELA))
    assert views(body) == (["A"], ["AB"])


def test_neighbours_under_equal_revisions_become_one_run() -> None:
    body = paragraph(run("a") + run("b") + inserted(run("c")) + inserted(run("d")) + inserted(run("e"), BELA))
    assert [item.text for item in read(body).paragraphs[0].runs] == ["ab", "cd", "e"]


def test_a_move_names_its_two_ends_and_its_paragraph_marks() -> None:
    body = (
        '<w:moveFromRangeStart w:id="7" w:name="move1"/>'
        + paragraph(f"<w:moveFrom {ANNA}>{run('moved')}</w:moveFrom>", mark=f"<w:moveFrom {ANNA}/>")
        + '<w:moveFromRangeEnd w:id="7"/>'
        + paragraph(run("stays"))
        + f'<w:p><w:pPr><w:rPr><w:moveTo {ANNA}/></w:rPr></w:pPr><w:moveToRangeStart w:id="8" w:name="move1"/>'
        + f"<w:moveTo {ANNA}>{run('moved')}</w:moveTo></w:p>"
        + paragraph('<w:moveToRangeEnd w:id="8"/>' + run("end"))
    )
    first, _, third, last = read(body).paragraphs
    source = Revision(RevisionKind.MOVE_FROM, *BY_ANNA, "move1")
    target = Revision(RevisionKind.MOVE_TO, *BY_ANNA, "move1")
    assert (first.runs[0].revisions, first.mark) == ((source,), (source,))
    assert (third.runs[0].revisions, third.mark) == ((target,), (target,))
    assert last.runs[0].revisions == ()
    assert views(body) == (["moved", "stays", "end"], ["stays", "moved", "end"])


def test_a_move_without_a_range_after_one_with_a_range_has_no_name() -> None:
    body = paragraph('<w:moveFromRangeStart w:id="7" w:name="move1"/><w:moveFromRangeEnd w:id="7"/>') + paragraph(
        f"<w:moveFrom {ANNA}>{run('x')}</w:moveFrom>"
    )
    assert read(body).paragraphs[1].runs[0].revisions[0].move == ""


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = paragraph(run("one "), mark=f"<w:del {ANNA}/>") + paragraph(run("two"))
    assert views(body) == (["one ", "two"], ["one two"])


def test_an_inserted_paragraph_mark_splits_a_paragraph() -> None:
    body = paragraph(run("one "), mark=f"<w:ins {ANNA}/>") + paragraph(run("two"))
    assert views(body) == (["one two"], ["one ", "two"])


def test_a_mark_inserted_by_one_and_deleted_by_another_is_in_neither_view() -> None:
    body = paragraph(run("one "), mark=f"<w:ins {ANNA}/><w:del {BELA}/>") + paragraph(run("two"))
    assert [revision.author for revision in read(body).paragraphs[0].mark] == ["Anna", "Bela"]
    assert views(body) == (["one two"], ["one two"])


def test_an_inserted_row_is_there_in_the_proposed_view_only() -> None:
    body = (
        "<w:tbl>"
        + row(cell(paragraph(run("1"))))
        + row(cell(paragraph(run("2"))), f"<w:ins {ANNA}/>")
        + row(cell(paragraph(run("3"))), f"<w:del {BELA}/>")
        + "</w:tbl>"
    )
    _, second, _ = read(body).paragraphs
    assert (second.mark, second.runs[0].revisions) == ((INSERT,), (INSERT,))
    assert views(body) == (["1", "3"], ["1", "2"])


def test_text_inserted_in_an_inserted_row_names_an_equal_change_once() -> None:
    body = (
        "<w:tbl>" + row(cell(paragraph(inserted(run("x")) + inserted(run("y"), BELA))), f"<w:ins {ANNA}/>") + "</w:tbl>"
    )
    runs = read(body).paragraphs[0].runs
    assert [len(item.revisions) for item in runs] == [1, 2]


def test_cells_inserted_and_deleted() -> None:
    body = (
        "<w:tbl>"
        + row(
            cell(paragraph(run("a")))
            + cell(paragraph(run("b")), f"<w:cellIns {ANNA}/>")
            + cell(paragraph(run("c")), f"<w:cellDel {ANNA}/>")
        )
        + "</w:tbl>"
    )
    assert views(body) == (["a", "c"], ["a", "b"])


def test_paragraphs_of_different_cells_never_join() -> None:
    body = (
        "<w:tbl>"
        + row(cell(paragraph(run("a"), mark=f"<w:del {ANNA}/>")) + cell(paragraph(run("b"))))
        + "</w:tbl>"
        + paragraph(run("c"))
    )
    assert views(body)[1] == ["a", "b", "c"]


def test_a_deleted_control_keeps_its_text() -> None:
    body = paragraph(
        f'<w:customXmlDelRangeStart {ANNA}/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlDelRangeEnd w:id="1"/>'
        + run("kept")
        + '<w:customXmlDelRangeStart w:id="2"/></w:sdtContent></w:sdt><w:customXmlDelRangeEnd w:id="2"/>'
    )
    assert views(body) == (["kept"], ["kept"])


def test_changes_inside_a_formula() -> None:
    body = paragraph(
        "<m:oMathPara><m:oMath><m:r><m:t>A=</m:t></m:r>"
        f"<m:r><w:ins {ANNA}><w:rPr/><m:t>2</m:t></w:ins></m:r>"
        f"<w:del {ANNA}><m:r><m:t>3</m:t></m:r></w:del>"
        "<m:sSup><m:sSupPr><m:ctrlPr><w:rPr/></m:ctrlPr></m:sSupPr><m:e><m:r><m:t>r</m:t></m:r></m:e>"
        "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>"
    )
    assert views(body) == (["A=3r2"], ["A=2r2"])


def test_changes_of_properties_are_no_changes_of_text() -> None:
    body = paragraph(
        run("same", f"<w:b/><w:rPrChange {ANNA}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
        f'<w:jc w:val="center"/><w:pPrChange {ANNA}><w:pPr><w:pStyle w:val="Other"/></w:pPr></w:pPrChange>',
    )
    assert views(body) == (["same"], ["same"])
    assert read(body).paragraphs[0].style == ""
