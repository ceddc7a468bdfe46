"""concordance.json: the shape that others script against, from which the table is read back equal."""

from __future__ import annotations

from msgspec import Struct

from plenipo.concordance.law import Depth, Identity, Nature
from plenipo.concordance.model import (
    Concordance,
    Correspondence,
    Decision,
    Degree,
    FormerDecision,
    Row,
    Unmatched,
)
from plenipo.concordance.provisions import TargetTexts, standing_targets
from plenipo.concordance.summary import ChapterTally, Tally, summary, totals
from plenipo.texts.marking import Marking
from plenipo.writers.json import from_json, to_json


class SourceShape(Struct, frozen=True):
    """The source provision of a row."""

    id: str
    label: str
    text: str
    depth: Depth
    parent: str
    heading: str
    divisions: tuple[str, ...]
    chapeau: str
    nature: Nature


class RowShape(Struct, frozen=True):
    """degree, targets: those that stand. proposed_degree, proposed_targets: null where nobody decided otherwise."""

    source: SourceShape
    targets: tuple[Correspondence, ...]
    degree: Degree
    missing: tuple[str, ...]
    why: str
    confidence: float
    added: tuple[str, ...]
    candidates: tuple[Correspondence, ...]
    decision: Decision | None = None
    reopened: str = ""
    proposed_degree: Degree | None = None
    proposed_targets: tuple[Correspondence, ...] | None = None


class ConcordShape(Struct, frozen=True):
    """concordance.json. summary and totals are for readers; everything else makes the table."""

    source: Identity
    target: Identity
    marking: Marking
    judged: bool
    remarks: tuple[str, ...]
    restricted_to: tuple[str, ...]
    totals: Tally
    summary: tuple[ChapterTally, ...]
    rows: tuple[RowShape, ...]
    beyond: tuple[Unmatched, ...]
    former: tuple[FormerDecision, ...]
    superseded: tuple[Decision, ...] = ()
    target_provisions: tuple[Unmatched, ...] = ()


def write_concordance_json(table: Concordance) -> str:
    """concordance.json."""
    provisions = TargetTexts(table).provisions
    return to_json(
        ConcordShape(
            source=table.source,
            target=table.target,
            marking=table.marking,
            judged=table.judged,
            remarks=table.remarks,
            restricted_to=table.restricted_to,
            totals=totals(table),
            summary=summary(table),
            rows=tuple(_shape(row, standing_targets(row, provisions)) for row in table.rows),
            beyond=table.beyond,
            former=table.former,
            superseded=table.superseded,
            target_provisions=table.target_provisions,
        )
    )


def read_concordance(text: str | bytes, *, where: str = "") -> Concordance:
    """The table that ``write_concordance_json`` wrote. InvalidData for anything else."""
    shape = from_json(text, ConcordShape, where=where)
    return Concordance(
        source=shape.source,
        target=shape.target,
        rows=tuple(map(_row, shape.rows)),
        beyond=shape.beyond,
        marking=shape.marking,
        remarks=shape.remarks,
        judged=shape.judged,
        former=shape.former,
        superseded=shape.superseded,
        target_provisions=shape.target_provisions,
        restricted_to=shape.restricted_to,
    )


def _shape(row: Row, targets: tuple[Correspondence, ...]) -> RowShape:
    source = SourceShape(
        row.id, row.label, row.text, row.depth, row.parent, row.heading, row.divisions, row.chapeau, row.nature
    )
    return RowShape(
        source=source,
        targets=targets,
        degree=row.stands,
        missing=row.missing,
        why=row.why,
        confidence=row.confidence,
        added=row.added,
        candidates=row.candidates,
        decision=row.decision,
        reopened=row.reopened,
        proposed_degree=row.degree if row.stands is not row.degree else None,
        proposed_targets=row.targets if targets != row.targets else None,
    )


def _row(shape: RowShape) -> Row:
    source = shape.source
    return Row(
        id=source.id,
        label=source.label,
        depth=source.depth,
        text=source.text,
        degree=shape.degree if shape.proposed_degree is None else shape.proposed_degree,
        confidence=shape.confidence,
        why=shape.why,
        targets=shape.targets if shape.proposed_targets is None else shape.proposed_targets,
        candidates=shape.candidates,
        missing=shape.missing,
        added=shape.added,
        parent=source.parent,
        heading=source.heading,
        divisions=source.divisions,
        chapeau=source.chapeau,
        nature=source.nature,
        decision=shape.decision,
        reopened=shape.reopened,
    )
