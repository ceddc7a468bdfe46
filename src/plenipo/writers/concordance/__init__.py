"""A table of concordance as Word, workbook, page and JSON; gap report, statement, and the file of decisions."""

from plenipo.writers.concordance.bundle import CONCORDANCE_NAMES, render_concordance
from plenipo.writers.concordance.docx import write_concordance_docx
from plenipo.writers.concordance.gaps import write_gaps_docx
from plenipo.writers.concordance.html import write_concordance_html
from plenipo.writers.concordance.json import read_concordance, write_concordance_json
from plenipo.writers.concordance.statement import write_statement_docx
from plenipo.writers.concordance.xlsx import write_concordance_xlsx

__all__ = [
    "CONCORDANCE_NAMES",
    "read_concordance",
    "render_concordance",
    "write_concordance_docx",
    "write_concordance_html",
    "write_concordance_json",
    "write_concordance_xlsx",
    "write_gaps_docx",
    "write_statement_docx",
]
