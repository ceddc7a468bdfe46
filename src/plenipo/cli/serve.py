"""``plenipo serve``: the desk, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from plenipo.errors import UsageError

_STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
_KILLED = 128  # plus the number of the signal, as shells say it

Data = Annotated[
    Path | None,
    typer.Option(help="Folder of database, files and secret.", envvar="PLENIPO_DATA", show_default="plenipo-data"),
]
Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes any free one.")]


def serve(
    data: Data = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    web: Annotated[bool, typer.Option("--web", help="Serve pages only; jobs are left to --worker.")] = False,
    worker: Annotated[bool, typer.Option("--worker", help="Do jobs only, for pages that --web serves.")] = False,
) -> int:
    """Run the desk: pages for the browser, and a worker for long jobs. Ctrl+C stops it.

    Nothing needs to be configured. The data folder is made where it is not there yet, and the first administrator's
    one-time password is printed once. With DATABASE_URL the desk keeps its rows in PostgreSQL.
    """
    if web and worker:
        raise UsageError("--web and --worker exclude each other.", remedy="Give neither to have both.")
    parts = [*(["--web"] if web else []), *(["--worker"] if worker else [])]
    return run_desk("serve", *at(data), "--host", host, "--port", str(port), *parts)


def at(data: Path | None) -> list[str]:
    """The data folder as the desk wants it."""
    return ["--data", str(data)] if data is not None else []


def run_desk(*arguments: str) -> int:
    """Run the desk as a child, pass on what this process is told, and give the child's exit status.

    The child has a session of its own, so that Ctrl+C reaches it once, and ends when this process is gone.
    """
    command = [sys.executable, "-m", "plenipo.desk", *arguments, "--tied"]
    safe = {**os.environ, "PYTHONSAFEPATH": "1"}  # nothing is imported from the folder that the user happens to be in
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, env=safe) as child,  # noqa: S603
        _passed_on(child),
    ):
        status = child.wait()
    return status if status >= 0 else _KILLED - status


@contextmanager
def _passed_on(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whatever would stop this process stops the child, which then ends by itself."""

    def stop(number: int, frame: FrameType | None) -> None:
        child.terminate()

    before = {number: signal.signal(number, stop) for number in _STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
