"""What a file in the own format holds beyond the mandate: which parts of it a person set."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from plenipo.positions.mandate import Line, Mandate, Statement

DATA_KEYS = (
    "reference", "title", "form", "binding", "legal_basis", "body", "meeting", "approved_on", "date", "previous",
    "subject_codes", "marking", "language", "source", "warnings",
)  # fmt: skip
"""Keys of the mandate, in the order in which they are written."""

LINE_KEYS = ("id", "section", "text", "statements", "check")
STATEMENT_KEYS = ("stance", "strength", "target", "scope", "quote", "start", "concepts", "corrected")


class Origin(Struct, frozen=True):
    """What Plenipo read as one line: its number, and eight hexadecimal digits each of its text and its section."""

    id: str
    text: str
    section: str


class OwnFile(Struct, frozen=True):
    """A file in the own format.

    data_by_hand: whether a person changed what is said of the mandate; lines_by_hand: ids of the lines whose statements
    a person changed, added or took away. as_read: the lines as they were last read from a document, in its order; what
    differs from them was changed by a person. None where the lines stand as they were read, () where none were.
    """

    mandate: Mandate
    data_by_hand: bool = False
    lines_by_hand: frozenset[str] = frozenset()
    as_read: tuple[Origin, ...] | None = None

    def origins(self) -> tuple[Origin, ...]:
        return origins_of(self.mandate.lines) if self.as_read is None else self.as_read


def origins_of(lines: Sequence[Line]) -> tuple[Origin, ...]:
    """Lines as they are read, to tell later what a person changed in them."""
    return tuple(Origin(line.id, check_of_text(line.text), check_of_text(line.section)) for line in lines)


def check_of_text(text: str) -> str:
    """Eight hexadecimal digits that tell whether a text is the one that was written."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def check_of_statements(statements: Sequence[Statement]) -> str:
    """Eight hexadecimal digits that tell whether the statements are those that were written."""
    told = [
        (one.stance.value, one.strength.value, one.target, one.scope, one.quote, one.concepts) for one in statements
    ]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:8]


def check_of_data(mandate: Mandate) -> str:
    """The same for what is said of the mandate."""
    told = [msgspec.to_builtins(getattr(mandate, key)) for key in DATA_KEYS]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:8]
