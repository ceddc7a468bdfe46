"""Times one piece of work in this process and prints the result as JSON. Standard library only."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

_REPETITIONS = 7
_BUDGET = 25.0  # seconds after which slow work is not repeated any more; three runs at least


def measure(work: Callable[[], Any]) -> tuple[list[float], Any]:
    """Seconds of each repetition after one unmeasured run, and what the fastest one returned."""
    work()
    seconds: list[float] = []
    best: Any = None
    while len(seconds) < _REPETITIONS and (len(seconds) < 3 or sum(seconds) < _BUDGET):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
        if seconds[-1] == min(seconds):
            best = result
    return seconds, best


def peak_megabytes() -> float:
    """The largest resident size of this process or of one that it ran, in MB of 10^6 bytes."""
    kibibytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return kibibytes * 1024 / 1e6


def report(seconds: list[float], **got: Any) -> None:
    """Print what was measured: seconds, peak memory and what the tool found."""
    json.dump({"seconds": seconds, "peak_mb": peak_megabytes(), **got}, sys.stdout)


def counts(insertions: int, deletions: int, moves: int) -> dict[str, int]:
    """What a reader found, in the words of the table."""
    return {"insertions": insertions, "deletions": deletions, "moves": moves}
