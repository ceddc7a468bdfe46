"""``overview.html``: the board as one self-contained, accessible page. It reads without script and without network."""

from __future__ import annotations

from urllib.parse import quote

from plenipo.positions.overview import Overview, OverviewRow, Square
from plenipo.writers.brief.sources import without_notes
from plenipo.writers.html.page import printed_marking
from plenipo.writers.html.shell import asset, render, script
from plenipo.writers.overview.wording import COUNTS, LEGEND, counts_of, look_of, totals_of


def write_overview_html(overview: Overview) -> str:
    """The overview as one HTML file, escaped throughout; to be stored as UTF-8. Briefs are linked by relative paths."""
    style = asset("shared.css") + asset("overview.css") + printed_marking(overview.marking)
    return render(
        "overview.html.j2",
        style,
        script(),
        title=overview.title or "Overview",
        overview=overview,
        marking=overview.marking.value,
        totals=totals_of(overview),
        rows=[_row(row, overview) for row in overview.rows],
        legend=LEGEND,
        counts=COUNTS,
        address=lambda path: quote(path, safe="/", errors="replace"),
    )


def _row(row: OverviewRow, overview: Overview) -> dict[str, object]:
    squares = [(sponsor, _square(row.square(sponsor))) for sponsor in overview.sponsors]
    return {"entry": row, "title": without_notes(row.title), "squares": squares}


def _square(square: Square | None) -> dict[str, str] | None:
    if square is None:
        return None
    look = look_of(square)
    return {
        "sign": look.sign,
        "word": look.word,
        "counts": counts_of(square),
        "proposals": ", ".join(square.proposals),
    }
