"""Answers that were used once and need not be asked for again."""

from __future__ import annotations

from typing import Protocol

import msgspec
from msgspec import Struct


class Cache(Protocol):
    """Keeps bytes under names; a door says where. A name is 64 hexadecimal digits."""

    def get(self, key: str) -> bytes | None:
        """What is kept under the name, None for nothing."""
        ...

    def put(self, key: str, content: bytes) -> None:
        """Keep the bytes under the name."""
        ...


class Kept(Struct, frozen=True):
    """An answer as it is kept."""

    text: str


def kept_answer(cache: Cache | None, key: str) -> str | None:
    """The text of the answer kept under the name; None where there is none, or what is there is damaged."""
    content = cache.get(key) if cache else None
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=Kept).text
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def keep_answer(cache: Cache | None, key: str, text: str) -> None:
    if cache:
        cache.put(key, msgspec.json.encode(Kept(text)))
