"""Files that commands are given: contributions and base texts, the bad ones listed and the good ones kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plenipo.cli.console import progress
from plenipo.conference.files import NamedFile, files_in, printable, without_copies
from plenipo.conference.intake import TakenIn, take_in
from plenipo.errors import PlenipoError
from plenipo.readers.bases import read_base_file
from plenipo.texts.instrument import Instrument


def receive(paths: Sequence[Path]) -> tuple[list[TakenIn], list[PlenipoError]]:
    """The contributions that can be read, and an error for each that cannot."""
    files = sorted({NamedFile(path, printable(path.name)) for path in paths}, key=lambda named: str(named.path))
    kept, errors = without_copies(files)
    received: list[TakenIn] = []
    with progress() as steps:
        task = steps.start("Reading", len(kept))
        for named in kept.values():
            try:
                received.append(take_in(named))
            except PlenipoError as error:
                errors.append(error.at(named.name))
            steps.advance(task)
    return received, errors


def instruments_in(path: Path | None) -> tuple[list[Instrument], list[PlenipoError]]:
    """The instruments in a file or in the files of a folder, and an error for each file that holds none."""
    if path is None:
        return [], []
    files = files_in(path, path / ".") if path.is_dir() else [NamedFile(path, printable(path.name))]
    found: list[Instrument] = []
    errors: list[PlenipoError] = []
    for named in files:
        try:
            found.extend(read_base_file(named.path))
        except PlenipoError as error:
            errors.append(error.at(named.name))
    return found, errors
