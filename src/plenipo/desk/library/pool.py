"""A few warm processes that read files. One that dies or takes too long is replaced; only its file is refused."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from plenipo.desk.library.reading import LONGEST_ANSWER, Answer, Read, Request, receive, refused, send
from plenipo.errors import FileTooLarge, HostileFile, PlenipoError

MEMORY = 1_500_000_000  # bytes that a reader may address
SECONDS = 60  # that it may take for a file
STARTING = 60  # seconds that it may take to start, on a machine that does much else

_PASSED_ON = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "SYSTEMROOT")  # of the environment: no secret, no database


class ReaderDied(Exception):
    """The process ended without an answer."""


class NoReader(OSError):
    """No process could be started to read a file. The machine is to blame, not the file."""


class Reader:
    """One process, which is ready when this is made. It is used by one thread at a time. Raises NoReader."""

    def __init__(self, command: Sequence[str]) -> None:
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            start_new_session=True,  # the keyboard's interrupt is for the server, which ends its readers itself
        )

        try:
            self._within(STARTING, self._answer)
        except (TimeoutError, ReaderDied) as exc:
            self.close()
            raise NoReader("no reader could be started") from exc

    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def read(self, request: Request, seconds: float) -> Answer:
        """Its answer. Raises TimeoutError, and ReaderDied where there is none; then the reader is of no more use."""
        return self._within(seconds, lambda: self._ask(request))

    def _within(self, seconds: float, do: Callable[[], Answer]) -> Answer:
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        clock = threading.Timer(seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            return do()
        except (OSError, ValueError, msgspec.MsgspecError) as exc:
            if late.is_set():
                raise TimeoutError from exc
            raise ReaderDied from exc
        finally:
            clock.cancel()

    def _ask(self, request: Request) -> Answer:
        if self._process.stdin is None:
            raise ValueError("a reader without an input")
        send(self._process.stdin, request)
        return self._answer()

    def _answer(self) -> Answer:
        if self._process.stdout is None:
            raise ValueError("a reader without an output")
        payload = receive(self._process.stdout, LONGEST_ANSWER)
        if payload is None:
            raise ValueError("no answer")
        return msgspec.msgpack.decode(payload, type=Answer)

    def close(self) -> None:
        """End the process at once."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close_quietly(pipe)
        self._process.wait()


class Pool:
    """At most ``size`` readers at a time, started when they are needed and kept for the next file."""

    def __init__(
        self, size: int, seconds: int = SECONDS, memory: int = MEMORY, command: Sequence[str] | None = None
    ) -> None:
        self._seconds = seconds
        self._command = command or (
            *(sys.executable, "-m", "plenipo.desk.library.sandbox"),
            *(str(seconds), str(memory)),
        )
        self._free = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._idle: list[Reader] = []
        self._owner = os.getpid()

    def read(self, request: Request) -> Read:
        """What the file holds, or why it is refused. Never raises for what a file does to its reader.

        Raises NoReader.
        """
        with self._free, self._reader() as reader:
            try:
                answer = reader.read(request, self._seconds)
            except TimeoutError:
                reader.close()
                return refused(_too_slow(self._seconds))
            except ReaderDied:
                reader.close()
                return refused(_deadly())
            if answer.worn:
                reader.close()
            return answer.read

    def warm(self) -> None:
        """Start one reader, so that the first file need not wait for it. Raises NoReader."""
        with self._free, self._reader():
            pass

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        with self._lock:
            reader = self._idle.pop() if self._idle else None
        if reader is not None and not reader.alive():
            reader.close()
            reader = None
        reader = reader or Reader(self._command)
        try:
            yield reader
        except BaseException:
            reader.close()
            raise
        if reader.alive():
            with self._lock:
                self._idle.append(reader)

    def close(self) -> None:
        """End all readers that have nothing to do; in a copy of the process that made them, nothing."""
        if os.getpid() != self._owner:
            return
        with self._lock:
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.close()


def _close_quietly(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except OSError:
        return  # what was not sent has nobody to read it any more


def _too_slow(seconds: int) -> PlenipoError:
    return HostileFile(f"it takes longer than {seconds} seconds to read.", remedy="Save it anew in Word, or split it.")


def _deadly() -> PlenipoError:
    return FileTooLarge(
        "reading it stopped the reader: it takes too much time or memory.", remedy="Save it anew in Word, or split it."
    )


_pool: Pool | None = None
_making = threading.Lock()


def readers() -> Pool:
    """The pool of this process: one reader a processor, four at most."""
    global _pool
    with _making:
        if _pool is None:
            _pool = Pool(max(1, min(4, os.cpu_count() or 1)))
            atexit.register(_pool.close)
        return _pool


def _forget() -> None:
    """A copy of this process must not talk to the readers of the first one."""
    global _pool, _making
    _pool, _making = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
