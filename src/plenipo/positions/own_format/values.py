"""What a file in the own format holds beyond the mandate: which parts of it a person set."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from plenipo.positions.mandate import Mandate, Statement

DATA_KEYS = (
    "reference", "title", "form", "binding", "legal_basis", "body", "meeting", "approved_on", "date", "previous",
    "subject_codes", "marking", "language", "source", "warnings",
)  # fmt: skip
"""Keys of the mandate, in the order in which they are written."""

LINE_KEYS = ("id", "section", "text", "statements", "check")
STATEMENT_KEYS = ("stance", "strength", "target", "scope", "quote", "start", "concepts", "corrected")


class OwnFile(Struct, frozen=True):
    """A file in the own format.

    data_by_hand: whether a person changed what is said of the mandate; lines_by_hand: ids of the lines whose statements
    a person changed, added or took away.
    """

    mandate: Mandate
    data_by_hand: bool = False
    lines_by_hand: frozenset[str] = frozenset()


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
