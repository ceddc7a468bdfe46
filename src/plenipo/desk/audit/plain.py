"""Values that come back from every database as they were written, so that a seal over them still fits."""

from __future__ import annotations

import json
from typing import Any

_NO_TEXT = str.maketrans({"\x00": "\ufffd"})


def plain(value: Any) -> Any:
    """The value as JSON has it: keys are texts, a whole number is no fraction, what JSON does not know is its text."""
    return _settled(json.loads(json.dumps(value, default=str)))


def plain_text(text: str) -> str:
    """Without characters that a database refuses: the null character, and half of a surrogate pair."""
    return text.translate(_NO_TEXT).encode("utf-8", "replace").decode()


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        return {plain_text(key): _settled(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_settled(one) for one in value]
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return str(value)
        return int(value) if value.is_integer() else value
    return value
