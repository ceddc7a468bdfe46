"""The pieces of work that run in other processes: each takes and gives plain values."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from plenipo.amendments.proposal import Proposal
from plenipo.compilation.compile import Outcome, compile_proposals
from plenipo.compilation.new_texts import compile_new_texts
from plenipo.conference.briefing import Briefed, Briefing, brief_on
from plenipo.conference.files import NamedFile
from plenipo.conference.intake import TakenIn, take_in
from plenipo.conference.keeping import clear_brief, set_aside_edited, sha256_of_file
from plenipo.errors import PlenipoError
from plenipo.positions.overview import OverviewRow
from plenipo.readers.bases import read_base_file
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking
from plenipo.writers.bundle import BRIEF_NAMES, render
from plenipo.writers.folder import write_folder

SMALL = 4  # pieces of work below which other processes cost more than they save

_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Task(Struct, frozen=True):
    """One compilation to make. base None: the proposals are drafts of new texts on the same ground.

    brief_before: SHA-256 of the brief that an earlier run wrote into the folder, "" for none.
    """

    folder: str
    base: Instrument | None
    proposals: tuple[Proposal, ...]
    markings: tuple[Marking, ...]
    briefing: Briefing | None = None
    brief_before: str = ""


class Made(Struct, frozen=True):
    """A compilation that was written, without its text.

    brief: SHA-256 of the brief beside it. edited: under which name a brief that people had changed was set aside.
    """

    folder: str
    counts: dict[str, int]
    sponsors: tuple[tuple[str, str], ...]
    marking: Marking
    refused: tuple[tuple[str, str], ...]
    overview: OverviewRow | None = None
    brief: str = ""
    edited: str = ""


def read_contribution(named: NamedFile) -> TakenIn | PlenipoError:
    try:
        return take_in(named)
    except PlenipoError as error:
        return error.at(named.name)


def read_base(named: NamedFile) -> tuple[Instrument, ...] | PlenipoError:
    try:
        return read_base_file(named.path)
    except PlenipoError as error:
        return error.at(named.name)


def make(task: Task, out: Path) -> Made:
    """Compile and write one folder."""
    outcome = _compile(task)
    contents = render(outcome.compilation)
    folder = out / task.folder
    edited = set_aside_edited(folder, task.brief_before)
    if task.briefing is None:
        clear_brief(folder)
        write_folder(folder, contents)
        return replace(_made(task, outcome, None), edited=edited)
    briefed = brief_on(outcome.compilation, task.base, task.proposals, task.briefing, task.folder)
    write_folder(folder, contents | briefed.contents)
    brief = sha256_of_file(folder / BRIEF_NAMES[0])
    return replace(_made(task, outcome, briefed), brief=brief, edited=edited)


def _compile(task: Task) -> Outcome:
    if task.base is None:
        return compile_new_texts(task.proposals, task.markings)
    return compile_proposals(task.base, task.proposals, task.markings)


def _made(task: Task, outcome: Outcome, briefed: Briefed | None) -> Made:
    compilation = outcome.compilation
    return Made(
        folder=task.folder,
        counts={status.value: count for status, count in compilation.counts().items()},
        sponsors=tuple(
            (row.sponsor, f"{row.symbol.value} emphatic" if row.emphatic else row.symbol.value)
            for row in compilation.contributions
        ),
        marking=briefed.marking if briefed else compilation.marking,
        refused=tuple((error.where, str(error)) for error in outcome.refused),
        overview=briefed.row if briefed else None,
    )


def in_parallel(
    function: Callable[..., _Out], inputs: Sequence[_In], *shared: Any, done: Callable[[], None]
) -> Iterator[tuple[_In, _Out]]:
    """Apply the function to every input, on all cores where that pays. Pairs come as they are finished."""
    workers = min(cpu_count() or 1, len(inputs))
    if len(inputs) < SMALL or workers < 2:
        for one in inputs:
            yield one, function(one, *shared)
            done()
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        with _interrupts_held():
            futures = {pool.submit(function, one, *shared): one for one in inputs}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
                done()
        except BaseException:
            for future in futures:  # what runs already is finished, so that no file stays half-written
                future.cancel()
            raise


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes started here do not hear the terminal's Ctrl-C: the one that started them decides what happens."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
