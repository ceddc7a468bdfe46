"""What a conference folder remembers between runs, so that a rerun redoes only what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from plenipo.positions.overview import OverviewRow
from plenipo.texts.marking import Marking
from plenipo.writers.folder import write_file
from plenipo.writers.html.index import IndexEntry, NewTextGroup

MEMORY = ".plenipo"  # the folder, in the output folder, that holds the record and what was read

_T = TypeVar("_T")


class CompilationRecord(Struct, frozen=True):
    """A compilation as last made. fingerprint: of everything it was made from.

    entry, new_texts: what the index shows of it, one of the two. refused: where and why proposals were left out.
    overview: its row in the overview, where there is a mandate. brief: SHA-256 of the brief as written, "" for none.
    """

    fingerprint: str
    folder: str
    marking: Marking
    entry: IndexEntry | None = None
    new_texts: NewTextGroup | None = None
    refused: tuple[tuple[str, str], ...] = ()
    overview: OverviewRow | None = None
    brief: str = ""


class Record(Struct, frozen=True):
    """files: name to SHA-256 of every contribution of the last run. compilations: by folder."""

    version: str
    files: dict[str, str]
    compilations: dict[str, CompilationRecord]


def load_record(out: Path, version: str) -> Record | None:
    """The record of the last run, None where there is none that this version can use."""
    try:
        record = msgspec.json.decode((out / MEMORY / "record.json").read_bytes(), type=Record)
    except (OSError, msgspec.MsgspecError):
        return None
    return record if record.version == version else None


def save_record(out: Path, record: Record) -> None:
    write_file(out / MEMORY / "record.json", msgspec.json.encode(record))


def load_value(out: Path, name: str, kind: type[_T]) -> _T | None:
    """A value that an earlier run kept under this name, None where it is not there or not readable any more."""
    try:
        return msgspec.msgpack.decode((out / MEMORY / name).read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


def save_value(out: Path, name: str, value: Struct) -> None:
    write_file(out / MEMORY / name, msgspec.msgpack.encode(value))
