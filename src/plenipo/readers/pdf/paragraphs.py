"""Lines into paragraphs, by the space between them, by what would still have fitted, and by hanging labels."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from plenipo.readers.pdf.lines import LABEL, Line, Look, Piece

_LABELLED = re.compile(rf"(?:{LABEL.pattern})[\t ]")
_ENDS = re.compile(r"[.;:!?]['\"’”»)]*\s*(?:and|or)?$")
_OPEN = re.compile(r"(?:\b(?:to|of|the|and|for|in)|:)$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
_DEFAULT_PITCH = 1.2
_PITCH_SLACK = 1.18
_LARGEST_PITCH = 2.2
_ODD = 0.12
_LEAST_WIDTH = 0.6  # of the page: text is rarely broken before that
_COLUMN_LINES = 8
_ACROSS = 0.15
_ALIGNED = 1.5
_SPACE = 0.3
_NARROW = 0.35  # of the page's text: a column of its own, whose edge is unknown


def usual_pitch(lines: list[Line]) -> float:
    """The commonest distance of baselines between lines of one paragraph, in sizes of the font."""
    steps: Counter[float] = Counter()
    for line, after in pairwise(lines):
        step = (line.baseline - after.baseline) / line.size
        if line.page == after.page and 0.9 < step < _LARGEST_PITCH and not fits(line, after):
            steps[round(step, 1)] += 1
    return max(steps, key=lambda step: (steps[step], -step), default=_DEFAULT_PITCH)


def set_right_edges(pages: list[list[Line]], widths: list[float]) -> None:
    """Where the text of each line could reach: the edge of its cell if it has one, else that of its column.

    The edge of a page is that of most pages, unless the page is laid out quite differently.
    """
    columns = [column for page, width in zip(pages, widths, strict=True) for column in _columns(page, width)]
    ends = sorted(end for _, _, end in columns)
    usual = ends[len(ends) // 2] if ends else 0.0
    for lines, start, end in columns:
        _set_edges(lines, start, usual if abs(end - usual) < _ODD * usual else end)


def _columns(page: list[Line], width: float) -> list[tuple[list[Line], float, float]]:
    """The lines outside tables, in one column or two, each with its left and right edge."""
    lines = [line for line in page if line.place is None]
    if not lines:
        return []
    start, end = _edges(lines)
    middle = (start + end) / 2
    across = sum(line.x0 < middle - line.size and line.x1 > middle + line.size for line in lines)
    left = [line for line in lines if line.x0 < middle]
    right = [line for line in lines if line.x0 >= middle]
    if min(len(left), len(right)) < _COLUMN_LINES or across > _ACROSS * len(lines):
        return [(lines, start, max(end, _LEAST_WIDTH * width))]
    return [(left, *_edges(left)), (right, *_edges(right))]


def _edges(lines: list[Line]) -> tuple[float, float]:
    """Left and right of the text, a few lines left out that hang beyond."""
    starts, ends = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    return starts[int(len(starts) * 0.1)], ends[int(len(ends) * 0.97)]


def _set_edges(lines: list[Line], start: float, edge: float) -> None:
    aligned = Counter(round(line.x0) for line in lines)
    for line in lines:
        line.right = max(edge, line.x1)
        indent = line.x0 - start
        balanced = indent > line.size and abs(indent - (line.right - line.x1)) < line.size
        line.centred = balanced and aligned[round(line.x0)] == 1
        line.narrow = line.x1 - line.x0 < _NARROW * (line.right - start)


def fits(line: Line, after: Line) -> bool:
    """Whether the first word of the next line would still have fitted at the end of this one."""
    room = line.right - line.x1
    return after.first_word + _SPACE * line.size < (2 * room if line.centred else room)


def continues(line: Line, after: Line, pitch: float, first: bool) -> bool:
    """Whether the next line belongs to the same paragraph, of which ``line`` may be the first."""
    if line.place != after.place or abs(line.size - after.size) > 0.12 * line.size:
        return False
    if LABEL.fullmatch(line.text.strip()) or _starts_item(line, after):
        return False
    next_column = after.baseline > line.baseline and after.x0 > line.x1
    if line.page != after.page or next_column:
        aligned = first or next_column or abs(line.x0 - after.x0) < _ALIGNED
        return aligned and not fits(line, after) and not _ENDS.search(_tail(line))
    step = (line.baseline - after.baseline) / line.size
    if not 0.3 < step <= pitch * _PITCH_SLACK:
        return False
    if line.narrow and not after.text.lstrip()[:1].islower() and not _OPEN.search(_tail(line)):
        return False
    return not fits(line, after)


def _starts_item(line: Line, after: Line) -> bool:
    """Whether the next line begins with a label, and is not merely broken before a number or a dash."""
    if not _LABELLED.match(after.text) or after.x0 > line.x0 + line.size:
        return False
    return after.x0 < line.x0 - 1 or "\t" in after.text or _ENDS.search(_tail(line)) is not None


def _tail(line: Line) -> str:
    return line.text[-200:].rstrip()[-20:]


def gather(lines: list[Line]) -> list[list[Line]]:
    """The lines of each paragraph. Lines have their right edges set."""
    pitch = usual_pitch(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and continues(groups[-1][-1], line, pitch, len(groups[-1]) == 1):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def joined(lines: list[Line]) -> list[Piece]:
    """The pieces of a paragraph, its lines joined: a space, or nothing after a hyphen or a slash."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            joint = _joint(pieces, line)
            if joint:
                _extend(pieces, Piece(joint, _shared(pieces[-1].look, line.pieces[0].look)))
        for piece in line.pieces:
            _extend(pieces, piece)
    if pieces:
        pieces[0].text = pieces[0].text.lstrip(" ")
        pieces[-1].text = pieces[-1].text.rstrip(" ")
    return [piece for piece in pieces if piece.text or piece.note]


def _joint(pieces: list[Piece], line: Line) -> str:
    """A hyphen at the end of a line is kept, as the writer may have typed it; a soft hyphen goes."""
    end, start = pieces[-1].text, line.text
    if end.endswith("\u00ad"):
        pieces[-1].text = end[:-1]
        return ""
    if end.endswith((" ", "\t", "-", "\u2010", "/")) or start.startswith(" "):
        return ""
    return "" if _CJK.match(end[-1:]) and _CJK.match(start) else " "


def _shared(left: Look, right: Look) -> Look:
    """How the space between two lines looks: as both sides do, else plain."""
    return left if left == right else Look(left.revisions if left.revisions == right.revisions else ())


def _extend(pieces: list[Piece], piece: Piece) -> None:
    if pieces and pieces[-1].look == piece.look and not pieces[-1].note and not piece.note:
        pieces[-1].text += piece.text
    else:
        pieces.append(Piece(piece.text, piece.look, piece.note))
