"""The queue: what is taken when, and what becomes of work that fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from plenipo.desk.jobs import queue
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import NotYet, ask, renew, run, take, work
from plenipo.desk.jobs.worker import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_KINDS", {})


def doing(name: str, do: Callable[[Job], None] = lambda job: None, urgency: int = 5) -> list[str]:
    """Register work; gives the list of reasons for which it was given up."""
    reasons: list[str] = []
    work(name, urgency=urgency, given_up=lambda job, reason: reasons.append(reason))(do)
    return reasons


def taken(worker: str = "one") -> Job:
    job = take(worker)
    assert job is not None
    return job


def lapse() -> None:
    """Let every lease run out."""
    Job.objects.exclude(leased_until=None).update(leased_until=timezone.now() - timedelta(seconds=1))


def test_one_of_a_key_that_waits_is_enough() -> None:
    doing("sweep")
    assert ask("sweep", "deck").pk == ask("sweep", "deck").pk != ask("sweep", "hold").pk


def test_urgent_work_comes_first_then_the_older() -> None:
    doing("slow", urgency=7)
    doing("quick", urgency=0)
    for name, key in (("slow", "a"), ("quick", "b"), ("quick", "c")):
        ask(name, key)
    assert [taken().key, taken().key, taken().key, take("one")] == ["b", "c", "a", None]


def test_one_key_is_never_in_two_hands() -> None:
    doing("sweep")
    ask("sweep", "deck")
    first = taken("one")
    second = ask("sweep", "deck")
    assert second.pk != first.pk
    assert take("two") is None
    run(first)
    assert taken("two").pk == second.pk


def test_a_worker_that_stops_renewing_loses_its_job() -> None:
    doing("sweep")
    ask("sweep", "deck")
    dead = taken("dead")
    assert take("alive") is None
    lapse()
    again = taken("alive")
    assert (again.pk, again.attempts) == (dead.pk, 2)
    run(dead)  # it was only asleep: what it says now does not count
    renew(dead, 5, 9)
    again.refresh_from_db()
    assert (again.state, again.worker, again.done_steps) == (Job.State.RUNNING, "alive", 0)


def test_what_kills_three_workers_is_given_up_with_a_message() -> None:
    reasons = doing("deadly")
    ask("deadly", "x")
    for worker in ("one", "two", "three"):
        taken(worker)
        lapse()
    assert take("four") is None
    job = Job.objects.get()
    assert (job.state, job.attempts) == (Job.State.FAILED, 3)
    assert job.message == "The worker died 3 times while doing this; it was given up."
    assert reasons == [job.message]


def test_a_failure_is_recorded_and_told_and_the_worker_lives() -> None:
    def fail(job: Job) -> None:
        raise ValueError("no wind")

    reasons = doing("sail", fail)
    doing("sweep")
    ask("sail", "x")
    ask("sweep", "deck")
    worker = Worker()
    assert [worker.work_once(), worker.work_once(), worker.work_once()] == [True, True, False]
    assert dict(Job.objects.values_list("name", "state")) == {"sail": "failed", "sweep": "done"}
    assert reasons == ["ValueError: no wind"]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), OperationalError("database is locked")])
def test_a_fault_of_the_machine_is_tried_again_and_told_in_the_end(fault: Exception) -> None:
    def stumble(job: Job) -> None:
        raise fault

    reasons = doing("sail", stumble)
    ask("sail", "x")
    for attempt in (1, 2, 3):
        job = taken()
        assert job.attempts == attempt
        run(job)
        assert take("one") is None  # a pause first
        lapse()
    assert take("one") is None
    assert reasons == [Job.objects.get().message]
    assert reasons[0].startswith("It was tried 3 times and given up.")
    assert str(fault) in reasons[0]


def test_work_that_must_wait_is_taken_later_as_if_for_the_first_time() -> None:
    ready: list[bool] = []

    def sail(job: Job) -> None:
        if not ready:
            raise NotYet

    doing("sail", sail)
    ask("sail", "x")
    for _ in range(5):
        run(taken())
        assert take("one") is None
        lapse()
    ready.append(True)
    job = taken()
    run(job)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.DONE, 1)


def test_a_database_that_is_away_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    worker, tries = Worker(), []

    def away(name: str) -> None:
        tries.append(name)
        if len(tries) == 3:
            worker.stop.set()
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(queue, "take", away)
    monkeypatch.setattr("plenipo.desk.jobs.worker.TROUBLED", 0.01)
    monkeypatch.setattr("plenipo.desk.jobs.worker.connections", type("None", (), {"close_all": lambda self: None})())
    worker.work()
    assert len(tries) == 3
