"""What people typed into a brief is theirs: a rerun never writes over it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plenipo.writers.bundle import BRIEF_NAMES

EDITED = "brief-edited"


def set_aside_edited(folder: Path, written: str) -> str:
    """Move a brief that was changed since it was written out of the way; its new name, "" where it was not changed.

    written: SHA-256 of the brief as it was last written there, "" where none was.
    """
    path = folder / BRIEF_NAMES[0]
    if not written or not path.is_file() or sha256_of_file(path) == written:
        return ""
    number, name = 1, f"{EDITED}.docx"
    while (folder / name).exists():
        number += 1
        name = f"{EDITED}-{number}.docx"
    path.replace(folder / name)
    return name


def clear_brief(folder: Path) -> None:
    """Remove what belongs to a mandate that is not given any more."""
    for name in BRIEF_NAMES:
        (folder / name).unlink(missing_ok=True)


def sha256_of_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
