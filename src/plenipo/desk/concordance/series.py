"""Progress over time: what was decided and what stood where at the end of each day, from the history of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate
from msgspec import Struct

from plenipo.desk.concordance.models import Change, Edition, Table

LINES = ("decided", "full", "partial", "none")
WIDTH, HEIGHT = 640, 200  # of the chart, in its own units
_OF_PEOPLE = (Change.Kind.DECIDED, Change.Kind.ACCEPTED, Change.Kind.LINKED, Change.Kind.WITHDRAWN)


class Day(Struct, frozen=True):
    """The figures at the end of one day."""

    day: date
    decided: int
    full: int
    partial: int
    none: int


class Line(Struct, frozen=True):
    """points: as SVG wants them. x, y: of its end. last: its last figure."""

    name: str
    points: str
    x: float
    y: float
    last: int


class Chart(Struct, frozen=True):
    days: list[Day]
    lines: list[Line]
    most: int
    marks: list[tuple[float, str]]

    @property
    def middle(self) -> int:
        return self.most // 2


def days_of(tables: Sequence[Table], today: date) -> list[Day]:
    """Every day on which something changed in any of the tables, and today. The number of questions is constant."""
    deltas = _deltas(tables)
    moving: dict[int, dict[str, int]] = {}
    found: dict[date, Day] = {}
    for day in sorted({*deltas, *([today] if deltas else [])}):
        for table, _, changed, figures in sorted(deltas.get(day, []), key=lambda each: each[:3]):
            kept = moving.get(table, {}) if changed else {}
            moving[table] = {name: kept.get(name, 0) + figures.get(name, 0) for name in LINES}
        found[day] = Day(day, *(sum(each[name] for each in moving.values()) for name in LINES))
    return list(found.values())


def chart_of(days: Sequence[Day]) -> Chart | None:
    """The lines through the days, in proportion to time; None where there is only one day to show."""
    if len(days) < 2:
        return None
    first, span = days[0].day, max(1, (days[-1].day - days[0].day).days)
    most = max(1, *(getattr(day, name) for day in days for name in LINES))
    lines = []
    for name in LINES:
        points = [(WIDTH * (day.day - first).days / span, HEIGHT - HEIGHT * getattr(day, name) / most) for day in days]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        lines.append(Line(name, path, *points[-1], getattr(days[-1], name)))
    marks = [(WIDTH * (day.day - first).days / span, day.day.isoformat()) for day in (days[0], days[-1])]
    return Chart(list(days), lines, most, marks)


# Table, number of its edition, whether people changed something (else the edition is new), and what it adds.
_Deltas = dict[date, list[tuple[int, int, bool, dict[str, int]]]]


def _deltas(tables: Sequence[Table]) -> _Deltas:
    """What each day brought: of a new edition its first figures, then what people changed in it."""
    found: _Deltas = {}
    made: dict[int, tuple[int, int]] = {}
    editions = Edition.objects.filter(table__in=tables)
    for pk, table, number, at, first in editions.values_list("pk", "table", "number", "made_at", "first"):
        made[pk] = table, number
        found.setdefault(at.date(), []).append((table, number, False, first))
    changes = Change.objects.filter(edition__in=made, kind__in=_OF_PEOPLE, counted=True).order_by()
    counted = (
        changes.annotate(day=TruncDate("at"))
        .values("day", "edition", "stood", "stands")
        .annotate(count=Count("pk"), decisions=Sum("decided"))
    )
    for each in counted:
        figures = {"decided": each["decisions"]}
        if each["stood"] != each["stands"]:
            figures |= {each["stood"]: -each["count"], each["stands"]: each["count"]}
        found.setdefault(each["day"], []).append((*made[each["edition"]], True, figures))
    return found
