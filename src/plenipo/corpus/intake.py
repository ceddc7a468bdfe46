"""Every file of a folder becomes a kept law, or a line that says why not."""

from __future__ import annotations

from pathlib import Path

import msgspec

from plenipo.concordance.reading import read_law
from plenipo.conference.files import NamedFile, files_in
from plenipo.corpus.features import features_of, keep_features, side_of
from plenipo.corpus.fingerprint import fingerprint
from plenipo.corpus.places import Places
from plenipo.corpus.store import keep_law
from plenipo.errors import PlenipoError
from plenipo.readers.files import read_bytes, sha256_of
from plenipo.texts.marking import Marking
from plenipo.writers.folder import write_file

CHUNK = 4_000  # provisions of a law that are judged together; a longer law is parted between articles


class Reading(msgspec.Struct, frozen=True):
    """What became of one file. key: names its content, its name and the program that read it.

    articles: how many; chunks: stretches of them that are judged together. error: why it could not be read, else "".
    """

    name: str
    key: str = ""
    sha256: str = ""
    provisions: int = 0
    articles: int = 0
    chunks: tuple[tuple[int, int], ...] = ()
    judged: bool = True
    marking: Marking = Marking.PUBLIC
    remarks: tuple[str, ...] = ()
    error: str = ""


class ReadTask(msgspec.Struct, frozen=True):
    """A file to be read: its path, its name in the corpus, its key, and the folder of the corpus."""

    path: str
    name: str
    key: str
    root: str


def corpus_files(folder: Path, out: Path) -> list[NamedFile]:
    """The files of the folder and its subfolders, without hidden ones and without what stands in ``out``.

    Of files whose names print alike only the first is taken. Raises UsageError where it is not a folder.
    """
    written = out.resolve()
    found: dict[str, NamedFile] = {}
    for named in files_in(folder, out, recursive=True):
        if written not in named.path.resolve().parents:
            found.setdefault(named.name, named)
    return list(found.values())


def key_of(named: NamedFile) -> str:
    """What names the law in a file, before it is read. Raises UnreadableFile."""
    content = sha256_of(read_bytes(named.path))
    return sha256_of(f"{fingerprint()}\0{Path(named.name).name}\0{content}".encode())[:40]


def known(places: Places, name: str, key: str) -> Reading | None:
    """What an earlier run found in the same content."""
    path = places.reading(key)
    if not path.is_file():
        return None
    try:
        found = msgspec.json.decode(read_bytes(path), type=Reading)
    except msgspec.MsgspecError:
        return None
    whole = found.error or (places.law(key).is_file() and places.features(key).is_file())
    return msgspec.structs.replace(found, name=name) if whole else None


def read_one(task: ReadTask) -> Reading:
    """Read, number and keep one law. What makes it unreadable is in the result; OutputError alone is raised."""
    places, path = Places(Path(task.root)), Path(task.path)
    try:
        law = read_law(read_bytes(path), path.name)
    except PlenipoError as error:
        found = Reading(task.name, task.key, error=str(error.at(task.name)))
    else:
        side = side_of(law)
        starts = side.articles.tolist()
        stretches = list(zip(starts, [*starts[1:], len(side)], strict=True))
        keep_law(places.law(task.key), law, stretches)
        keep_features(places.features(task.key), features_of(side))
        found = Reading(
            name=task.name,
            key=task.key,
            sha256=law.sha256,
            provisions=len(side),
            articles=len(stretches),
            chunks=_chunks(stretches),
            judged=law.judged,
            marking=law.marking,
            remarks=law.remarks,
        )
    write_file(places.reading(task.key), msgspec.json.encode(found))
    return found


def _chunks(stretches: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches of articles with few enough provisions; an article is never parted."""
    chunks: list[tuple[int, int]] = []
    first, began = 0, 0
    for place, (start, end) in enumerate(stretches):
        if end - began > CHUNK and place > first:
            chunks.append((first, place))
            first, began = place, start
    return (*chunks, (first, len(stretches)))
