"""The overview as a value: what each sponsor's proposals on each instrument do to the lines to take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from plenipo.positions.brief import Brief, Tabled, sponsor_of
from plenipo.positions.finding import Relation
from plenipo.texts.marking import Marking, highest


class Square(Struct, frozen=True):
    """One sponsor on one instrument. advances, conflicts, mixed: certain pairs of a proposal and a line.

    own: the delegation itself tables it.
    """

    sponsor: str
    proposals: tuple[str, ...]
    advances: int = 0
    conflicts: int = 0
    mixed: int = 0
    own: bool = False

    @property
    def relation(self) -> Relation | None:
        """The relation as a whole: mixed where there is something of both, None where no line is touched."""
        if self.mixed or (self.advances and self.conflicts):
            return Relation.MIXED
        if self.conflicts:
            return Relation.CONFLICTS
        return Relation.ADVANCES if self.advances else None

    @property
    def alarm(self) -> bool:
        """Whether anything in it goes against a line."""
        return bool(self.conflicts or self.mixed)


class OverviewRow(Struct, frozen=True):
    """One instrument. squares: of the sponsors that tabled something, sorted.

    alarms: proposals that conflict with a line, wholly or in part. competing: provisions on which sponsors compete.
    checks: pairs for a person to check. brief: path of the brief, relative to the overview, with "/" between the
    steps, not escaped; "" for none.
    """

    instrument: str
    title: str
    squares: tuple[Square, ...]
    alarms: int = 0
    competing: int = 0
    checks: int = 0
    brief: str = ""

    def square(self, sponsor: str) -> Square | None:
        """What this sponsor tabled; None for nothing."""
        return next((one for one in self.squares if one.sponsor == sponsor), None)


class Overview(Struct, frozen=True):
    """The conference on one page. authority: of the mandate, as every output presents it. sponsors: sorted."""

    title: str
    authority: str
    date: str
    marking: Marking
    sponsors: tuple[str, ...]
    rows: tuple[OverviewRow, ...]

    def named(self, sponsor: str) -> str:
        """The sponsor as the board names it: "EUR (own)"."""
        own = any(square.own for row in self.rows for square in row.squares if square.sponsor == sponsor)
        return f"{sponsor} (own)" if own else sponsor

    @property
    def proposals(self) -> int:
        return sum(len(square.proposals) for row in self.rows for square in row.squares)

    @property
    def alarms(self) -> int:
        """Proposals that conflict with a line, wholly or in part."""
        return sum(row.alarms for row in self.rows)

    @property
    def advances(self) -> int:
        """Pairs of a proposal and a line that it advances."""
        return sum(square.advances for row in self.rows for square in row.squares)

    @property
    def checks(self) -> int:
        return sum(row.checks for row in self.rows)


def overview_of(briefs: Sequence[Brief], paths: Sequence[str] = (), title: str = "") -> Overview:
    """The overview of these briefs, in their order.

    paths: of each brief, relative to the overview; without them nothing is linked. title: of the conference, else what
    the first brief knows of it. The marking is the highest of the briefs.
    """
    links = paths or [""] * len(briefs)
    rows = tuple(overview_row(brief, path) for brief, path in zip(briefs, links, strict=True))
    first = briefs[0] if briefs else None
    return Overview(
        title=title or (first.setting.conference if first else ""),
        authority=first.mandate.authority if first else "",
        date=first.setting.date if first else "",
        marking=highest([brief.marking for brief in briefs]),
        sponsors=tuple(sorted({square.sponsor for row in rows for square in row.squares})),
        rows=rows,
    )


def overview_row(brief: Brief, path: str) -> OverviewRow:
    """One brief in the overview. path: of the brief, relative to the overview; "" for none."""
    grouped: dict[str, list[Tabled]] = {}
    for one in brief.tabled:
        grouped.setdefault(sponsor_of(one.row), []).append(one)
    against = (Relation.CONFLICTS, Relation.MIXED)
    return OverviewRow(
        instrument=brief.instrument,
        title=brief.title,
        squares=tuple(_square(sponsor, group) for sponsor, group in sorted(grouped.items())),
        alarms=sum(any(one.lines_at(relation) for relation in against) for one in brief.tabled),
        competing=sum(1 for _ in brief.compilation.competing()),
        checks=len(brief.checks),
        brief=path,
    )


def _square(sponsor: str, group: Iterable[Tabled]) -> Square:
    tabled = list(group)
    counts = {relation: sum(len(one.lines_at(relation)) for one in tabled) for relation in Relation}
    return Square(
        sponsor,
        tuple(one.row.proposal for one in tabled),
        counts[Relation.ADVANCES],
        counts[Relation.CONFLICTS],
        counts[Relation.MIXED],
        any(one.own for one in tabled),
    )
