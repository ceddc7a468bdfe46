"""A Word table with several repeated head rows, and rows that may break over pages where they are long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct


class TableCell(Struct, frozen=True):
    """content: XML paragraphs. merge: "restart" begins a cell over several rows, "continue" goes on with it."""

    content: str
    fill: str = ""
    span: int = 1
    merge: str = ""


class TableRow(Struct, frozen=True):
    """breaks: the row may be parted by the end of a page."""

    cells: tuple[TableCell, ...]
    breaks: bool = False


EMPTY = '<w:p><w:pPr><w:pStyle w:val="SmallPrint"/></w:pPr></w:p>'


def word_table(widths: Sequence[int], head: Iterable[TableRow], rows: Iterable[TableRow]) -> str:
    """A w:tbl with fixed columns (widths in twips), its head rows repeated on every page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = "".join(_row(widths, row, "<w:cantSplit/><w:tblHeader/>") for row in head)
    body = "".join(_row(widths, row, "" if row.breaks else "<w:cantSplit/>") for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ConcordanceTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="{int(bool(first))}" w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{first}{body}</w:tbl>"
    )


def _row(widths: Sequence[int], row: TableRow, properties: str) -> str:
    columns: list[str] = []
    at = 0
    for cell in row.cells:
        columns.append(_cell(sum(widths[at : at + cell.span]), cell))
        at += cell.span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(columns)}</w:tr>"


def _cell(width: int, cell: TableCell) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(cell.merge, "")
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{fill}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell.content or EMPTY}</w:tc>"
