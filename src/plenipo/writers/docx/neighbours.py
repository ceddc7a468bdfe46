"""Keeping apart what LibreOffice would take for one change across two paragraphs.

LibreOffice (7.4) joins an insertion at the end of a paragraph to one by the same author at the start of the next,
and rejects the paragraph mark between them with both, although the mark is under no revision. Here only the writer's
own additions can meet like that: the names at the end of a paragraph, and the heading of a competing provision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from plenipo.writers.docx.lines import ADDED, Line


def kept_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines; names that would meet a heading stand before the change instead of after it."""
    previous: Line | None = None
    for line in lines:
        if previous is not None:
            meets = not previous.mark and previous.pieces[-1].revisions == ADDED and line.mark == ADDED
            yield _names_first(previous) if meets else previous
        previous = line
    if previous is not None:
        yield previous


def _names_first(line: Line) -> Line:
    *pieces, names = line.pieces
    at = len(pieces)
    while at and pieces[at - 1].revisions and pieces[at - 1].revisions != ADDED:
        at -= 1
    return replace(line, pieces=(*pieces[:at], names, *pieces[at:]))
