"""How one provision is laid out in paragraphs: merged text, a whole insertion or deletion, or whole alternatives.

Whatever is chosen, rejecting everything leaves the base paragraph and accepting one sponsor leaves its reading.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from plenipo.amendments.proposal import ChangeKind, SpanKind
from plenipo.compilation.model import CompiledProvision, Reading, Status
from plenipo.texts.provision import Role
from plenipo.writers.docx.labels import base_label_pieces, reading_label_pieces
from plenipo.writers.docx.lines import (
    ADDED,
    Kind,
    Line,
    Look,
    Piece,
    Revision,
    added_line,
    author,
    deleted,
    inserted,
)
from plenipo.writers.docx.xml import right_to_left
from plenipo.writers.segments import Segments, gives, merged_segments

HEADING_STYLE = "CompetingHeading"
INSIDE_STYLE = "CompetingInside"  # in a cell
SPONSORS_STYLE = "ReadingSponsors"

# Bound once: looking a member up on its enumeration takes longer than comparing with it.
_KEEP = SpanKind.KEEP
_INSERT = SpanKind.INSERT
_COMPETING = Status.COMPETING
_MOVE = ChangeKind.MOVE


class Shape(Struct, frozen=True):
    """What the layout of a provision needs besides the provision.

    hues: "rrggbb" by sponsor. move: the name of its move. bookmark: where the front section refers to it.
    """

    style: str
    hues: dict[str, str]
    move: str = ""
    bookmark: str = ""


def lay_out(provision: CompiledProvision, shape: Shape) -> tuple[Line, ...]:
    """The paragraphs of one provision, in order."""
    readings = provision.readings
    if not readings:
        return (_merged(provision, (), shape),)
    if provision.status is not _COMPETING:
        if provision.inserted and len(readings) == 1 and readings[0].present:
            return (_whole_insertion(provision, readings[0], shape),)
        if not provision.inserted and not any(reading.present for reading in readings):
            return (_whole_deletion(provision, shape),)
        segments = _true_segments(provision)
        if segments is not None:
            return (_merged(provision, segments, shape),)
    return _alternatives(provision, shape)


@lru_cache(maxsize=4096)
def tag(sponsors: tuple[str, ...], gone: tuple[Revision, ...] = (), note: str = "") -> Piece:
    """The small mark after a change that names its sponsors."""
    return Piece(f"\u00a0{author(sponsors)}{note}", (*ADDED, *gone), Look.TAG)


def _true_segments(provision: CompiledProvision) -> Segments | None:
    """The merged text, if it spells the base as the base does and every reading stands in it."""
    if provision.inserted or not all(reading.present for reading in provision.readings):
        return None
    segments = merged_segments(provision)
    if segments is None:
        return None
    base = "".join([segment.text for segment in segments if segment.kind is not _INSERT])
    if base != provision.text:
        return None
    # Several readings have been checked in the making; one may have been compared, spelling its own way.
    return segments if len(provision.readings) > 1 or gives(segments, provision.readings[0]) else None


def _merged(provision: CompiledProvision, segments: Segments, shape: Shape) -> Line:
    """The base paragraph with all changes; names stand after the last of successive changes by the same sponsors."""
    pieces = base_label_pieces(provision, (), ())
    if not segments:
        return Line(shape.style, (*pieces, Piece(provision.text)))
    changes = [segment for segment in segments if segment.kind is not _KEEP]
    following = [change.sponsors for change in changes[1:]] + [()]
    for segment in segments:
        if segment.kind is _KEEP:
            pieces.append(Piece(segment.text))
            continue
        change = inserted if segment.kind is _INSERT else deleted
        pieces.append(Piece(segment.text, change(segment.sponsors)))
        if following.pop(0) != segment.sponsors:
            pieces.append(tag(segment.sponsors))
    return Line(shape.style, tuple(pieces))


def _whole_insertion(provision: CompiledProvision, reading: Reading, shape: Shape) -> Line:
    kind = Kind.MOVE_TO if shape.move else Kind.INSERT
    moved = (Revision(kind, author(reading.sponsors)),)
    pieces = [*reading_label_pieces(provision, reading.sponsors, kind), Piece(reading.text, moved)]
    pieces.append(tag(reading.sponsors, note=", moved here" if provision.moved_from else ""))
    return Line(shape.style, tuple(pieces), inserted(reading.sponsors), move=shape.move)


def _whole_deletion(provision: CompiledProvision, shape: Shape) -> Line:
    """The mark of a moved paragraph is deleted, not moved: LibreOffice leaves an empty paragraph otherwise."""
    sponsors = provision.sponsors
    gone = deleted(sponsors)
    moved = (Revision(Kind.MOVE_FROM, author(sponsors)),) if shape.move else gone
    pieces = [*base_label_pieces(provision, sponsors, moved), Piece(provision.text, moved)]
    pieces.append(tag(sponsors, gone, ", moved away" if _moves_away(provision) else ""))
    return Line(shape.style, tuple(pieces), gone, move=shape.move)


def _moves_away(provision: CompiledProvision) -> bool:
    """Whether everybody who takes the paragraph away brings it to another place."""
    return bool(provision.changes) and all(change.kind is _MOVE for change in provision.changes)


def _alternatives(provision: CompiledProvision, shape: Shape) -> tuple[Line, ...]:
    count = len(provision.readings)
    title = f"Competing · {count} readings" if count > 1 else "Competing · 1 reading"
    heading = added_line(INSIDE_STYLE if provision.role is Role.CELL else HEADING_STYLE, title)
    lines = [replace(heading, bookmark=shape.bookmark)]
    if not provision.inserted:
        gone = deleted(provision.sponsors)
        pieces = (*base_label_pieces(provision, provision.sponsors, gone), Piece(provision.text, gone))
        lines.append(Line(shape.style, pieces, gone))
    for reading in provision.readings:
        lines += _alternative(provision, reading, shape)
    mirrored = any(right_to_left(text) for text in (provision.text, *(each.text for each in provision.readings)))
    return tuple(replace(line, mirrored=True) for line in lines) if mirrored else tuple(lines)


def _alternative(provision: CompiledProvision, reading: Reading, shape: Shape) -> list[Line]:
    names = author(reading.sponsors)
    hue = shape.hues.get(min(reading.sponsors, default=""), "")
    if not reading.present:
        return [added_line(SPONSORS_STYLE, f"{names}: delete", hue)]
    mark = inserted(reading.sponsors)
    pieces = (*reading_label_pieces(provision, reading.sponsors, Kind.INSERT), Piece(reading.text, mark))
    return [added_line(SPONSORS_STYLE, f"{names}:", hue), Line(shape.style, pieces, mark, hue)]
