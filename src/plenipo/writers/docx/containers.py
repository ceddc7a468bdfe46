"""Paragraphs inside a table cell or a note, whose last paragraph mark can be neither inserted nor deleted."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from plenipo.compilation.model import CompiledProvision
from plenipo.writers.docx.layout import Shape, lay_out
from plenipo.writers.docx.lines import ADDED, Line, Look, Piece, Revision, inserted

_BREAK = Piece("\n", ADDED)


def contained(provisions: Sequence[tuple[CompiledProvision, Shape]]) -> list[Line]:
    """The lines of all provisions of one cell; the mark of the last is under no revision.

    The breaks between the alternatives of one provision are the writer's: whichever reading stays, it is one
    paragraph. Where the last provisions come or go, the break before each of them comes or goes with it.
    """
    if not provisions:
        return []
    units = [_unit(provision, shape) for provision, shape in provisions]
    marks = [unit[-1].mark for unit in units]
    for unit, mark in zip(units, _breaks_before(marks), strict=True):
        unit[-1] = replace(unit[-1], mark=mark, move="")
    return [line for unit in units for line in unit]


def in_one_paragraph(lines: Sequence[Line], style: str) -> Line:
    """The lines of a note as one paragraph, parted by line breaks of the writer's own.

    Where paragraph marks of notes are tracked, LibreOffice (7.4) empties every such note but the first when all
    changes are rejected.
    """
    pieces = list(lines[0].pieces)
    for line in lines[1:]:
        pieces += [_BREAK, *line.pieces]
    added = [replace(piece, look=Look.TAG) if piece.revisions == ADDED else piece for piece in pieces]
    return Line(style, tuple(added), mirrored=lines[0].mirrored)


def _unit(provision: CompiledProvision, shape: Shape) -> list[Line]:
    lines = list(lay_out(provision, shape))
    if len(lines) == 1:
        return lines
    last: tuple[Revision, ...] = inserted(provision.sponsors) if provision.inserted else ()
    marks = [ADDED] * (len(lines) - 1) + [last]
    return [replace(line, mark=mark) for line, mark in zip(lines, marks, strict=True)]


def _breaks_before(marks: list[tuple[Revision, ...]]) -> list[tuple[Revision, ...]]:
    """The marks, with the trailing tracked ones each moved to the paragraph before; the last becomes plain."""
    plain = max((index for index, mark in enumerate(marks) if not mark), default=0)
    return [*marks[:plain], *marks[plain + 1 :], ()]
