"""What commands print, and where: results on standard output, errors and progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from plenipo.errors import PlenipoError


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody reads the stream as it comes; a closed one nobody reads."""
    return stream is not None and stream.isatty()


PIPED_WIDTH = 120  # columns of a table that goes to a file or another program

RESULTS = Console(markup=False, highlight=False, width=None if is_terminal(sys.stdout) else PIPED_WIDTH)
ERRORS = Console(stderr=True, markup=False, highlight=False)


def fail(error: PlenipoError | str) -> None:
    """One line on standard error that says what, where and what to do."""
    message = " ".join(str(error).split())
    typer.echo(f"plenipo: {message}", err=True)


class Steps:
    """Progress of long work: silent where standard error is no terminal."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress

    def start(self, title: str, total: int) -> int:
        return self._progress.add_task(title, total=total) if self._progress else 0

    def advance(self, task: int) -> None:
        if self._progress:
            self._progress.advance(task)  # type: ignore[arg-type]


@contextmanager
def progress() -> Iterator[Steps]:
    """A progress display on standard error, removed when the work is done."""
    if not is_terminal(sys.stderr):
        yield Steps(None)
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=ERRORS, transient=True) as display:
        yield Steps(display)
