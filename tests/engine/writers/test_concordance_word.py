"""The Word files of a concordance: the usual columns, every provision, what is missing marked, the marking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from plenipo.concordance.decisions import carry_over, decide
from plenipo.concordance.model import Concordance, Decision, Degree
from plenipo.texts.marking import Marking
from plenipo.writers.concordance import write_concordance_docx, write_gaps_docx, write_statement_docx
from tests.engine.concordance.lamp_tables import ENTRY, FEES, LAMPS, LIT, SOURCE, WEEKLY, changed, row, table
from tests.engine.writers.docx_walker import W, part

WRITERS = (write_concordance_docx, write_gaps_docx, write_statement_docx)
HOSTILE = "<b>&\"'\x00\x1f\u202e=1+1 \ud800 \ufffe"
PLAN = Decision(
    "art5.2.b",
    Degree.NONE,
    reasons="No pilot.",
    measure="Lamps Decree",
    measure_date="2032-01-01",
    responsible="Ministry of Harbours",
    implementation="Inspectors trained",
    enforcement="Fines set",
    decided_by="A. Pilot",
    decided_on="2031-06-02",
)


def body(content: bytes) -> Any:
    return part(content, "word/document.xml")


def words(element: Any) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(f"{W}t"))


def words_of_properties(content: bytes) -> str:
    return "".join(str(text) for text in part(content, "docProps/core.xml").itertext())


def rows(content: bytes) -> list[list[str]]:
    return [[words(cell) for cell in row.iter(f"{W}tc")] for row in body(content).iter(f"{W}tr")]


def row_named(content: bytes, label: str) -> list[str]:
    return next(row for row in rows(content) if row[0] == label and len(row) > 5)


def test_the_columns_are_those_of_ministries_and_repeat_on_every_page() -> None:
    heads = [
        [words(cell) for cell in row.iter(f"{W}tc")]
        for row in body(write_concordance_docx(table())).iter(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is not None
    ]
    first = ["Regulation on harbour lamps", "Harbour Lamps Act of Velmara", "Transposition"]
    second = [
        "(a) EU provision",
        "(a1) Text",
        "(b) National provision",
        "(b1) Text",
        "(c) Degree of compliance",
        "(d) Reasons; what is missing",
        "(e) Planned act and date",
    ]
    assert [*first, "Implementation", "Enforcement"] in heads
    assert [*second, "", ""] in heads


def test_a_row_says_what_stands_in_both_texts_the_degree_and_what_is_missing() -> None:
    cells = row_named(write_concordance_docx(table()), "Article 5(1)")
    assert cells == [
        "Article 5(1)",
        LIT,
        "Section 3",
        LAMPS,
        "± partialproposed, 70%",
        "The time limit is missing.Missing: “within ten days”",
        "",
        "",
        "",
    ]


def test_the_missing_words_are_marked_in_the_source_text() -> None:
    marked = [
        words(run)
        for run in body(write_concordance_docx(table())).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle[@{W}val='MissingWords']") is not None
    ]
    assert marked == ["words marked like this", "within ten days", "within ten days"]


def test_what_a_person_decided_stands_with_the_plan_and_the_three_parts_of_approximation() -> None:
    cells = row_named(write_concordance_docx(decide(table(), PLAN)), "Article 5(2)(b)")
    assert cells[4:] == [
        "× nonedecided by A. Pilot, 2031-06-02",
        "No pilot.",
        "Lamps Decree2032-01-01Ministry of Harbours",
        "Inspectors trained",
        "Fines set",
    ]


def test_every_provision_is_there_once_under_its_article_and_chapter() -> None:
    content = write_concordance_docx(table())
    shown = [row[0] for row in rows(content)]
    for label in ("Article 5(1)", "Article 5(2)", "Article 5(2)(a)", "Article 5(2)(b)", "Article 9"):
        assert shown.count(label) == 1
    assert "Article 5   Lamps" in shown
    chapters = [
        words(each)
        for each in body(content).iter(f"{W}p")
        if each.find(f"{W}pPr/{W}pStyle[@{W}val='Chapter']") is not None
    ]
    assert chapters == ["CHAPTER II Lighting of harbours", "CHAPTER III Final provisions"]


def test_reopened_decisions_say_why_and_are_listed() -> None:
    current = changed(table(), "art5.2.b", text=WEEKLY.replace("the pilot", "a pilot"))
    content = write_concordance_docx(carry_over(decide(table(), PLAN), current))
    why = "Article 5(2)(b) of the source changed since 2031-03-01: “the pilot” now reads “a pilot”."
    assert f"Reopened. {why}" in row_named(content, "Article 5(2)(b)")[5]
    what = "none; No pilot.; Lamps Decree, 2032-01-01; A. Pilot, 2031-06-02"
    assert ["Article 5(2)(b)", why, what] in rows(content)
    assert "1 decision was reopened" in words(body(content))


def test_the_head_names_both_texts_and_leaves_places_to_fill() -> None:
    content = write_concordance_docx(table())
    shown = words(body(content))
    for known in (
        "32031R0077",
        "eli/reg/2031/77/oj",
        "2031-03-01",
        "2031-05-01",
        "Harbour Lamps Act of Velmara, No. 12",
    ):
        assert known in shown
    fields = sorted(each.get(f"{W}val") for each in body(content).iter(f"{W}alias"))
    assert fields == ["Date of the table", "Drafted by", "Official Journal", "Official gazette", "Responsible ministry"]


def test_the_summary_counts_by_chapter_and_what_the_target_adds_is_listed() -> None:
    shown = rows(write_concordance_docx(table()))
    assert ["CHAPTER II Lighting of harbours", "4", "2", "1", "1", "0", "0", "0", "50%"] in shown
    assert ["All", "5", "2", "1", "1", "1", "0", "0", "50%"] in shown
    assert ["Section 7", FEES] in shown


def test_the_gap_report_has_the_gaps_and_nothing_else() -> None:
    content = write_gaps_docx(decide(table(), PLAN))
    shown = [row for row in rows(content) if len(row) == 6]
    assert [row[0] for row in shown[1:]] == ["Article 5(1)Lamps", "Article 5(2)(b)Lamps"]
    assert shown[2][5] == "Lamps Decree2032-01-01Ministry of Harbours"
    assert ENTRY not in words(body(content))
    assert "No gap was found" in words(body(write_gaps_docx(table(rows=()))))


def test_the_statement_says_the_degree_and_that_people_still_decide() -> None:
    shown = words(body(write_statement_docx(decide(table(), PLAN))))
    assert (
        "± partial: 2 of 4 applicable provisions in full, 1 in part, 1 not at all. Decided by people: 1 of 5." in shown
    )
    assert "Not ready to sign. 4 provisions have a degree that no person decided yet." in shown
    assert "2032-01-01" in shown


def test_what_is_not_judged_is_not_given_a_degree() -> None:
    made = table(judged=False)
    assert row_named(write_concordance_docx(made), "Article 5(1)")[4:6] == ["? not judged", ""]
    assert "partial" not in "".join(row_named(write_concordance_docx(made), "Article 5(1)"))


def test_where_the_whole_provision_is_missing_it_is_not_quoted_again() -> None:
    made = changed(table(), "art5.2.b", missing=(WEEKLY,))
    content = write_concordance_docx(made)
    assert "Missing" not in row_named(content, "Article 5(2)(b)")[5]
    assert row_named(content, "Article 5(2)(b)")[1] == WEEKLY


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("marking", list(Marking))
def test_the_marking_stands_in_header_footer_and_properties(
    write: Callable[[Concordance], bytes], marking: Marking
) -> None:
    content = write(table(marking=marking))
    for name in ("word/header.xml", "word/footer.xml"):
        assert words(part(content, name)).startswith(marking.value)
    assert marking.value in words_of_properties(content)


@pytest.mark.parametrize("write", WRITERS)
def test_hostile_words_stay_words_and_the_same_table_gives_the_same_bytes(
    write: Callable[[Concordance], bytes],
) -> None:
    made = changed(table(), "art5.1", text=HOSTILE + LIT, missing=(HOSTILE,), heading=HOSTILE, label=f"5 {HOSTILE}")
    made = replace(made, source=replace(SOURCE, title=HOSTILE), remarks=(HOSTILE,))
    assert write(made) == write(made)
    assert "=1+1" in words(body(write(made)))


@pytest.mark.parametrize("write", WRITERS)
def test_a_table_without_rows_is_a_document(write: Callable[[Concordance], bytes]) -> None:
    assert words(body(write(table(rows=(), beyond=()))))


def test_the_styles_that_are_used_are_defined() -> None:
    for write in WRITERS:
        content = write(decide(table(), PLAN))
        defined = {each.get(f"{W}styleId") for each in part(content, "word/styles.xml").iter(f"{W}style")}
        used = {
            each.get(f"{W}val")
            for name in ("pStyle", "rStyle", "tblStyle")
            for each in body(content).iter(f"{W}{name}")
        }
        assert used <= defined


def test_articles_with_a_point_in_their_number_have_a_band_each() -> None:
    numbered = tuple(
        replace(row("art1", "", heading=name), id=f"art7.{at}", label=f"Article 7.{at}")
        for at, name in ((27, "Scope"), (28, "Licences"))
    )
    shown = [each[0] for each in rows(write_concordance_docx(table(rows=numbered)))]
    assert "Article 7.27   Scope" in shown
    assert "Article 7.28   Licences" in shown
