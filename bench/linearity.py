"""How the time to compile grows with paragraphs, sponsors and edits."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from pathlib import Path

from bench.figures import Chapter, Figures, Target, at_most, seconds
from bench.generate import compile_case
from bench.material import write_compile_case
from bench.runs import Run, run_worker

_CENTRE = (1000, 20, 100)
_AXES = (("paragraphs", (250, 500, 1000, 2000)), ("sponsors", (5, 10, 20, 40)), ("edits", (25, 50, 100, 200)))
_LIMIT = 2.2  # on a straight line twice the size takes at most twice the time; the rest is noise of the machine


def linearity(folder: Path) -> Chapter:
    """One axis is varied at a time around the large case."""
    figures: list[Figures] = []
    targets: list[Target] = []
    for axis, (name, points) in enumerate(_AXES):
        runs = [_run(folder, axis, name, point) for point in points]
        measured = [(point, run) for point, run in zip(points, runs, strict=True) if not run.unavailable]
        exponent = fitted_exponent([(float(point), run.best) for point, run in measured])
        rest = " x ".join(f"{value:,} {axis_name}" for value, (axis_name, _) in _others(axis))
        note = f"{rest}. " + ("" if exponent is None else f"Time grows with {name} to the power of {exponent:.2f}.")
        rows = tuple(_row(point, run) for point, run in zip(points, runs, strict=True))
        columns = (name, "best s", "read s", "compile s", "write s", f"ms per unit of {name}", "peak MB")
        figures.append(Figures(f"Growth with {name}", note, columns, rows))
        doubling = runs[-1].best / runs[-2].best if len(measured) == len(runs) else None
        targets.append(at_most(f"Compiling: from {points[-2]:,} to {points[-1]:,} {name}", _LIMIT, doubling, " x"))
    return Chapter(tuple(figures), tuple(targets))


def _others(axis: int) -> list[tuple[int, tuple[str, tuple[int, ...]]]]:
    return [pair for number, pair in enumerate(zip(_CENTRE, _AXES, strict=True)) if number != axis]


def _run(folder: Path, axis: int, name: str, point: int) -> Run:
    size = list(_CENTRE)
    size[axis] = point
    place = write_compile_case(folder / f"{name}-{point}", compile_case(*size))
    return run_worker(f"{point:,} {name}", "compile_plenipo", place)


def _row(point: int, run: Run) -> tuple[str, ...]:
    if run.unavailable:
        return (f"{point:,}", f"not available: {run.unavailable}", "", "", "", "", "")
    steps = (seconds(run.split[step]) for step in ("read", "compile", "write"))
    return (f"{point:,}", seconds(run.best), *steps, f"{1000 * run.best / point:.2f}", f"{run.peak_mb:.0f}")


def fitted_exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """The slope of the least-squares line through (log size, log seconds); None for fewer than two points."""
    if len(points) < 2:
        return None
    across, up = [log(size) for size, _ in points], [log(value) for _, value in points]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    spread = sum((value - middle) ** 2 for value in across)
    return sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True)) / spread
