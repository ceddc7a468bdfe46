"""Reading the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet
from msgspec import Struct

from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.models import Entry

ROWS = 100  # of one page


class Filter(Struct, frozen=True):
    """What is looked for; empty for everything. since, until: days, both included."""

    person: int | None = None
    action: str = ""
    conference: str = ""
    since: date | None = None
    until: date | None = None


class Choices(Struct, frozen=True):
    """What can be looked for."""

    people: list[tuple[int, str]]
    actions: list[str]
    conferences: list[str]


def entries(wanted: Filter) -> QuerySet[Entry]:
    """The rows that are looked for, the latest first."""
    rows = Entry.objects.order_by("-id")
    if wanted.person is not None:
        rows = rows.filter(person=wanted.person)
    if wanted.action:
        rows = rows.filter(action=wanted.action)
    if wanted.conference:
        rows = rows.filter(conference=wanted.conference)
    if wanted.since is not None:
        rows = rows.filter(at__gte=_start_of(wanted.since))
    if wanted.until is not None:
        rows = rows.filter(at__lt=_start_of(wanted.until) + timedelta(days=1))
    return rows


def choices() -> Choices:
    """People, actions and conferences that the trail speaks of."""
    people = Person.objects.filter(pk__in=Entry.objects.values("person")).order_by("name", "username")
    return Choices(
        [(person.pk, str(person)) for person in people],
        list(Entry.objects.order_by("action").values_list("action", flat=True).distinct()),
        list(
            Entry.objects.exclude(conference="").order_by("conference").values_list("conference", flat=True).distinct()
        ),
    )


def oldest_first(wanted: Filter) -> Iterator[Entry]:
    """The rows for an export, in the order in which they were written, a few at a time."""
    return entries(wanted).order_by("id").iterator(chunk_size=500)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
