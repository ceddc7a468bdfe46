"""A whole conference, from files to all compilations, by the command that a user runs."""

from __future__ import annotations

from pathlib import Path

from bench.figures import Chapter, Figures, Target, at_most, seconds
from bench.generate import conference_case
from bench.material import write_conference_case
from bench.runs import run_worker

INSTRUMENTS = 60
PROPOSALS = 600
_COLUMNS = ("command", "seconds", "again, nothing new", "peak MB of a process", "compilations", "proposals in them")
_NOTE = "200 documents with 600 proposals on 60 instruments of 40 provisions, 12 edits a proposal; files in, files out."


def conference(folder: Path) -> Chapter:
    """Write the conference and run the command on it twice."""
    place = write_conference_case(folder / "conference", conference_case(instruments=INSTRUMENTS))
    run = run_worker("plenipo conference", "conference_plenipo", place)
    got = run.got or {}
    compiled, held = got.get("compilations"), got.get("proposals")
    if run.unavailable:
        row: tuple[str, ...] = (run.tool, f"not available: {run.unavailable}", "", "", "", "")
    else:
        times = (seconds(run.best), seconds(run.split["rerun"]), f"{run.peak_mb:.0f}")
        row = (run.tool, *times, f"{compiled}", f"{held}")
    targets = (
        at_most("A whole conference", 60, None if run.unavailable else run.best, " s"),
        _complete("A whole conference: instruments compiled", INSTRUMENTS, compiled),
        _complete("A whole conference: proposals compiled", PROPOSALS, held),
    )
    return Chapter((Figures("A whole conference", _NOTE, _COLUMNS, (row,)),), targets)


def _complete(name: str, wanted: int, found: int | None) -> Target:
    return Target(name, f"{wanted}", "–" if found is None else f"{found}", None if found is None else found == wanted)
