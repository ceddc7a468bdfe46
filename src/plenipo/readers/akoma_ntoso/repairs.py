"""Repairs of instruments that others converted from PDF: what a page made of a paragraph, made a paragraph again.

Each repair acts only on a clear sign, and none adds or drops a word: hyphens that a line end parted, a first
label left in its text, items and call words run into the item before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from plenipo.readers.profiles.calls import CallKind, call_kind
from plenipo.texts.label import Label, LabelKind, is_next, label_readings
from plenipo.texts.views import Line

# "high- level" is one word on the page; "short- and long-term" is not.
_PARTED = re.compile(r"(?<=\w)- (?!(?:and|or|to|nor|but)\b)(?=\w)")
_FIRST = re.compile(r"(1|a\)|i\)|\(a\)|\(i\)|1\.1|–)\s+(?=\S)")
_ITEM = re.compile(
    r"(?P<end>[;:.](?:\s(?:and|or))?)\s+(?P<label>\d{1,2}(?:\.\d{1,2})?|[a-z]{1,2}\)|[ivx]{1,5}\)|[•–-])\s+(?=[^\W\d_]|[“\"‘'(])"
)
_BEFORE_NUMBER = re.compile(r"(?:\bNos?|\bArt|\bVol|\bpara)\.$")
_CALL = re.compile(r"(?<=[,;.])\s+(?=[^\W\d_])")
_CALL_AND_ITEM = re.compile(
    r"(?<=[,;.])\s+(?P<call>(?:further )?(?:instructs|requests|invites|encourages|urges)\s[^,;:.]{3,160}?)\s+"
    r"(?=(?:to|that)\s)"
)
_LONGEST_CALL = 320
_LONGEST_PREAMBLE_CALL = 60
_LOOK_AHEAD = 20  # lines in which the next label of a list must come
_DEEPEST = 6  # lists inside lists
_CALL_STYLE = "Call"


def repaired(lines: list[Line]) -> list[Line]:
    """The lines of one instrument with what was run together set apart, in the same order."""
    joined = [replace(line, text=_PARTED.sub("-", line.text)) for line in lines]
    return list(_with_calls(list(_with_items(list(_with_first_labels(joined))))))


def _with_first_labels(lines: list[Line]) -> Iterator[Line]:
    """A first item whose label stayed in its text: "a) the first" before "b)", or "1 that" before "2"."""
    for index, line in enumerate(lines):
        match = None if line.label or line.style == _CALL_STYLE else _FIRST.match(line.text)
        following = lines[index + 1 : index + 1 + _LOOK_AHEAD]
        if match and (_continues(match[1], following) or _has_successor(match[1], line.text)):
            yield replace(line, label=match[1], text=line.text[match.end() :])
        else:
            yield line


def _continues(label: str, following: list[Line]) -> bool:
    """Whether the next label of the block, before another call, follows this one or begins a list under it."""
    for line in following:
        if line.style == _CALL_STYLE:
            return False
        if line.label:
            return _follows(label, line.label) or line.label in {"i)", "1.1", "a)", "–"}
    return False


def _has_successor(label: str, text: str) -> bool:
    return any(_follows(label, match["label"]) for match in _ITEM.finditer(text))


def _with_items(lines: list[Line]) -> Iterator[Line]:
    """Items that run on inside the text of another: "…; 10 to consider …; 11 to report …"."""
    for index, line in enumerate(lines):
        after = next((other.label for other in lines[index + 1 : index + 2]), "")
        yield from _split_items(line, after) if line.style != _CALL_STYLE else (line,)


def _split_items(line: Line, after: str) -> Iterator[Line]:
    open_labels = [line.label] if line.label else []
    start = 0
    current = line
    for match in _ITEM.finditer(line.text):
        label = match["label"]
        if label == after or _BEFORE_NUMBER.search(line.text, max(0, match.start() - 5), match.end("end")):
            continue
        depth = _depth(open_labels, label, match["end"])
        if depth is None:
            continue
        yield replace(current, text=line.text[start : match.end("end")])
        open_labels[depth:] = [label]
        start = match.end()
        current = replace(line, label=label)
    yield replace(current, text=line.text[start:])


def _depth(open_labels: list[str], label: str, end: str) -> int | None:
    """Where in the open lists the label goes on, one below the last where it begins a list after a colon."""
    for depth in range(len(open_labels) - 1, -1, -1):
        if _follows(open_labels[depth], label):
            return depth
    if 0 < len(open_labels) < _DEEPEST and end[0] == ":" and _begins(label, open_labels[-1]):
        return len(open_labels)
    return None


def _follows(first: str, second: str) -> bool:
    return any(is_next(before, label) for before in label_readings(first) for label in label_readings(second))


def _begins(label: str, above: str) -> bool:
    if any(reading.kind is LabelKind.DECIMAL for reading in label_readings(label)):
        return label == f"{above}.1"
    return any(_is_first_item(reading) for reading in label_readings(label))


def _is_first_item(label: Label) -> bool:
    return label.is_first and label.kind in {LabelKind.LETTER, LabelKind.ROMAN, LabelKind.BULLET}


def _with_calls(lines: list[Line]) -> Iterator[Line]:
    """Calls that ran into the last item of the block before them, and the item that some of them carry along."""
    operative = False
    for index, line in enumerate(lines):
        if line.style == _CALL_STYLE:
            operative = call_kind(line.text) is CallKind.OPERATIVE
            yield line
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        position = _call_at_end(line.text, following) if following is not None and _opens_block(following) else 0
        text = line.text[:position].rstrip() if position else line.text
        ends_block = following is None or following.style == _CALL_STYLE or bool(position)
        yield from _carried(replace(line, text=text)) if operative and ends_block else [replace(line, text=text)]
        if position:
            operative = call_kind(line.text[position:].strip()) is CallKind.OPERATIVE
            yield Line(line.text[position:].lstrip(), style=_CALL_STYLE)


def _opens_block(line: Line) -> bool:
    return line.style != _CALL_STYLE and (not line.label or any(map(_first, label_readings(line.label))))


def _first(label: Label) -> bool:
    return label.is_first


def _call_at_end(text: str, following: Line) -> int:
    """Where the call begins that the text ends with, 0 for none.

    Running text has participles like those that open recitals; such a call is short and a first label follows it.
    """
    start = max(0, len(text) - _LONGEST_CALL)
    for match in reversed(list(_CALL.finditer(text, start))):
        kind = call_kind(text[match.end() :])
        short = len(text) - match.end() <= _LONGEST_PREAMBLE_CALL
        if kind is CallKind.OPERATIVE or (kind and short and following.label):
            return match.start()
    return 0


def _carried(line: Line) -> Iterator[Line]:
    """A call with its only item after the last item of a block: "…, requests the Council to include …"."""
    start = 0
    for match in _CALL_AND_ITEM.finditer(line.text):
        yield replace(line, text=line.text[start : match.start()])
        yield Line(match["call"], style=_CALL_STYLE)
        line = Line(line.text)
        start = match.end()
    yield replace(line, text=line.text[start:])
