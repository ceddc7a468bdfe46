"""The board as files: Word, a workbook, a page."""

from __future__ import annotations

import msgspec

from plenipo.desk.accounts.access import Access
from plenipo.desk.conferences.board import board
from plenipo.desk.conferences.board_values import Board, Cell, Row
from plenipo.desk.conferences.filters import Filters
from plenipo.desk.shell.marking import marking_of
from plenipo.positions.mandate import Mandate as Text
from plenipo.positions.overview import Overview, OverviewRow, Square
from plenipo.texts.marking import highest
from plenipo.writers.overview import (
    OVERVIEW_NAMES,
    write_overview_docx,
    write_overview_html,
    write_overview_xlsx,
)

EXPORTS = OVERVIEW_NAMES


def export(access: Access, filters: Filters, name: str, date: str) -> bytes:
    """The file of that name, one of EXPORTS, of the board as this person sees it. date: as it is to be printed.

    Raises KeyError for another name.
    """
    return written(overview_of(access, board(access, filters), date), name)


def written(overview: Overview, name: str) -> bytes:
    """The overview as the file of that name. Raises KeyError where there is none of that name."""
    if name == "overview.docx":
        return write_overview_docx(overview)
    if name == "overview.xlsx":
        return write_overview_xlsx(overview)
    if name == "overview.html":
        return write_overview_html(overview).encode()
    raise KeyError(name)


def overview_of(access: Access, shown: Board, date: str) -> Overview:
    """The board as the engine's value. Its marking: the highest of what is in it, the conference's at least."""
    ranks = {access.conference.marking, *(row.marking for row in shown.rows)}
    ranks |= {unit.marking for row in shown.rows for unit in row.units}
    authority = ""
    if shown.mandate is not None:
        ranks.add(shown.mandate.marking)
        authority = msgspec.msgpack.decode(shown.mandate.value, type=Text).authority
    return Overview(
        title=access.conference.name,
        authority=authority,
        date=date,
        marking=highest([marking_of(rank) for rank in ranks]),
        sponsors=tuple(sorted(shown.sponsors)),
        rows=tuple(_row(row) for row in shown.rows),
    )


def _row(row: Row) -> OverviewRow:
    return OverviewRow(
        instrument=row.name,
        title=row.title,
        squares=tuple(_square(cell) for _, cell in sorted(row.cells.items())),
        alarms=sum(unit.alarm for unit in row.units),
        competing=row.competing,
        checks=row.open,
    )


def _square(cell: Cell) -> Square:
    return Square(
        cell.sponsor,
        tuple(unit.identifier for unit in cell.units),
        sum(unit.advances for unit in cell.units),
        sum(unit.conflicts for unit in cell.units),
        sum(unit.mixed for unit in cell.units),
    )
