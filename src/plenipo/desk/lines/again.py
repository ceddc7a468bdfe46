"""Having everything judged again, once lines say something else."""

from __future__ import annotations

from plenipo.desk.conferences.models import Conference
from plenipo.desk.jobs.queue import ask
from plenipo.desk.lines.models import Mandate
from plenipo.desk.lines.queries import mandate_in_force


def assess_again(conference: Conference) -> None:
    """Ask for it inside the transaction of the change: one job an instrument, and none that waits already."""
    if mandate_in_force(conference) is None:
        return
    for pk in conference.instruments.values_list("pk", flat=True):
        ask("assess", f"instrument-{pk}", pk=pk)


def assess_again_with(mandate: Mandate) -> None:
    """The same where this mandate is the one in force."""
    if mandate_in_force(mandate.conference) == mandate:
        assess_again(mandate.conference)
