"""The data folder: database, files and secret of one desk, for the eyes of its owner only."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from plenipo.errors import OutputError, UsageError

DATABASE = "desk.sqlite3"  # where settings.py puts it
SECRET = "secret"  # noqa: S105 - the name of the file, which settings.py reads
_NOT_OTHERS = 0o077  # taken off the permissions of everything that the desk makes


def data_folder(path: Path) -> Path:
    """Make the folder and its secret where they are not there yet, and let settings.py know. Raises OutputError."""
    os.umask(_NOT_OTHERS)
    folder = path.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "static").mkdir(exist_ok=True)  # STATIC_ROOT; empty, the assets are served from the package
        _keep_secret(folder / SECRET)
    except OSError as exc:
        raise OutputError(
            f"the data folder cannot be used: {exc.strerror or exc}.",
            where=str(folder),
            remedy="Name one that you may write to with --data.",
        ) from exc
    os.environ["PLENIPO_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.desk.settings")
    return folder


def desk_folder(path: Path) -> Path:
    """The folder of a desk that is there already. Raises UsageError."""
    if not os.environ.get("DATABASE_URL") and not (path / DATABASE).is_file():
        raise UsageError("there is no desk in this folder.", where=str(path), remedy="Name its folder with --data.")
    return data_folder(path)


def _keep_secret(path: Path) -> None:
    """A key of 50 random bytes. It is there whole or not at all, and of two that start at once one makes it."""
    if not path.exists():
        made = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
        made.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            path.hardlink_to(made)
        made.unlink()
    path.chmod(0o600)
