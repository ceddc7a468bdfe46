"""Tables in figures: what stands where, how much is decided, and who works on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Count, Q
from msgspec import Struct

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.concordance.filters import DEGREES
from plenipo.desk.concordance.looks import WIDTH, Look, look_of
from plenipo.desk.concordance.models import Assignment, Law, Partner, Row, Table
from plenipo.desk.jobs.models import Job


class Segment(Struct, frozen=True):
    """A part of a stacked bar; at, width: in units of ``looks.WIDTH``."""

    look: Look
    count: int
    at: int
    width: int


class Figures(Struct, frozen=True):
    """Of counted provisions. by: how many stand at each degree."""

    by: dict[str, int]
    decided: int = 0
    reopened: int = 0

    @property
    def all(self) -> int:
        return sum(self.by.values())

    @property
    def open(self) -> int:
        """Still to be decided."""
        return self.all - self.decided

    @property
    def segments(self) -> list[Segment]:
        found, at = [], 0
        present = [(degree, self.by.get(degree, 0)) for degree in DEGREES if self.by.get(degree)]
        for number, (degree, count) in enumerate(present, 1):
            end = WIDTH if number == len(present) else at + round(WIDTH * count / self.all)
            found.append(Segment(look_of(degree), count, at, max(0, end - at)))
            at = end
        return found


class Shown(Struct, frozen=True):
    """A table on the home page. state: "ready", "waiting", "refused" or "failed"."""

    table: Table
    figures: Figures
    people: list[str]
    state: str


class OfPartner(Struct, frozen=True):
    partner: Partner
    tables: list[Shown]
    figures: Figures


def figures_by_table(tables: Iterable[Table]) -> dict[int, Figures]:
    """The present figures of each table, by its key: one question for all of them."""
    current = {table.current_id: table.pk for table in tables if table.current_id}
    counted = (
        Row.objects.filter(edition__in=current, counted=True)
        .order_by()
        .values("edition", "stands")
        .annotate(all=Count("pk"), done=Count("pk", Q(decided=True)), again=Count("pk", ~Q(reopened="")))
    )
    found: dict[int, Figures] = {table.pk: Figures({}) for table in tables}
    for each in counted:
        key = current[each["edition"]]
        before = found[key]
        found[key] = Figures(
            {**before.by, each["stands"]: each["all"]}, before.decided + each["done"], before.reopened + each["again"]
        )
    return found


def together(figures: Iterable[Figures]) -> Figures:
    """The sum of all."""
    by: dict[str, int] = {}
    decided = reopened = 0
    for each in figures:
        for degree, count in each.by.items():
            by[degree] = by.get(degree, 0) + count
        decided, reopened = decided + each.decided, reopened + each.reopened
    return Figures(by, decided, reopened)


def home(access: Access) -> list[OfPartner]:
    """The partners with their tables, as far as the person may see them."""
    tables = tables_of(access)
    figures, people, states = figures_by_table(tables), _people(access, tables), states_of(tables)
    shown: dict[int, list[Shown]] = {}
    for table in tables:
        one = Shown(table, figures[table.pk], people.get(table.pk, []), states[table.pk])
        shown.setdefault(table.partner_id, []).append(one)
    partners = access.visible(Partner.objects.filter(conference=access.conference))
    return [
        OfPartner(partner, own, together(one.figures for one in own))
        for partner in partners
        for own in [shown.get(partner.pk, [])]
        if own or access.may(Right.COMMENT)
    ]


def tables_of(access: Access, partner: Partner | None = None) -> list[Table]:
    """The tables that the person may see."""
    rows = access.visible(Table.objects.filter(conference=access.conference))
    if partner is not None:
        rows = rows.filter(partner=partner)
    return list(rows.select_related("partner", "current__source", "current__target"))


def states_of(tables: Sequence[Table]) -> dict[int, str]:
    """Where each table is: whether work on it waits or failed, by its key."""
    keys = {f"table-{table.pk}": table.pk for table in tables}
    found = {table.pk: "ready" if table.current_id else "waiting" for table in tables}
    for pk in Law.objects.filter(table__in=tables, state=Law.State.REFUSED).values_list("table", flat=True):
        if found[pk] != "ready":
            found[pk] = "refused"
    for key, state in Job.objects.filter(name="concord", key__in=keys).order_by("id").values_list("key", "state"):
        if state in (Job.State.WAITING, Job.State.RUNNING):
            found[keys[key]] = "waiting"
        elif state == Job.State.FAILED:
            found[keys[key]] = "failed"
        elif found[keys[key]] == "failed":
            found[keys[key]] = "ready"
    return found


def _people(access: Access, tables: Sequence[Table]) -> dict[int, list[str]]:
    """Who works on each table; outside stakeholders are not told."""
    if not access.may(Right.COMMENT):
        return {}
    rows = Assignment.objects.filter(table__in=tables).values_list("table", "person__name", "person__username")
    found: dict[int, list[str]] = {}
    for table, name, username in rows.distinct().order_by("person__name"):
        found.setdefault(table, []).append(name or username)
    return found
