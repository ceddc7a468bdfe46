"""Between rows and the engine's mandate."""

from __future__ import annotations

import msgspec

from plenipo.desk.lines.models import Line, Mandate
from plenipo.positions.mandate import Mandate as Text
from plenipo.positions.own_format import OwnFile
from plenipo.positions.own_format.values import Origin


def value_of(row: Mandate) -> Text:
    """The engine's mandate in a row."""
    return msgspec.msgpack.decode(row.value, type=Text)


def packed(text: Text) -> bytes:
    """The mandate as it is stored."""
    return msgspec.msgpack.encode(text)


def own_file_of(row: Mandate) -> OwnFile:
    """The mandate with what people set in it, as a file of lines has it."""
    by_hand = Line.objects.filter(mandate=row, by_hand=True).values_list("number", flat=True)
    as_read = msgspec.convert(row.as_read, tuple[Origin, ...] | None)
    return OwnFile(value_of(row), row.data_by_hand, frozenset(by_hand), as_read)


def stored_origins(own: OwnFile) -> list[dict[str, str]] | None:
    """What ``as_read`` of the row is to be."""
    as_read: list[dict[str, str]] | None = msgspec.to_builtins(own.as_read)
    return as_read
