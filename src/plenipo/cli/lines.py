"""``plenipo lines``: a mandate as a register of lines and statements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from plenipo.cli.console import RESULTS, fail
from plenipo.errors import OutputError
from plenipo.positions.comparison import Comparison, Fate, LineChange, Piece, compare_mandates
from plenipo.positions.corrections import keep_corrections
from plenipo.positions.load import load_mandate, mandate_in
from plenipo.positions.mandate import Line, Mandate, Stance, Statement, Strength
from plenipo.positions.own_format import OwnFile, is_own_format, read_own_file
from plenipo.positions.own_format.nodes import decoded
from plenipo.positions.own_format.writing import people_added_comments, write_own_file
from plenipo.readers.files import read_bytes
from plenipo.writers.folder import write_file

_COLOURS = {
    Stance.SUPPORT: "green",
    Stance.ENCOURAGE: "green",
    Stance.STRESS: "cyan",
    Stance.OPPOSE: "red",
    Stance.CONCERN: "yellow",
    Stance.CONDITION: "magenta",
    Stance.EXCEPTION: "magenta",
    Stance.CONTEXT: "dim",
}
_MARKS = {"equal": ("", "", ""), "insert": ("{+", "+}", "green"), "delete": ("[-", "-]", "red strike")}


def lines(
    file: Annotated[
        Path, typer.Argument(help="The mandate: a document with lines to take, or a file of lines (YAML).")
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write the lines here as YAML; what was corrected there is kept.")
    ] = None,
    against: Annotated[Path | None, typer.Option(help="An earlier mandate: show what became of its lines.")] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="A corrected file of lines (YAML), whose corrections are kept.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print mandate, lines and comparison as JSON.")] = False,
) -> int:
    """Show the lines to take in FILE with the statements that each makes, and write them to a file that people correct.

    What a reader should check is named on standard error.
    """
    own, reports = _with_corrections(_own(file), file, out, corrections)
    comparison = compare_mandates(load_mandate(against), own.mandate) if against else None
    if out is not None:
        reports = (*reports, *_keep_before(out, file, corrections, reports))
        write_file(out, write_own_file(own).encode())
    for warning in (*own.mandate.warnings, *reports):
        fail(f"{file.name}: {warning}")
    if as_json:
        typer.echo(json.dumps(_as_json(own.mandate, comparison), ensure_ascii=False, indent=2))
        return 0
    if comparison is None:
        _print(own.mandate)
    else:
        _print_comparison(comparison)
    if out is not None:
        RESULTS.print(f"Written to {out}.", soft_wrap=True)
    return 0


def _own(file: Path) -> OwnFile:
    data = read_bytes(file)
    return read_own_file(data, file.name) if is_own_format(data) else OwnFile(mandate_in(data, file.name))


def _with_corrections(
    read: OwnFile, file: Path, out: Path | None, corrections: Path | None
) -> tuple[OwnFile, tuple[str, ...]]:
    """With what people set in the file of corrections, else in the file that is to be written anew."""
    written = _file_of_lines(out) if out is not None and out.exists() else None
    source = corrections or (out if written is not None and out is not None and not _same(out, file) else None)
    if source is None:
        return read, ()
    kept = keep_corrections(read, _file_of_lines(source))
    return kept.file, kept.reports


def _file_of_lines(path: Path) -> OwnFile:
    data = read_bytes(path)
    if not is_own_format(data):
        raise OutputError(
            "this is no file of lines.", where=str(path), remedy="Name another file, or one that plenipo lines wrote."
        )
    return read_own_file(data, path.name)


def _keep_before(out: Path, file: Path, corrections: Path | None, reports: tuple[str, ...]) -> tuple[str, ...]:
    """Before a file is written anew that holds what would be lost: the same file beside it, and a word about it."""
    if not out.exists():
        return ()
    data = read_bytes(out)
    other = corrections is not None and not _same(out, corrections)
    commented = people_added_comments(decoded(data))
    if not (reports or commented or (other and not _same(out, file))):
        return ()
    before = _free_name(out, data)
    write_file(before, data)
    what = "Comments are not written again. " if commented else ""
    return (f"{what}The file as it was before is {before.name}.",)


def _free_name(out: Path, data: bytes) -> Path:
    """ "lines.yaml.before", or the next that does not hold something else."""
    names = (out.with_name(f"{out.name}.before{number}") for number in ("", *(f"-{count}" for count in range(2, 1000))))
    for path in names:
        if not path.exists() or read_bytes(path) == data:
            return path
    raise OutputError("there are too many files from before.", where=str(out), remedy="Remove some.")


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _as_json(mandate: Mandate, comparison: Comparison | None) -> dict[str, Any]:
    shown = msgspec.to_builtins(mandate)
    found = shown.pop("lines")
    shown |= {"authority": mandate.authority, "is_union_position": mandate.is_union_position}
    result = {"mandate": shown, "lines": found}
    return result | ({"comparison": msgspec.to_builtins(comparison)} if comparison else {})


def _print(mandate: Mandate) -> None:
    if mandate.title:
        RESULTS.print(mandate.title, style="bold")
    RESULTS.print(f"{mandate.authority}  [{mandate.marking.value}]")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Line", no_wrap=True)
    table.add_column("Section", max_width=30)
    table.add_column("Stance", no_wrap=True)
    table.add_column("On", overflow="fold")
    section = None
    for line in mandate.lines:
        _add_rows(table, line, "" if line.section == section else line.section)
        section = line.section
    RESULTS.print(table)
    statements = sum(len(line.statements) for line in mandate.lines)
    RESULTS.print(f"{_many(len(mandate.lines), 'line')}, {_many(statements, 'statement')}.")


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _add_rows(table: Table, line: Line, section: str) -> None:
    if not line.statements:
        table.add_row(line.id, Text(section), "", Text(line.text))
    for number, statement in enumerate(line.statements):
        first = number == 0
        on = f"{statement.target} ({statement.scope})" if statement.scope else statement.target
        table.add_row(line.id if first else "", Text(section if first else ""), _chip(statement), Text(on))


def _chip(statement: Statement) -> Text:
    strength = "" if statement.strength is Strength.PLAIN else f" {statement.strength.value}"
    return Text(f"{statement.stance.value}{strength}{' *' if statement.corrected else ''}", _COLOURS[statement.stance])


def _print_comparison(comparison: Comparison) -> None:
    RESULTS.print(f"{comparison.old} → {comparison.new}", style="bold")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Before", no_wrap=True)
    table.add_column("Now", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("Words", overflow="fold")
    for change in comparison.changes:
        fate = "amended, moved" if change.moved and change.fate is Fate.AMENDED else change.fate.value
        table.add_row(", ".join(change.old), ", ".join(change.new), fate, _words(change))
    RESULTS.print(table)
    counts = ", ".join(f"{count} {fate.value}" for fate, count in comparison.counts().items() if count)
    RESULTS.print(f"{counts}.")


def _words(change: LineChange) -> Text:
    text = Text()
    for piece in change.pieces:
        opening, closing, style = _MARKS[piece.kind]
        text.append(f"{opening}{_shortened(piece)}{closing}", style)
    for move in change.stances:
        text.append(f"{'' if not text else chr(10)}{move.was.value} → {move.now.value}: {move.target}", "bold")
    return text


def _shortened(piece: Piece) -> str:
    """Unchanged words only near the changes."""
    if piece.kind != "equal" or len(piece.text) < 80:
        return piece.text
    return f"{piece.text[:35].rsplit(' ', 1)[0]} … {piece.text[-35:].split(' ', 1)[-1]}"
