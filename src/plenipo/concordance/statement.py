"""The statement of compliance that goes with a draft law: what the table comes to, article by article."""

from __future__ import annotations

from msgspec import Struct

from plenipo.concordance.law import Depth, Identity
from plenipo.concordance.model import Concordance, Degree, Row
from plenipo.concordance.summary import Tally, counts, tally, totals


class ArticleCompliance(Struct, frozen=True):
    """One article of the source as a whole. measures: the planned acts with their dates, each once."""

    label: str
    heading: str
    degree: Degree
    measures: tuple[str, ...] = ()


class Statement(Struct, frozen=True):
    """What can be stated on a target against a source.

    degree: of the whole; None where nothing can be stated (no provision applies, or the texts were not judged).
    open_articles: those in part or not complied with. not_applicable: articles that do not apply. undecided: counted
    provisions whose degree no person decided.
    """

    source: Identity
    target: Identity
    degree: Degree | None
    tally: Tally
    open_articles: tuple[ArticleCompliance, ...]
    not_applicable: tuple[ArticleCompliance, ...]
    undecided: int
    last_date: str = ""


def statement_of(table: Concordance) -> Statement:
    """The statement. Its degree is that of all provisions together: full only where every applicable one is full."""
    figures = totals(table)
    articles = [_compliance(rows, table.judged) for rows in _articles(table)]
    stated = [each for each in articles if each is not None]
    dates = sorted(row.decision.measure_date for row in table.rows if row.decision and row.decision.measure_date)
    return Statement(
        table.source,
        table.target,
        overall(figures),
        figures,
        tuple(each for each in stated if each.degree in (Degree.PARTIAL, Degree.NONE)),
        tuple(each for each in stated if each.degree is Degree.NOT_APPLICABLE),
        figures.provisions - figures.decided,
        dates[-1] if dates else "",
    )


def overall(figures: Tally) -> Degree | None:
    """The degree of several provisions together, None where it cannot be said."""
    if figures.unjudged or not figures.provisions:
        return None
    if not figures.applicable:
        return Degree.NOT_APPLICABLE
    if figures.full == figures.applicable:
        return Degree.FULL
    return Degree.NONE if figures.none == figures.applicable else Degree.PARTIAL


def _articles(table: Concordance) -> list[list[Row]]:
    """The rows of each article, the article's own row first."""
    groups: list[list[Row]] = []
    for row in table.rows:
        if row.depth is Depth.ARTICLE or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def _compliance(rows: list[Row], judged: bool) -> ArticleCompliance | None:
    head = rows[0]
    decided = head.decision is not None and head.decision.degree is not None
    degree = head.stands if decided else overall(tally(rows, judged))
    if degree is None or not (decided or any(counts(row) for row in rows)):
        return None
    measures = dict.fromkeys(filter(None, (_measure(row) for row in rows)))
    return ArticleCompliance(head.label, head.heading, degree, tuple(measures))


def _measure(row: Row) -> str:
    decision = row.decision
    if decision is None or not decision.measure:
        return ""
    return f"{decision.measure} ({decision.measure_date})" if decision.measure_date else decision.measure
