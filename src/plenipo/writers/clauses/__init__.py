"""A checklist of clauses as page, workbook and JSON."""

from __future__ import annotations

from plenipo.concordance.clauses.model import Checklist
from plenipo.writers.clauses.html import write_checklist_html
from plenipo.writers.clauses.json import write_checklist_json
from plenipo.writers.clauses.xlsx import write_checklist_xlsx

CHECKLIST_NAMES = ("clauses.html", "clauses.xlsx", "clauses.json")


def render_checklist(checklist: Checklist) -> dict[str, bytes]:
    """File name to content, in the order of CHECKLIST_NAMES."""
    contents = (
        write_checklist_html(checklist).encode(),
        write_checklist_xlsx(checklist),
        write_checklist_json(checklist).encode(),
    )
    return dict(zip(CHECKLIST_NAMES, contents, strict=True))
