"""``clauses.html``: agreements against the checklist on one self-contained page."""

from __future__ import annotations

import re

from plenipo.concordance.clauses.model import Checklist, Clause, ClauseFinding
from plenipo.writers.clauses.wording import MEANINGS, by_group, names_of, present_in, said
from plenipo.writers.html.page import printed_marking
from plenipo.writers.html.shell import asset, render, script


def write_checklist_html(checklist: Checklist) -> str:
    """The checklist as one HTML file, escaped throughout; to be stored as UTF-8."""
    names = names_of(checklist)
    return render(
        "clauses.html.j2",
        asset("shared.css") + asset("overview.css") + asset("clauses.css") + printed_marking(checklist.marking),
        script(),
        marking=checklist.marking.value,
        names=names,
        totals=[(name, present_in(one)) for name, one in zip(names, checklist.agreements, strict=True)],
        count=len(checklist.clauses),
        groups=[
            (group, [_row(clause, index, checklist, names) for index, clause in members])
            for group, members in by_group(checklist.clauses)
        ],
        meanings=[(_slug(word), word, meaning) for word, meaning in MEANINGS],
        remarks=[
            (name, remark) for name, one in zip(names, checklist.agreements, strict=True) for remark in one.remarks
        ],
    )


def _remarks(checklist: Checklist, names: list[str]) -> list[tuple[str, str]]:
    return [(name, remark) for name, one in zip(names, checklist.agreements, strict=True) for remark in one.remarks]


def _row(clause: Clause, index: int, checklist: Checklist, names: list[str]) -> dict[str, object]:
    findings = [agreement.findings[index] for agreement in checklist.agreements]
    squares = [_square(name, finding) for name, finding in zip(names, findings, strict=True)]
    return {"clause": clause, "squares": squares, "found": [one for one in squares if one["places"]]}


def _square(name: str, finding: ClauseFinding) -> dict[str, object]:
    word = said(finding)
    return {"name": name, "word": word, "look": _slug(word), "places": finding.places}


def _slug(word: str) -> str:
    return re.sub(r"\W+", "-", word)
