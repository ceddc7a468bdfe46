"""Glyphs into lines, in the order in which the page draws them.

Word and LibreOffice draw text in reading order: cell by cell, note by note. Where a page jumps about instead,
its lines are put in order from top to bottom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from plenipo.readers.pdf.drawing import Glyph, Page
from plenipo.readers.pdf.grids import Grid, cell_at
from plenipo.readers.pdf.marks import Convention, Drawn, revisions
from plenipo.texts.document import Place, Revision

# Printed before a tabulator: list labels, and the symbols and words that open a line of a proposal.
LABEL = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,2}|[A-Z]|[ivxlcIVXLC]{1,6})[.)](?:\s?(?:bis|ter|quater))?"
    r"|[a-z]{1,2}\)?(?:bis|ter|quater)\)|\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter))?|[-–—•·*▪◦]"
    r"|\(?MOD\)?|ADD\*?|SUP\*?|NOC|Reasons:|No\.\s?\d+"
)
_CHANGED_LABEL = re.compile(rf"(?:{LABEL.pattern}){{1,2}}")  # the old label struck out, the new one beside it
# Distances in sizes of the font.
_WORD_GAP = 0.18
_TAB_GAP = 0.75
_TIGHT_TAB_GAP = 0.05  # a wide label nearly reaches the tabulator
_COLUMN_GAP = 2.0
_SAME_LINE = 0.45
_BACK = 0.5
_RAISED = 0.15
_SMALL = 0.8
_MOST_SPACES = 16


class Look(Struct, frozen=True):
    """What is the same over a run. raised: a superscript."""

    revisions: tuple[Revision, ...] = ()
    underlined: bool = False
    italic: bool = False
    raised: bool = False


class Piece(Struct):
    """A stretch of one look; with ``note`` it is the reference to that note and has no text."""

    text: str
    look: Look
    note: str = ""


class Line(Struct):
    """Text on one baseline, without a gap that parts columns. size: of most of its characters.

    first_word: width of its first word. right: where its text could have reached.
    """

    page: int
    x0: float
    x1: float
    baseline: float
    size: float
    pieces: list[Piece]
    place: Place | None = None
    first_word: float = 0.0
    right: float = 0.0
    centred: bool = False
    narrow: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class _Stretch(Struct):
    """Glyphs of one line while it grows."""

    glyphs: list[Glyph]
    marks: list[Drawn]
    place: Place | None


def page_lines(page: Page, marks: Sequence[Drawn], known: Convention, grids: Sequence[Grid]) -> list[Line]:
    stretches: list[_Stretch] = []
    for glyph, mark in zip(page.glyphs, marks, strict=True):
        if not glyph.text or not 0 <= glyph.baseline <= page.height:
            continue
        if stretches and _is_filler(stretches[-1].glyphs[-1], glyph):
            continue
        place = cell_at(grids, (glyph.x0 + glyph.x1) / 2, glyph.baseline + glyph.size / 4)
        if stretches and stretches[-1].place == place and _continues(stretches[-1], glyph):
            stretches[-1].glyphs.append(glyph)
            stretches[-1].marks.append(mark)
        else:
            stretches.append(_Stretch([glyph], [mark], place))
    lines = [_line(page.number, stretch, known) for stretch in stretches]
    return in_order([line for line in lines if line.text.strip()])


def _is_filler(last: Glyph, glyph: Glyph) -> bool:
    """Spaces over what is already drawn: LibreOffice fills tracked tabulators with them."""
    near = abs(glyph.baseline - last.baseline) <= _SAME_LINE * max(last.size, glyph.size)
    return glyph.text.isspace() and near and last.x0 - 2 * last.size < glyph.x0 < last.x1 - 0.3 * glyph.size


def _continues(stretch: _Stretch, glyph: Glyph) -> bool:
    last = stretch.glyphs[-1]
    size = max(last.size, glyph.size)
    if abs(glyph.baseline - last.baseline) > _SAME_LINE * size or glyph.x0 < last.x1 - _BACK * size:
        return False
    gap = glyph.x0 - _ink_end(stretch.glyphs)
    return gap < _COLUMN_GAP * size or _is_label(stretch.glyphs)


def _ink_end(glyphs: list[Glyph]) -> float:
    """Where the last character that is not a space ends; the end of the line so far where all are spaces."""
    for glyph in reversed(glyphs[-_MOST_SPACES:]):
        if not glyph.text.isspace():
            return glyph.x1
    return glyphs[-1].x1


def _is_label(glyphs: list[Glyph]) -> bool:
    return len(glyphs) <= 24 and _CHANGED_LABEL.fullmatch("".join(glyph.text for glyph in glyphs).strip()) is not None


def _line(page: int, stretch: _Stretch, known: Convention) -> Line:
    inked = [glyph for glyph in stretch.glyphs if not glyph.text.isspace()] or stretch.glyphs
    size = _usual_size(inked)
    baseline = next(glyph.baseline for glyph in inked if glyph.size >= _SMALL * size)
    pieces: list[Piece] = []
    before: list[Glyph] = []
    for glyph, mark in zip(stretch.glyphs, stretch.marks, strict=True):
        look = _look(glyph, mark, known, baseline, size)
        gap = _gap(before, glyph)
        _append(pieces, gap, _gap_look(gap, pieces[-1].look if pieces else look, look))
        _append(pieces, glyph.text.replace("\t", " "), look)
        before.append(glyph)
    _tabulate(pieces)
    return Line(
        page, inked[0].x0, inked[-1].x1, baseline, size, pieces, stretch.place, first_word=_first_word(stretch.glyphs)
    )


def _first_word(glyphs: list[Glyph]) -> float:
    """How much room the first word takes; a non-breaking space does not end it."""
    start = next((index for index, glyph in enumerate(glyphs) if not glyph.text.isspace()), 0)
    end = start + 1
    while end < len(glyphs) and glyphs[end].text != " " and glyphs[end].x0 - glyphs[end - 1].x1 < glyphs[end].size / 4:
        end += 1
    return glyphs[end - 1].x1 - glyphs[start].x0


def _usual_size(glyphs: list[Glyph]) -> float:
    sizes = sorted(glyph.size for glyph in glyphs)
    return sizes[len(sizes) // 2] if len(sizes) > 2 else sizes[-1]


def _look(glyph: Glyph, mark: Drawn, known: Convention, baseline: float, size: float) -> Look:
    found = revisions(glyph, mark, known)
    raised = glyph.size < _SMALL * size and glyph.baseline > baseline + _RAISED * size
    underlined = bool(mark.under) and not found and not mark.linked
    return Look(found, underlined, glyph.italic, raised)


def _gap(before: list[Glyph], glyph: Glyph) -> str:
    """What the distance to the glyph means: a tabulator after a label, a space between words, or nothing."""
    if not before:
        return ""
    if not glyph.text.isspace() and _is_label(before):
        closed = before[-1].text.endswith(")")
        if glyph.x0 - _ink_end(before) > (_TIGHT_TAB_GAP if closed else _TAB_GAP) * glyph.size:
            return "\t"
    last = before[-1]
    wide = glyph.x0 - last.x1 > _WORD_GAP * glyph.size
    return " " if wide and not glyph.text.isspace() and not last.text.isspace() else ""


def _gap_look(gap: str, before: Look, after: Look) -> Look:
    """A space looks as what it follows, unless that is a note mark; a tabulator changes only if both sides do."""
    if gap == "\t":
        return Look(before.revisions if before.revisions == after.revisions else ())
    return after if before.raised else before


def _append(pieces: list[Piece], text: str, look: Look) -> None:
    if not text:
        return
    if pieces and pieces[-1].look == look:
        pieces[-1].text += text
    else:
        pieces.append(Piece(text, look))


def _tabulate(pieces: list[Piece]) -> None:
    """Spaces around a tabulator are how printers draw it: they are dropped."""
    for index, piece in enumerate(pieces):
        first, *others = piece.text.split("\t")
        if others:
            inner = [part.strip(" ") for part in others[:-1]]
            piece.text = "\t".join((first.rstrip(" "), *inner, others[-1].lstrip(" ")))
        if piece.text.startswith("\t") and index:
            pieces[index - 1].text = pieces[index - 1].text.rstrip(" ")
        if index and pieces[index - 1].text.endswith("\t"):
            piece.text = piece.text.lstrip(" ")
    pieces[:] = [piece for piece in pieces if piece.text]


def in_order(lines: list[Line]) -> list[Line]:
    """The lines as drawn, unless more than a third of the steps go up the page."""
    upward = sum(after.baseline > line.baseline + line.size for line, after in pairwise(lines))
    if 3 * upward <= len(lines):
        return lines
    return sorted(lines, key=lambda line: (-round(line.baseline), line.x0))
