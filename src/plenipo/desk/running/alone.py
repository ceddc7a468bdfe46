"""One at a time: one desk on a data folder of SQLite, one process that applies migrations."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.db import connection

from plenipo.errors import UsageError

_LOCK = 0x64657368  # of PostgreSQL: one process at a time makes the database ready


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; the lock goes with the process, however it ends. Raises UsageError."""
    with (folder / "serving").open("a+") as file:
        if not _lock(file):
            file.seek(0)
            raise UsageError(
                f"the desk is running on this folder already (process {file.read().strip() or 'unknown'}).",
                where=str(folder),
                remedy="Stop that one first, or name another folder with --data.",
            )
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


@contextmanager
def one_makes_ready() -> Iterator[None]:
    """Of web and worker processes that start together on PostgreSQL, one applies migrations and the others wait."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _lock(file: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:  # where the system has no such locks, SQLite's own remain
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
