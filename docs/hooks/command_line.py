"""Fills the page on the command line from the program itself, so that the two cannot disagree."""

from __future__ import annotations

from typing import Any

from typer.testing import CliRunner

from plenipo.cli.main import app

PLACE = "<!-- commands -->"
_WIDTH = 96


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put the help of every command where a page asks for it."""
    return markdown.replace(PLACE, commands()) if PLACE in markdown else markdown


def commands() -> str:
    """A section for each command, with what ``--help`` prints."""
    names = [command.name for command in app.registered_commands if command.name]
    return "\n\n".join(_section(*steps) for steps in ((), *((name,) for name in names)))


def _section(*steps: str) -> str:
    shown = CliRunner().invoke(app, [*steps, "--help"], prog_name="plenipo", terminal_width=_WIDTH)
    title = " ".join(("plenipo", *steps))
    return f"## {title}\n\n```text\n{shown.output.strip()}\n```"
