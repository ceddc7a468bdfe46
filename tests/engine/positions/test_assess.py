"""Findings brought to one relation for each proposal and line."""

from __future__ import annotations

import pytest

from plenipo.positions.assess import ALARM, SURE, assessments_of
from plenipo.positions.finding import Assessment, Deed, Finding, Quote, Relation

ADVANCES, CONFLICTS, MIXED = Relation.ADVANCES, Relation.CONFLICTS, Relation.MIXED


def finding(relation: Relation, confidence: float, line: str = "3", proposal: str = "HIL/1/1") -> Finding:
    quote = Quote("words", "resolves.1", 0)
    return Finding(proposal, line, f"{line}.1", relation, confidence, Deed.INSERT, "resolves 1", quote, quote, "why")


def one(*findings: Finding) -> Assessment:
    (assessment,) = assessments_of([], findings)
    return assessment


def test_more_of_the_same_makes_it_surer_and_the_other_side_less_sure() -> None:
    alone = one(finding(ADVANCES, 0.7))
    assert alone.confidence == 0.7
    assert one(finding(ADVANCES, 0.7), finding(ADVANCES, 0.6)).confidence > 0.7
    assert one(finding(ADVANCES, 0.7), finding(CONFLICTS, 0.3)).confidence < 0.7
    assert one(finding(ADVANCES, 0.7), finding(CONFLICTS, 0.3)).relation is ADVANCES


def test_both_sides_are_mixed_where_both_are_sure_and_neither_is_much_surer() -> None:
    both = one(finding(ADVANCES, 0.9), finding(CONFLICTS, 0.6))
    assert (both.relation, both.confidence) == (MIXED, 0.6)
    assert one(finding(ADVANCES, 0.9), finding(CONFLICTS, 0.5)).relation is ADVANCES
    assert one(finding(ADVANCES, 0.49), finding(CONFLICTS, 0.48)).relation is ADVANCES


@pytest.mark.parametrize(
    ("findings", "sure"),
    [
        ((finding(CONFLICTS, ALARM),), {"3": True}),
        ((finding(CONFLICTS, ALARM - 0.01),), {"3": False}),
        ((finding(CONFLICTS, 0.3), finding(CONFLICTS, 0.4, "5")), {"3": False, "5": True}),
        ((finding(CONFLICTS, 0.3), finding(ADVANCES, SURE, "5")), {"3": False, "5": True}),
        ((finding(ADVANCES, 0.4),), {"3": False}),
    ],
)
def test_the_surest_conflict_counts_where_nothing_else_does(
    findings: tuple[Finding, ...], sure: dict[str, bool]
) -> None:
    assert {each.line: each.sure for each in assessments_of([], findings)} == sure
