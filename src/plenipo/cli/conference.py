"""``plenipo conference``: everything in a folder, compiled; a rerun redoes only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec.structs import replace
from rich.table import Table

from plenipo.cli.console import RESULTS, Steps, fail, progress
from plenipo.cli.options import Occasion, least_marking, terms_in
from plenipo.conference.briefing import Briefing
from plenipo.conference.files import INDEX
from plenipo.conference.inventory import Step
from plenipo.conference.run import Progress, Report, run_conference
from plenipo.errors import UsageError
from plenipo.positions.brief import Setting
from plenipo.positions.concepts import extended_thesaurus
from plenipo.positions.load import load_mandate
from plenipo.positions.position import PositionRecord, read_positions
from plenipo.readers.files import read_bytes
from plenipo.texts.marking import Marking
from plenipo.writers.html.index import SponsorEntry


def conference(
    folder: Annotated[Path, typer.Argument(help="Folder of contributions.")],
    bases: Annotated[Path, typer.Option(help="Folder of the official texts.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the compilations and index.html.")],
    lines: Annotated[
        Path | None, typer.Option(help="The mandate: assess every proposal, write the briefs and the overview.")
    ] = None,
    positions: Annotated[Path | None, typer.Option(help="With --lines: positions that people have set (YAML).")] = None,
    thesaurus: Annotated[list[Path] | None, typer.Option(help="With --lines: more terms for the judge (YAML).")] = None,
    name: Annotated[str, typer.Option("--conference", help="With --lines: name of the conference, for covers.")] = "",
    date: Annotated[str, typer.Option(help="With --lines: date of the briefs, as it is to be printed.")] = "",
    editor: Annotated[str, typer.Option(help="With --lines: who keeps the briefs.")] = "",
    own: Annotated[
        list[str] | None, typer.Option(help="With --lines: group of the delegation itself; EUR where none is given.")
    ] = None,
    marking: Annotated[str, typer.Option(help="The least marking of every output.")] = Marking.PUBLIC.value,
    recursive: Annotated[
        bool, typer.Option("--recursive", "-r", help="Read the subfolders of both folders too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON document.")] = False,
) -> int:
    """Compile all contributions in FOLDER, one compilation for each instrument; with LINES, brief on each.

    Files that cannot be used are named on standard error and in the index; the exit status is then 2.
    """
    least = least_marking(marking)
    occasion = Occasion(conference=name, date=date, editor=editor, own=tuple(own or ()))
    briefing = _briefing(lines, positions, thesaurus or [], occasion.setting(least))
    with progress() as steps:
        report = run_conference(folder, bases, out, least, _Shown(steps), recursive, briefing)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(report), indent=2).decode())
    else:
        _print(report, out)
    for _, message in report.errors:
        fail(message)
    return 2 if report.errors else 0


def _briefing(
    lines: Path | None, positions: Path | None, thesaurus: Sequence[Path], setting: Setting
) -> Briefing | None:
    if lines is None:
        if positions is not None or thesaurus or replace(setting, marking=Marking.PUBLIC) != Setting():
            raise UsageError("what is for briefs needs a mandate.", remedy="Name it with --lines.")
        return None
    mandate = load_mandate(lines)
    for warning in mandate.warnings:
        fail(f"{lines.name}: {warning}")
    record = read_positions(read_bytes(positions), positions.name) if positions else PositionRecord()
    terms = terms_in(thesaurus)
    extended_thesaurus(terms)  # a file that is wrong is named before the work begins
    return Briefing(replace(mandate, source=""), record, setting, terms)


class _Shown(Progress):
    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def stage(self, title: str, total: int) -> Step:
        task = self._steps.start(title, total)
        return lambda: self._steps.advance(task)


def _print(report: Report, out: Path) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Text", "Proposals", "Competing", "Convergent", "Compatible", "Single", "New"):
        table.add_column(title, justify="left" if title in ("Text", "Proposals", "New") else "right", overflow="fold")
    for entry in report.entries:
        counts = [str(entry.counts.get(status, 0)) for status in ("competing", "convergent", "compatible", "single")]
        table.add_row(entry.instrument, _who(entry.sponsors), *counts, entry.changed)
    for group in report.new_texts:
        table.add_row(f"New: {group.title}", _who(group.texts), "", "", "", "", group.changed)
    RESULTS.print(table)
    if report.set_aside:
        RESULTS.print(f"Set aside, no contribution: {', '.join(report.set_aside)}.", markup=False)
    for name in report.edited:
        RESULTS.print(f"What was typed into a brief is kept in {out / name}.", markup=False, soft_wrap=True)
    for line in report.news:
        RESULTS.print(line, markup=False)
    RESULTS.print(f"{len(report.made)} compiled, {len(report.kept)} unchanged.", markup=False)
    RESULTS.print(f"Open {out / INDEX}.", markup=False, soft_wrap=True)
    if report.overview:
        RESULTS.print(f"Where the delegation stands: {out / report.overview[-1]}.", markup=False, soft_wrap=True)


def _who(sponsors: tuple[SponsorEntry, ...]) -> str:
    return ", ".join(f"{one.sponsor} {'+'.join(one.symbols)}" for one in sponsors)
