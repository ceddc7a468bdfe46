"""Reading one Word file with thousands of tracked changes, beside other readers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.figures import Chapter, Figures, Target, at_least, at_most, seconds
from bench.generate import revisions_document
from bench.outcome import main_part
from bench.runs import THEIRS, Run, run_in_turn, run_worker
from bench.wordfile import W

REVISIONS = 6675
_COLUMNS = ("reader", "best s", "median s", "ratio to Plenipo", "peak MB", "insertions", "deletions", "moves", "lost")


def reading(folder: Path) -> Chapter:
    """Write the file, have every tool read it, and count what each found."""
    path = folder / "revisions.docx"
    path.write_bytes(revisions_document(REVISIONS))
    there = _there(path.read_bytes())
    ours, editor, body, tables, pandoc, bare = run_in_turn(
        lambda: run_worker("Plenipo", "read_plenipo", path),
        lambda: run_worker("docx-editor", "read_docx_editor", path, python=THEIRS),
        lambda: run_worker("docx-revisions, body only", "read_docx_revisions", path, python=THEIRS),
        lambda: run_worker("docx-revisions, with tables", "read_docx_revisions", path, "tables", python=THEIRS),
        lambda: run_worker("pandoc", "read_pandoc", path, python=THEIRS),
        lambda: run_worker("bare lxml parse", "read_lxml", path, python=THEIRS),
    )
    rows = tuple(_row(run, ours, there) for run in (ours, editor, body, tables, pandoc, bare))
    note = (
        f"One file, {REVISIONS:,} revisions by four authors: {there['insertions']:,} insertions, "
        f"{there['deletions']:,} deletions (some of them inside another author's insertion), {there['moves']:,} moves "
        "(each two revisions); inserted paragraphs and table cells among them. Warm process, file to result. "
        "pandoc shows a move as an insertion and a deletion. A ratio above 1 is slower than Plenipo."
    )
    targets = (
        at_least("Reading: docx-editor takes so many times longer", 50, _ratio(editor, ours), " x"),
        at_most("Reading: times the fastest docx-revisions", 2, _ratio(ours, body), " x"),
        at_most("Reading: times the bare lxml parse", 4, _ratio(ours, bare), " x"),
        _nothing_lost(ours, there),
    )
    return Chapter((Figures("Reading tracked changes", note, _COLUMNS, rows),), targets)


def _there(data: bytes) -> dict[str, int]:
    """What stands in the file, counted in its XML."""
    found = Counter(str(element.tag).removeprefix(f"{{{W}}}") for element in main_part(data).iter())
    return {"insertions": found["ins"], "deletions": found["del"], "moves": found["moveFrom"]}


def _total(counts: dict[str, int]) -> int:
    return counts["insertions"] + counts["deletions"] + 2 * counts["moves"]


def _row(run: Run, ours: Run, there: dict[str, int]) -> tuple[str, ...]:
    if run.unavailable:
        return (run.tool, f"not available: {run.unavailable}", *[""] * (len(_COLUMNS) - 2))
    ratio = _ratio(run, ours)
    times = (seconds(run.best), seconds(run.median), f"{ratio:.2f}" if ratio else "–", f"{run.peak_mb:.0f}")
    if run.got is None:
        return (run.tool, *times, "–", "–", "–", "–")
    found = tuple(f"{run.got[kind]:,}" for kind in ("insertions", "deletions", "moves"))
    return (run.tool, *times, *found, f"{_total(there) - _total(run.got):,}")


def _ratio(slower: Run, faster: Run) -> float | None:
    return None if slower.unavailable or faster.unavailable else slower.best / faster.best


def _nothing_lost(ours: Run, there: dict[str, int]) -> Target:
    if ours.got is None:
        return Target("Reading: nothing lost", "0 lost", "–", None)
    lost = sum(abs(there[kind] - ours.got[kind]) for kind in there)
    return Target("Reading: nothing lost", "0 lost", f"{lost:,} lost", lost == 0)
