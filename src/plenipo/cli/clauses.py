"""``plenipo clauses``: which agreement has which clause, where, in which words, how binding."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from plenipo.cli.console import RESULTS, fail, progress
from plenipo.cli.options import least_marking
from plenipo.concordance.clauses.catalogue import field_clauses, read_clauses
from plenipo.concordance.clauses.find import check_agreements
from plenipo.concordance.clauses.model import Checklist
from plenipo.concordance.law import LawText
from plenipo.concordance.reading import read_law
from plenipo.conference.files import NamedFile, files_in, printable
from plenipo.errors import EmptyFile, PlenipoError
from plenipo.readers.files import read_bytes
from plenipo.texts.marking import Marking, highest
from plenipo.writers.clauses import render_checklist
from plenipo.writers.clauses.wording import names_of, said
from plenipo.writers.folder import require_folder, write_folder


def clauses(
    agreements: Annotated[list[Path], typer.Argument(help="Agreements, or folders of agreements.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write.")],
    checklist: Annotated[Path | None, typer.Option(help="A checklist of your own (YAML).")] = None,
    marking: Annotated[str, typer.Option(help="The least marking of what is written.")] = Marking.PUBLIC.value,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON too.")] = False,
) -> int:
    """Check AGREEMENTS against a checklist of clauses of digital trade and telecommunications.

    A file that cannot be read is named on standard error, the others are checked all the same; the exit status is
    then 2.
    """
    require_folder(out)
    least = least_marking(marking)
    wanted = read_clauses(read_bytes(checklist), checklist.name) if checklist else field_clauses()
    texts, errors = _read(_files(agreements, out))
    if texts:
        made = check_agreements(texts, wanted)
        made = msgspec.structs.replace(made, marking=highest([made.marking, least]))
        write_folder(out, render_checklist(made))
        _report(made, out, as_json)
    for error in errors:
        fail(error)
    return 2 if errors else 0


def _files(paths: Sequence[Path], out: Path) -> list[NamedFile]:
    files: list[NamedFile] = []
    for path in paths:
        files += files_in(path, out) if path.is_dir() else [NamedFile(path, printable(path.name))]
    if not files:
        raise EmptyFile("no file was found.", where=", ".join(map(str, paths)), remedy="Name agreements or folders.")
    return files


def _read(files: Sequence[NamedFile]) -> tuple[list[LawText], list[PlenipoError]]:
    texts: list[LawText] = []
    errors: list[PlenipoError] = []
    with progress() as steps:
        task = steps.start("Reading", len(files))
        for file in files:
            try:
                texts.append(read_law(read_bytes(file.path), file.name))
            except PlenipoError as error:
                errors.append(error.at(file.name))
            steps.advance(task)
    return texts, errors


def _report(made: Checklist, out: Path, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(msgspec.to_builtins(made), ensure_ascii=False, indent=2))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Clause", overflow="fold")
    for name in names_of(made):
        table.add_column(name, overflow="fold", max_width=30)
    for index, clause in enumerate(made.clauses):
        table.add_row(clause.name, *(said(agreement.findings[index]) for agreement in made.agreements))
    RESULTS.print(table)
    RESULTS.print(f"Open {out / 'clauses.html'}.", soft_wrap=True)
