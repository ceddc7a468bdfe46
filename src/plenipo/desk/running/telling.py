"""What the one who starts the desk is told."""

from __future__ import annotations

import sys


def say(text: str = "") -> None:
    """A line on standard output, at once; nobody may be listening."""
    _write(text, error=False)


def warn(text: str) -> None:
    """A line on standard error, in the form of every complaint of Plenipo."""
    _write(f"plenipo: {' '.join(text.split())}", error=True)


def _write(text: str, *, error: bool) -> None:
    stream = sys.stderr if error else sys.stdout
    try:
        stream.write(f"{text}\n")
        stream.flush()
    except OSError:  # the terminal went away; the desk stays
        return
