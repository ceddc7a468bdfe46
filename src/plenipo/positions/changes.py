"""The places of changed words in both views of a provision."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plenipo.amendments.proposal import SpanKind
from plenipo.positions.amended import Amended
from plenipo.positions.finding import Deed, Quote

LONGEST_QUOTE = 260  # characters


class Stretch(Struct, frozen=True, gc=False):
    """Changed words. start, end: in characters of the view that shows them; other: where that is in the other view."""

    deed: Deed
    start: int
    end: int
    other: int


def stretches_of(amended: Amended) -> list[Stretch]:
    """Inserted and deleted words in reading order; marks side by side are one. Moved words are not changed.

    Changes of punctuation alone are left out.
    """
    found: list[Stretch] = []
    original = proposed = 0
    for span in amended.spans:
        length = len(span.text)
        if span.kind is SpanKind.INSERT:
            if not span.move:
                _extend(found, Stretch(Deed.INSERT, proposed, proposed + length, original))
            proposed += length
        elif span.kind is SpanKind.DELETE:
            if not span.move:
                _extend(found, Stretch(Deed.DELETE, original, original + length, proposed))
            original += length
        else:
            original += length
            proposed += length
    return [one for one in found if any(map(str.isalnum, text_of(amended, one.deed)[one.start : one.end]))]


def _extend(found: list[Stretch], stretch: Stretch) -> None:
    last = next((index for index in range(len(found) - 1, -1, -1) if found[index].deed is stretch.deed), None)
    if last is not None and found[last].end == stretch.start and len(found) - last <= 2:
        known = found[last]
        found[last] = Stretch(known.deed, known.start, stretch.end, known.other)
    else:
        found.append(stretch)


def text_of(amended: Amended, deed: Deed) -> str:
    """The view that shows the words of such a deed."""
    text = amended.original if deed is Deed.DELETE else amended.proposed
    return text or ""


def overlap(stretch: Stretch, start: int, end: int) -> int:
    """Characters that both have in common."""
    return max(0, min(stretch.end, end) - max(stretch.start, start))


def nearest(stretches: Sequence[Stretch], deed: Deed, start: int, end: int) -> Stretch | None:
    """The stretch that has most in common with the place, else the one closest to it."""
    ranked = [
        (-overlap(one, start, end), min(abs(one.start - end), abs(start - one.end)), one)
        for one in stretches
        if one.deed is deed
    ]
    return min(ranked, key=lambda row: row[:2], default=(0, 0, None))[2]


def quote_of(amended: Amended, stretch: Stretch, start: int, end: int) -> Quote:
    """The changed words as a quote: all of them, or of a long stretch the clause around the place."""
    text = text_of(amended, stretch.deed)
    first, last = stretch.start, stretch.end
    if last - first > LONGEST_QUOTE:
        at = min(max(start, first), last - 1)
        until = min(max(end, at + 1), last)
        first = max(first, max(text.rfind(mark, first, at) + 1 for mark in ";:."))
        ends = [place for mark in ";:." if (place := text.find(mark, until, last)) >= 0]
        last = min([last, *ends])
    while first < last and not text[first].isalnum():
        first += 1
    while last > first and not text[last - 1].isalnum() and text[last - 1] not in ")]”’":
        last -= 1
    return Quote(text[first:last], amended.id, first)
