"""The overview of a conference on one page: as Word, as a workbook, as a page."""

from plenipo.writers.overview.bundle import OVERVIEW_NAMES, render_overview
from plenipo.writers.overview.docx import write_overview_docx
from plenipo.writers.overview.html import write_overview_html
from plenipo.writers.overview.xlsx import write_overview_xlsx

__all__ = [
    "OVERVIEW_NAMES",
    "render_overview",
    "write_overview_docx",
    "write_overview_html",
    "write_overview_xlsx",
]
