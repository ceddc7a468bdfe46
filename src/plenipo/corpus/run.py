"""A folder of laws set against a folder of laws: read, indexed, judged law by law; a rerun redoes what changed.

A part stands as long as three things do: the program, the text of its source, and the text of the articles that it was
compared with. When any target changes, the index is made anew and every source is searched for again, because what a
word tells depends on all targets; only the parts whose articles came out otherwise are judged again. So a rerun gives
what a first run would.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from plenipo.conference.files import NamedFile
from plenipo.corpus.fingerprint import fingerprint
from plenipo.corpus.index import HEAD, BlockTask, IndexedLaw, blocks_of, keep_laws, keep_spread, make_block
from plenipo.corpus.intake import Reading, ReadTask, corpus_files, key_of, known, read_one
from plenipo.corpus.journal import Finished, Journal
from plenipo.corpus.judging import ChunkTask, judge_chunk
from plenipo.corpus.parts import is_whole
from plenipo.corpus.places import Places, part_name
from plenipo.corpus.pool import Failure, Pool
from plenipo.corpus.report import CorpusReport, Law, Part, Trouble
from plenipo.errors import OutputError, PlenipoError, UsageError
from plenipo.readers.files import sha256_of
from plenipo.texts.marking import Marking, highest
from plenipo.version import __version__
from plenipo.writers.folder import require_folder, write_file

Stage = Callable[[str, int], Callable[[], None]]
_In = TypeVar("_In")
_Out = TypeVar("_Out")


def unseen(_title: str, _total: int) -> Callable[[], None]:
    """A stage that nobody watches."""
    return lambda: None


def concord_corpus(
    source: Path, target: Path, out: Path, pool: Pool, marking: Marking = Marking.PUBLIC, stage: Stage = unseen
) -> CorpusReport:
    """Set every law in ``source`` against all laws in ``target``; write rows/ and manifest.json into ``out``.

    The pool is closed when the run ends, however it ends. stage: called with a title and a number of steps; gives what
    is called after each step. Raises UsageError where a folder is none or another run is in ``out``, and OutputError.
    """
    try:
        require_folder(out)
        files = corpus_files(source, out), corpus_files(target, out)
        places = Places(out.resolve())
        for folder in (places.rows, places.laws, places.indexes):
            _make(folder)
        with alone_in(places.work):
            return _Run(places, pool, marking, stage).run(*files)
    finally:
        pool.close()


class _Run:
    """One run: what goes wrong with single files is gathered, and the rest goes on."""

    def __init__(self, places: Places, pool: Pool, marking: Marking, stage: Stage) -> None:
        self._places, self._pool, self._marking, self._stage = places, pool, marking, stage
        self._troubles: list[Trouble] = []
        self._keys: set[str] = set()  # of all readings

    def run(self, source: Sequence[NamedFile], target: Sequence[NamedFile]) -> CorpusReport:
        self._write(CorpusReport(False, self._marking, __version__, fingerprint()))
        sources, targets = self._readings("source", source), self._readings("target", target)
        journal = Journal(self._places.journal)
        index = self._index(targets)
        tasks = self._tasks(sources, index, journal)
        made = self._judge([task for task in tasks if not _stands(task)], journal)
        parts = [journal.finished[task.part] for task in tasks if task.part in journal.finished]
        report = self._report(sources, targets, parts, made)
        self._tidy(index, journal, parts)
        self._write(report)
        return report

    def _readings(self, side: str, files: Iterable[NamedFile]) -> list[Reading]:
        """Every file of one side, read now or before, in the order of names; what cannot be read is noted."""
        found: list[Reading] = []
        tasks: list[ReadTask] = []
        for named in files:
            try:
                key = key_of(named)
            except PlenipoError as error:
                found.append(Reading(named.name, error=str(error.at(named.name))))
                continue
            before = known(self._places, named.name, key)
            if before:
                found.append(before)
            else:
                tasks.append(ReadTask(str(named.path.resolve()), named.name, key, str(self._places.root)))
        for task, result in self._each(f"Reading the {side}", read_one, tasks):
            found.append(
                Reading(task.name, error=f"{task.name}: {result.why}") if isinstance(result, Failure) else result
            )
        found.sort(key=lambda reading: reading.name)
        self._keys |= {each.key for each in found}
        self._troubles += [Trouble(side, each.name, each.error) for each in found if each.error]
        return [each for each in found if not each.error]

    def _index(self, targets: Sequence[Reading]) -> str:
        """The digest of the index of these laws, which is made where it is not there."""
        digest = sha256_of(msgspec.json.encode([(each.name, each.key) for each in targets]))[:40]
        if (self._places.index(digest) / HEAD).is_file():
            return digest
        laws, first = [], 0
        for each in targets:
            laws.append(IndexedLaw(each.name, each.key, first, each.articles, each.provisions, each.judged))
            first += each.articles
        folder = Path(tempfile.mkdtemp(dir=self._places.indexes, prefix=".partial-"))
        try:
            keep_spread(folder, [self._places.features(each.key) for each in targets])
            blocks = [
                BlockTask(number, block, tuple(str(self._places.features(law.key)) for law in block), str(folder))
                for number, block in enumerate(blocks_of(laws))
            ]
            for _, result in self._each("Indexing the target", make_block, blocks):
                if isinstance(result, Failure):
                    raise OutputError(f"the index could not be made: {result.why}.", where=str(self._places.root))
            keep_laws(folder, laws)
            folder.chmod(0o755)
            folder.rename(self._places.index(digest))
        except OSError as exc:
            raise OutputError(f"cannot be written: {exc.strerror}.", where=str(self._places.root)) from exc
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return digest

    def _tasks(self, sources: Sequence[Reading], index: str, journal: Journal) -> list[ChunkTask]:
        """A task for each chunk of each source, with what is finished of it where that is whole."""
        tasks = []
        for each in sources:
            for first, last in each.chunks:
                part = part_name(each.name, first)
                before = journal.finished.get(part)
                whole = before and before.file == each.name and is_whole(self._places.rows / part, before.sha256)
                tasks.append(
                    ChunkTask(
                        file=each.name,
                        key=each.key,
                        first=first,
                        last=last,
                        part=part,
                        source=sha256_of(f"{each.key} {first}-{last} {self._marking.value}".encode()),
                        index=index,
                        root=str(self._places.root),
                        marking=self._marking,
                        before=before if whole else None,
                    )
                )
        return tasks

    def _judge(self, tasks: Sequence[ChunkTask], journal: Journal) -> list[str]:
        """Parts that were written; each is in the journal as soon as it is."""
        made = []
        for task, result in self._each("Setting laws against the target", judge_chunk, tasks):
            if isinstance(result, Failure):
                journal.finished.pop(task.part, None)
                self._troubles.append(Trouble("rows", task.file, f"{task.file}: not judged: {result.why}"))
                continue
            if task.before is None or result.compared != task.before.compared or result.source != task.before.source:
                made.append(result.part)
            journal.add(result)
        return sorted(made)

    def _each(
        self, title: str, function: Callable[[_In], _Out], pieces: Sequence[_In]
    ) -> Iterator[tuple[_In, _Out | Failure]]:
        if not pieces:
            return
        step = self._stage(title, len(pieces))
        for done in self._pool.each(function, pieces):
            yield done
            step()

    def _report(
        self, sources: Sequence[Reading], targets: Sequence[Reading], parts: Sequence[Finished], made: Sequence[str]
    ) -> CorpusReport:
        return CorpusReport(
            finished=True,
            marking=highest([self._marking, *(each.marking for each in (*sources, *targets))]),
            version=__version__,
            engine=fingerprint(),
            sources=tuple(_law(each) for each in sources),
            targets=tuple(_law(each) for each in targets),
            parts=tuple(
                Part(
                    each.file,
                    each.part,
                    each.sha256,
                    each.provisions,
                    each.rows,
                    each.articles,
                    each.degrees,
                    each.judged,
                )
                for each in parts
            ),
            troubles=tuple(self._troubles),
            made=tuple(made),
            kept=tuple(each.part for each in parts if each.part not in set(made)),
        )

    def _tidy(self, index: str, journal: Journal, parts: Sequence[Finished]) -> None:
        """Remove what no file of the present corpus needs: rows of laws that are gone, old indexes, old readings."""
        present = {each.part for each in parts}
        journal.keep_only(sorted(present))
        for path in self._places.rows.glob("*.parquet"):
            if path.name not in present:
                path.unlink(missing_ok=True)
        for path in self._places.indexes.iterdir():
            if path.name != index:
                shutil.rmtree(path, ignore_errors=True)
        for path in self._places.laws.iterdir():
            if path.stem not in self._keys:
                path.unlink(missing_ok=True)

    def _write(self, report: CorpusReport) -> None:
        write_file(self._places.manifest, msgspec.json.format(msgspec.json.encode(report), indent=2))


def _stands(task: ChunkTask) -> bool:
    """Whether nothing that the part depends on changed, so that it need not even be searched for."""
    return task.before is not None and (task.before.source, task.before.index) == (task.source, task.index)


def _law(reading: Reading) -> Law:
    return Law(reading.name, reading.sha256, reading.provisions, reading.remarks, reading.judged)


def _part(each: Finished) -> Part:
    return Part(each.file, each.part, each.sha256, each.provisions, each.rows, each.articles, each.degrees, each.judged)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        reason = exc.strerror or type(exc).__name__
        raise OutputError(f"cannot be written: {reason}.", where=str(folder), remedy="Name another folder.") from exc


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; the lock goes with the process, however it ends. Raises UsageError."""
    with (folder / "running").open("a") as file:
        try:
            import fcntl
        except ImportError:  # a system without such locks: the parts themselves are written whole or not at all
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise UsageError(
                "another run is writing into this folder.", where=str(folder.parent), remedy="Wait until it is done."
            ) from exc
        yield
