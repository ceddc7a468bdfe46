"""Every measure on pairs small enough to count by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.positions.evaluation import Judged, Judgements, Key, KeyPair, evaluate
from plenipo.positions.evaluation.mistakes import Kind
from plenipo.positions.evaluation.scores import Score
from plenipo.positions.finding import Relation
from tests.engine.positions.evaluation.evaluation_values import judgements, key


def test_precision_recall_and_f1_of_each_side() -> None:
    result = evaluate(
        judgements("A 1 + 0.9", "A 2 + 0.8", "B 3 - 0.7", "B 4 - 0.6"), key("A 1 +", "A 5 +", "B 3 -", "B 4 +")
    )
    assert result.advances == Score(right=1, false=1, missed=2)
    assert result.advances.precision == 0.5
    assert result.advances.recall == pytest.approx(1 / 3)
    assert result.advances.f1 == pytest.approx(0.4)
    assert result.conflicts == Score(right=1, false=1, missed=0)
    assert result.conflicts.f1 == pytest.approx(2 / 3)
    assert result.macro_f1 == pytest.approx((0.4 + 2 / 3) / 2)


def test_mixed_is_both_sides() -> None:
    result = evaluate(judgements("A 1 ± 0.9", "A 2 - 0.9"), key("A 1 -", "A 2 ±"))
    assert result.conflicts == Score(2, 0, 0)
    assert result.advances == Score(right=0, false=1, missed=1)
    assert (result.wrong_signs, result.shared) == (0, 2)
    assert {one.kind for one in result.mistakes} == {Kind.IN_PART}


def test_candidates_are_no_relations() -> None:
    result = evaluate(judgements("A 1 + 0.4 ?"), key("A 1 +"))
    assert result.advances == Score(0, 0, 1)
    assert result.found == 0


def test_optional_pairs_count_neither_way() -> None:
    without = evaluate(judgements("A 1 + 0.9"), key("A 1 +"))
    optional = ("A 2 +", "A 3 -", "B 1 -")
    found = evaluate(judgements("A 1 + 0.9", "A 2 - 0.95", "A 3 - 0.99", "B 1 - 0.8"), key("A 1 +", optional=optional))
    unfound = evaluate(judgements("A 1 + 0.9"), key("A 1 +", optional=optional))
    for one in (found, unfound):
        assert (one.advances, one.conflicts, one.alarm) == (without.advances, without.conflicts, without.alarm)
        assert (one.first, one.coverage, one.mistakes) == (without.first, without.coverage, ())


def test_an_optional_relation_on_a_core_pair_is_no_wrong_sign() -> None:
    result = evaluate(judgements("A 1 - 0.9"), key("A 1 +", optional=("A 1 -",)))
    assert result.wrong_signs == 0
    assert result.conflicts == Score(0, 0, 0)
    assert result.advances == Score(0, 0, 1)


def test_a_side_that_nobody_knows_is_left_out_of_the_mean() -> None:
    result = evaluate(judgements("A 1 + 0.9"), key("A 1 +"))
    assert (result.conflicts.f1, result.macro_f1) == (None, 1.0)
    assert evaluate(judgements(), key(more=("A",))).macro_f1 is None


def test_the_first_three_lines_by_confidence_over_relations_and_candidates() -> None:
    offered = judgements("A 1 + 0.9", "A 2 - 0.8", "A 3 + 0.4 ?", "A 4 + 0.3 ?")
    assert evaluate(offered, key("A 3 +", "A 4 +")).first_recall == 0.5
    assert evaluate(offered, key("A 2 +")).first_recall == 1.0  # the relation is not asked here


def test_more_right_lines_than_places_are_not_held_against_it() -> None:
    offered = judgements("A 1 + 0.9", "A 2 + 0.8", "A 3 + 0.7", "A 4 + 0.6", "A 5 + 0.5")
    result = evaluate(offered, key("A 1 +", "A 2 +", "A 3 +", "A 4 +", "A 5 +", "B 1 +"))
    assert (result.first.found, result.first.of) == (3, 4)


def test_accuracy_of_the_surest() -> None:
    result = evaluate(
        judgements("A 1 + 0.9", "A 2 + 0.8", "A 3 + 0.7", "A 4 + 0.6", "A 5 + 0.2 ?"), key("A 1 +", "A 2 +", "A 3 -")
    )
    assert result.accuracy_at_half == 1.0
    assert [(point.coverage, point.pairs) for point in result.coverage][-3:] == [(0.8, 4), (0.9, 4), (1.0, 4)]
    assert result.coverage[-1].accuracy == 0.5


def test_equal_confidences_share_what_is_right_among_them() -> None:
    one = evaluate(judgements("A 1 + 0.5", "A 2 + 0.5"), key("A 1 +", more=("B",)))
    other = evaluate(judgements("A 2 + 0.5", "A 1 + 0.5"), key("A 1 +", more=("B",)))
    assert one.accuracy_at_half == other.accuracy_at_half == 0.5


def test_calibration() -> None:
    result = evaluate(judgements("A 1 + 0.85", "A 2 + 0.85", "A 3 + 0.25 ?", "A 4 - 1.0"), key("A 1 +", "A 4 -"))
    steps = [(step.least, step.pairs, step.right) for step in result.reliability]
    assert steps == [(0.2, 1, 0.0), (0.8, 2, 0.5), (0.9, 1, 1.0)]
    assert result.calibration_error == pytest.approx((1 * 0.25 + 2 * 0.35 + 1 * 0.0) / 4)


def test_the_alarm_asks_only_whether_a_proposal_conflicts_at_all() -> None:
    found = judgements("A 9 - 0.9", "B 1 + 0.9", "C 1 ± 0.9", "D 1 - 0.4 ?")
    result = evaluate(found, key("A 1 -", "A 2 -", "B 1 -", "D 1 -", more=("C",)))
    assert result.alarm == Score(right=1, false=1, missed=2)


def test_wrong_signs_are_a_share_of_the_pairs_found() -> None:
    result = evaluate(judgements("A 1 - 0.9", "A 2 + 0.9", "A 3 + 0.9"), key("A 1 +", "A 2 +", "A 4 +"))
    assert (result.wrong_signs, result.shared, result.wrong_sign_share) == (1, 2, 0.5)


def test_every_error_is_listed_with_what_both_sides_say() -> None:
    gold = Key(("A", "B"), (KeyPair("A", "2", Relation.ADVANCES, ("gold words",), ("because",)),))
    result = evaluate(judgements("B 10 + 0.9", "B 9 + 0.8", "A 2 - 0.4 ?"), gold)
    assert [(one.kind, one.proposal, one.line) for one in result.mistakes] == [
        (Kind.MISSED, "A", "2"),
        (Kind.FALSE, "B", "9"),
        (Kind.FALSE, "B", "10"),
    ]
    missed = result.mistakes[0]
    assert (missed.said, missed.right, missed.confidence) == (None, Relation.ADVANCES, 0.4)
    assert (missed.key_quotes, missed.key_whys, missed.change_quote) == (("gold words",), ("because",), "words of A")


def test_a_proposal_that_was_not_judged_is_left_out_with_a_warning() -> None:
    result = evaluate(judgements("A 1 + 0.9", proposals=("A",)), key("A 1 +", "Z/9 3 -", "Y/8 2 +"))
    assert (result.macro_f1, result.proposals) == (1.0, 1)
    assert len(result.warnings) == 2
    assert "Z/9" in result.warnings[0]


def test_without_a_list_of_what_was_judged_an_unknown_proposal_counts_as_missed() -> None:
    result = evaluate(judgements("A 1 + 0.9"), key("A 1 +", "Z/9 3 -", more=("silent",)))
    assert result.conflicts == Score(0, 0, 1)
    assert len(result.warnings) == 1
    assert "Z/9" in result.warnings[0]


def test_assessments_that_the_key_does_not_name_are_left_out_with_a_warning() -> None:
    result = evaluate(judgements("A 1 + 0.9", "X 1 - 0.9", "X 2 - 0.9"), key("A 1 +"))
    assert result.conflicts == Score(0, 0, 0)
    assert len(result.warnings) == 1


RELATION = st.sampled_from(list(Relation))
PAIRS = st.dictionaries(st.tuples(st.sampled_from("ABC"), st.sampled_from("12345")), RELATION, max_size=12)


@given(given_pairs=PAIRS, right=PAIRS)
def test_counts_add_up_and_errors_are_complete(
    given_pairs: dict[tuple[str, str], Relation], right: dict[tuple[str, str], Relation]
) -> None:
    found = tuple(Judged(*pair, relation, 0.7) for pair, relation in given_pairs.items())
    gold = Key(("A", "B", "C"), tuple(KeyPair(*pair, relation) for pair, relation in right.items()))
    result = evaluate(Judgements(found), gold)
    sides = sum(1 + (relation is Relation.MIXED) for relation in right.values())
    scores = (result.advances, result.conflicts)
    assert sum(score.right + score.missed for score in scores) == sides
    differing = {pair for pair in given_pairs.keys() | right.keys() if given_pairs.get(pair) is not right.get(pair)}
    assert {(one.proposal, one.line) for one in result.mistakes} == differing
    assert len(result.mistakes) == len(differing)


@given(right=PAIRS)
def test_the_key_itself_is_perfect(right: dict[tuple[str, str], Relation]) -> None:
    found = tuple(Judged(*pair, relation, 1.0) for pair, relation in right.items())
    gold = Key(("A", "B", "C"), tuple(KeyPair(*pair, relation) for pair, relation in right.items()))
    result = evaluate(Judgements(found), gold)
    assert result.macro_f1 == (1.0 if right else None)
    assert result.mistakes == ()
    assert result.calibration_error == (0.0 if right else None)
