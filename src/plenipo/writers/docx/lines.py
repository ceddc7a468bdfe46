"""What a paragraph of the document is before it is XML: pieces of text under revisions, and a paragraph mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

WRITER = "Plenipo"  # the author of everything that the writer adds for people inside the instrument's text


class Kind(StrEnum):
    """Kinds of tracked change, named as the elements that hold them."""

    INSERT = "ins"
    DELETE = "del"
    MOVE_FROM = "moveFrom"
    MOVE_TO = "moveTo"


class Revision(Struct, frozen=True, gc=False):
    """One tracked change. author: sponsors joined by ", ", sorted, or ``WRITER``."""

    kind: Kind
    author: str


class Look(StrEnum):
    """Character styles of pieces; the value is the style's identifier."""

    TEXT = ""
    TAG = "SponsorTag"


class Piece(Struct, frozen=True, gc=False):
    """A stretch of text under revisions, the outermost first."""

    text: str
    revisions: tuple[Revision, ...] = ()
    look: Look = Look.TEXT


class Line(Struct, frozen=True, gc=False):
    """One paragraph. mark: revisions of the paragraph mark.

    hue: "rrggbb" of the bar beside a reading, "" for none. move: the name that pairs the two ends of a move.
    bookmark: the name under which the front section refers to the paragraph. mirrored: set from right to left
    whatever its own script, because it belongs to a text that is.
    """

    style: str
    pieces: tuple[Piece, ...]
    mark: tuple[Revision, ...] = ()
    hue: str = ""
    move: str = ""
    bookmark: str = ""
    mirrored: bool = False


def author(sponsors: Iterable[str]) -> str:
    """The author of a change that these sponsors ask for."""
    return ", ".join(sorted(set(sponsors)))


def inserted(sponsors: Sequence[str]) -> tuple[Revision, ...]:
    return _change(Kind.INSERT, tuple(sponsors))


def deleted(sponsors: Sequence[str]) -> tuple[Revision, ...]:
    """The deletion by these sponsors; no revision where there are none."""
    return _change(Kind.DELETE, tuple(sponsors)) if sponsors else ()


@lru_cache(maxsize=4096)
def _change(kind: Kind, sponsors: tuple[str, ...]) -> tuple[Revision, ...]:
    return (Revision(kind, author(sponsors)),)


ADDED = (Revision(Kind.INSERT, WRITER),)


def added_line(style: str, text: str, hue: str = "") -> Line:
    """A paragraph that the writer adds for people."""
    return Line(style, (Piece(text, ADDED),), ADDED, hue)
