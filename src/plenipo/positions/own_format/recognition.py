"""Whether a file is one in the own format, however its YAML is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from plenipo.positions.own_format.nodes import decoded
from plenipo.positions.own_format.values import DATA_KEYS

_HEAD = 200_000
_BINARY = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
_NAMED = re.compile(r"(?:^|[\s{,?\"'])(?:mandate|lines)[\"']?\s*:", re.IGNORECASE | re.MULTILINE)
_OPENING = re.compile(r"\A(?:[ \t]*(?:#[^\n]*|---[ \t]*)?\r?\n)*(?:mandate|lines):[ \t\r]*(?:#[^\n]*)?\n")
_LINES = re.compile(r"^lines:", re.MULTILINE)
# What only a file of lines holds, where its YAML is broken.
_KEY_OF_FILE = re.compile(
    r"^\s*[{?]?\s*[\"']?(?:mandate|lines)[\"']?\s*:\s*(?:#.*|[\[{].*)?$", re.IGNORECASE | re.MULTILINE
)
_KEY_OF_LINE = re.compile(r"(?:^\s*-|[{?])\s*[\"']?(?:id|text)[\"']?\s*:", re.IGNORECASE | re.MULTILINE)
_DATA_KEYS = frozenset((*DATA_KEYS, "corrected", "check"))


def is_own_format(data: bytes) -> bool:
    """Whether a file is YAML with ``lines`` of keys and values, or a ``mandate`` of them, in block or in flow style.

    A file that means to be one and is broken counts too, so that it is refused and never read as prose. A plain list
    under a word "Lines:" is none.
    """
    if data.startswith(_BINARY):
        return False
    text = decoded(data[: 4 * _HEAD], "replace")[:_HEAD].replace("\r\n", "\n")
    if not _NAMED.search(text):
        return False
    if _OPENING.match(text) and _LINES.search(text):
        return True
    try:
        is_one = _is_file_of_lines(yaml.parse(text, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        is_one = None
    return bool(_KEY_OF_FILE.search(text) and _KEY_OF_LINE.search(text)) if is_one is None else is_one


def _is_file_of_lines(events: Iterator[yaml.Event]) -> bool | None:
    """By the first of the keys ``mandate`` and ``lines`` at the root that has keys and values below it.

    None where the root is no mapping: words before it may have made it one text.
    """
    root = next((event for event in events if not isinstance(event, _BEFORE_ROOT)), None)
    if not isinstance(root, yaml.MappingStartEvent):
        return None
    for key in events:
        if not isinstance(key, yaml.ScalarEvent):
            return False
        value = next(events)
        name = key.value.strip().lower()
        if name == "lines" and isinstance(value, yaml.CollectionStartEvent):
            first = next(events)
            return not isinstance(value, yaml.SequenceStartEvent) or not isinstance(first, yaml.ScalarEvent)
        if name == "mandate" and isinstance(value, yaml.MappingStartEvent):
            first = next(events)
            if isinstance(first, yaml.ScalarEvent):
                return first.value.strip().lower() in _DATA_KEYS
            continue  # nothing is said of the mandate
        _pass_over(value, events)
    return False


def _pass_over(value: yaml.Event, events: Iterator[yaml.Event]) -> None:
    depth = int(isinstance(value, yaml.CollectionStartEvent))
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


_BEFORE_ROOT = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
