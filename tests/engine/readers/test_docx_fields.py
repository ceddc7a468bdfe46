"""Fields: the result is text, the code is not, whichever of their parts are tracked."""

from __future__ import annotations

from plenipo.texts.document import Revision, RevisionKind
from tests.engine.readers.docx_snippets import ANNA, BELA, deleted, inserted, paragraph, read, run, views


def mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def code(text: str, name: str = "instrText") -> str:
    return f"<w:r><w:{name}>{text}</w:{name}></w:r>"


BEGIN, SEPARATE, END = mark("begin"), mark("separate"), mark("end")


def field(instruction: str, result: str) -> str:
    return BEGIN + code(instruction) + SEPARATE + result + END


def test_the_result_is_shown_and_the_code_is_not() -> None:
    body = paragraph(run("page ") + field(" PAGE ", run("7")) + run(" of 9"))
    assert views(body) == (["page 7 of 9"], ["page 7 of 9"])


def test_text_inside_a_code_is_not_shown_and_nested_results_are_part_of_the_result() -> None:
    condition = BEGIN + code("IF ") + field(" NAME ", run("hidden")) + run(" also hidden") + SEPARATE
    body = paragraph(condition + run("yes ") + field(" DATE ", run("today")) + END + run("."))
    assert views(body) == (["yes today."], ["yes today."])


def test_a_result_over_several_paragraphs() -> None:
    body = (
        paragraph(BEGIN + code(" TOC ") + SEPARATE + run("Chapter 1"))
        + paragraph(run("Chapter 2") + END)
        + paragraph(run("Text"))
    )
    assert views(body) == (["Chapter 1", "Chapter 2", "Text"], ["Chapter 1", "Chapter 2", "Text"])


def test_an_inserted_field_whose_separator_is_not_marked() -> None:
    body = paragraph(inserted(BEGIN + code(" DATE ")) + SEPARATE + inserted(run("1 May") + END))
    assert views(body) == ([], ["1 May"])


def test_a_deleted_field_with_an_undeleted_piece_of_code() -> None:
    body = paragraph(
        run("see ")
        + deleted(BEGIN + code(" REF x ", "delInstrText"))
        + code(" MERGEFORMAT ")
        + deleted(SEPARATE + run("Annex 1") + END)
    )
    assert views(body) == (["see Annex 1"], ["see "])


def test_a_field_begun_and_ended_anew_around_one_result() -> None:
    body = paragraph(
        deleted(BEGIN + code(" REF a "))
        + inserted(BEGIN + code(" REF b "), BELA)
        + SEPARATE
        + run("result")
        + deleted(END)
        + inserted(END, BELA)
        + run(".")
    )
    assert views(body) == (["result."], ["result."])


def test_code_that_becomes_a_result_appears_through_the_change_of_the_field() -> None:
    body = paragraph(BEGIN + code(" X ") + inserted(SEPARATE) + run("text") + END)
    assert views(body) == ([], ["text"])
    change = Revision(RevisionKind.INSERT, "Anna", "2026-03-01T09:00:00Z")
    assert read(body).paragraphs[0].runs[0].revisions == (change,)


def test_a_field_without_an_end_hides_nothing() -> None:
    body = paragraph(BEGIN + code(" REF ") + run("a")) + paragraph(run("b"))
    assert views(body) == (["a", "b"], ["a", "b"])


def test_an_end_without_a_begin_is_ignored() -> None:
    assert views(paragraph(END + run("a") + SEPARATE + run("b"))) == (["ab"], ["ab"])


def test_listnum_is_the_label_where_it_begins_a_paragraph_and_counts_apart_in_the_views() -> None:
    number = BEGIN + code(" LISTNUM ") + END
    body = paragraph(number + run("a")) + paragraph(inserted(number) + run("b")) + paragraph(number + run("c"))
    assert views(body) == (["1)\ta", "b", "2)\tc"], ["1)\ta", "2)\tb", "3)\tc"])


def test_listnum_levels_and_start() -> None:
    def number(switches: str) -> str:
        return BEGIN + code(f" LISTNUM {switches} ") + END

    body = paragraph(
        run("x ") + number("") + number(r"\l 2") + number(r"\l 2") + number(r"\l 3") + number(r"\l 4 \s 7")
    )
    assert views(body)[1] == ["x 1)a)b)i)(7)"]


def test_a_recorded_former_number_of_listnum() -> None:
    former = mark("end", f'<w:numberingChange {ANNA} w:original="5)"/>')
    body = paragraph(BEGIN + code(" LISTNUM ") + former + run("a"))
    assert views(body) == (["5)\ta"], ["1)\ta"])
    inside = paragraph(run("see ") + BEGIN + code(" LISTNUM ") + former)
    assert views(inside) == (["see 5)"], ["see 1)"])
