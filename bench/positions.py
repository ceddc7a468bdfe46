"""Judging: the built-in judge against a key, its speed, and matching of arguments as others measure it."""

from __future__ import annotations

import os
from pathlib import Path

from bench.figures import Chapter, Figures, Target, at_most, seconds
from bench.judged_proposals import judged_proposals
from bench.matching import matching
from bench.runs import ROOT, Run, run_worker

SHARED_DATA = Path(os.environ.get("PLENIPO_SHARED_DATA", ROOT.parent / "shared" / "data"))
_SPEED = (
    ("600 proposals x 25 lines", "judge_plenipo", ("600", "25", "0"), 20.0),
    ("1,000 proposals x 500 statements", "judge_plenipo", ("1000", "0", "500"), 60.0),
)
_COLUMNS = ("work", "seconds", "peak MB", "of which")
_NOTE = (
    "One process, from values to assessments. Ten changes a proposal, fictional, every one of them on a subject of the "
    "field, which is more than in real proposals. For what already exists, every change inserts a provision of another "
    "real Resolution."
)


def judging(folder: Path) -> Chapter:
    """Quality on the proposals with a key, speed, and ArgKP-2021. What is not there is said to be missing."""
    quality = judged_proposals(SHARED_DATA)
    fast = _speed()
    matched = matching(SHARED_DATA)
    return Chapter(
        (*quality.figures, *fast.figures, *matched.figures),
        (*quality.targets, *fast.targets, *matched.targets),
    )


def _speed() -> Chapter:
    runs = [(run_worker(name, module, *arguments), limit) for name, module, arguments, limit in _SPEED]
    collection = SHARED_DATA / "itu" / "pp18_final_acts_akn.xml"
    name = "what already exists: 600 proposals x 64 instruments"
    runs.append((run_worker(name, "existing_plenipo", "600", collection), 10.0))
    targets: list[Target] = [
        at_most(f"Judging: {run.tool}", limit, None if run.unavailable else run.best, " s") for run, limit in runs
    ]
    rows = tuple(_row(run) for run, _ in runs)
    return Chapter((Figures("Speed of judging", _NOTE, _COLUMNS, rows),), tuple(targets))


def _row(run: Run) -> tuple[str, ...]:
    if run.unavailable:
        return (run.tool, f"not available: {run.unavailable}", "", "")
    got = ", ".join(f"{count:,} {name}" for name, count in (run.got or {}).items())
    return (run.tool, seconds(run.best), f"{run.peak_mb:.0f}", got)
