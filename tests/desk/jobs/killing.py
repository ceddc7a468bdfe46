"""Workers that are killed at a given spot, and one that comes after them. Run by ``test_killed_workers``.

``python -m tests.desk.jobs.killing seed MODEL`` fills the data folder of PLENIPO_DATA.
``python -m tests.desk.jobs.killing SPOT TIMES`` kills so many workers with SIGKILL where they call the function SPOT,
and lets another one finish. With the word "together" for SPOT, so many work at once and none is killed.
It writes what could be seen after each death, and at the end, as JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django

LEASE = 1.0  # seconds


def main() -> None:
    django.setup()
    from plenipo.desk.jobs import queue

    queue.LEASE = timedelta(seconds=LEASE)
    if sys.argv[1] == "seed":
        seed(Path(sys.argv[2]))
        return
    spot, times = sys.argv[1], int(sys.argv[2])
    if spot == "together":
        work_together(times)
        json.dump({"deaths": [], "end": seen()}, sys.stdout)
        return
    deaths = [die_at(spot) for _ in range(times)]
    finish()
    json.dump({"deaths": deaths, "end": seen()}, sys.stdout)


def seed(model: Path) -> None:
    """A conference whose files wait to be read."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from plenipo.desk.accounts.access import access_to
    from plenipo.desk.accounts.models import Person
    from plenipo.desk.conferences.actions import open_conference
    from plenipo.desk.library.actions import receive
    from plenipo.desk.lines.actions import add_mandate

    ada = Person.objects.create_user("ada", password="correct horse battery", name="Ada", is_administrator=True)
    access = access_to(ada, open_conference(ada, "Model Conference 2030").slug)
    for name in ("resolution-12.docx", "resolution-31.docx"):
        receive(access, name, [(model / "bases" / name).read_bytes()], "base")
    for name in ("MC30-CAL-31.docx", "MC30-TAM-41.docx", "MC30-TAM-41R1.docx"):
        receive(access, name, [(model / "contributions" / name).read_bytes()])
    add_mandate(access, "mandate.docx", (model / "mandates" / "mandate.docx").read_bytes())


def die_at(spot: str) -> dict[str, Any]:
    """Let a worker work until it calls the function, and be killed there. What can be seen then."""
    from django.db import connections

    connections.close_all()
    process = os.fork()
    if not process:
        work_until_killed(spot)
        os._exit(0)
    status = os.waitpid(process, 0)[1]
    assert os.WIFSIGNALED(status), f"no worker came to {spot}"
    assert os.WTERMSIG(status) == signal.SIGKILL
    found = seen()
    time.sleep(LEASE + 0.1)
    return found


def work_until_killed(spot: str) -> None:
    from plenipo.desk.jobs.worker import Worker

    with patch(spot, lambda *arguments, **more: os.kill(os.getpid(), signal.SIGKILL)):
        while Worker().work_once():
            pass


def work_together(workers: int) -> None:
    """So many workers at once, each in a process of its own."""
    from django.db import connections

    connections.close_all()
    processes = []
    for _ in range(workers):
        process = os.fork()
        if not process:
            finish()
            os._exit(0)
        processes.append(process)
    for process in processes:
        assert os.waitpid(process, 0)[1] == 0


def finish() -> None:
    """Everything that waits, within a minute."""
    from plenipo.desk.jobs.models import Job
    from plenipo.desk.jobs.worker import Worker

    ends = time.monotonic() + 60
    while Job.objects.filter(state__in=["waiting", "running"]).exists() and time.monotonic() < ends:
        if not Worker().work_once():
            time.sleep(0.05)


def seen() -> dict[str, Any]:
    """What everybody who reads the database sees."""
    from plenipo.desk.audit.actions import faults
    from plenipo.desk.instruments.models import Compilation
    from plenipo.desk.jobs.models import Job
    from plenipo.desk.library.models import Contribution
    from plenipo.desk.proposals.models import Proposal
    from plenipo.desk.review.models import Assessment

    proposals = Proposal.objects.order_by("identifier", "contribution__file_name")
    return {
        "files": list(Contribution.objects.order_by("file_name").values_list("file_name", "state", "problem")),
        "proposals": list(
            proposals.values_list("contribution__file_name", "identifier", "in_force", "instrument__name")
        ),
        "compilations": [
            [row.instrument.name, row.counts, hashlib.sha256(bytes(row.value)).hexdigest()]
            for row in Compilation.objects.order_by("instrument__name").select_related("instrument")
        ],
        "assessments": list(
            Assessment.objects.order_by("proposal__identifier", "line__number").values_list(
                "proposal__identifier", "line__number", "relation"
            )
        ),
        "compared": list(proposals.exclude(compared_with="").values_list("identifier", flat=True)),
        "jobs": list(Job.objects.order_by("id").values_list("name", "state", "message")),
        "faults": list(faults()),
    }


if __name__ == "__main__":
    main()
