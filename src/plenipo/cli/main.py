"""``plenipo``: the entry, and what every command has in common: exit status and one-line errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from plenipo.cli import assess, audit, brief, clauses, concord, conference, demo, evaluate, learn, lines, serve, show
from plenipo.cli import compile as compile_command
from plenipo.cli.console import fail
from plenipo.errors import PlenipoError

DONE = 0
BAD_INPUT = 2
INTERRUPTED = 130

app = typer.Typer(
    name="plenipo",
    help="The working desk of a delegation: read conference proposals and compile them into one negotiating text.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command(name="show")(show.show)
app.command(name="compile")(compile_command.compile_files)
app.command(name="assess")(assess.assess)
app.command(name="brief")(brief.brief)
app.command(name="concord")(concord.concord)
app.command(name="conference")(conference.conference)
app.command(name="evaluate")(evaluate.evaluate_files)
app.command(name="learn")(learn.learn)
app.command(name="clauses")(clauses.clauses)
app.command(name="lines")(lines.lines)
app.command(name="serve")(serve.serve)
app.command(name="demo")(demo.demo)
app.add_typer(audit.app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from plenipo import __version__

        typer.echo(f"plenipo {__version__}")
        raise typer.Exit


@app.callback()
def plenipo(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """The working desk of a delegation: read conference proposals and compile them into one negotiating text."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 a check did not hold, 2 bad input or usage."""
    try:
        status = app(args=arguments, standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except PlenipoError as error:
        fail(error)
        return BAD_INPUT
    except typer.TyperException as error:
        fail(f"{_message(error)} Try plenipo --help.")
        return BAD_INPUT
    except (typer.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except BrokenPipeError:  # whoever reads the output has seen enough
        _silence_output()
        status = DONE
    except OSError as error:
        _silence_output()
        fail(f"the output cannot be written: {error.strerror or error}. Send it elsewhere.")
        return BAD_INPUT
    if status == INTERRUPTED:
        fail("interrupted; nothing half-written was left behind.")
    return status if isinstance(status, int) else DONE


def _silence_output() -> None:
    """Let nothing more be written to a standard output that takes no more, not even at the end of the process."""
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - it lives as long as the process


def _message(error: typer.TyperException) -> str:
    """What was wrong with the words of the call, without the usage lines around it."""
    describe = getattr(error, "format_message", None)
    return str(describe() if describe else error) or "The call is incomplete."


def main() -> None:
    """The console script."""
    sys.exit(run())
