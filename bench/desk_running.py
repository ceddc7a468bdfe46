"""A desk with the conference of full size, started as a delegation starts it, on one database or the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from bench.desk_clicks import Ground
from bench.runs import ROOT
from tests.desk.running.cluster import Cluster
from tests.desk.running.desks import Desk, environment

LOADING = 300  # seconds


class Measured(Struct, frozen=True):
    """A running desk. people: who can sign in, and whether they are administrators. resolution: Resolution 5.

    large: slug and key of the large text. process: of the server that keeps the others.
    """

    url: str
    people: dict[str, bool]
    password: str
    ground: Ground
    resolution: int
    large: tuple[str, int]
    process: int


@contextmanager
def desk_on(database: str, folder: Path) -> Iterator[Measured]:
    """The desk in the folder, on "SQLite" or on "PostgreSQL". Raises Unavailable where that cannot be started."""
    if database == "SQLite":
        with _served(folder, {}) as running:
            yield running
        return
    cluster = Cluster()
    try:
        with _served(folder, {"DATABASE_URL": cluster.url}) as running:
            yield running
    finally:
        cluster.stop()


@contextmanager
def _served(folder: Path, more: dict[str, str]) -> Iterator[Measured]:
    told = _load(folder, more)
    desk = Desk("serve", "--data", folder, "--port", "0", **more)
    try:
        sponsors = {int(key): names for key, names in told["sponsors"].items()}
        ground = Ground(told["slug"], sponsors, told["proposals"], told["lines"], told["contributions"])
        large = (told["large_slug"], told["large"])
        yield Measured(desk.url, told["people"], told["password"], ground, told["resolution"], large, desk.process.pid)
    finally:
        desk.stop()


def _load(folder: Path, more: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.workers.desk_conference", str(folder)]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=LOADING, cwd=ROOT, env=environment(PYTHONPATH=paths, **more)
    )
    if done.returncode:
        raise RuntimeError(f"the conference of full size could not be loaded: {done.stderr.strip()[-500:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
