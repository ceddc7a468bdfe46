"""Files on their way in: unpacked from archives, kept to no one's account yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Protocol

from django.conf import settings
from msgspec import Struct

from plenipo.desk.library.archives import Member, is_archive, open_archive
from plenipo.desk.library.names import safe_name
from plenipo.desk.library.store import Staged, Staging
from plenipo.errors import EmptyFile, HostileFile, OutputError, PlenipoError
from plenipo.readers.limits import MAX_FILE_BYTES


class Upload(Protocol):
    """A file on its way in, as Django gives it."""

    name: str | None
    file: IO[bytes] | None

    def chunks(self) -> Iterator[bytes]: ...


class Arrived(Struct, frozen=True):
    """Bytes that are here, and the archive that they came in."""

    staged: Staged
    archive: str = ""


def arrive(staging: Staging, uploads: Iterable[Upload]) -> tuple[list[Arrived], list[PlenipoError]]:
    """The files, and those in archives, and an error for each that is refused. Raises OutputError for a full disk."""
    arrived: list[Arrived] = []
    refused: list[PlenipoError] = []
    for upload in uploads:
        for one in _unpacked(staging, upload):
            if isinstance(one, Arrived):
                arrived.append(one)
            else:
                refused.append(one)
    return arrived, refused


def file_limit() -> int:
    """Bytes of a file above which it is not even kept: no reader takes it."""
    return min(settings.UPLOAD_LIMIT, MAX_FILE_BYTES)


def _unpacked(staging: Staging, upload: Upload) -> Iterator[Arrived | PlenipoError]:
    """The file, or the files in it, each as it arrived or as it is refused."""
    name = safe_name(upload.name or "")
    try:
        if upload.file is not None and is_archive(upload.file, name):
            with open_archive(upload.file, name) as members:
                if not members:
                    yield EmptyFile("there is no file in the archive.", where=name, remedy="Check what was packed.")
                for member in members:
                    yield _from_archive(staging, member, name)
        else:
            yield Arrived(staging.receive(upload.chunks(), name, file_limit()))
    except PlenipoError as error:
        if not _of_file(error):
            raise
        yield error


def _from_archive(staging: Staging, member: Member | PlenipoError, archive: str) -> Arrived | PlenipoError:
    if isinstance(member, PlenipoError):
        return member
    where = f"{archive}: {member.name}"
    try:
        staged = staging.receive(member.chunks(), safe_name(member.name), file_limit())
        with staged.path.open("rb") as file:
            nested = is_archive(file, where)
    except PlenipoError as error:
        if not _of_file(error):
            raise
        return error
    if nested:
        return HostileFile(
            "it is an archive inside an archive.", where=where, remedy="Unpack it and send the files that are in it."
        )
    return Arrived(staged, archive)


def _of_file(error: PlenipoError) -> bool:
    """Whether the file is to blame, and not the disk."""
    return not isinstance(error, OutputError)
