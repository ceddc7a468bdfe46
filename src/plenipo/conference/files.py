"""The files of a folder, each with the name by which people know it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from plenipo.errors import DuplicateProposal, PlenipoError, UsageError
from plenipo.readers.files import read_bytes, sha256_of
from plenipo.writers.bundle import BRIEF_NAMES, FILE_NAMES
from plenipo.writers.overview.bundle import OVERVIEW_NAMES

INDEX = "index.html"


class NamedFile(Struct, frozen=True):
    """A file and its name in messages and records: relative to its folder, printable whatever its bytes are."""

    path: Path
    name: str


def printable(name: str) -> str:
    """The name with what cannot be printed replaced: a file system may hold names that are no text."""
    return os.fsencode(name).decode("utf-8", "replace")


def files_in(folder: Path, out: Path, recursive: bool = False) -> list[NamedFile]:
    """The files of the folder in a stable order: none hidden, no lock files of Word, nothing that a run wrote to out.

    recursive: those of its subfolders too. Raises UsageError where it is not a folder.
    """
    if not folder.is_dir():
        raise UsageError("this is not a folder.", where=str(folder), remedy="Name the folder that holds the files.")
    found = folder.rglob("*") if recursive else folder.glob("*")
    written = out.resolve()
    return sorted(
        (
            NamedFile(path, printable(path.relative_to(folder).as_posix()))
            for path in found
            if path.is_file() and not _is_hidden(path.relative_to(folder)) and not _is_output(path.resolve(), written)
        ),
        key=lambda named: named.name,
    )


def _is_hidden(path: Path) -> bool:
    return any(step.startswith((".", "~$")) for step in path.parts)


def _is_output(path: Path, out: Path) -> bool:
    if path.parent == out:
        return path.name in (INDEX, *OVERVIEW_NAMES)
    return out in path.parents and path.name in (*FILE_NAMES, *BRIEF_NAMES)


def without_copies(files: Iterable[NamedFile]) -> tuple[dict[str, NamedFile], list[PlenipoError]]:
    """The files by the SHA-256 of their content, byte-for-byte copies left out, and an error for each bad one."""
    kept: dict[str, NamedFile] = {}
    errors: list[PlenipoError] = []
    for named in files:
        try:
            content = sha256_of(read_bytes(named.path))
        except PlenipoError as error:
            errors.append(error.at(named.name))
            continue
        if content in kept:
            errors.append(_copy(named, kept[content]))
        else:
            kept[content] = named
    return kept, errors


def _copy(named: NamedFile, first: NamedFile) -> DuplicateProposal:
    other = first.name if first.name != named.name else printable(str(first.path))
    return DuplicateProposal(f"the file is a copy of {other}.", where=named.name, remedy="Remove one of the two.")
