"""The degree of compliance, with what is missing quoted and one sentence of reasons."""

from __future__ import annotations

import pytest

from plenipo.concordance.align import concord
from plenipo.concordance.law import Nature
from plenipo.concordance.model import Degree, EvidenceKind, Row
from tests.engine.concordance.invented_laws import LAMPS, law


def changed(number: str, text: str) -> Row:
    """The row of one article of the law on lamps, beside the same law with another text for it."""
    table = concord(law(LAMPS), law(LAMPS | {number: text}))
    return next(one for one in table.rows if one.id == f"art{number}")


def test_the_same_words_are_full() -> None:
    row = changed("1", LAMPS["1"])
    assert (row.degree, row.missing, row.why) == (Degree.FULL, (), "Article 1 says the same in the same words.")
    assert row.confidence > 0.9


def test_other_numbers_of_articles_are_the_same_words() -> None:
    source = law(LAMPS | {"6": "The fee referred to in Article 5 and point (b) of Article 3 is paid by the pilot."})
    target = law(LAMPS | {"6": "The fee referred to in Article 9 and point (d) of Article 7 is paid by the pilot."})
    assert next(one for one in concord(source, target).rows if one.id == "art6").degree is Degree.FULL


def test_another_number_is_partial_and_both_are_quoted() -> None:
    row = changed("2", LAMPS["2"].replace("72 hours", "96 hours"))
    assert row.degree is Degree.PARTIAL
    assert "where the source says “72 hours”, the target says “96 hours”" in row.why


def test_the_same_period_in_other_units_is_no_change() -> None:
    row = changed("2", LAMPS["2"].replace("72 hours", "three days"))
    assert "three days" not in row.why
    numbers = next(each for each in row.targets[0].evidence if each.kind is EvidenceKind.NUMBERS)
    assert numbers.sentence == "“72 hours” is “three days”."


@pytest.mark.parametrize("verb", ["may", "should", "shall endeavour to"])
def test_a_weaker_verb_is_partial_and_said(verb: str) -> None:
    row = changed("4", LAMPS["4"].replace("shall", verb))
    assert row.degree is Degree.PARTIAL
    assert row.why.startswith("Article 4 covers it in part: where the source says “shall”, the target only says")


def test_a_stronger_verb_is_not_a_gap() -> None:
    source = law(LAMPS | {"4": LAMPS["4"].replace("shall", "may")})
    table = concord(source, law(LAMPS))
    assert next(one for one in table.rows if one.id == "art4").degree is Degree.FULL


def test_the_opposite_is_none() -> None:
    row = changed("3", LAMPS["3"].replace("shall not", "shall"))
    assert row.degree is Degree.NONE
    assert row.why == "Article 3 says the opposite: where the source says “shall not”, it says “shall”."


def test_a_missing_half_is_quoted() -> None:
    row = changed("1", "The keeper of a harbour lamp shall keep the lens of the lamp clean.")
    assert (row.degree, row.missing) == (Degree.PARTIAL, ("shall inspect the wick every evening",))


def test_a_narrower_scope_is_partial() -> None:
    row = changed("4", LAMPS["4"].replace(", with their position and colour", ", with their position"))
    assert (row.degree, row.missing) == (Degree.PARTIAL, ("colour",))


def test_an_exception_that_the_target_adds_is_partial() -> None:
    row = changed("1", f"{LAMPS['1'].rstrip('.')}, unless the tower belongs to a nobleman.")
    assert row.degree is Degree.PARTIAL
    assert "the target limits it: “unless the tower belongs to a nobleman”" in row.why


def test_a_point_that_is_missing_makes_its_article_partial() -> None:
    table = concord(law(LAMPS), law(LAMPS | {"5": LAMPS["5"][:3]}))
    rows = {one.id: one for one in table.rows}
    assert [rows[f"art5.{letter}"].degree for letter in "abc"] == [Degree.FULL, Degree.FULL, Degree.NONE]
    assert rows["art5"].degree is Degree.PARTIAL
    assert rows["art5"].missing == (LAMPS["5"][3],)
    assert rows["art5"].why == "Article 5 covers 2 of 3 points in full; nothing corresponds to Article 5(c)."


def test_quotes_of_what_is_missing_and_added_are_verbatim() -> None:
    table = concord(
        law(LAMPS), law(LAMPS | {"1": LAMPS["1"].replace("wick", "glass"), "4": "Towers are painted white."})
    )
    texts = {one.id: one.text for one in table.rows}
    said = "\n".join(texts.values())
    for row in table.rows:
        assert all(span in said for span in row.missing)
        assert all(span in "\n".join(each.text for each in row.targets) for span in row.added)


@pytest.mark.parametrize("nature", [Nature.INSTITUTIONAL, Nature.FINAL])
def test_institutional_and_final_provisions_do_not_apply_unless_the_target_covers_them(nature: Nature) -> None:
    source = law(LAMPS, art4=nature)
    without = concord(source, law({number: LAMPS[number] for number in "1235"}))
    assert next(one for one in without.rows if one.id == "art4").degree is Degree.NOT_APPLICABLE
    beside = concord(source, law(LAMPS))
    assert next(one for one in beside.rows if one.id == "art4").degree is Degree.FULL


def test_a_directive_that_speaks_to_member_states_is_met_by_the_duty_itself() -> None:
    source = law(LAMPS | {"1": f"Member States shall ensure that {LAMPS['1'][0].lower()}{LAMPS['1'][1:]}"})
    row = next(one for one in concord(source, law(LAMPS)).rows if one.id == "art1")
    assert (row.degree, row.missing) == (Degree.FULL, ())


def test_confidence_is_a_probability() -> None:
    table = concord(law(LAMPS), law(LAMPS | {"1": LAMPS["2"], "2": "Ships greet the keeper."}))
    assert all(0 <= one.confidence <= 1 for one in table.rows)
    assert all(0 <= each.score <= 1 for one in table.rows for each in (*one.targets, *one.candidates))
