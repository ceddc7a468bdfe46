"""What people decided is kept while the words stand, reopened with the changed words, and never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plenipo.concordance.decisions import carry_over, content, decide, with_decisions, withdraw
from plenipo.concordance.law import Depth
from plenipo.concordance.model import Concordance, Decision, Degree, Unmatched
from plenipo.concordance.reruns import is_another_pair
from plenipo.errors import InvalidData
from plenipo.writers.json import from_json, to_json
from tests.engine.concordance.lamp_tables import (
    FEES,
    LAMPS,
    LIT,
    MASTER,
    SOURCE,
    TARGET,
    WEEKLY,
    changed,
    row,
    row_of,
    rows,
    table,
    target,
)

FULL = Decision("art5.1", Degree.FULL, reasons="Section 3 says so.", decided_by="A. Pilot", decided_on="2031-06-02")
NONE = Decision("art5.2.b", Degree.NONE, reasons="No summer check.", measure="Lamps Decree", measure_date="2032-01-01")


def decided(*decisions: Decision) -> Concordance:
    made = table()
    for each in decisions:
        made = decide(made, each)
    return made


def newer(**more: object) -> Concordance:
    return table(source=replace(SOURCE, version="2032-01-01"), target=replace(TARGET, version="2032-02-01"), **more)


def renumbered(made: Concordance, old: str, new: str) -> Concordance:
    moved = row(new, row_of(made, old).text, heading="Lamps")
    kept = {"degree": row_of(made, old).degree, "targets": row_of(made, old).targets}
    return replace(made, rows=tuple(replace(moved, **kept) if each.id == old else each for each in made.rows))


def test_a_decision_is_sealed_with_the_words_it_was_made_on() -> None:
    seal = row_of(decided(FULL), "art5.1").decision
    assert seal is not None
    assert (seal.source_text, seal.on_targets, seal.target_texts) == (LIT, ("s3",), (LAMPS,))
    assert (seal.source_version, seal.target_version) == ("2031-03-01", "2031-05-01")
    assert content(seal) == FULL
    assert row_of(decided(FULL), "art5.1").stands is Degree.FULL


def test_a_decision_stands_where_nothing_changed_but_white_space() -> None:
    current = changed(newer(), "art5.1", text=LIT.replace(" lamps ", "\n lamps\u00a0 "))
    after = carry_over(decided(FULL), current)
    assert row_of(after, "art5.1").decision == row_of(decided(FULL), "art5.1").decision
    assert after.former == ()


def test_a_changed_source_reopens_and_says_which_words() -> None:
    current = changed(newer(), "art5.1", text=LIT.replace("ten days", "five days"))
    after = carry_over(decided(FULL), current)
    assert row_of(after, "art5.1").decision is None
    assert row_of(after, "art5.1").reopened == (
        "Article 5(1) of the source changed since 2031-03-01: “ten days” now reads “five days”."
    )
    assert [(content(each.decision), each.row) for each in after.former] == [(FULL, "art5.1")]


def test_a_changed_point_reopens_the_decision_on_its_article_and_not_on_its_neighbours() -> None:
    whole = Decision("art5", Degree.PARTIAL, decided_on="2031-06-02")
    current = changed(newer(), "art5.2.b", text=WEEKLY.replace("the pilot", "a pilot"))
    after = carry_over(decided(FULL, whole), current)
    assert row_of(after, "art5").reopened == (
        "Article 5 of the source changed since 2031-03-01: “the pilot” now reads “a pilot”."
    )
    assert row_of(after, "art5.1").decision is not None


def test_a_changed_chapeau_reopens_its_points() -> None:
    current = changed(newer(), "art5.2.b", chapeau="The master may check each lamp:")
    after = carry_over(decided(NONE), current)
    assert "“shall check” now reads “may check”" in row_of(after, "art5.2.b").reopened


def test_a_changed_target_reopens() -> None:
    current = changed(newer(), "art5.1", targets=(target("s3", LAMPS + " Tests are free."),))
    current = changed(current, "art5", targets=current.rows[1].targets)
    after = carry_over(decided(FULL), current)
    assert row_of(after, "art5.1").reopened == (
        "Section 3 of the target changed since 2031-05-01: “Tests are free” is new."
    )


def test_a_vanished_target_reopens() -> None:
    current = changed(changed(newer(), "art5.1", targets=()), "art5", targets=())
    after = carry_over(decided(FULL), current)
    assert row_of(after, "art5.1").reopened == "Section 3 of the target is no longer in the text."


def test_renumbering_on_either_side_changes_nothing() -> None:
    current = renumbered(newer(), "art5.1", "art6.1")
    current = changed(current, "art6.1", targets=(target("s8"),))
    current = changed(current, "art5", targets=(target("s8"),))
    after = carry_over(decided(FULL), current)
    stands = row_of(after, "art6.1").decision
    assert stands is not None
    assert (content(stands), stands.on_targets) == (FULL, ("s8",))
    assert after.former == ()


def test_a_provision_that_moves_and_changes_is_reopened_at_its_new_place() -> None:
    current = renumbered(newer(), "art5.1", "art6.1")
    current = changed(current, "art6.1", text=LIT.replace("ten days", "five days"))
    after = carry_over(decided(FULL), current)
    assert row_of(after, "art6.1").reopened == (
        "Article 5(1) of the source changed and is now Article 6(1) since 2031-03-01: “ten days” now reads “five days”."
    )


def test_a_shift_by_one_takes_each_decision_along() -> None:
    second = Decision("art5.2.b", Degree.FULL)
    current = newer(rows=tuple(each for each in rows() if each.id != "art5.2.a"))
    current = changed(current, "art5.2.b", id="art5.2.a", label="Article 5(2)(a)")
    after = carry_over(decided(Decision("art5.2.a", Degree.NONE), second), current)
    assert row_of(after, "art5.2.a").stands is Degree.FULL
    assert [(each.decision.row, each.row, each.why) for each in after.former] == [
        ("art5.2.a", "", "Article 5(2)(a) is no longer in the text of the source.")
    ]


def test_a_repealed_provision_keeps_its_decision_in_a_list_and_gets_it_back() -> None:
    without = newer(rows=tuple(each for each in rows() if each.id != "art5.2.b"))
    once = carry_over(decided(NONE), without)
    twice = carry_over(once, without)
    assert once.former == twice.former
    assert [each.why for each in twice.former] == ["Article 5(2)(b) is no longer in the text of the source."]
    back = carry_over(twice, newer())
    assert row_of(back, "art5.2.b").stands is Degree.NONE
    assert back.former == ()


def test_a_reopened_decision_stays_open_on_reruns_and_stands_again_with_the_old_text() -> None:
    current = changed(newer(), "art5.1", text=LIT.replace("ten days", "five days"))
    once = carry_over(decided(FULL), current)
    twice = carry_over(once, current)
    assert twice == once
    assert row_of(carry_over(twice, newer()), "art5.1").stands is Degree.FULL


def test_a_new_target_provision_reopens_a_gap_and_leaves_full_compliance_alone() -> None:
    current = changed(newer(), "art5.2.b", targets=(target("s9", "Lamps are checked weekly in summer with a pilot."),))
    current = changed(current, "art5.1", targets=(target("s3"), target("s9", "Lamps are checked weekly.")))
    after = carry_over(decided(FULL, NONE), current)
    assert row_of(after, "art5.1").stands is Degree.FULL
    assert row_of(after, "art5.2.b").reopened == "Section 9 of the target is new since 2031-05-01 and may correspond."
    assert row_of(carry_over(after, current), "art5.2.b").reopened == row_of(after, "art5.2.b").reopened


def test_a_table_of_one_chapter_keeps_the_other_decisions() -> None:
    part = newer(rows=rows()[-1:], restricted_to=("CHAPTER III",))
    after = carry_over(decided(FULL), part)
    assert after.former[0].why == "Article 5(1) is not in the chapters that this table is restricted to."
    assert row_of(carry_over(after, newer()), "art5.1").stands is Degree.FULL


def test_a_file_is_applied_by_id_and_by_label_and_read_again_changes_nothing() -> None:
    by_label = Decision("Article 5(2)(b)", Degree.PARTIAL, targets=("section 7",))
    first = with_decisions(table(), (FULL, by_label))
    assert first.refused == ()
    stands = row_of(first.table, "art5.2.b").decision
    assert stands is not None
    assert (stands.on_targets, stands.target_texts) == (("s7",), (FEES,))
    again = with_decisions(first.table, (FULL, by_label))
    assert again == replace(first, table=first.table)


def test_an_unchanged_entry_of_the_file_does_not_confirm_what_was_reopened_a_changed_one_does() -> None:
    current = changed(newer(), "art5.1", text=LIT.replace("ten days", "five days"))
    after = carry_over(decided(FULL), current)
    assert with_decisions(after, (FULL,)).table == after
    confirmed = with_decisions(after, (replace(FULL, decided_on="2032-03-01"),)).table
    assert row_of(confirmed, "art5.1").stands is Degree.FULL
    assert row_of(confirmed, "art5.1").reopened == ""
    assert confirmed.former == ()


def test_after_renumbering_the_old_name_still_names_the_decision() -> None:
    current = renumbered(newer(), "art5.1", "art6.1")
    after = carry_over(decided(FULL), current)
    assert with_decisions(after, (FULL,)).table == after
    edited = with_decisions(after, (replace(FULL, degree=Degree.PARTIAL),))
    assert row_of(edited.table, "art6.1").stands is Degree.PARTIAL


ACCEPTED = replace(FULL, targets=("Section 3",))
ANEW = replace(ACCEPTED, decided_on="2032-03-01")


def with_targets(*texts: tuple[str, str]) -> Concordance:
    return newer(
        target_provisions=tuple(Unmatched(each, f"Section {each[1:]}", Depth.ARTICLE, text) for each, text in texts)
    )


def test_a_kept_decision_cites_its_targets_as_they_are_numbered_by_now_and_stays_on_them() -> None:
    moved = with_targets(("s3", FEES), ("s4", LAMPS))
    kept = carry_over(with_decisions(table(), (ACCEPTED,)).table, moved)
    stands = row_of(kept, "art5.1").decision
    assert stands is not None
    assert (stands.targets, stands.on_targets, content(stands)) == (("Section 4",), ("s4",), ACCEPTED)
    assert carry_over(kept, moved) == kept
    assert with_decisions(kept, (ACCEPTED,)).table == kept
    touched = with_decisions(kept, (ANEW,))
    again = row_of(touched.table, "art5.1").decision
    assert touched.refused == ()
    assert again is not None
    assert (again.targets, again.on_targets, again.target_texts) == (("Section 4",), ("s4",), (LAMPS,))
    assert content(again) == ANEW
    back = row_of(carry_over(touched.table, with_targets(("s3", LAMPS))), "art5.1").decision
    assert back is not None
    assert (back.targets, back.cited_targets) == (("Section 3",), None)


def test_confirming_a_decision_never_binds_it_to_another_provision_of_the_same_number() -> None:
    moved = with_targets(("s3", FEES), ("s4", LAMPS.replace("dusk", "sunset")))
    after = carry_over(with_decisions(table(), (ACCEPTED,)).table, moved)
    assert row_of(after, "art5.1").reopened
    applied = with_decisions(after, (ANEW, replace(NONE, targets=("s3",))))
    assert applied.refused == (
        "the decision on art5.1 was made on Section 3 of an earlier target, whose words are gone or changed; write "
        "anew in targets what you accept; the nearest is Section 4; Section 3 of today is s3.",
    )
    assert row_of(applied.table, "art5.1").decision is None
    assert row_of(applied.table, "art5.2.b").stands is Degree.NONE
    for said, means in (("Section 4", "s4"), ("s3", "s3")):
        bound = row_of(with_decisions(after, (replace(ANEW, targets=(said,)),)).table, "art5.1").decision
        assert bound is not None
        assert bound.on_targets == (means,)


def test_a_target_that_is_gone_is_not_confirmed() -> None:
    after = carry_over(with_decisions(table(), (ACCEPTED,)).table, with_targets(("s7", FEES)))
    (said,) = with_decisions(after, (ANEW,)).refused
    assert said.endswith("write anew in targets what you accept.")


def test_a_target_that_was_changed_in_its_place_is_confirmed() -> None:
    after = carry_over(
        with_decisions(table(), (ACCEPTED,)).table, with_targets(("s3", LAMPS.replace("dusk", "sunset")), ("s7", FEES))
    )
    assert "“dusk to” now reads “sunset to”" in row_of(after, "art5.1").reopened
    confirmed = with_decisions(after, (ANEW,))
    assert confirmed.refused == ()
    assert row_of(confirmed.table, "art5.1").stands is Degree.FULL


def test_a_name_that_several_bear_is_refused() -> None:
    twice = replace(table(), rows=(*rows(), replace(row("art9", "Boats carry bells."), id="art9-2")))
    said = (Decision("Article 9", Degree.NONE), Decision("art9", Degree.FULL))
    applied = with_decisions(twice, said)
    assert applied.refused == ("Article 9 names 2 rows; write the id of one: art9, art9-2.",)
    assert row_of(applied.table, "art9").stands is Degree.FULL
    both = table(target_provisions=tuple(Unmatched(each, "Section 3", Depth.ARTICLE, LAMPS) for each in ("s3", "s3-2")))
    (refused,) = with_decisions(both, (ACCEPTED,)).refused
    assert refused.endswith("names 'Section 3', which 2 provisions of the target are; write an id: s3, s3-2.")


def test_the_same_texts_swapped_or_others_are_another_pair_and_new_versions_are_not() -> None:
    swapped = replace(table(), source=TARGET, target=SOURCE)
    assert is_another_pair(table(), swapped)
    other = replace(SOURCE, title="Regulation on bells", celex="")
    assert is_another_pair(
        table(), replace(table(), source=other, rows=(row("art1", "Boats carry bells in any fog."),))
    )
    assert not is_another_pair(table(), replace(table(), source=other))
    assert not is_another_pair(table(), newer(rows=(row("art1", "Boats carry bells in any fog."),)))


def test_what_a_file_cannot_mean_is_said_and_the_rest_applies() -> None:
    odd = Decision("art55", Degree.FULL)
    lost = Decision("art9", Degree.NONE, targets=("Section 99",))
    applied = with_decisions(table(), (FULL, odd, replace(FULL, reasons="again"), lost))
    assert applied.refused == (
        "there is no provision 'art55', on which there is a decision.",
        "there are two decisions on art5.1; the first is taken.",
        "the decision on art9 names 'Section 99', which is not in the target; cite it as the table does.",
    )
    assert row_of(applied.table, "art9").decision is None
    assert row_of(applied.table, "art5.1").stands is Degree.FULL


def test_a_decision_that_the_file_drops_stands_until_it_is_withdrawn() -> None:
    dropped = with_decisions(decided(FULL), ())
    assert [content(each) for each in dropped.unnamed] == [FULL]
    assert row_of(dropped.table, "art5.1").stands is Degree.FULL
    assert with_decisions(decided(FULL), (), ("art5.1",)).table == table()
    assert replace(withdraw(decided(FULL), "art5.1"), superseded=()) == table()


def test_an_older_file_does_not_bring_back_what_was_replaced_elsewhere() -> None:
    filed = with_decisions(table(), (FULL,)).table
    corrected = decide(filed, Decision("art5.1", Degree.NONE, decided_by="On the desk"))
    again = with_decisions(carry_over(corrected, newer()), (FULL,))
    assert row_of(again.table, "art5.1").stands is Degree.NONE
    assert again.outdated == ("the decision on art5.1 was replaced since; set decided_on anew to bring it back.",)
    anew = with_decisions(again.table, (replace(FULL, decided_on="2032-05-05"),))
    assert row_of(anew.table, "art5.1").stands is Degree.FULL
    assert with_decisions(withdraw(filed, "art5.1"), (FULL,)).table == withdraw(filed, "art5.1")


def test_a_decision_needs_a_row() -> None:
    with pytest.raises(InvalidData, match="no provision 'art55'"):
        decide(table(), Decision("art55"))


def test_a_decision_that_somebody_set_without_words_is_sealed_before_it_is_carried() -> None:
    bare = changed(table(), "art5.1", decision=FULL)
    current = changed(newer(), "art5.1", text=LIT.replace("ten", "five"))
    assert "“ten days” now reads “five days”" in row_of(carry_over(bare, current), "art5.1").reopened


def test_a_rewritten_provision_is_not_quoted_word_by_word() -> None:
    current = changed(newer(), "art5.1", text="Boats carry bells.")
    assert row_of(carry_over(decided(FULL), current), "art5.1").reopened == (
        "Article 5(1) of the source changed since 2031-03-01: it was rewritten."
    )


def test_tables_with_decisions_go_to_json_and_back() -> None:
    current = changed(newer(), "art5.1", text=LIT.replace("ten", "five"))
    after = carry_over(decided(FULL, NONE), current)
    assert from_json(to_json(after), Concordance) == after


texts = st.sampled_from(("", LIT, LAMPS, MASTER, WEEKLY, FEES, "Boats carry bells."))


@given(st.lists(texts, min_size=1, max_size=6), st.lists(texts, max_size=6), st.data())
def test_no_decision_is_ever_lost(before: list[str], after: list[str], data: st.DataObject) -> None:
    def made(words: list[str]) -> Concordance:
        beyond = (Unmatched("s3", "Section 3", Depth.ARTICLE, data.draw(texts)),)
        drawn = tuple(row(f"art{index}", text) for index, text in enumerate(words, 1))
        return Concordance(SOURCE, TARGET, drawn, beyond)

    table_before = made(before)
    chosen = data.draw(st.sets(st.sampled_from([each.id for each in table_before.rows])))
    for name in sorted(chosen):
        table_before = decide(table_before, Decision(name, Degree.PARTIAL, targets=("s3",)))
    current = made(after)
    carried = carry_over(table_before, current)
    standing = [each.decision for each in carried.rows if each.decision]
    kept = sorted(each.row for each in [*standing, *(former.decision for former in carried.former)])
    assert kept == sorted(chosen)
    assert carry_over(carried, current) == carried
