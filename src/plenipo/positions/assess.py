"""Assessments: the findings on each proposal and line, brought to one relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from plenipo.positions.finding import Assessment, Finding, Relation
from plenipo.positions.judges.contract import Case

SURE = 0.4  # confidence from which a pair counts as a relation
EVEN = 0.85  # share of the stronger side that the weaker must have for the relation to be mixed


def assessments_of(cases: Sequence[Case], findings: Iterable[Finding], sure: float = SURE) -> tuple[Assessment, ...]:
    """One assessment for each proposal and line with a finding: in the order of the cases, the surest first.

    sure: confidence below which a pair is only offered for review.
    """
    pairs: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        pairs.setdefault((finding.proposal, finding.line), []).append(finding)
    files = {case.proposal.id: case.proposal.file for case in cases}
    order = {identifier: position for position, identifier in enumerate(files)}
    made = [_assessment(group, files.get(proposal, ""), sure) for (proposal, _), group in pairs.items()]
    made.sort(key=lambda one: (order.get(one.proposal, len(order)), not one.sure, -one.confidence, one.line))
    return tuple(made)


def _assessment(findings: Sequence[Finding], file: str, sure: float) -> Assessment:
    sides: Mapping[Relation, float] = {side: _weight(findings, side) for side in Relation}
    against, serving = sides[Relation.CONFLICTS], sides[Relation.ADVANCES]
    relation = Relation.CONFLICTS if against >= serving else Relation.ADVANCES
    confidence = max(sides.values())
    if sides[Relation.MIXED] >= confidence or (min(against, serving) >= sure and _even(against, serving)):
        relation = Relation.MIXED
    ranked = sorted(findings, key=lambda one: (one.relation is not relation, -one.confidence))
    first = ranked[0]
    return Assessment(
        first.proposal, file, first.line, relation, round(confidence, 3), tuple(ranked), confidence >= sure
    )


def _even(one: float, other: float) -> bool:
    return min(one, other) >= EVEN * max(one, other)


def _weight(findings: Sequence[Finding], side: Relation) -> float:
    """The surest finding of a side; the others add a little, as more of the same does."""
    sides = sorted((finding.confidence for finding in findings if finding.relation is side), reverse=True)
    if not sides:
        return 0.0
    rest = 1.0
    for confidence in sides[1:4]:
        rest *= 1 - 0.25 * confidence
    return 1 - (1 - sides[0]) * rest
