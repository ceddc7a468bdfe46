"""Reading a file that may be hostile: never in this process."""

from __future__ import annotations

from plenipo.desk.library.pool import readers
from plenipo.desk.library.reading import Read, Request

__all__ = ["Read", "read_apart", "warm"]


def read_apart(data: bytes, name: str, kind: str) -> Read:
    """Read the bytes in a process of their own. kind: "contribution", "base", "mandate" or "law"."""
    return readers().read(Request(kind, name, data))


def warm() -> None:
    """Start a reader before it is needed."""
    readers().warm()
