"""Worker processes: they may die without taking the run with them, and none is left behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from plenipo.corpus import cluster
from plenipo.corpus.cluster import Cluster
from plenipo.corpus.pool import Failure, In, InProcess, Out, failure_of
from plenipo.corpus.run import concord_corpus
from plenipo.errors import OutputError, UsageError
from tests.corpus.harbour_corpus import BUOYS, BUOYS_ACT, LAMPS, LAMPS_ACT, laws_in, rows_of

pytest.importorskip("distributed", reason="the extra [scale] is not installed")
psutil = pytest.importorskip("psutil")
# A worker that is killed leaves distributed with sockets that only the collector closes, and Python remarks on it.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def leaves_no_process() -> Iterator[None]:
    """Waits a moment for what is ending. What other tests started before, and helpers of multiprocessing, stay."""
    before = set(_children())
    yield
    gc.collect()
    until = time.monotonic() + 10
    while left := {child: command for child, command in _children().items() if child not in before}:
        assert time.monotonic() < until, list(left.values())
        time.sleep(0.05)


def _children() -> dict[int, list[str]]:
    found = {}
    for child in psutil.Process().children(recursive=True):
        try:
            command = child.cmdline()
        except psutil.Error:
            continue
        if "resource_tracker" not in " ".join(command):
            found[child.pid] = command
    return found


class Poisoned(Cluster):
    """Workers that die at the law "poison" always, and at "fragile" the first time."""

    def __init__(self, died: Path) -> None:
        super().__init__(2)
        self._died = str(died)

    def each(self, function: Callable[[In], Out], pieces: Sequence[In]) -> Iterator[tuple[In, Out | Failure]]:
        died = self._died

        def deadly(piece: In) -> Out:
            part = getattr(piece, "part", "")
            if part.startswith("poison") or (part.startswith("fragile") and not os.path.exists(died)):  # noqa: PTH110
                os.close(os.open(died, os.O_CREAT))
                os._exit(1)
            return function(piece)

        yield from super().each(deadly, pieces)


def test_workers_that_die_are_survived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_ALONE", 1)
    source = laws_in(tmp_path / "source", buoys=BUOYS, fragile=LAMPS, poison=LAMPS)
    target = laws_in(tmp_path / "target", lamps_act=LAMPS_ACT, buoys_act=BUOYS_ACT)
    report = concord_corpus(source, target, tmp_path / "out", Poisoned(tmp_path / "died"))
    assert [(each.where, each.file) for each in report.troubles] == [("rows", "poison.txt")]
    assert "worker" in report.troubles[0].why
    assert [part.file for part in report.parts] == ["buoys.txt", "fragile.txt"]

    mended = concord_corpus(source, target, tmp_path / "out", InProcess())
    assert (len(mended.made), len(mended.kept), mended.troubles) == (1, 2, ())
    concord_corpus(source, target, tmp_path / "alone", InProcess())
    assert rows_of(tmp_path / "out") == rows_of(tmp_path / "alone")


@pytest.fixture
def scheduler() -> Iterator[str]:
    """A cluster that somebody else runs, with one worker."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, host="tcp://127.0.0.1", dashboard_address=None,
        scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"}, silence_logs=50,
    ) as running:  # fmt: skip
        yield running.scheduler_address


def test_a_given_scheduler_does_the_work(tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = laws_in(tmp_path / "source", lamps=LAMPS), laws_in(tmp_path / "target", lamps_act=LAMPS_ACT)
    report = concord_corpus(source, target, tmp_path / "out", Cluster(1, scheduler, [source, target]))
    assert (len(report.made), report.troubles) == (1, ())

    blind = Cluster(1, scheduler, [tmp_path / "elsewhere"])
    with pytest.raises(UsageError, match=r"does not find .*elsewhere"):
        list(blind.each(str, [1]))
    blind.close()

    monkeypatch.setattr(cluster, "_lacking", lambda _folders, _engine: "it runs another version of Plenipo")
    older = Cluster(1, scheduler)
    with pytest.raises(UsageError, match="another version"):
        list(older.each(str, [1]))
    older.close()


def test_an_interrupt_leaves_no_process_and_no_half_part(tmp_path: Path) -> None:
    many = {f"lamps{number}": LAMPS.replace("lamp", f"lamp{number}") for number in range(40)}
    source = laws_in(tmp_path / "source", **many)
    target = laws_in(tmp_path / "target", lamps_act=LAMPS_ACT)
    command = [
        sys.executable,
        "-c",
        "from plenipo.cli import main; main()",
        "concord",
        str(source),
        str(target),
        "--corpus",
        "--workers",
        "1",
    ]
    run = subprocess.Popen(
        [*command, "-o", str(tmp_path / "out")], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    until = time.monotonic() + 30
    while not list((tmp_path / "out").glob("work/laws/*.law")) and run.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, error = run.communicate(timeout=30)
    assert run.returncode == 130, error
    assert "goes on from there" in error
    assert "Traceback" not in error
    until = time.monotonic() + 20
    while left := _of_session(run.pid):
        assert time.monotonic() < until, left
        time.sleep(0.05)
    assert not list((tmp_path / "out").rglob(".partial-*"))


def _of_session(session: int) -> list[int]:
    """The processes that are still at work in the session; what ends on a busy machine ends a moment later."""
    found = []
    for one in psutil.process_iter():
        try:
            if _session(one.pid) == session and one.status() != "zombie":
                found.append(one.pid)
        except psutil.Error:
            continue
    return found


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return -1


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plenipo.corpus.cluster._PATIENCE", 1)
    pool = Cluster(1, "tcp://127.0.0.1:9", [tmp_path])
    with pytest.raises(UsageError, match=r"tcp://127\.0\.0\.1:9: no scheduler"):
        list(pool.each(str, [1]))
    pool.close()


def test_what_an_error_says_is_one_line() -> None:
    assert failure_of(ValueError("a\nb")) == Failure("ValueError: a b")
    assert failure_of(OutputError("cannot be written.", where="x")) == Failure("x: cannot be written.")


def test_in_this_process_one_failure_does_not_stop_the_rest() -> None:
    found = dict(InProcess().each(lambda number: 6 // number, [1, 0, 3]))
    assert found == {1: 6, 0: Failure("ZeroDivisionError: integer division or modulo by zero"), 3: 2}
