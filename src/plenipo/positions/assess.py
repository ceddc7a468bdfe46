"""Assessments: the findings on each proposal and line, brought to one relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from plenipo.positions.finding import Assessment, Finding, Relation
from plenipo.positions.judges.contract import Case

SURE = 0.5  # confidence from which a pair counts as a relation
ALARM = 0.2  # the same for the surest conflict of a proposal of which nothing else counts: a missed one costs most
EVEN = 0.6  # share of the stronger side that the weaker must have for the relation to be mixed
AGREEING = 0.25  # of a further finding on the same side, what it adds
OPPOSING = 0.3  # of the other side, what it takes away


def assessments_of(
    cases: Sequence[Case], findings: Iterable[Finding], sure: float = SURE, alarm: float = ALARM
) -> tuple[Assessment, ...]:
    """One assessment for each proposal and line with a finding: in the order of the cases, the surest first.

    sure: confidence below which a pair is only offered for review. alarm: the same for the surest conflict of a
    proposal of which nothing else counts.
    """
    pairs: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        pairs.setdefault((finding.proposal, finding.line), []).append(finding)
    files = {case.proposal.id: case.proposal.file for case in cases}
    order = {identifier: position for position, identifier in enumerate(files)}
    made = _alarmed(
        [_assessment(group, files.get(proposal, ""), sure) for (proposal, _), group in pairs.items()], alarm
    )
    made.sort(key=lambda one: (order.get(one.proposal, len(order)), not one.sure, -one.confidence, one.line))
    return tuple(made)


def _alarmed(made: Sequence[Assessment], least: float) -> list[Assessment]:
    """The same, with the surest conflict counted of each proposal of which nothing else is sure."""
    silent = {one.proposal for one in made} - {one.proposal for one in made if one.sure}
    surest: dict[str, Assessment] = {}
    for one in sorted(made, key=lambda one: (-one.confidence, one.line)):
        if one.proposal in silent and one.relation is Relation.CONFLICTS and one.confidence >= least:
            surest.setdefault(one.proposal, one)
    return [replace(one, sure=True) if surest.get(one.proposal) is one else one for one in made]


def _assessment(findings: Sequence[Finding], file: str, sure: float) -> Assessment:
    sides: Mapping[Relation, float] = {side: _weight(findings, side) for side in Relation}
    against, serving = sides[Relation.CONFLICTS], sides[Relation.ADVANCES]
    stronger, weaker = max(against, serving), min(against, serving)
    relation = Relation.CONFLICTS if against >= serving else Relation.ADVANCES
    confidence = stronger * (1 - OPPOSING * weaker)
    if sides[Relation.MIXED] >= stronger or (weaker >= sure and weaker >= EVEN * stronger):
        relation, confidence = Relation.MIXED, max(weaker, sides[Relation.MIXED])
    ranked = sorted(findings, key=lambda one: (one.relation is not relation, -one.confidence))
    first = ranked[0]
    return Assessment(
        first.proposal, file, first.line, relation, round(confidence, 3), tuple(ranked), confidence >= sure
    )


def _weight(findings: Sequence[Finding], side: Relation) -> float:
    """The surest finding of a side; the others add to it, as more of the same does."""
    sides = sorted((finding.confidence for finding in findings if finding.relation is side), reverse=True)
    if not sides:
        return 0.0
    rest = 1.0
    for confidence in sides[1:4]:
        rest *= 1 - AGREEING * confidence
    return 1 - (1 - sides[0]) * rest
