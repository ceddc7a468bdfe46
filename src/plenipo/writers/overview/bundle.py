"""The three files of an overview."""

from __future__ import annotations

from plenipo.positions.overview import Overview
from plenipo.writers.overview.docx import write_overview_docx
from plenipo.writers.overview.html import write_overview_html
from plenipo.writers.overview.xlsx import write_overview_xlsx

OVERVIEW_NAMES = ("overview.docx", "overview.xlsx", "overview.html")


def render_overview(overview: Overview) -> dict[str, bytes]:
    """File name to content, in the order of OVERVIEW_NAMES."""
    contents = (
        write_overview_docx(overview),
        write_overview_xlsx(overview),
        write_overview_html(overview).encode(),
    )
    return dict(zip(OVERVIEW_NAMES, contents, strict=True))
