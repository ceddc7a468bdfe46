"""All files of one concordance, by the names that the command line promises."""

from __future__ import annotations

from plenipo.concordance.model import Concordance
from plenipo.writers.concordance.docx import write_concordance_docx
from plenipo.writers.concordance.gaps import write_gaps_docx
from plenipo.writers.concordance.html import write_concordance_html
from plenipo.writers.concordance.json import write_concordance_json
from plenipo.writers.concordance.statement import write_statement_docx
from plenipo.writers.concordance.xlsx import write_concordance_xlsx

CONCORDANCE_NAMES = (
    "concordance.docx",
    "concordance.xlsx",
    "concordance.html",
    "concordance.json",
    "gaps.docx",
    "statement.docx",
)


def render_concordance(table: Concordance) -> dict[str, bytes]:
    """File name to content, in the order of CONCORDANCE_NAMES."""
    contents = (
        write_concordance_docx(table),
        write_concordance_xlsx(table),
        write_concordance_html(table).encode(),
        write_concordance_json(table).encode(),
        write_gaps_docx(table),
        write_statement_docx(table),
    )
    return dict(zip(CONCORDANCE_NAMES, contents, strict=True))
