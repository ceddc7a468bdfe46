"""A folder of answers, one file each, named after what was asked."""

from __future__ import annotations

import re
from pathlib import Path

from plenipo.errors import OutputError
from plenipo.writers.folder import write_file

_NAME = re.compile(r"[0-9a-f]{64}")
_LARGEST = 4_000_000  # bytes


class KeptAnswers:
    """The cache of the chat judge on disk. Its folder is for its owner alone: answers quote what was sent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as exc:
            raise OutputError(
                f"cannot be made a folder: {exc.strerror}.", where=str(folder), remedy="Name another folder."
            ) from exc

    def get(self, key: str) -> bytes | None:
        """What is kept under the name; None for nothing, or for what cannot be read."""
        try:
            with self._path(key).open("rb") as file:
                content = file.read(_LARGEST + 1)
        except OSError:
            return None
        return content if len(content) <= _LARGEST else None

    def put(self, key: str, content: bytes) -> None:
        """Keep the bytes under the name. Raises OutputError."""
        write_file(self._path(key), content)

    def _path(self, key: str) -> Path:
        if not _NAME.fullmatch(key):
            raise ValueError(key)
        return self._folder / key[:2] / f"{key}.json"
