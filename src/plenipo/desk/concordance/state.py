"""How far the work on a table is."""

from __future__ import annotations

from msgspec import Struct

from plenipo.desk.concordance.models import Law, Side, Table
from plenipo.desk.jobs.models import Job

STEPS = ("read", "align", "carry")


class Work(Struct, frozen=True):
    """going: something waits or is done now. step: how many of ``all`` are done. problem: why the last work failed.

    refused: the latest version of a side where it could not be read.
    """

    going: bool
    step: int
    all: int
    problem: str
    refused: list[Law]
    waiting: list[Law]


def work_on(table: Table) -> Work:
    """The last work on the table, and what became of the latest texts."""
    job = Job.objects.filter(name="concord", key=f"table-{table.pk}").order_by("-id").first()
    laws = list(table.laws.defer("value"))
    latest = [law for side in Side.values for law in [law for law in laws if law.side == side][:1]]
    going = job is not None and job.state in (Job.State.WAITING, Job.State.RUNNING)
    failed = job is not None and job.state == Job.State.FAILED
    return Work(
        going,
        job.done_steps if job else 0,
        max(1, job.all_steps if job else 0, len(STEPS) + 1),
        job.message if job and failed else "",
        [law for law in latest if law.state == Law.State.REFUSED],
        [law for law in latest if law.state == Law.State.WAITING],
    )
