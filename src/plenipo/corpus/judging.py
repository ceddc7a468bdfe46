"""One chunk of a source law: searched for, set against what was found, judged by the engine, and written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plenipo.concordance.align import concord
from plenipo.corpus.assembled import Piece, assemble
from plenipo.corpus.features import open_features
from plenipo.corpus.index import open_index
from plenipo.corpus.journal import Finished
from plenipo.corpus.parts import write_part
from plenipo.corpus.places import Places
from plenipo.corpus.retrieval import digest_of, retrieve
from plenipo.corpus.store import open_law
from plenipo.texts.marking import Marking, highest


class ChunkTask(Struct, frozen=True):
    """Articles ``first`` to before ``last`` of a source law. before: what is finished of it and whole, if anything."""

    file: str
    key: str
    first: int
    last: int
    part: str
    source: str
    index: str
    root: str
    marking: Marking
    before: Finished | None = None


def judge_chunk(task: ChunkTask) -> Finished:
    """Write the part of the chunk, unless the part that is there was made from the very same articles.

    Raises OutputError, and InvalidData where the kept laws were tampered with.
    """
    places = Places(Path(task.root))
    kept = open_law(places.law(task.key))
    features = open_features(places.features(task.key)).of(task.first, task.last)
    found = retrieve(open_index(places.index(task.index)), features, kept.judged, places.laws)
    compared = digest_of(found)
    if task.before and task.before.source == task.source and task.before.compared == compared:
        return replace(task.before, index=task.index)
    source = kept.law(range(task.first, task.last))
    target = assemble([Piece(each.name, open_law(places.law(each.key)), each.places) for each in found])
    table = concord(source, target.law)
    marking = highest([task.marking, table.marking])
    sha256 = write_part(places.rows / task.part, task.file, table, target, marking)
    return Finished(
        part=task.part,
        file=task.file,
        source=task.source,
        index=task.index,
        compared=compared,
        sha256=sha256,
        provisions=len(table.rows),
        rows=sum(max(1, len(row.targets)) for row in table.rows),
        articles=sum(len(each.places) for each in found),
        degrees=dict(Counter(row.degree.value for row in table.rows)),
        marking=marking,
        judged=table.judged,
    )
