"""Zip archives that are received: opened within limits, and never by the paths that stand in them."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

from msgspec import Struct

from plenipo.errors import DamagedFile, EncryptedFile, FileTooLarge, HostileFile, PlenipoError
from plenipo.readers.limits import MAX_COMPRESSION_RATIO, MAX_FILE_BYTES, MAX_ZIP_DIRECTORY_BYTES, MIB
from plenipo.readers.zip_directory import directory_size

MAX_MEMBERS = 500
MAX_UNPACKED = 400_000_000  # bytes of all members together

_CHUNK = 256 * 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# A zip with one of these is a document, not a folder of documents: Office, OpenDocument, e-book.
_OF_DOCUMENTS = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "word/document.xml")
_NO_DOCUMENT = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.[/\\])|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, LookupError)

_AGAIN = "Pack it again, or send its files without packing them."


class Member(Struct, frozen=True):
    """One file of an archive. name: without folders."""

    name: str
    chunks: Callable[[], Iterator[bytes]]


def is_archive(file: IO[bytes], name: str) -> bool:
    """Whether the file is a zip of files, rather than a document that is packed as one.

    Raises HostileFile and DamagedFile for a zip that cannot be looked into.
    """
    file.seek(0)
    if file.read(4) not in _ZIP:
        return False
    with _opened(file, name) as archive:
        members = set(archive.namelist())
    return not members.intersection(_OF_DOCUMENTS)


@contextmanager
def open_archive(file: IO[bytes], name: str) -> Iterator[list[Member | PlenipoError]]:
    """The files in the archive, and an error for each that is refused. Raises UnreadableFile where all of it is."""
    with _opened(file, name) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not _NO_DOCUMENT.search(info.filename)]
        _check_whole(infos, name)
        yield [_member(archive, info, name) for info in infos]


@contextmanager
def _opened(file: IO[bytes], name: str) -> Iterator[zipfile.ZipFile]:
    if directory_size(file) > MAX_ZIP_DIRECTORY_BYTES:
        raise HostileFile("the archive has too many members.", where=name, remedy=_AGAIN)
    try:
        file.seek(0)
        archive = zipfile.ZipFile(file)
    except _BROKEN as exc:
        raise DamagedFile("the archive is cut off or damaged.", where=name, remedy="Ask for it again.") from exc
    with archive:
        yield archive


def _check_whole(infos: list[zipfile.ZipInfo], name: str) -> None:
    if len(infos) > MAX_MEMBERS:
        raise FileTooLarge(
            f"the archive holds {len(infos)} files; at most {MAX_MEMBERS} are taken at once.",
            where=name,
            remedy="Send it in parts.",
        )
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_UNPACKED:
        raise FileTooLarge(
            f"the archive unpacks to {unpacked / 1_000_000:.0f} MB; at most {MAX_UNPACKED // 1_000_000} MB are taken.",
            where=name,
            remedy="Send it in parts.",
        )


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member | PlenipoError:
    where = f"{name}: {info.filename}"
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", info.filename):
        return HostileFile("its path leads out of the archive.", where=where, remedy=_AGAIN)
    if info.flag_bits & 0x1:
        return EncryptedFile("it is protected by a password.", where=where, remedy="Pack it without the password.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others may ask for memory at will
        return DamagedFile("it is packed in an unusual way.", where=where, remedy=_AGAIN)
    if info.file_size > MAX_FILE_BYTES:
        return FileTooLarge(
            f"it is larger than {MAX_FILE_BYTES // MIB} MiB.",
            where=where,
            remedy="Split it, or save it without pictures.",
        )
    if info.file_size > MIB and info.file_size > MAX_COMPRESSION_RATIO * max(1, info.compress_size):
        return HostileFile("it is packed absurdly tight.", where=where, remedy="Send the file without packing it.")
    return Member(path.name, lambda: _chunks(archive, info, where))


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> Iterator[bytes]:
    """zipfile gives no more bytes than the list of members states, which was checked."""
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except RuntimeError as exc:  # zipfile's way to say that a member needs a password
        raise EncryptedFile("it is protected by a password.", where=where, remedy="Pack it without one.") from exc
    except _BROKEN as exc:
        raise DamagedFile("it is damaged inside the archive.", where=where, remedy=_AGAIN) from exc
