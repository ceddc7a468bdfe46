"""Runs a worker in a process of its own and takes what it reports."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

ROOT = Path(__file__).parent.parent
OURS = Path(sys.executable)
THEIRS = ROOT / ".venv-bench" / "bin" / "python"
ROUNDS = 3
_LIMIT = 900  # seconds for one worker, all repetitions together


class Run(msgspec.Struct, frozen=True):
    """What a worker reported; ``unavailable`` says why there is nothing else.

    seconds: one a repetition. got: what a reader found, None where it looks for nothing.
    split: seconds of the parts of the fastest repetition.
    """

    tool: str
    seconds: tuple[float, ...] = ()
    peak_mb: float = 0.0
    got: dict[str, int] | None = None
    split: dict[str, float] = {}
    conflicts: int | None = None
    unavailable: str = ""

    @property
    def best(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return median(self.seconds)


def run_in_turn(*workers: Callable[[], Run]) -> list[Run]:
    """Every worker in turn, several times over, so that a machine whose speed changes is fair to all of them."""
    rounds = [[worker() for worker in workers] for _ in range(ROUNDS)]
    return [_merged(list(runs)) for runs in zip(*rounds, strict=True)]


def _merged(runs: list[Run]) -> Run:
    """The repetitions of all rounds as one run; the parts are those of the fastest round."""
    failed = next((run for run in runs if run.unavailable), None)
    if failed:
        return failed
    fastest = min(runs, key=lambda run: run.best)
    every = tuple(second for run in runs for second in run.seconds)
    return msgspec.structs.replace(fastest, seconds=every, peak_mb=max(run.peak_mb for run in runs))


def run_worker(tool: str, module: str, *arguments: Path | str, python: Path = OURS) -> Run:
    """Run ``bench.workers.<module>`` and read its report. A tool that fails is reported, never dropped."""
    print(f"  {tool} …", file=sys.stderr, flush=True)
    if not python.exists():
        return Run(tool, unavailable=f"its environment {python.parent.parent.name} is missing; run make bench")
    command = [str(python), "-m", f"bench.workers.{module}", *map(str, arguments)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=_LIMIT)
    except subprocess.TimeoutExpired:
        return Run(tool, unavailable=f"not done after {_LIMIT} s")
    if done.returncode:
        return Run(tool, unavailable=_reason(done.stderr.decode(errors="replace")))
    return _parsed(tool, done.stdout)


def _parsed(tool: str, output: bytes) -> Run:
    values: dict[str, Any] = msgspec.json.decode(output)
    return msgspec.convert({"tool": tool, **values}, Run)


def _reason(error: str) -> str:
    """The last line of a traceback."""
    said = [line for line in error.splitlines() if line.strip()]
    return said[-1][:160] if said else "it failed without a word"
