"""Marked text: a provision as stretches that are kept, inserted or deleted, each change with its sponsors.

What the HTML page and the workbook show is built from these, so that both mark the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from rapidfuzz.distance import Indel

from plenipo.amendments.proposal import ChangeKind, SpanKind
from plenipo.compilation.model import CompiledChange, CompiledProvision, Reading
from plenipo.texts.tokens import token_key, tokenize

# Bound once: looking a member up on its enumeration takes longer than comparing with it.
_KEEP = SpanKind.KEEP
_INSERT = SpanKind.INSERT
_DELETE = SpanKind.DELETE
_INSERTION = ChangeKind.INSERT
_DELETION = ChangeKind.DELETE
_MOVE = ChangeKind.MOVE


class Segment(Struct, frozen=True):
    """A stretch of marked text. sponsors: who asks for the insertion or deletion, () for kept text."""

    kind: SpanKind
    text: str
    sponsors: tuple[str, ...] = ()


Segments = tuple[Segment, ...]


def merged_segments(provision: CompiledProvision) -> Segments | None:
    """All changes of the provision in one marked text.

    None where no one text can show them: each sponsor must find its reading again by taking its own changes
    and no others. Such a provision is shown as whole readings.
    """
    segments = _applied(provision, provision.changes)
    if segments is not None and all(gives(segments, reading) for reading in provision.readings):
        return segments
    if len(provision.readings) == 1:
        return reading_segments(provision, provision.readings[0])
    return None


def reading_segments(provision: CompiledProvision, reading: Reading) -> Segments:
    """One reading marked against the base text: by its sponsors' own changes, else by comparison."""
    for sponsor in reading.sponsors[:1]:
        own = (change for change in provision.changes if sponsor in change.sponsors)
        segments = _applied(provision, own)
        if segments is not None and gives(segments, reading, (sponsor,)):
            return tuple(_owned(segment, reading.sponsors) for segment in segments)
    return compared(provision.text, reading.text, reading.sponsors)


def compared(base: str, text: str, sponsors: tuple[str, ...] = ()) -> Segments:
    """What turns the base into the text, token by token; kept stretches are spelt as in the text."""
    old, new = tokenize(base), tokenize(text)
    opcodes = Indel.opcodes([token_key(token) for token in old], [token_key(token) for token in new])
    segments: list[Segment] = []
    for code in opcodes:
        gone, come = "".join(old[code.src_start : code.src_end]), "".join(new[code.dest_start : code.dest_end])
        if code.tag == "equal":
            segments.append(Segment(_KEEP, come))
            continue
        segments.append(Segment(_DELETE, gone, sponsors))
        segments.append(Segment(_INSERT, come, sponsors))
    return _whole_phrases(segments)


def text_of(segments: Iterable[Segment], sponsor: str) -> str:
    """What remains when the sponsor's changes are accepted and all others rejected."""
    return "".join(
        [
            segment.text
            for segment in segments
            if segment.kind is _KEEP or (segment.kind is _INSERT) == (sponsor in segment.sponsors)
        ]
    )


def gives(segments: Segments, reading: Reading, sponsors: tuple[str, ...] | None = None) -> bool:
    """Whether the segments leave each of the sponsors, all those of the reading by default, with the reading."""
    wanted = reading.text if reading.present else ""
    return all(text_of(segments, sponsor) == wanted for sponsor in sponsors or reading.sponsors)


def _owned(segment: Segment, sponsors: tuple[str, ...]) -> Segment:
    return segment if segment.kind is _KEEP else Segment(segment.kind, segment.text, sponsors)


def _applied(provision: CompiledProvision, changes: Iterable[CompiledChange]) -> Segments | None:
    """The changes laid into the base text; None where they do not fit it or overlap.

    A move takes the text away where it stood, and brings it where the provision is inserted.
    """
    base = provision.text
    segments: list[Segment] = []
    at = 0
    for change in _in_reading_order(changes):
        if change.kind is _INSERTION or (change.kind is _MOVE and provision.inserted):
            if change.offset < at and not _replaces(change, segments, at):
                return None
            at = _keep(segments, base, at, change.offset)
            segments.append(Segment(_INSERT, change.text, change.sponsors))
            continue
        if change.offset < at or not base.startswith(change.text, change.offset):
            return None
        _keep(segments, base, at, change.offset)
        segments.append(Segment(_DELETE, change.text, change.sponsors))
        at = change.offset + len(change.text)
    _keep(segments, base, at, len(base))
    return tuple(segments)


def _keep(segments: list[Segment], base: str, start: int, end: int) -> int:
    if end > start:
        segments.append(Segment(_KEEP, base[start:end]))
    return max(start, end)


def _replaces(change: CompiledChange, segments: Sequence[Segment], at: int) -> bool:
    """Whether the insertion stands at the start of the deletion just laid in, or follows such an insertion."""
    gone = 0
    for segment in reversed(segments):
        if segment.kind is _KEEP:
            return False
        if segment.kind is _DELETE:
            gone = len(segment.text)
            break
    return change.offset == at - gone


def _in_reading_order(changes: Iterable[CompiledChange]) -> list[CompiledChange]:
    """By place; one sponsor's insertion stands before another's deletion at the same place, after its own."""
    given = list(changes)
    deleting = {(change.offset, sponsor) for change in given if change.kind is _DELETION for sponsor in change.sponsors}

    def order(change: CompiledChange) -> tuple[int, int]:
        if change.kind is not _INSERTION:
            return change.offset, 1
        own = any((change.offset, sponsor) in deleting for sponsor in change.sponsors)
        return change.offset, 2 if own else 0

    return sorted(given, key=order)


def _whole_phrases(segments: Sequence[Segment]) -> Segments:
    """Replacements parted by a mere space become one, deletion first; empty segments go."""
    joined: list[Segment] = []
    gone, come, sponsors = "", "", ()  # type: str, str, tuple[str, ...]
    for index, segment in enumerate(segments):
        last = index == len(segments) - 1
        if segment.kind is _DELETE:
            gone, sponsors = gone + segment.text, segment.sponsors
        elif segment.kind is _INSERT:
            come, sponsors = come + segment.text, segment.sponsors
        elif gone and come and segment.text.isspace() and not last:
            gone, come = gone + segment.text, come + segment.text
        else:
            joined += [Segment(_DELETE, gone, sponsors), Segment(_INSERT, come, sponsors), segment]
            gone = come = ""
    joined += [Segment(_DELETE, gone, sponsors), Segment(_INSERT, come, sponsors)]
    return tuple(segment for segment in joined if segment.text)
