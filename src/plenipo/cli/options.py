"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plenipo.errors import UsageError
from plenipo.readers.decode import decode
from plenipo.readers.files import read_bytes
from plenipo.texts.marking import Marking


def least_marking(text: str) -> Marking:
    """The marking of that name, in any case. Raises UsageError."""
    try:
        return Marking(text.upper())
    except ValueError as exc:
        known = ", ".join(marking.value for marking in Marking)
        raise UsageError(f"there is no marking {text!r}.", remedy=f"Give one of: {known}.") from exc


def terms_in(paths: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """The files of a thesaurus by name, with their texts."""
    return tuple((path.name, decode(read_bytes(path), path.name)) for path in paths)
