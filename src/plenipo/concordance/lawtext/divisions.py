"""Parts, titles, chapters and sections above the articles, wherever the text prints their headings."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plenipo.concordance.lawtext.headings import division_heading, is_loose_heading
from plenipo.concordance.lawtext.lines import LawLine, Part

_LOOSE_RANK = 9
_MANY_HEADINGS = 12


class _Open(Struct, eq=False):
    """closed: what stood open and ended where this began."""

    rank: int
    printed: str
    title: str = ""
    since: int = 0
    closed: list[_Open] = []

    @property
    def shown(self) -> str:
        return " – ".join(filter(None, (self.printed, self.title)))


def late_headings(lines: Sequence[LawLine], *, first: bool = False) -> list[LawLine]:
    """The headings at the end of the lines: they head what follows. At least one line of an article stays."""
    start = len(lines)
    while start > (0 if first else 1) and len(lines) - start < _MANY_HEADINGS and _heads(lines, start - 1):
        start -= 1
    while start < len(lines) and first and _is_loose(lines[start]):  # a title of the whole text is no chapter
        start += 1
    while _loose_ahead(lines, start) > 2:
        start += 1
    return list(lines[start:])


def _loose_ahead(lines: Sequence[LawLine], start: int) -> int:
    """How many headings without number stand there in a row, capitals that run over several lines counted once."""
    count, before = 0, ""
    for line in lines[start:]:
        if not _is_loose(line) or line.part is Part.DIVISION_TITLE:
            break
        count += not (before.isupper() and line.text.isupper())
        before = line.text
    return count


def _heads(lines: Sequence[LawLine], place: int) -> bool:
    line = lines[place]
    if line.part in (Part.DIVISION, Part.DIVISION_TITLE):
        return True
    if line.part is not Part.TEXT or line.cell:
        return False
    if division_heading(line.text) is not None:
        return True
    return is_loose_heading(line.text) and _is_ended(lines, place)


def _is_ended(lines: Sequence[LawLine], place: int) -> bool:
    """The line before ends what it says."""
    before = lines[place - 1].text if place else "."
    return not before.endswith((":", "—", "–", "-", " and", " or", ","))


def _is_loose(line: LawLine) -> bool:
    return line.part is Part.TEXT and division_heading(line.text) is None


def _rank_by(following: Sequence[LawLine]) -> int:
    """A heading without number stands right above the numbered one that follows it, and deepest where none does."""
    if not following:
        return _LOOSE_RANK
    found = division_heading(following[0].text) if following[0].part is not Part.DIVISION_TITLE else None
    return max(1, found.rank - 1) if found else _LOOSE_RANK - 1


class Divisions:
    """Takes headings in reading order, and knows for each article what stands above it."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self._above: dict[int, list[_Open]] = {}

    def take(self, headings: Sequence[LawLine], index: int) -> None:
        """The headings right before the article of this index."""
        fresh: _Open | None = None
        for place, line in enumerate(headings):
            found = division_heading(line.text) if line.part is not Part.DIVISION_TITLE else None
            if found is not None:
                closed = self._close(found.rank)
                fresh = _Open(found.rank, found.printed, found.title, index, closed)
                self.open.append(fresh)
            elif fresh is not None and not fresh.title:
                fresh.title = line.text
            elif fresh is not None and fresh.title.isupper() and line.text.isupper():
                fresh.title = f"{fresh.title} {line.text}"
            else:
                fresh = self._take_loose(line.text, index, _rank_by(headings[place + 1 : place + 2]))

    def _take_loose(self, text: str, index: int, rank: int) -> _Open | None:
        """A heading without number. It is the title of a division that was printed an article too early, if one is
        open without title; that division begins here."""
        late = next((division for division in reversed(self.open) if not division.title), None)
        if late is not None and late.since < index:
            self._close(late.rank + 1)
            self._begin_late(late, text, index)
            return late
        self._close(rank)
        self.open.append(_Open(rank, "", text, index))
        return self.open[-1]

    def _begin_late(self, late: _Open, title: str, index: int) -> None:
        late.title = title
        if late.since == 0:
            return
        for place in range(late.since, index):
            above = self._above.get(place, [])
            if late in above:
                at = above.index(late)
                self._above[place] = [*above[:at], *late.closed, *above[at + 1 :]]

    def _close(self, rank: int) -> list[_Open]:
        closed: list[_Open] = []
        while self.open and self.open[-1].rank >= rank:
            closed.insert(0, self.open.pop())
        return closed

    def mark(self, index: int) -> None:
        self._above[index] = list(self.open)

    def of_each(self, count: int) -> list[tuple[str, ...]]:
        return [tuple(division.shown for division in self._above.get(index, ())) for index in range(count)]
