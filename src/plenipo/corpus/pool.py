"""Who does the pieces of work: this process, or processes that may die without taking the run with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from msgspec import Struct

from plenipo.errors import PlenipoError

In = TypeVar("In")
Out = TypeVar("Out")


class Failure(Struct, frozen=True):
    """Why a piece of work gave nothing, in a clause: "its worker died"."""

    why: str


class Pool(Protocol):
    """Applies a function to many pieces of work. Functions and pieces can be sent to another machine."""

    def each(self, function: Callable[[In], Out], pieces: Sequence[In]) -> Iterator[tuple[In, Out | Failure]]:
        """Every piece once, as they are finished; one that fails is a Failure, and the rest goes on."""

    def close(self) -> None:
        """Leave no process behind."""


class InProcess:
    """One piece after the other, here."""

    def each(self, function: Callable[[In], Out], pieces: Sequence[In]) -> Iterator[tuple[In, Out | Failure]]:
        with ThreadPoolExecutor(1) as thread:
            for piece in pieces:
                future = thread.submit(function, piece)
                error = future.exception()
                yield piece, failure_of(error) if error else future.result()

    def close(self) -> None:
        """There is none."""


def failure_of(error: BaseException) -> Failure:
    """What an error says, in one line; one that nobody foresaw with its kind."""
    said = " ".join(str(error).split())[:300]
    return Failure(said if isinstance(error, PlenipoError) else f"{type(error).__name__}: {said}".rstrip(": "))
