"""The queue: asking for work, taking it, and giving it back when a worker died."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone
from msgspec import Struct

from plenipo.desk.accounts.models import Person
from plenipo.desk.jobs.models import Job

LEASE = timedelta(seconds=60)
PAUSE = timedelta(seconds=5)  # before what a fault of disk or database stopped is tried again
ATTEMPTS = 3  # a job that kills its worker so often is given up
_LOCK = 0x6A6F6273  # of PostgreSQL: one worker takes at a time
_FAULTS = (OperationalError, InterfaceError, OSError)  # of the machine, not of the work: they may pass

Work = Callable[["Job"], None]
GivenUp = Callable[["Job", str], None]
_log = logging.getLogger(__name__)


class NotYet(Exception):
    """Raised by work that must wait for other work: the job is taken again a little later, as if for the first time."""


class _Kind(Struct, frozen=True):
    """What is known of the jobs of one name."""

    do: Work
    urgency: int
    given_up: GivenUp | None
    prepare: Callable[[], object] | None


_KINDS: dict[str, _Kind] = {}


def work(
    name: str, urgency: int = 5, given_up: GivenUp | None = None, prepare: Callable[[], object] | None = None
) -> Callable[[Work], Work]:
    """Register the function that does the jobs of that name. It may be called twice for one job: it must bear that.

    urgency: jobs of a lower number are taken first. given_up: called with the job and the reason where a job has
    failed for good, so that whatever waits for it can say so. prepare: called when a worker starts.
    """

    def register(function: Work) -> Work:
        _KINDS[name] = _Kind(function, urgency, given_up, prepare)
        return function

    return register


def preparations() -> Iterator[Callable[[], object]]:
    """What a worker does before its first job."""
    return (kind.prepare for kind in _KINDS.values() if kind.prepare)


def ask(name: str, key: str, by: Person | None = None, **arguments: Any) -> Job:
    """Add a job; one of the same name and key that still waits is enough.

    Called inside the transaction of the change that makes it necessary, the job is there exactly if the change is.
    """
    with transaction.atomic():
        # The lock keeps a worker from starting on the waiting job before this change can be seen.
        waiting = Job.objects.filter(name=name, key=key, state=Job.State.WAITING).select_for_update().first()
        return waiting or Job.objects.create(name=name, key=key, arguments=arguments, asked_by=by)


def take(worker: str) -> Job | None:
    """The next job, leased to the worker; None where there is none. Never two of one name and key at a time."""
    while _free().exists():
        with transaction.atomic():
            _one_taker()
            job = _free().select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
            if job is None:
                return None
            if job.attempts < ATTEMPTS:
                return _leased(job, worker)
            _fail(job, _why_given_up(job))
    return None


def _free() -> QuerySet[Job]:
    """The jobs that may be taken now, the most urgent first."""
    now = timezone.now()
    in_hand = Job.objects.filter(
        name=OuterRef("name"), key=OuterRef("key"), state=Job.State.RUNNING, leased_until__gte=now
    )
    urgency = Case(
        *(When(name=name, then=Value(kind.urgency)) for name, kind in _KINDS.items()),
        default=Value(9),
        output_field=IntegerField(),
    )
    free = Q(state=Job.State.WAITING, leased_until=None) | Q(
        state__in=[Job.State.WAITING, Job.State.RUNNING], leased_until__lt=now
    )
    return Job.objects.filter(free).exclude(Exists(in_hand)).order_by(urgency, "id")


def _leased(job: Job, worker: str) -> Job:
    job.state, job.worker, job.attempts = Job.State.RUNNING, worker, job.attempts + 1
    job.leased_until = timezone.now() + LEASE
    job.save(update_fields=["state", "worker", "attempts", "leased_until"])
    return job


def renew(job: Job, done_steps: int = 0, all_steps: int = 0) -> None:
    """Tell that the work goes on, and how far it is."""
    Job.objects.filter(pk=job.pk, worker=job.worker, state=Job.State.RUNNING).update(
        leased_until=timezone.now() + LEASE, done_steps=done_steps, all_steps=all_steps
    )


def run(job: Job) -> None:
    """Do the job and record how it ended. A failure of the work is recorded, never raised.

    Raises DatabaseError only where not even that can be recorded; then the lease runs out and the job is taken again.
    """
    try:
        _KINDS[job.name].do(job)
    except NotYet:
        _wait(job)
    except _FAULTS as error:
        _put_off(job, f"{type(error).__name__}: {error}")
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, the job says so and the worker lives
        _log.exception("The job %s of %s failed.", job.name, job.key)
        with transaction.atomic():
            _fail(job, f"{type(error).__name__}: {error}")
    else:
        _finish(job, Job.State.DONE)


def _wait(job: Job) -> None:
    Job.objects.filter(pk=job.pk, worker=job.worker).update(
        state=Job.State.WAITING, attempts=job.attempts - 1, leased_until=timezone.now() + PAUSE
    )


def _put_off(job: Job, message: str) -> None:
    """Leave it to be taken again soon; the third time it is given up."""
    _log.warning("The job %s of %s is put off. %s", job.name, job.key, message)
    Job.objects.filter(pk=job.pk, worker=job.worker).update(message=message[:2000], leased_until=timezone.now() + PAUSE)


def _why_given_up(job: Job) -> str:
    if job.message:
        return f"It was tried {job.attempts} times and given up. {job.message}"
    return f"The worker died {job.attempts} times while doing this; it was given up."


def _fail(job: Job, message: str) -> None:
    _finish(job, Job.State.FAILED, message)
    kind = _KINDS.get(job.name)
    if kind is None or kind.given_up is None:
        return
    try:
        with transaction.atomic():
            kind.given_up(job, message)
    except DatabaseError:
        raise
    except Exception:  # noqa: BLE001 - the failure itself is recorded, whoever cannot hear of it
        _log.exception("Nobody could be told that the job %s of %s failed.", job.name, job.key)


def _finish(job: Job, state: str, message: str = "") -> None:
    """A worker that lost its lease to another one has nothing to say any more."""
    Job.objects.filter(pk=job.pk, worker=job.worker).update(
        state=state, message=message[:2000], finished_at=timezone.now(), leased_until=None
    )


def _one_taker() -> None:
    """SQLite has one writer at any time; PostgreSQL is asked for it, so that one key is never in two hands."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
