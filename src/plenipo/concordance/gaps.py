"""What is left to do: the provisions that are complied with in part or not at all."""

from __future__ import annotations

from msgspec import Struct

from plenipo.concordance.model import Concordance, Correspondence, Degree, Row
from plenipo.concordance.provisions import TargetTexts, standing_targets
from plenipo.concordance.summary import chapter_of, counts


class Gap(Struct, frozen=True):
    """One provision with a gap. missing: verbatim from the source. reasons: of the person, else the proposal's."""

    row: Row
    degree: Degree
    targets: tuple[Correspondence, ...]
    missing: tuple[str, ...]
    reasons: str
    measure: str = ""
    measure_date: str = ""
    responsible: str = ""
    decided: bool = False


class ChapterGaps(Struct, frozen=True):
    chapter: str
    gaps: tuple[Gap, ...]


def gaps_of(table: Concordance) -> tuple[ChapterGaps, ...]:
    """The gaps by chapter, in reading order. A table that was not judged has only those that people decided."""
    provisions = TargetTexts(table).provisions
    chapters: dict[str, list[Gap]] = {}
    for row in table.rows:
        decided = row.decision is not None and row.decision.degree is not None
        if row.stands not in (Degree.PARTIAL, Degree.NONE) or not counts(row) or not (table.judged or decided):
            continue
        chapters.setdefault(chapter_of(row), []).append(_gap(row, standing_targets(row, provisions), decided))
    return tuple(ChapterGaps(name, tuple(gaps)) for name, gaps in chapters.items())


def _gap(row: Row, targets: tuple[Correspondence, ...], decided: bool) -> Gap:
    decision = row.decision
    return Gap(
        row,
        row.stands,
        targets,
        row.missing,
        (decision.reasons if decision else "") or row.why,
        decision.measure if decision else "",
        decision.measure_date if decision else "",
        decision.responsible if decision else "",
        decided,
    )
