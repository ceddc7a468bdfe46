"""What a reader is asked and answers, and how both travel between two processes."""

from __future__ import annotations

import math
from typing import IO

import msgspec
from msgspec import Struct

from plenipo.concordance.law import LawText
from plenipo.concordance.reading import read_law
from plenipo.conference.intake import TakenIn, take_in_bytes
from plenipo.errors import ClassifiedMarking, PlenipoError
from plenipo.positions.load import mandate_in
from plenipo.positions.mandate import Mandate
from plenipo.positions.own_format import OwnFile, is_own_format, read_own_file
from plenipo.readers.bases import read_bases
from plenipo.texts.instrument import Instrument

LONGEST_ANSWER = 96_000_000  # bytes; a reader that says more is not listened to
_SIZE = 8  # bytes in front of a message that tell its length


class Request(Struct, frozen=True):
    """One file to read. kind: "contribution", "base", "mandate" or "law". name: for messages."""

    kind: str
    name: str
    data: bytes


class Read(Struct, frozen=True):
    """What a file holds, one of the four, or why it could not be read.

    own: for a mandate in the own format, which parts of it a person set. classified: refused for an EU classification.
    """

    taken: TakenIn | None = None
    bases: tuple[Instrument, ...] = ()
    mandate: Mandate | None = None
    own: OwnFile | None = None
    law: LawText | None = None
    problem: str = ""
    remedy: str = ""
    classified: bool = False


class Answer(Struct, frozen=True):
    """read: of the last request. worn: the reader wants to be replaced."""

    read: Read
    worn: bool = False


def read(request: Request) -> Read:
    """Read the file here and now. Whatever is wrong with it is in the answer."""
    try:
        if request.kind == "base":
            return Read(bases=read_bases(request.data, request.name))
        if request.kind == "mandate":
            own = read_own_file(request.data, request.name) if is_own_format(request.data) else None
            return Read(mandate=own.mandate if own else mandate_in(request.data, request.name), own=own)
        if request.kind == "law":
            return Read(law=read_law(request.data, request.name))
        return Read(taken=take_in_bytes(request.data, request.name))
    except PlenipoError as error:
        return refused(error)


def refused(error: PlenipoError) -> Read:
    """The answer to a file that is refused."""
    return Read(problem=error.what, remedy=error.remedy, classified=isinstance(error, ClassifiedMarking))


def send(stream: IO[bytes], message: Struct) -> None:
    """Write a message whole."""
    payload = msgspec.msgpack.encode(message)
    stream.write(len(payload).to_bytes(_SIZE, "big"))
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes], longest: float = math.inf) -> bytes | None:
    """The bytes of the next message; None where the other side has gone. Raises ValueError for one that is too long."""
    head = stream.read(_SIZE)
    if len(head) < _SIZE:
        return None
    size = int.from_bytes(head, "big")
    if size > longest:
        raise ValueError(f"a message of {size} bytes")
    payload = stream.read(size)
    return payload if len(payload) == size else None
