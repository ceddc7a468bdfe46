"""What a new version does to decisions, as the history of each row tells it."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.concordance.model import Concordance
from plenipo.desk.concordance.models import Change, Edition, Row
from plenipo.desk.concordance.threads import Threaded


def threaded(edition: Edition, table: Concordance) -> list[Threaded]:
    """The provisions of an edition, each with its thread and what was last decided on it."""
    left_open = {each.row: each.decision for each in table.former if each.row}
    threads = dict(edition.rows.values_list("identifier", "thread"))
    return [
        Threaded(threads[row.id], row.id, row.text, row.decision or left_open.get(row.id))
        for row in table.rows
        if row.id in threads
    ]


def changes_of(edition: Edition, now: Concordance, rows: Sequence[Row], before: Concordance | None) -> list[Change]:
    """A line for each row that was reopened, and for each whose decision stands under another number."""
    if before is None:
        return []
    labels = {row.id: row.label for row in before.rows}
    open_before = {row.reopened for row in before.rows if row.reopened}
    told = []
    for row, value in zip(rows, now.rows, strict=True):
        if value.reopened and value.reopened not in open_before:
            told.append(_change(edition, row, Change.Kind.REOPENED, {"why": value.reopened}))
        elif value.decision and value.decision.row != value.id and value.decision.row in labels:
            moved = {"label": value.label}
            told.append(_change(edition, row, Change.Kind.CARRIED, moved, {"label": labels[value.decision.row]}))
    return told


def _change(
    edition: Edition, row: Row, kind: Change.Kind, after: dict[str, str], before: dict[str, str] | None = None
) -> Change:
    return Change(
        edition=edition,
        thread=row.thread,
        label=row.label,
        kind=kind,
        at=edition.made_at,
        before=before or {},
        after=after,
        counted=row.counted,
    )
