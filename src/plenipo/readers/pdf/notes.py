"""Footnotes: lines at the foot of a page that begin with a mark which the text above bears as a superscript.

The mark is itself a superscript, or the lines are smaller than the body.
"""

from __future__ import annotations

import re

from plenipo.readers.pdf.lines import Line, Piece
from plenipo.readers.pdf.paragraphs import joined
from plenipo.readers.pdf.runs import paragraph_of
from plenipo.texts.document import Note, NoteKind

_MARK = re.compile(r"\s*(\d{1,3}|[*†‡]{1,3})(?=\D|$)")
_SMALLER = 0.95


def part_notes(pages: list[list[Line]]) -> tuple[list[list[Line]], tuple[Note, ...]]:
    """The pages without their footnotes, references put in place of the superscripts, and the footnotes."""
    sizes = sorted(line.size for lines in pages for line in lines for _ in line.text)
    body_size = sizes[len(sizes) // 2] if sizes else 0.0
    bodies: list[list[Line]] = []
    notes: list[Note] = []
    for lines in pages:
        body, feet = _split(lines, body_size)
        for mark, group in feet:
            identifier = f"footnote:{len(notes) + 1}"
            if _refer(body, mark, identifier):
                notes.append(_note(identifier, mark, group))
            else:
                body.extend(group)
        bodies.append(body)
    return bodies, tuple(notes)


def _split(lines: list[Line], body_size: float) -> tuple[list[Line], list[tuple[str, list[Line]]]]:
    """The lines above the notes, and each note's mark and lines."""
    small = len(lines)
    while small and lines[small - 1].size <= _SMALLER * body_size and lines[small - 1].place is None:
        small -= 1
    raised = (index for index, line in enumerate(lines) if line.pieces[0].look.raised and _mark(line))
    start = min((*raised, *(index for index in range(small, len(lines)) if _mark(lines[index]))), default=len(lines))
    feet: list[tuple[str, list[Line]]] = []
    for line in lines[start:]:
        mark = _mark(line)
        if mark and (not feet or mark != feet[-1][0]):
            feet.append((mark, [line]))
        else:
            feet[-1][1].append(line)
    return lines[:start], feet


def _mark(line: Line) -> str:
    """The mark that a note begins with: raised, or parted from the text by a space or a tabulator."""
    found = _MARK.match(line.text)
    if not found:
        return ""
    raised = line.pieces[0].look.raised or (len(line.pieces) > 1 and not line.pieces[0].text.strip())
    parted = line.text[found.end() :][:1] in (" ", "\t", "")
    return found[1] if raised or parted else ""


def _refer(body: list[Line], mark: str, identifier: str) -> bool:
    """Turns superscripts of that mark into references to the note. Whether there was one."""
    referred = False
    for line in body:
        for index, piece in enumerate(line.pieces):
            if piece.look.raised and not piece.note and piece.text.strip() == mark:
                space = piece.text.partition(mark)[2]
                line.pieces[index : index + 1] = [Piece("", piece.look, identifier), Piece(space, piece.look)]
                referred = True
    return referred


def _note(identifier: str, mark: str, lines: list[Line]) -> Note:
    pieces = joined(lines)
    _cut(pieces, mark)
    return Note(identifier, NoteKind.FOOTNOTE, (paragraph_of(pieces, lines[0]),))


def _cut(pieces: list[Piece], mark: str) -> None:
    """Removes the mark and the space after it from the start."""
    left = mark
    while pieces and left:
        text = pieces[0].text.lstrip()
        shared = len(text) if left.startswith(text) else len(left)
        pieces[0].text, left = text[shared:], left[shared:]
        if not pieces[0].text:
            pieces.pop(0)
    if pieces:
        pieces[0].text = pieces[0].text.lstrip()
