"""Tables of the instrument, with rows that sponsors insert or delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plenipo.compilation.model import CompiledProvision
from plenipo.writers.docx.cells import Row
from plenipo.writers.docx.containers import contained
from plenipo.writers.docx.layout import Shape
from plenipo.writers.docx.lines import author
from plenipo.writers.docx.pen import Pen

TEXT_WIDTH = 9638  # twips between the margins of the page
_EMPTY = '<w:p><w:pPr><w:pStyle w:val="Tabletext"/></w:pPr></w:p>'


def write_table(rows: Sequence[Row], pen: Pen, shape: Callable[[CompiledProvision], Shape]) -> str:
    """A w:tbl of equal columns; cells that no provision fills are empty."""
    columns = 1 + max(column for row in rows for column in row.cells)
    width = TEXT_WIDTH // columns
    head = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="InstrumentTable"/><w:tblW w:w="{width * columns}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{f"""<w:gridCol w:w="{width}"/>""" * columns}</w:tblGrid>'
    )
    body = "".join(_row(row, columns, width, pen, shape) for row in rows)
    return f"{head}{body}</w:tbl>"


def _row(row: Row, columns: int, width: int, pen: Pen, shape: Callable[[CompiledProvision], Shape]) -> str:
    cells = "".join(_cell(row.cells.get(column, []), width, pen, shape) for column in range(columns))
    return f"<w:tr><w:trPr><w:cantSplit/>{_change(row, pen)}</w:trPr>{cells}</w:tr>"


def _change(row: Row, pen: Pen) -> str:
    for name, sponsors in (("ins", row.adding()), ("del", row.removing())):
        if sponsors:
            return f"<w:{name} {pen.change_attributes(author(sponsors))}/>"
    return ""


def _cell(
    provisions: Sequence[CompiledProvision], width: int, pen: Pen, shape: Callable[[CompiledProvision], Shape]
) -> str:
    lines = contained([(provision, shape(provision)) for provision in provisions])
    paragraphs = "".join(map(pen.paragraph, lines)) or _EMPTY
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'
