"""``concordance.html``: the table as one self-contained page. It reads without script and without network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plenipo.concordance.model import Concordance, Correspondence, Degree, Evidence
from plenipo.concordance.summary import chapter_of, summary, totals
from plenipo.writers.concordance.columns import Columns, chapters_of, columns_of
from plenipo.writers.concordance.front import remarks_of, share
from plenipo.writers.concordance.look import DEGREE_LOOK, UNJUDGED
from plenipo.writers.concordance.naming import full_name, particulars, short_name
from plenipo.writers.concordance.quotes import Stretch, paragraphs_marked
from plenipo.writers.html.inline import anchor
from plenipo.writers.html.page import printed_marking
from plenipo.writers.html.shell import asset, render, script


class PageRow(NamedTuple):
    """A row as the template shows it. band: the article that begins here, "" for none. states: for the filters."""

    columns: Columns
    anchor: str
    band: str
    states: str
    paragraphs: list[list[Stretch]]
    evidence: list[tuple[Correspondence, tuple[Evidence, ...]]]


class PageChapter(NamedTuple):
    title: str
    anchor: str
    rows: list[PageRow]


def write_concordance_html(table: Concordance) -> str:
    """The table as one HTML file, escaped throughout; to be stored as UTF-8."""
    style = asset("shared.css") + asset("concordance.css") + printed_marking(table.marking)
    rows = columns_of(table)
    chapters = [
        PageChapter(" › ".join(divisions), f"c{at}", _rows(group))
        for at, (divisions, group) in enumerate(chapters_of(rows))
    ]
    figures = totals(table)
    looks = [DEGREE_LOOK[degree] for degree in Degree]
    return render(
        "concordance.html.j2",
        style,
        script("concordance.js"),
        title=full_name(table.source),
        against=full_name(table.target),
        short=(short_name(table.source), short_name(table.target)),
        marking=table.marking.value,
        particulars=(particulars(table.source)[1:], particulars(table.target)[1:]),
        remarks=remarks_of(table),
        chapters=chapters,
        firsts=_first_anchors(rows, chapters),
        summary=summary(table),
        totals=figures,
        degrees=list(Degree),
        share=share,
        looks=[*looks, *(() if table.judged else (UNJUDGED,))],
        counts={DEGREE_LOOK[degree].name: figures.of(degree) for degree in Degree} | {UNJUDGED.name: figures.unjudged},
        undecided=figures.provisions - figures.decided,
        beyond=[each for each in table.beyond if each.text.strip()],
        former=table.former,
    )


def _first_anchors(rows: Sequence[Columns], chapters: Sequence[PageChapter]) -> dict[str, str]:
    """Where each chapter of the summary begins on the page."""
    places = {row.columns.row.id: chapter.anchor for chapter in chapters for row in chapter.rows}
    found: dict[str, str] = {}
    for each in rows:
        found.setdefault(chapter_of(each.row), places[each.row.id])
    return found


def _rows(group: Sequence[Columns]) -> list[PageRow]:
    shown: list[PageRow] = []
    article = ""
    for each in group:
        row = each.row
        begins = each.article != article
        band = (row.label.split("(")[0].strip() if row.parent else row.label) if begins else ""
        article = each.article
        states = " ".join(
            name
            for name, holds in (
                (each.look.name, not each.heading),
                ("undecided", not each.decided and not each.heading),
                ("reopened", bool(row.reopened)),
            )
            if holds
        )
        evidence = [(target, target.evidence) for target in each.targets if target.evidence]
        paragraphs = [line for line in paragraphs_marked(row.text, each.marked) if line]
        shown.append(PageRow(each, anchor(row.id), band, states, paragraphs, evidence))
    return shown
