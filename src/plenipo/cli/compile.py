"""``plenipo compile``: proposals on one instrument, laid on its base."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plenipo.amendments.proposal import Proposal
from plenipo.cli.console import RESULTS, fail
from plenipo.cli.options import least_marking
from plenipo.cli.receive import receive
from plenipo.cli.summary import print_summary
from plenipo.compilation.compile import Outcome, compile_proposals
from plenipo.compilation.selection import base_for, on_instrument
from plenipo.conference.intake import TakenIn
from plenipo.errors import PlenipoError
from plenipo.readers.bases import read_base_file
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking
from plenipo.writers.bundle import render
from plenipo.writers.folder import require_folder, write_folder


def compile_files(
    base: Annotated[Path, typer.Argument(help="The official text of the instrument.")],
    proposals: Annotated[list[Path], typer.Argument(help="Contributions that amend it, in any order.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the compilation.")],
    marking: Annotated[str, typer.Option(help="The least marking of the compilation.")] = Marking.PUBLIC.value,
    as_json: Annotated[bool, typer.Option("--json", help="Print compile.json instead of the summary.")] = False,
) -> int:
    """Lay PROPOSALS on BASE: compiled.docx, side-by-side.xlsx, compile.html, compile.json, compile.akn.xml.

    A file that cannot be read or compiled is named on standard error and the others are compiled all the same; the
    exit status is then 2.
    """
    least = least_marking(marking)
    require_folder(out)
    bases = read_base_file(base)
    received, errors = receive(proposals)
    ground = base_for(bases, [proposal for taken in received for proposal in taken.proposals])
    gathered, markings = _gather(ground, received, errors)
    outcome = compile_proposals(ground, gathered, [least, *markings])
    errors.extend(outcome.refused)
    if outcome.compilation.contributions:
        write_folder(out, render(outcome.compilation))
        _report(outcome, out, as_json)
    for error in errors:
        fail(error)
    return 2 if errors else 0


def _gather(
    ground: Instrument, received: list[TakenIn], errors: list[PlenipoError]
) -> tuple[list[Proposal], list[Marking]]:
    """What the files propose on this instrument, and their markings; a file with nothing on it is an error."""
    gathered: list[Proposal] = []
    markings: list[Marking] = []
    for taken in received:
        try:
            gathered.extend(on_instrument(taken.proposals, ground.reference))
            markings.append(taken.header.marking)
        except PlenipoError as error:
            errors.append(error.at(taken.name))
    return gathered, markings


def _report(outcome: Outcome, out: Path, as_json: bool) -> None:
    if as_json:
        typer.echo(outcome.compilation.to_json())
        return
    print_summary(RESULTS, outcome.compilation)
    RESULTS.print(f"Open {out / 'compile.html'} or {out / 'compiled.docx'}.", markup=False, soft_wrap=True)
