"""Compiling the versions of many sponsors into one document, beside the direct rival."""

from __future__ import annotations

from pathlib import Path

from bench.figures import Chapter, Figures, Target, at_least, at_most, seconds
from bench.generate import CompileCase, compile_case
from bench.material import write_compile_case
from bench.outcome import Kept, kept
from bench.runs import THEIRS, Run, run_in_turn, run_worker

CASES = ((400, 20, 40), (1000, 20, 100))
_COLUMNS = ("tool", "best s", "median s", "ratio to Plenipo", "peak MB", "of which")
_KEPT = ("tool", "reject all gives the base", "sponsors' texts back", "amended paragraphs back", "shared ones credited")
_NOTE = (
    "Files to one Word file, in a warm process. About one edit in ten is tabled word for word by several sponsors. "
    "docx-scalpel runs with its default settings; its conflict report is a call of its own and not in its time."
)
_KEPT_NOTE = (
    "An independent walker accepts the changes that carry a sponsor's name, rejects all others and compares with that "
    "sponsor's own file: whole texts, then paragraph by paragraph; and the paragraphs that several amend alike."
)


def compiling(folder: Path) -> Chapter:
    """Both cases with both tools; the larger one carries the targets."""
    figures: list[Figures] = []
    targets: list[Target] = []
    for paragraphs, sponsors, edits in CASES:
        name = f"{paragraphs:,} paragraphs x {sponsors} sponsors x {edits} edits"
        case = compile_case(paragraphs, sponsors, edits)
        place = write_compile_case(folder / f"{paragraphs}", case)
        ours, theirs = _runs(place)
        results = [(run, _kept(case, output)) for run, output in ((ours, _own(place)), (theirs, _rival(place)))]
        rows = tuple(_row(run, ours) for run, _ in results)
        figures.append(Figures(f"Compiling {name}", _NOTE, _COLUMNS, rows))
        figures.append(
            Figures(f"What is left of it: {name}", _KEPT_NOTE, _KEPT, tuple(_kept_row(*it) for it in results))
        )
        targets += _targets(name, ours, theirs, results[0][1]) if (paragraphs, sponsors, edits) == CASES[-1] else ()
    return Chapter(tuple(figures), tuple(targets))


def _own(place: Path) -> Path:
    return place / "plenipo.docx"


def _rival(place: Path) -> Path:
    return place / "docx-scalpel.docx"


def _runs(place: Path) -> tuple[Run, Run]:
    ours, theirs = run_in_turn(
        lambda: run_worker("Plenipo", "compile_plenipo", place, _own(place)),
        lambda: run_worker("docx-scalpel", "compile_docx_scalpel", place, _rival(place), python=THEIRS),
    )
    return ours, theirs


def _kept(case: CompileCase, output: Path) -> Kept | None:
    return kept(case, output.read_bytes()) if output.exists() else None


def _row(run: Run, ours: Run) -> tuple[str, ...]:
    if run.unavailable:
        return (run.tool, f"not available: {run.unavailable}", "", "", "", "")
    ratio = "–" if ours.unavailable else f"{run.best / ours.best:.2f}"
    split = ", ".join(f"{step} {seconds(value)}" for step, value in run.split.items())
    if run.conflicts is not None:
        split += f" ({run.conflicts} conflicts)"
    return (run.tool, seconds(run.best), seconds(run.median), ratio, f"{run.peak_mb:.0f}", split)


def _kept_row(run: Run, result: Kept | None) -> tuple[str, ...]:
    if result is None:
        return (run.tool, "not available", "", "", "")
    return (
        run.tool,
        "yes" if result.base else "no",
        f"{result.sponsors} of {result.of}",
        f"{result.amended:,} of {result.amended_of:,}",
        f"{result.shared} of {result.shared_of}",
    )


def _targets(name: str, ours: Run, theirs: Run, result: Kept | None) -> tuple[Target, ...]:
    known = not ours.unavailable
    ratio = theirs.best / ours.best if known and not theirs.unavailable else None
    back = None if result is None else result.base and result.sponsors == result.of
    found = "–" if result is None else f"{result.sponsors} of {result.of}"
    return (
        at_least(f"Compiling {name}: docx-scalpel takes so many times longer", 10, ratio, " x"),
        at_most(f"Compiling {name}: peak memory", 300, ours.peak_mb if known else None, " MB"),
        Target(f"Compiling {name}: base and every sponsor's text come back", "all", found, back),
    )
