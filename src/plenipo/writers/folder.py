"""Writing a set of files so that nobody ever finds half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plenipo.errors import OutputError


def write_file(path: Path, content: bytes) -> None:
    """Write under a temporary name beside the target, then rename. Raises OutputError; leaves nothing behind."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".partial-")
    except OSError as exc:
        raise _failed(path, exc) from exc
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as exc:
        raise _failed(path, exc) from exc
    finally:
        Path(temporary).unlink(missing_ok=True)


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files into the folder: all are complete under temporary names before the first is renamed.

    Files in the folder that are not in ``contents`` stay. Raises OutputError.
    """
    staging: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(dir=folder, prefix=".partial-"))
        for name, content in contents.items():
            (staging / name).write_bytes(content)
        for name in contents:
            (staging / name).replace(folder / name)
    except OSError as exc:
        raise _failed(folder, exc) from exc
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)


def require_folder(path: Path) -> None:
    """Raise OutputError where the path is there and is no folder, before any work is done."""
    if path.exists() and not path.is_dir():
        raise OutputError("this is a file, not a folder.", where=str(path), remedy="Name another folder with -o.")


def _failed(path: Path, exc: OSError) -> OutputError:
    reason = exc.strerror or type(exc).__name__
    return OutputError(
        f"cannot be written: {reason}.", where=str(path), remedy="Name a folder that can be written with -o."
    )
