"""What ``plenipo brief --json`` prints: the brief without the texts that ``compile.json`` holds."""

from __future__ import annotations

from typing import Any

import msgspec

from plenipo.positions.brief import Brief, Tabled, View
from plenipo.positions.brief_contested import Contested
from plenipo.positions.finding import Assessment


def brief_as_json(brief: Brief) -> dict[str, Any]:
    """Instrument, mandate, lines, proposals with relations and positions, contested provisions, checks and views."""
    mandate = brief.mandate
    return {
        "instrument": brief.instrument,
        "title": brief.title,
        "marking": brief.marking.value,
        "setting": msgspec.to_builtins(brief.setting),
        "mandate": {
            "reference": mandate.reference,
            "title": mandate.title,
            "authority": mandate.authority,
            "is_union_position": mandate.is_union_position,
        },
        "lines": [{"id": line.id, "section": line.section, "text": line.text} for line in brief.lines],
        "proposals": [_tabled(one) for one in brief.tabled],
        "contested": [_contested(one) for one in brief.contested],
        "checks": [_assessment(one) for one in brief.checks],
        "faint": brief.faint,
        "views": [_view(one) for one in brief.views],
        "remarks": list(brief.remarks),
    }


def _tabled(one: Tabled) -> dict[str, Any]:
    row = one.row
    return {
        "id": row.proposal,
        "sponsor": row.sponsor,
        "own": one.own,
        "symbol": row.symbol.value,
        "document": row.number,
        "file": row.file,
        "relations": [_assessment(each) for each in one.assessments],
        "position": msgspec.to_builtins(one.position) if one.position else None,
    }


def _assessment(one: Assessment) -> dict[str, Any]:
    main = one.main
    return {
        "proposal": one.proposal,
        "line": one.line,
        "relation": one.relation.value,
        "confidence": one.confidence,
        "provision": main.provision,
        "change_quote": main.change.text,
        "line_quote": main.words.text,
        "why": main.why,
    }


def _contested(one: Contested) -> dict[str, Any]:
    provision = one.provision
    return {
        "id": provision.id,
        "path": list(provision.path),
        "status": provision.status.value,
        "text": provision.text,
        "readings": msgspec.to_builtins(provision.readings),
        "rivals": list(one.rivals),
    }


def _view(one: View) -> dict[str, Any]:
    return {
        "sponsor": one.sponsor,
        "proposals": [each.row.proposal for each in one.tabled],
        "wants": [msgspec.to_builtins(finding.change) for finding in one.findings],
    }
