"""``plenipo concord --corpus``: folders of law against folders of law."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import typer
from rich.table import Table

from plenipo.cli.console import RESULTS, Steps, fail, progress
from plenipo.concordance.model import Degree
from plenipo.corpus.cluster import Cluster, require_scale
from plenipo.corpus.pool import InProcess, Pool
from plenipo.corpus.report import CorpusReport
from plenipo.corpus.run import concord_corpus
from plenipo.errors import UsageError
from plenipo.texts.marking import Marking

CORES = os.cpu_count() or 1


def refuse_options(chapter: str, decisions: Path | None) -> None:
    """Raise UsageError where an option of a single table is given."""
    if chapter or decisions is not None:
        raise UsageError(
            "--chapter and --decisions are for one table.", where="--corpus", remedy="Run it on the two files."
        )


def concord_folders(
    source: Path, target: Path, out: Path, workers: int, scheduler: str, marking: Marking, as_json: bool
) -> int:
    """Run, show progress on standard error, print what was found; 2 where a file could not be used."""
    require_scale()
    pool: Pool = Cluster(workers or 1, scheduler, (source, target, out)) if workers or scheduler else InProcess()
    try:
        with progress() as steps:
            report = concord_corpus(source, target, out, pool, marking, _shown(steps))
    except KeyboardInterrupt:
        fail("stopped. What is finished stands; the same command goes on from there.")
        raise
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(report), indent=2).decode())
    else:
        _print(report, out)
    for trouble in report.troubles:
        fail(trouble.why)
    return 2 if report.troubles else 0


def _shown(steps: Steps) -> Callable[[str, int], Callable[[], None]]:
    def stage(title: str, total: int) -> Callable[[], None]:
        task = steps.start(title, total)
        return lambda: steps.advance(task)

    return stage


def _print(report: CorpusReport, out: Path) -> None:
    laws = f"{len(report.sources)} laws set against {len(report.targets)}"
    RESULTS.print(f"{laws}: {len(report.made)} parts written, {len(report.kept)} unchanged  [{report.marking.value}]")
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Provisions", *(degree.value for degree in Degree)):
        shown.add_column(title, justify="right")
    shown.add_row(str(report.provisions), *(str(report.degrees.get(degree.value, 0)) for degree in Degree))
    RESULTS.print(shown)
    noted = [law for law in (*report.sources, *report.targets) if law.remarks]
    if noted:
        fail(f"there are remarks on {len(noted)} laws, such as {noted[0].name}: {noted[0].remarks[0]}")
    RESULTS.print(f"The table is in {out / 'rows'}, what it was made from in {out / 'manifest.json'}.", soft_wrap=True)
