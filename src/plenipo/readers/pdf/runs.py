"""Pieces of text into runs and paragraphs."""

from __future__ import annotations

from plenipo.readers.pdf.lines import Line, Piece
from plenipo.texts.document import Paragraph, Run


def paragraph_of(pieces: list[Piece], line: Line) -> Paragraph:
    """A paragraph whose first line is ``line``. Its mark goes with its text where all of it is one change."""
    runs = tuple(
        Run(piece.text, piece.look.revisions, piece.note, piece.look.underlined, piece.look.italic)
        for piece in pieces
        if piece.text or piece.note
    )
    kinds = {run.revisions for run in runs if run.text.strip() or run.note}
    place = line.place
    return Paragraph(
        runs,
        mark=kinds.pop() if len(kinds) == 1 else (),
        container=f"cell:{place.table}.{place.row}.{place.column}" if place else "",
        place=place,
    )
