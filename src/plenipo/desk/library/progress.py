"""How far the reading of files is, and what follows from it."""

from __future__ import annotations

import re

from django.db.models import Exists, OuterRef
from msgspec import Struct

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.jobs.models import Job
from plenipo.desk.library.models import Contribution
from plenipo.desk.library.queries import in_sight

_GOING = (Job.State.WAITING, Job.State.RUNNING)
_OF_INSTRUMENTS = ("compile", "assess")


class Batch(Struct, frozen=True):
    """The files that one person sent together, by their first and last key; "3-42" in the address."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


class Trouble(Struct, frozen=True):
    """Work on an instrument that was given up. job: its key, to ask for it again."""

    instrument: Instrument
    job: int
    work: str
    message: str


class Progress(Struct, frozen=True):
    """files: those that are shown. reading: keys of those in a reader's hands. busy: texts that are being compiled."""

    files: list[Contribution]
    reading: frozenset[int]
    busy: list[Instrument]
    troubles: list[Trouble]

    @property
    def done(self) -> int:
        return sum(row.state != Contribution.State.WAITING for row in self.files)

    @property
    def refused(self) -> int:
        return sum(row.state == Contribution.State.REFUSED for row in self.files)

    @property
    def going(self) -> bool:
        """Whether something is still to come."""
        return self.done < len(self.files) or bool(self.busy)


def batch_of(text: str) -> Batch | None:
    """The batch that the address names."""
    found = re.fullmatch(r"(\d{1,15})-(\d{1,15})", text)
    return Batch(int(found[1]), int(found[2])) if found else None


def progress(access: Access, batch: Batch | None = None) -> Progress:
    """Of a batch that the person sent, else of everything that waits and that it may see."""
    rows = in_sight(access).order_by("pk")
    if batch is None:
        rows = rows.filter(state=Contribution.State.WAITING)
    else:
        rows = rows.filter(pk__gte=batch.first, pk__lte=batch.last, received_by=access.person)
    running = Job.objects.filter(name="read", state=Job.State.RUNNING).values_list("key", flat=True)
    instruments = {row.pk: row for row in _instruments(access)}
    return Progress(
        files=list(rows),
        reading=frozenset(int(key.removeprefix("contribution-")) for key in running),
        busy=_busy(instruments),
        troubles=_troubles(instruments) if access.may(Right.CONTRIBUTE) else [],
    )


def _instruments(access: Access) -> list[Instrument]:
    return list(access.visible(access.conference.instruments.defer("base")))


def _busy(instruments: dict[int, Instrument]) -> list[Instrument]:
    going = Job.objects.filter(name="compile", state__in=_GOING)
    keys = {arguments.get("pk") for arguments in going.values_list("arguments", flat=True)}
    return [row for pk, row in instruments.items() if pk in keys]


def _troubles(instruments: dict[int, Instrument]) -> list[Trouble]:
    """The last work of its kind on an instrument, where it failed."""
    later = Job.objects.filter(name=OuterRef("name"), key=OuterRef("key"), pk__gt=OuterRef("pk"))
    failed = Job.objects.filter(name__in=_OF_INSTRUMENTS, state=Job.State.FAILED).exclude(Exists(later))
    return [
        Trouble(instruments[job.arguments["pk"]], job.pk, job.name, job.message)
        for job in failed
        if job.arguments.get("pk") in instruments
    ]
