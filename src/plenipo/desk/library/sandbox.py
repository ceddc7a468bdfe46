"""Reading hostile files where they can do no harm: a process with little memory and little time, and nothing to write.

``python -m plenipo.desk.library.sandbox SECONDS MEMORY`` says by an empty answer that it is ready, then reads one
request after the other from standard input and answers each on standard output (see ``reading``).
It ends when its input ends, or by itself when it is worn.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

import msgspec

from plenipo.desk.library.reading import Answer, Read, Request, read, receive, refused, send
from plenipo.errors import FileTooLarge, HostileFile

try:
    import resource
except ImportError:  # where the system has no such limits, the clock of the parent remains
    resource = None  # type: ignore[assignment]

FILES = 200  # that one process reads before it is replaced
WORN_MEMORY = 400_000_000  # bytes that it may have held at its fullest without being replaced


def main() -> None:
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a service that stops lets its worker finish the file at hand
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever prints does not spoil an answer
    _limit(memory)
    _warm()
    send(answers, Answer(Read()))  # it is ready
    for number in range(1, FILES + 1):
        payload = receive(requests)
        if payload is None:
            return
        _limit_time(seconds)
        answer = _answered(payload, number)
        del payload
        send(answers, answer)
        if answer.worn:
            return


def _answered(payload: bytes, number: int) -> Answer:
    try:
        result = read(msgspec.msgpack.decode(payload, type=Request))
    except MemoryError:
        error = FileTooLarge("it takes too much memory to read.", remedy="Save it anew in Word, or split it.")
        return Answer(refused(error), worn=True)
    except RecursionError:
        return Answer(refused(HostileFile("it is nested too deeply.", remedy="Save it anew in Word.")), worn=True)
    except Exception as fault:  # noqa: BLE001 - a fault of the reader is told of this file, and the next one is read
        problem = f"it could not be understood ({type(fault).__name__})."
        return Answer(Read(problem=problem, remedy="Save it anew in Word, and report the file if it stays so."))
    return Answer(result, worn=number == FILES or _fullest() > WORN_MEMORY)


def _warm() -> None:
    """Load what reading needs before the first file comes."""
    import plenipo.positions.registers
    import plenipo.readers.akoma_ntoso
    import plenipo.readers.docx
    import plenipo.readers.html
    import plenipo.readers.pdf
    import plenipo.readers.plain  # noqa: F401

    with suppress(MemoryError):
        read(Request("contribution", "warm.html", b"<!DOCTYPE html><p>MOD</p>"))


def _limit(memory: int) -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """So many seconds of computing more than it has used so far; the system kills it then."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, resource.RLIM_INFINITY))


def _fullest() -> int:
    """Bytes that it held at its fullest, 0 where that cannot be told."""
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main()
