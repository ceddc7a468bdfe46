"""What a proposal changes, as pages show it: by provision, in stretches that are kept, put in or taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec
from django.core.cache import caches
from msgspec import Struct

from plenipo.amendments.proposal import Proposal as Proposed
from plenipo.amendments.proposal import Span, SpanKind
from plenipo.compilation.selection import suppressed_provisions
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.proposals.cases import case_of, text_key
from plenipo.desk.proposals.models import Proposal
from plenipo.positions.amended import Amended, amended_provisions
from plenipo.positions.finding import Deed
from plenipo.texts.provision import Role

KEPT = 24 * 3600  # seconds that a reading is kept; neither a proposal nor a base file ever changes


class Segment(Struct, frozen=True):
    """A stretch of text. kind: "keep", "insert" or "delete"; move: it changes place. told: it is quoted."""

    kind: str
    text: str
    move: bool = False
    told: bool = False


class Shown(Struct, frozen=True):
    """One provision on a page. citation: as people cite it; call: the words that open its section."""

    id: str
    label: str
    citation: str
    role: str
    segments: tuple[Segment, ...]
    call: str = ""

    @property
    def is_frame(self) -> bool:
        """Whether it is a heading, a title or a call rather than running text."""
        return self.role in (Role.HEADING, Role.TITLE, Role.CALL, Role.ARTICLE, Role.OPENING)


class View(StrEnum):
    CHANGES = "changes"
    MARKED = "marked"
    PROPOSED = "proposed"
    ORIGINAL = "original"


_HIDDEN = {View.PROPOSED: SpanKind.DELETE, View.ORIGINAL: SpanKind.INSERT}


def changed_provisions(row: Proposal) -> tuple[Amended, ...]:
    """What the proposal changes, unmarked changes included. Read once for each base text, and then kept."""
    key = f"changes-{row.pk}-{text_key(row)}"
    stored = caches["near"].get(key)
    if stored is None:
        found = tuple(_suppressed(value_of(row)) or amended_provisions(case_of(row)))
        stored = msgspec.msgpack.encode(found)
        caches["near"].set(key, stored, KEPT)
    return msgspec.msgpack.decode(stored, type=tuple[Amended, ...])


def _suppressed(proposed: Proposed) -> list[Amended]:
    """The provisions that a SUP names, taken out whole."""
    return [
        Amended(
            id=one.id,
            citation=" ".join(one.path) or one.label,
            role=one.role,
            call="",
            around="",
            original=one.original or "",
            proposed=None,
            spans=(Span(SpanKind.DELETE, one.original or ""),),
        )
        for one in suppressed_provisions(proposed)
    ]


def shown_changes(row: Proposal) -> list[Shown]:
    """The changed provisions, ready for a page."""
    return [
        Shown(one.id, "", one.citation, one.role.value, segments_of(one.spans), one.call)
        for one in changed_provisions(row)
    ]


def whole_text(row: Proposal, view: View) -> list[Shown]:
    """The text as its sponsor wrote it, in one of its views."""
    hidden = _HIDDEN.get(view)
    return [
        Shown(
            one.id,
            one.original_label if view is View.ORIGINAL else one.label,
            " ".join(one.path),
            one.role.value,
            tuple(
                segment if view is View.MARKED else Segment("keep", segment.text)
                for segment in segments_of(one.spans)
                if segment.kind != hidden
            ),
        )
        for one in value_of(row).provisions
        if view is View.MARKED or (one.proposed if view is View.PROPOSED else one.original) is not None
    ]


def segments_of(spans: Iterable[Span]) -> tuple[Segment, ...]:
    return tuple(Segment(span.kind.value, span.text, bool(span.move)) for span in spans if span.text)


def with_quote(segments: Sequence[Segment], deed: str, start: int, quote: str) -> tuple[Segment, ...]:
    """The segments with the quoted words told. start: in the original view for a deletion, else in the proposed one.

    Where the words do not stand there, nothing is told: a quote is verbatim or none.
    """
    absent = "insert" if deed == Deed.DELETE else "delete"
    view = "".join(one.text for one in segments if one.kind != absent)
    if not quote or view[start : start + len(quote)] != quote:
        return tuple(segments)
    return tuple(_told(segments, absent, start, start + len(quote)))


def _told(segments: Sequence[Segment], absent: str, start: int, end: int) -> Iterator[Segment]:
    position = 0
    for one in segments:
        if one.kind == absent:
            yield one
            continue
        first = min(max(start - position, 0), len(one.text))
        last = min(max(end - position, 0), len(one.text))
        parts = ((one.text[:first], False), (one.text[first:last], True), (one.text[last:], False))
        yield from (Segment(one.kind, text, one.move, told) for text, told in parts if text)
        position += len(one.text)


def plain_with_quote(text: str, start: int, quote: str) -> tuple[Segment, ...]:
    """A text that nobody changes, with the quoted words told; looked for where they do not stand at their place."""
    if text[start : start + len(quote)] != quote:
        start = text.find(quote)
    if start < 0 or not quote:
        return (Segment("keep", text),)
    parts = ((text[:start], False), (quote, True), (text[start + len(quote) :], False))
    return tuple(Segment("keep", part, told=told) for part, told in parts if part)
