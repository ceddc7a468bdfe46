"""``plenipo demo``: the desk on a conference that is there to be tried."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from plenipo.cli.serve import Host, Port, run_desk


class Size(StrEnum):
    """model: the model conference, read from its documents. full: 600 proposals of 20 sponsors, made up."""

    MODEL = "model"
    FULL = "full"


def demo(
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the link instead of opening it.")] = False,
    size: Annotated[Size, typer.Option(help="model: the model conference; full: 600 proposals.")] = Size.MODEL,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> int:
    """Open the desk on a model conference, signed in. Nothing is kept when it stops."""
    browser = ["--no-browser"] if no_browser else []
    return run_desk("demo", "--size", size.value, "--host", host, "--port", str(port), *browser)
