"""The bytes of files, kept once by their SHA-256 in the data folder."""

from __future__ import annotations

import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import TracebackType

from django.conf import settings
from msgspec import Struct

from plenipo.desk.library.models import StoredFile
from plenipo.errors import FileTooLarge, OutputError

_INCOMING = ".incoming-"
_LEFT_BEHIND = 3600  # seconds without a byte, after which what a killed server was receiving is swept away


class Staged(Struct, frozen=True):
    """Bytes that have arrived and belong to nothing yet."""

    path: Path
    name: str
    sha256: str
    size: int


class Staging:
    """Files that arrive together. What is not settled when it is left is thrown away.

    Raises OutputError, with the folder and what is wrong with it, where nothing can be written.
    """

    def __init__(self) -> None:
        self._staged: list[Staged] = []

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for staged in self._staged:
            staged.path.unlink(missing_ok=True)

    def receive(self, chunks: Iterable[bytes], name: str, limit: int) -> Staged:
        """Take the bytes in. Raises FileTooLarge above the limit, and keeps nothing then."""
        try:
            staged = _received(chunks, name, limit)
        except OSError as exc:
            raise _unwritable(exc) from exc
        self._staged.append(staged)
        return staged

    def settle(self, staged: Staged) -> StoredFile:
        """Keep the bytes for good, and tell the database."""
        place = path_of(staged.sha256)
        try:
            place.parent.mkdir(exist_ok=True)
            staged.path.replace(place)
        except OSError as exc:
            raise _unwritable(exc) from exc
        return StoredFile.objects.get_or_create(sha256=staged.sha256, defaults={"size": staged.size})[0]


def path_of(content: str) -> Path:
    """Where the bytes with that SHA-256 are."""
    return Path(settings.FILES) / content[:2] / content


def bytes_of(stored: StoredFile) -> bytes | None:
    """The bytes; None where they are not there any more."""
    try:
        return path_of(stored.sha256).read_bytes()
    except FileNotFoundError:
        return None


def discard(stored: StoredFile) -> None:
    """Destroy the bytes of what may not be kept. What is known of them stays."""
    path_of(stored.sha256).unlink(missing_ok=True)


def sweep() -> None:
    """Throw away what a server that was killed was about to receive."""
    oldest = time.time() - _LEFT_BEHIND
    arriving = Path(settings.ARRIVING)
    for path in (*Path(settings.FILES).glob(f"{_INCOMING}*"), *arriving.glob("*.upload")):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _received(chunks: Iterable[bytes], name: str, limit: int) -> Staged:
    folder = Path(settings.FILES)
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = sha256(), 0
    with NamedTemporaryFile(dir=folder, prefix=_INCOMING, delete=False) as file:
        path = Path(file.name)
        try:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise FileTooLarge(
                        f"it is larger than {limit // 1_000_000} MB.",
                        where=name,
                        remedy="Split it, or save it without pictures.",
                    )
                digest.update(chunk)
                file.write(chunk)
            file.flush()
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return Staged(path, name, digest.hexdigest(), size)


def _unwritable(error: OSError) -> OutputError:
    return OutputError(
        f"the data folder cannot be written ({error.strerror or error}).",
        where=str(settings.FILES),
        remedy="Nothing was received. Make room or give write permission there, then send the files again.",
    )
