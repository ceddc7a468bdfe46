"""The readers: hostile files stop their own reader at worst, and nothing else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plenipo.desk.library import pool as pools
from plenipo.desk.library.pool import NoReader, Pool
from plenipo.desk.library.reading import Request

TEXT = b"<!DOCTYPE html><title>x</title><p>Harbour lights</p>"

# A reader whose behaviour the file decides, so that every death can be tried.
PUPPET = """
import os, sys, time
import msgspec
def say(problem, worn=False):
    told = msgspec.msgpack.encode({"read": {"problem": problem}, "worn": worn})
    out.write(len(told).to_bytes(8, "big") + told); out.flush()
out = sys.stdout.buffer
say("ready")
while head := sys.stdin.buffer.read(8):
    word = msgspec.msgpack.decode(sys.stdin.buffer.read(int.from_bytes(head, "big")))["data"]
    if word == b"hang": time.sleep(600)
    if word == b"die": os._exit(9)
    if word == b"nonsense": out.write(b"\\0" * 7 + b"\\5hello"); out.flush(); continue
    if word == b"flood": out.write(b"\\xff" * 64); out.flush(); continue
    say(str(os.getpid()) if word == b"who" else " ".join(sorted(os.environ)), word == b"worn")
"""


@pytest.fixture
def puppets() -> Iterator[Pool]:
    pool = Pool(2, seconds=1, command=[sys.executable, "-c", PUPPET])
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def readers() -> Iterator[Pool]:
    pool = Pool(1, seconds=20, memory=600_000_000)
    yield pool
    pool.close()


def said(pool: Pool, word: bytes) -> str:
    return pool.read(Request("contribution", "x.txt", word)).problem


def who(pool: Pool) -> str:
    """The process that answers."""
    answer = said(pool, b"who")
    assert answer.isdigit()
    return answer


def test_one_reader_serves_one_file_after_the_other(puppets: Pool) -> None:
    assert len({who(puppets) for _ in range(5)}) == 1


@pytest.mark.parametrize(
    ("word", "problem"),
    [
        (b"hang", "it takes longer than 1 seconds to read."),
        (b"die", "reading it stopped the reader"),
        (b"nonsense", "reading it stopped the reader"),
        (b"flood", "reading it stopped the reader"),
    ],
)
def test_what_stops_a_reader_is_refused_and_the_reader_replaced(puppets: Pool, word: bytes, problem: str) -> None:
    before = who(puppets)
    read = puppets.read(Request("contribution", "x.txt", word))
    assert read.problem.startswith(problem)
    assert read.remedy
    assert not _runs(int(before))
    assert who(puppets) != before


def test_a_file_that_hangs_holds_up_nobody_else(puppets: Pool) -> None:
    with ThreadPoolExecutor(2) as threads:
        hanging = threads.submit(said, puppets, b"hang")
        time.sleep(0.05)
        start = time.monotonic()
        assert who(puppets)
        assert hanging.result().startswith("it takes longer")
        assert time.monotonic() - start < 10


def test_a_reader_that_died_while_idle_is_not_blamed_on_the_next_file(puppets: Pool) -> None:
    before = int(who(puppets))
    os.kill(before, 9)
    _until(lambda: not _runs(before))
    assert int(who(puppets)) != before


def test_a_worn_reader_is_replaced(puppets: Pool) -> None:
    before = who(puppets)
    said(puppets, b"worn")
    assert who(puppets) != before


def test_a_reader_knows_no_secret(puppets: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLENIPO_SECRET", "x")
    monkeypatch.setenv("DATABASE_URL", "postgres://")
    assert not {"PLENIPO_SECRET", "DATABASE_URL"} & set(said(puppets, b"environment").split())


def test_many_threads_share_few_readers(puppets: Pool) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(lambda _: who(puppets), range(40)))) <= 2


def test_a_reader_that_cannot_start_is_no_fault_of_the_file() -> None:
    with pytest.raises(NoReader):
        said(Pool(1, command=[sys.executable, "-c", "raise SystemExit(1)"]), b"who")


def test_documents_are_read(readers: Pool, model: Path) -> None:
    base = (model / "bases" / "resolution-12.docx").read_bytes()
    mandate = (model / "mandates" / "mandate.docx").read_bytes()
    contribution = next((model / "contributions").iterdir())
    assert str(readers.read(Request("base", "a.docx", base)).bases[0].reference).startswith("Resolution 12")
    assert readers.read(Request("mandate", "m.docx", mandate)).mandate
    taken = readers.read(Request("contribution", contribution.name, contribution.read_bytes())).taken
    assert taken is not None
    assert taken.proposals


def test_fifty_megabytes_are_refused_in_words(readers: Pool) -> None:
    read = readers.read(Request("contribution", "big.txt", b"harbour light\n" * 3_600_000))
    assert "at most 32 MiB" in read.problem


def test_a_bomb_is_refused_in_words(readers: Pool) -> None:
    lol = (
        b'<!DOCTYPE x [<!ENTITY a "'
        + b"x" * 1000
        + b'">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 50) for level in range(6))
    )
    read = readers.read(Request("base", "bomb.xml", lol + b"]><akomaNtoso>&g;</akomaNtoso>"))
    assert read.problem
    assert readers.read(Request("contribution", "x.html", TEXT)).taken


def test_memory_is_bounded() -> None:
    pool = Pool(1, seconds=30, memory=260_000_000)
    try:
        read = pool.read(Request("contribution", "big.txt", (b"harbour light " * 22 + b"\n") * 100_000))
        assert read.problem
        assert "memory" in read.problem
    finally:
        pool.close()


def test_classified_files_are_told_apart(readers: Pool) -> None:
    read = readers.read(Request("contribution", "x.html", TEXT + b"<p>RESTREINT UE/EU RESTRICTED</p>"))
    assert read.classified
    assert "RESTREINT UE/EU RESTRICTED" in read.problem


def test_a_copy_of_the_process_makes_readers_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pools.readers()
    monkeypatch.setattr(pools, "_pool", first)
    pools._forget()
    assert pools.readers() is not first


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]


def _until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + 10
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)
