"""What is finished, one line each as it happens: a run that is killed starts again after the last whole line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from plenipo.errors import OutputError, UnreadableFile
from plenipo.texts.marking import Marking
from plenipo.writers.folder import write_file


class Finished(msgspec.Struct, frozen=True):
    """A part that is written. source: names the chunk of the source law; index: what was searched for it;
    compared: the articles that it was compared with, word for word. degrees: provisions by proposed degree.
    """

    part: str
    file: str
    source: str
    index: str
    compared: str
    sha256: str
    provisions: int
    rows: int
    articles: int
    degrees: dict[str, int]
    marking: Marking = Marking.PUBLIC
    judged: bool = True


class Journal:
    """The file, by part; of several lines on one part the last counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.finished = {each.part: each for each in _lines(path)}

    def add(self, finished: Finished) -> None:
        """Write a line and see that it is on the disk. Raises OutputError."""
        self.finished[finished.part] = finished
        try:
            with self._path.open("ab") as file:
                file.write(b"\n" + msgspec.json.encode(finished))  # a line that was torn off before stays alone
                file.flush()
                os.fsync(file.fileno())
        except OSError as exc:
            reason = exc.strerror or type(exc).__name__
            raise OutputError(f"cannot be written: {reason}.", where=str(self._path)) from exc

    def keep_only(self, parts: Iterable[str]) -> None:
        """Write it anew with these parts alone. Raises OutputError."""
        self.finished = {part: self.finished[part] for part in parts if part in self.finished}
        write_file(self._path, b"\n".join(msgspec.json.encode(each) for each in self.finished.values()))


def _lines(path: Path) -> Iterable[Finished]:
    if not path.exists():
        return
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as exc:
        raise UnreadableFile("the journal cannot be read.", where=str(path), remedy="Check its permissions.") from exc
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=Finished)
        except (msgspec.MsgspecError, UnicodeDecodeError):  # torn off when a run was killed
            continue
