"""``python -m bench.corpus``: folders of law against folders of law, at several sizes, on one worker and on two.

Laws are made from the real ones from a seed. Every run reads its own source laws and starts its own workers; the target
is read and indexed once, and said apart. Memory and processor time are those of all processes together, looked at every
quarter of a second; on a machine that others use too, processor time tells more than the clock.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import msgspec
from rich.console import Console

from bench.corpus_laws import Maker, real_articles
from bench.figures import Figures, Target, at_least, at_most, seconds, show, targets_table
from bench.linearity import fitted_exponent
from bench.runs import ROOT
from plenipo.corpus.cluster import Cluster, require_scale
from plenipo.corpus.report import CorpusReport
from plenipo.corpus.run import concord_corpus

_LAW = ROOT.parent / "shared" / "data" / "law"
_SEED = 20_311
_SHARES = (0.1, 0.25, 0.5, 1.0)  # of the size, for the curve
_LIMIT_MINUTES, _LIMIT_GB = 30, 4
_LINEAR = 1.1  # power of the number of source provisions
_FOUND = 95  # percent of the articles made from a target's, with that one at first rank


class Measured(msgspec.Struct, frozen=True):
    """One run. stages: seconds by title. first: percent of planted counterparts at first rank.

    compared: target articles that were looked at for one source provision.
    """

    workers: int
    provisions: int
    seconds: float
    processor: float
    stages: dict[str, float]
    peak_gb: float
    first: float
    compared: float


class Watch:
    """Seconds of each stage; of all processes together, the most memory and the processor time."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self.peak = 0
        self._processor: dict[int, float] = {}
        self._stage, self._since = "Starting", time.perf_counter()

    def stage(self, title: str, total: int) -> Callable[[], None]:
        self.lap(title)
        print(f"  {title}: {total}", file=sys.stderr, flush=True)
        return lambda: None

    def lap(self, title: str = "") -> None:
        now = time.perf_counter()
        self.stages[self._stage] = self.stages.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = title, now

    @property
    def processor(self) -> float:
        """Seconds, of processes that ended too."""
        return sum(self._processor.values())

    @contextmanager
    def looking(self) -> Iterator[None]:
        stop = Event()
        thread = Thread(target=self._watch, args=(stop,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _watch(self, stop: Event) -> None:
        import psutil

        own = psutil.Process()
        before = sum(own.cpu_times()[:2])
        while not stop.wait(0.25):
            held = 0
            for process in (own, *own.children(recursive=True)):
                try:
                    held += process.memory_info().rss
                    used = sum(process.cpu_times()[:2]) - (before if process == own else 0)
                except psutil.Error:  # ended meanwhile
                    continue
                self._processor[process.pid] = used
            self.peak = max(self.peak, held)


def measured(folder: Path, source: Path, workers: int, key: dict[tuple[str, int], tuple[str, int]]) -> Measured:
    """Set the source laws against the target in ``folder``."""
    watch, started = Watch(), time.perf_counter()
    with watch.looking():
        report = concord_corpus(source, folder / "target", folder / "out", Cluster(workers), stage=watch.stage)
    watch.lap()
    if report.troubles:
        raise SystemExit(f"not measured: {report.troubles[0].why}")
    return Measured(
        workers=workers,
        provisions=report.provisions,
        seconds=time.perf_counter() - started,
        processor=watch.processor,
        stages=watch.stages,
        peak_gb=watch.peak / 1e9,
        first=100 * _at_first_rank(folder / "out" / "rows", key),
        compared=_compared(report),
    )


def _at_first_rank(rows: Path, key: dict[tuple[str, int], tuple[str, int]]) -> float:
    import pyarrow.dataset as ds

    table = ds.dataset(rows).to_table(
        columns=["source_file", "source_id", "target_file", "target_id"],
        filter=(ds.field("rank") == 1) & (ds.field("depth") == "article"),
    )
    found = {
        (row["source_file"], row["source_id"]): (row["target_file"], row["target_id"]) for row in table.to_pylist()
    }
    right = sum(found.get((file, f"art{at}")) == (other, f"art{there}") for (file, at), (other, there) in key.items())
    return right / max(1, len(key))


def _compared(report: CorpusReport) -> float:
    """Target articles that were looked at for one source provision."""
    return sum(part.articles for part in report.parts) / max(1, report.provisions)


def curve(folder: Path, size: int, sources: Sequence[int], workers: Sequence[int]) -> list[Measured]:
    """All runs; the first one, of a few laws, prepares the target and is not among them."""
    files = sorted([*_LAW.glob("eu_acts/*.json"), *_LAW.glob("partner_law/*.json")])
    maker = Maker(real_articles(files), _SEED)
    (folder / "target").mkdir()
    print(f"{maker.targets(folder / 'target', size):,} target provisions", file=sys.stderr, flush=True)
    runs = []
    for count, number in [
        (min(sources) // 10 or 1, max(workers)),
        *((each, one) for one in workers for each in sources),
    ]:
        source = folder / f"source-{count}-on-{number}"
        source.mkdir()
        key = maker.sources(source, count)
        print(f"{count:,} source provisions, {number} workers …", file=sys.stderr, flush=True)
        runs.append(measured(folder, source, number, key))
        print(f"  {runs[-1]}", file=sys.stderr, flush=True)
    return runs


def figures(runs: Sequence[Measured], size: int) -> list[Figures]:
    """The preparation of the target, and the curve for each number of workers."""
    head = (
        "source provisions",
        "workers",
        "seconds",
        "reading",
        "judging",
        "ms each",
        "processor ms each",
        "first %",
        "peak GB",
    )
    ready, *rest = runs
    reading, indexing = (ready.stages.get(title, 0.0) for title in ("Reading the target", "Indexing the target"))
    prepared = Figures(
        "The target, once", f"On {ready.workers} workers.", ("provisions", "reading", "indexing"),
        ((f"{size:,}", seconds(reading), seconds(indexing)),),
    )  # fmt: skip
    notes = [
        f"On {number}, time grows with source provisions to the power of {power:.2f}, processor time of {spent:.2f}."
        for number in sorted({run.workers for run in rest})
        for power, spent in [_powers([run for run in rest if run.workers == number])]
        if power is not None and spent is not None
    ]
    title = f"Against {size:,} target provisions"
    return [prepared, Figures(title, " ".join(notes), head, tuple(_row(run) for run in rest))]


def _powers(runs: Sequence[Measured]) -> tuple[float | None, float | None]:
    """Of the clock and of processor time."""
    return (
        fitted_exponent([(float(run.provisions), run.seconds) for run in runs]),
        fitted_exponent([(float(run.provisions), run.processor) for run in runs]),
    )


def _row(run: Measured) -> tuple[str, ...]:
    reading, judging = (
        run.stages.get(title, 0.0) for title in ("Reading the source", "Setting laws against the target")
    )
    each = [f"{1000 * spent / run.provisions:.2f}" for spent in (run.seconds, run.processor)]
    return (
        f"{run.provisions:,}", str(run.workers), seconds(run.seconds), seconds(reading), seconds(judging), *each,
        f"{run.first:.1f}", f"{run.peak_gb:.2f}",
    )  # fmt: skip


def targets(runs: Sequence[Measured], size: int) -> list[Target]:
    """What is to be reached, for the largest run on most workers, with the preparation of the target."""
    ready, last = runs[0], max(runs[1:], key=lambda run: (run.provisions, run.workers))
    minutes = (last.seconds + ready.seconds) / 60
    name = f"{last.provisions:,} x {size:,} provisions on {last.workers} workers"
    _, power = _powers([run for run in runs[1:] if run.workers == last.workers])
    return [
        at_most(f"{name}, target read and indexed", _LIMIT_MINUTES, minutes, " min"),
        at_most(f"{name}: peak of all processes", _LIMIT_GB, max(run.peak_gb for run in runs), " GB"),
        at_most("Power with which processor time grows with source provisions", _LINEAR, power),
        at_least(f"{name}: planted counterparts at first rank", _FOUND, last.first, " %"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("--size", type=int, default=20_000, help="target provisions [20000]")
    parser.add_argument("--sources", help="source provisions of each run, as 2000,5000 [a tenth to all of the size]")
    parser.add_argument("--workers", default="1,2", help="numbers of workers [1,2]")
    chosen = parser.parse_args()
    require_scale()
    sources = _numbers(chosen.sources) if chosen.sources else [int(chosen.size * share) for share in _SHARES]
    with tempfile.TemporaryDirectory(prefix="plenipo-bench-") as folder:
        runs = curve(Path(folder), chosen.size, sources, _numbers(chosen.workers))
    console = Console(width=max(150, Console().width))
    for each in (*figures(runs, chosen.size), targets_table(targets(runs, chosen.size))):
        show(console, each)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


if __name__ == "__main__":
    main()
