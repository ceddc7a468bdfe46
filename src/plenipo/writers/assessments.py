"""Assessments as JSON. The keys that others script against are those of the design; more may be added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import to_builtins

from plenipo.positions.effects import observed
from plenipo.positions.existing import Earlier, Existing
from plenipo.positions.finding import Assessment, Finding
from plenipo.positions.judges.contract import Case, Usage
from plenipo.positions.mandate import Mandate
from plenipo.texts.marking import Marking, highest


def assessments_as_json(
    cases: Iterable[Case],
    assessments: Iterable[Assessment],
    mandate: Mandate,
    judge: str,
    usage: Usage,
    existing: Iterable[Existing] = (),
    earlier: Iterable[Earlier] = (),
    marking: Marking = Marking.PUBLIC,
) -> dict[str, Any]:
    """``marking``: the highest of mandate, proposals, bases and the one given. ``proposals``: all that were judged.

    ``assessments``: pairs with a relation.
    ``candidates``: pairs that a person should look at, the surest first.
    """
    rows, judged = list(assessments), list(cases)
    return {
        "marking": marking_of(judged, mandate, marking).value,
        "mandate": {"reference": mandate.reference, "title": mandate.title, "authority": mandate.authority},
        "judge": judge,
        "usage": to_builtins(usage),
        "proposals": [case.proposal.id for case in judged],
        "assessments": [_row(one) for one in rows if one.sure],
        "candidates": [_row(one) for one in rows if not one.sure],
        "existing": [to_builtins(one) for one in existing],
        "earlier": [to_builtins(one) for one in earlier],
    }


def marking_of(cases: Sequence[Case], mandate: Mandate, least: Marking = Marking.PUBLIC) -> Marking:
    """What assessments of these cases carry: they quote mandate, proposals and base texts."""
    bases = [case.base.marking for case in cases if case.base]
    return highest([least, mandate.marking, *(case.marking for case in cases), *bases])


def _row(assessment: Assessment) -> dict[str, Any]:
    main = assessment.main
    return {
        "proposal": assessment.proposal,
        "file": assessment.file,
        "line": assessment.line,
        "relation": assessment.relation.value,
        "confidence": assessment.confidence,
        "provision": main.provision,
        "change_quote": main.change.text,
        "line_quote": main.words.text,
        "why": main.why,
        "findings": [_finding(one) for one in assessment.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "statement": finding.statement,
        "relation": finding.relation.value,
        "confidence": finding.confidence,
        "deed": finding.deed.value,
        "provision": finding.provision,
        "change_quote": finding.change.text,
        "change_place": {"provision": finding.change.place, "start": finding.change.start},
        "line_quote": finding.words.text,
        "line_place": {"line": finding.words.place, "start": finding.words.start},
        "why": finding.why,
        "evidence": list(finding.evidence),
        "observed": " ".join(filter(None, map(observed, finding.evidence))),
    }
