"""Summary, gaps and statement: what a table comes to, counted by hand."""

from __future__ import annotations

from msgspec.structs import replace

from plenipo.concordance.decisions import carry_over, decide
from plenipo.concordance.gaps import gaps_of
from plenipo.concordance.model import Concordance, Decision, Degree
from plenipo.concordance.statement import overall, statement_of
from plenipo.concordance.summary import WHOLE, Tally, summary, tally, totals
from tests.engine.concordance.lamp_tables import FINAL, LIGHTS, LIT, changed, row, row_of, table


def test_a_chapter_counts_its_rows_with_words_and_not_the_headings_of_articles() -> None:
    lights, final = summary(table())
    assert (lights.chapter, lights.tally) == (LIGHTS[0], Tally(full=2, partial=1, none=1))
    assert (final.chapter, final.tally) == (FINAL[0], Tally(not_applicable=1))
    assert totals(table()) == Tally(full=2, partial=1, none=1, not_applicable=1)
    assert (totals(table()).provisions, totals(table()).applicable) == (5, 4)


def test_what_a_person_decides_counts_in_place_of_the_proposal() -> None:
    made = decide(table(), Decision("art5.1", Degree.FULL))
    assert totals(made) == Tally(full=3, none=1, not_applicable=1, decided=1)
    reopened = carry_over(made, changed(table(), "art5.1", text=LIT.replace("ten", "five")))
    assert totals(reopened) == Tally(full=2, partial=1, none=1, not_applicable=1, reopened=1)


def test_sections_are_counted_with_their_chapter_and_a_text_without_chapters_is_one() -> None:
    rows = (row("art1", "x", divisions=("PART I", "TITLE I", "CHAPTER I", "Section 1")), row("art2", "y", divisions=()))
    assert [each.chapter for each in summary(Concordance(table().source, table().target, rows))] == [
        "PART I › TITLE I › CHAPTER I",
        WHOLE,
    ]


def test_what_is_not_judged_is_counted_apart_until_a_person_decides() -> None:
    made = decide(table(judged=False), Decision("art5.1", Degree.FULL))
    assert totals(made) == Tally(full=1, unjudged=4, decided=1)
    assert [gap.row.id for chapter in gaps_of(table(judged=False)) for gap in chapter.gaps] == []
    assert statement_of(table(judged=False)).degree is None


def test_gaps_are_what_is_partial_or_missing_with_what_a_person_plans() -> None:
    plan = Decision("art5.2.b", Degree.NONE, reasons="No pilot.", measure="Lamps Decree", measure_date="2032-01-01")
    (chapter,) = gaps_of(decide(table(), plan))
    assert chapter.chapter == LIGHTS[0]
    assert [(gap.row.id, gap.degree, gap.missing, gap.reasons, gap.measure, gap.decided) for gap in chapter.gaps] == [
        ("art5.1", Degree.PARTIAL, ("within ten days",), "The time limit is missing.", "", False),
        ("art5.2.b", Degree.NONE, ("together with the pilot",), "No pilot.", "Lamps Decree", True),
    ]
    assert [target.label for target in chapter.gaps[0].targets] == ["Section 3"]


def test_a_statement_says_the_degree_of_the_whole_and_names_the_open_articles() -> None:
    plan = Decision("art5.2.b", Degree.NONE, measure="Lamps Decree", measure_date="2032-01-01")
    made = statement_of(decide(table(), plan))
    assert (made.degree, made.undecided, made.last_date) == (Degree.PARTIAL, 4, "2032-01-01")
    assert [(each.label, each.degree, each.measures) for each in made.open_articles] == [
        ("Article 5", Degree.PARTIAL, ("Lamps Decree (2032-01-01)",))
    ]
    assert [each.label for each in made.not_applicable] == ["Article 9"]


def test_a_decision_on_an_article_stands_for_the_article() -> None:
    made = statement_of(decide(table(), Decision("art5", Degree.FULL)))
    assert made.open_articles == ()


def test_the_degree_of_the_whole() -> None:
    assert overall(Tally(full=3, not_applicable=2)) is Degree.FULL
    assert overall(Tally(full=3, none=1)) is Degree.PARTIAL
    assert overall(Tally(none=2, not_applicable=1)) is Degree.NONE
    assert overall(Tally(not_applicable=1)) is Degree.NOT_APPLICABLE
    assert overall(Tally()) is None
    assert overall(Tally(full=3, unjudged=1)) is None


def test_rows_of_white_space_hold_no_words() -> None:
    assert tally([replace(row_of(table(), "art5.1"), text=" \n")]) == Tally()
