"""The table in figures: how many provisions of each chapter stand where."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plenipo.concordance.model import Concordance, Degree, Row

WHOLE = "Whole text"
_DEEPEST = 3  # divisions that name a chapter; what is below them is counted with it


class Tally(Struct, frozen=True):
    """Provisions by the degree that stands. Counted are rows with words of their own.

    unjudged: in a language that is not judged, and not decided. decided: by people. reopened: an earlier decision does
    not stand any more.
    """

    full: int = 0
    partial: int = 0
    none: int = 0
    not_applicable: int = 0
    unjudged: int = 0
    decided: int = 0
    reopened: int = 0

    @property
    def provisions(self) -> int:
        return self.full + self.partial + self.none + self.not_applicable + self.unjudged

    @property
    def applicable(self) -> int:
        return self.full + self.partial + self.none

    def of(self, degree: Degree) -> int:
        return int(getattr(self, _FIELDS[degree]))


_FIELDS = {
    Degree.FULL: "full",
    Degree.PARTIAL: "partial",
    Degree.NONE: "none",
    Degree.NOT_APPLICABLE: "not_applicable",
}


class ChapterTally(Struct, frozen=True):
    """A chapter ("CHAPTER II › SECTION 1"), and its figures."""

    chapter: str
    tally: Tally


def chapter_of(row: Row) -> str:
    """The chapter that a row is counted in, ``WHOLE`` where the text has none."""
    return " › ".join(row.divisions[:_DEEPEST]) or WHOLE


def counts(row: Row) -> bool:
    """Whether the row has words of its own; headings of articles whose paragraphs are rows have none."""
    return bool(row.text.strip())


def tally(rows: Iterable[Row], judged: bool = True) -> Tally:
    """The figures of these rows."""
    figures = dict.fromkeys(Tally.__struct_fields__, 0)
    for row in rows:
        if not counts(row):
            continue
        undecided = row.decision is None or row.decision.degree is None
        figures["unjudged" if undecided and not judged else _FIELDS[row.stands]] += 1
        figures["decided"] += not undecided
        figures["reopened"] += bool(row.reopened)
    return Tally(**figures)


def totals(table: Concordance) -> Tally:
    """The figures of the whole table."""
    return tally(table.rows, table.judged)


def summary(table: Concordance) -> tuple[ChapterTally, ...]:
    """The chapters in reading order, those without a counted provision left out."""
    chapters: dict[str, list[Row]] = {}
    for row in table.rows:
        if counts(row):
            chapters.setdefault(chapter_of(row), []).append(row)
    return tuple(ChapterTally(name, tally(rows, table.judged)) for name, rows in chapters.items())
