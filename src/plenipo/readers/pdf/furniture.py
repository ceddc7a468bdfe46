"""Page headers, footers and page numbers: lines that come back at the edge of pages."""

from __future__ import annotations

import re
from collections import Counter

from plenipo.readers.pdf.lines import Line

_EDGE = 0.1
_MOST = 5
_NOTE_STEP = 1.6
_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|de|sur|von)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def part_furniture(pages: list[list[Line]], heights: list[float]) -> tuple[list[list[Line]], list[Line]]:
    """The pages without what stands around their text, and each distinct line of that, in order."""
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen = Counter(key for page in edges for key in {_key(line) for edge in page for line in edge})
    dropped: dict[int, Line] = {}
    for page in edges:
        for edge in page:
            for line in edge:
                repeated = len(pages) > 1 and seen[_key(line)] > 1 and 4 * seen[_key(line)] >= len(pages)
                if not repeated and not _NUMBER.fullmatch(line.text.strip()):
                    break
                dropped[id(line)] = line
    distinct = {_DIGITS.sub("#", line.text.strip()): line for line in reversed(dropped.values())}
    kept = [[line for line in lines if id(line) not in dropped] for lines in pages]
    return kept, list(reversed(distinct.values()))


def _edges(lines: list[Line], height: float) -> tuple[list[Line], list[Line]]:
    """The outermost lines at the top and at the foot, from the edge inwards."""
    notes = _note_lines(lines)
    downwards = sorted((line for line in lines if id(line) not in notes), key=lambda line: -line.baseline)
    top = [line for line in downwards[:_MOST] if line.baseline > height * (1 - _EDGE)]
    foot = [line for line in reversed(downwards[-_MOST:]) if line.baseline < height * _EDGE]
    return top, foot


def _note_lines(lines: list[Line]) -> set[int]:
    """Lines of footnotes, by identity: the same note may stand at the foot of several pages."""
    found: set[int] = set()
    above: Line | None = None
    for line in sorted(lines, key=lambda line: -line.baseline):
        starts = line.pieces[0].look.raised and line.text.lstrip()[:1].isdigit()
        if starts or (above is not None and above.baseline - line.baseline < _NOTE_STEP * line.size):
            found.add(id(line))
            above = line
        else:
            above = None
    return found


def _key(line: Line) -> tuple[str, int]:
    """Equal for the same line on two pages, whatever number it bears."""
    return _DIGITS.sub("#", line.text.strip()), round(line.baseline / 3)
