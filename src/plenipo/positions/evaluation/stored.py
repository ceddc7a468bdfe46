"""Fields of stored JSON that may hold anything, read one by one, so that a refusal can name the place."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any

import msgspec

from plenipo.errors import InvalidData
from plenipo.positions.finding import Relation


class Place:
    """A place in a file, for messages: "key.json, core 3"."""

    def __init__(self, file: str, remedy: str, at: str = "") -> None:
        self._file = file
        self._remedy = remedy
        self._at = at

    def inside(self, at: str) -> Place:
        return Place(self._file, self._remedy, f"{self._at} {at}".strip())

    def wrong(self, what: str) -> InvalidData:
        return InvalidData(what, where=f"{self._file}, {self._at}" if self._at else self._file, remedy=self._remedy)

    def json(self, data: bytes) -> Any:
        """The JSON document in the bytes. Raises InvalidData."""
        try:
            return msgspec.json.decode(_as_utf8(data))
        except (msgspec.DecodeError, UnicodeError, RecursionError) as exc:
            raise self.wrong("this is not JSON.") from exc

    def records(self, value: Any, name: str) -> list[tuple[Place, Mapping[str, Any]]]:
        """A list of objects, each with its place, counted from 1."""
        if not isinstance(value, list):
            raise self.wrong(f"{name} is not a list.")
        places = [(self.inside(f"{name} {number}"), one) for number, one in enumerate(value, start=1)]
        for place, one in places:
            if not isinstance(one, dict):
                raise place.wrong("this is not an object.")
        return places

    def text(self, record: Mapping[str, Any], name: str) -> str:
        """A text that must be there and not be empty."""
        value = record.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{name} is missing.")
        return value.strip()

    def optional_text(self, record: Mapping[str, Any], name: str) -> str:
        value = record.get(name)
        return value if isinstance(value, str) else ""

    def line(self, record: Mapping[str, Any]) -> str:
        """The number of a line, which may be stored as a number or as text."""
        value = record.get("line")
        if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).strip():
            raise self.wrong("line is missing.")
        return str(value).strip().removesuffix(".")

    def relation(self, record: Mapping[str, Any]) -> Relation:
        value = record.get("relation")
        try:
            return Relation(str(value))
        except ValueError as exc:
            known = ", ".join(relation.value for relation in Relation)
            raise self.wrong(f"the relation is none of {known}.") from exc

    def share(self, record: Mapping[str, Any], name: str) -> float:
        """A number from 0 to 1."""
        value = record.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.wrong(f"{name} is no number from 0 to 1.")
        return float(value)


def _as_utf8(data: bytes) -> bytes | str:
    """Without a byte order mark; some shells write what a command prints as UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    return data.removeprefix(codecs.BOM_UTF8)
