"""From a path to a Document: the only reader that touches the file system."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plenipo.errors import FileTooLarge, UnreadableFile
from plenipo.readers import read_document
from plenipo.readers.limits import MAX_FILE_BYTES, file_too_large
from plenipo.texts.document import Document


def read_file(path: Path) -> Document:
    """The document in a file.

    Raises what ``read_document`` raises, and UnreadableFile where the path cannot be read.
    """
    return read_document(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; no more than the limit is ever read into memory."""
    try:
        if path.is_dir():
            raise UnreadableFile("this is a folder.", where=str(path), remedy="Name a file in it.")
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as exc:
        raise UnreadableFile("there is no such file.", where=str(path), remedy="Check the path.") from exc
    except PermissionError as exc:
        raise UnreadableFile("the file may not be read.", where=str(path), remedy="Check its permissions.") from exc
    except (OSError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or str(exc)
        raise UnreadableFile(f"the file cannot be read ({reason}).", where=str(path)) from exc
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(file_too_large(path.stat().st_size), where=str(path), remedy="Split the document.")
    return data


def sha256_of(data: bytes) -> str:
    """SHA-256 in hexadecimal: the identity of a file's content."""
    return hashlib.sha256(data).hexdigest()
