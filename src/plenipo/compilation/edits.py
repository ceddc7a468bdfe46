"""Edits: what a sponsor does to the tokens of one provision.

Edits are normalised so that two sponsors who arrive at the same words have the same edits: only whole tokens, nothing
that is put back as it was, and insertions and deletions slid as far to the front as the wording allows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from plenipo.amendments.proposal import Span, SpanKind
from plenipo.texts.tokens import token_key, tokenize

# Bound once: looking a member up in its class costs more than what is done with it.
_KEEP = SpanKind.KEEP
_INSERT = SpanKind.INSERT


class Edit(Struct, frozen=True, order=True, gc=False):
    """Tokens [start, end) of the base are replaced by ``inserted``; start == end inserts before that token."""

    start: int
    end: int
    inserted: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.inserted)


Edits = tuple[Edit, ...]


def keys(tokens: Iterable[str]) -> list[str]:
    return [token_key(token) for token in tokens]


def apply_edits(tokens: Sequence[str], edits: Iterable[Edit]) -> str:
    """The text that the edits make of the base tokens."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces.extend(tokens[position : edit.start])
        pieces.extend(edit.inserted)
        position = edit.end
    pieces.extend(tokens[position:])
    return "".join(pieces)


class _Stretch(Struct):
    """Tokens [first, last) of the original that became characters [begin, finish) of the proposed text."""

    first: int
    last: int
    begin: int
    finish: int


def edits_from_spans(tokens: Sequence[str], original: Sequence[str], proposed: str, spans: Sequence[Span]) -> Edits:
    """The sponsor's own marking as edits of the base.

    tokens: of the base; original: of the sponsor's original text, equal to them key by key.
    A mark inside a word becomes a change of the whole word.
    """
    starts = list(accumulate(map(len, original), initial=0))
    stretches: list[_Stretch] = []
    for start, end, begin, finish in _marked_stretches(spans):
        stretch = _whole_tokens(starts, start, end, begin, finish)
        _off_the_middle_of_words(original, proposed, stretch)
        if stretches and stretch.first <= stretches[-1].last:
            stretches[-1].last = stretch.last
            stretches[-1].finish = stretch.finish
        else:
            stretches.append(stretch)
    edits = [
        Edit(stretch.first, stretch.last, tuple(tokenize(proposed[stretch.begin : stretch.finish])))
        for stretch in stretches
    ]
    return normalised(tokens, edits)


def _marked_stretches(spans: Sequence[Span]) -> Iterable[tuple[int, int, int, int]]:
    """What is not kept, as (start, end) in the original and (begin, finish) in the proposed text."""
    position = place = start = begin = 0
    open_stretch = False
    for span in spans:
        if span.kind is _KEEP:
            if open_stretch:
                yield start, position, begin, place
                open_stretch = False
            position += len(span.text)
            place += len(span.text)
            continue
        if not open_stretch:
            start, begin, open_stretch = position, place, True
        if span.kind is _INSERT:
            place += len(span.text)
        else:
            position += len(span.text)
    if open_stretch:
        yield start, position, begin, place


def _whole_tokens(starts: Sequence[int], start: int, end: int, begin: int, finish: int) -> _Stretch:
    first = bisect_right(starts, start) - 1
    last = bisect_left(starts, end)
    return _Stretch(first, last, begin - (start - starts[first]), finish + (starts[last] - end))


def _off_the_middle_of_words(original: Sequence[str], proposed: str, stretch: _Stretch) -> None:
    """Letters put in front of or behind a word change the word: "report" + "s" is "reports", not "report" and "s"."""
    after = original[stretch.last] if stretch.last < len(original) else ""
    text = proposed[stretch.begin : stretch.finish]
    if stretch.first > 0 and _one_word(original[stretch.first - 1], text or after):
        stretch.first -= 1
        stretch.begin -= len(original[stretch.first])
        text = original[stretch.first] + text
    if text and _one_word(text, after):
        stretch.last += 1
        stretch.finish += len(after)


def _one_word(left: str, right: str) -> bool:
    """Whether the two texts, written one after the other, make a word across the seam."""
    if not left or not right or not left[-1].isalnum() or not right[0].isalnum():
        return False
    return len(tokenize(left[-1] + right[0])) == 1


def edits_between(tokens: Sequence[str], base_keys: Sequence[str], proposed: str) -> Edits:
    """The difference between the base tokens and a text, in whole words."""
    theirs = tokenize(proposed)
    their_keys = keys(theirs)
    edits: list[Edit] = []
    for operation in LCSseq.opcodes(base_keys, their_keys):
        if operation.tag == "equal":
            continue
        start, end = operation.src_start, operation.src_end
        inserted = theirs[operation.dest_start : operation.dest_end]
        if edits and not _has_word(tokens[edits[-1].end : start]):
            before = edits.pop()
            inserted = [*before.inserted, *tokens[before.end : start], *inserted]
            start = before.start
        edits.append(Edit(start, end, tuple(inserted)))
    return normalised(tokens, edits)


def _has_word(tokens: Sequence[str]) -> bool:
    return any(token[0].isalnum() for token in tokens)


def normalised(tokens: Sequence[str], edits: Iterable[Edit]) -> Edits:
    """The same changes with nothing deleted only to be put back, each as far to the front as it goes."""
    result: list[Edit] = []
    floor = 0
    for edit in edits:
        trimmed = _trimmed(tokens, edit)
        if trimmed.start == trimmed.end and not trimmed.inserted:
            continue
        trimmed = _slid_to_front(tokens, trimmed, floor)
        if result and trimmed.start == result[-1].end:
            before = result.pop()
            trimmed = Edit(before.start, trimmed.end, (*before.inserted, *trimmed.inserted))
        result.append(trimmed)
        floor = trimmed.end
    return tuple(result)


def _trimmed(tokens: Sequence[str], edit: Edit) -> Edit:
    start, end, inserted = edit.start, edit.end, edit.inserted
    front = 0
    while front < len(inserted) and start < end and inserted[front] == tokens[start]:
        front += 1
        start += 1
    back = len(inserted)
    while back > front and start < end and inserted[back - 1] == tokens[end - 1]:
        back -= 1
        end -= 1
    return Edit(start, end, inserted[front:back])


def _slid_to_front(tokens: Sequence[str], edit: Edit, floor: int) -> Edit:
    """A pure insertion or deletion moved over equal tokens before it, which leaves the same text."""
    start, end, inserted = edit.start, edit.end, list(edit.inserted)
    if start == end:
        while start > floor and inserted[-1] == tokens[start - 1]:
            inserted.insert(0, inserted.pop())
            start -= 1
        return Edit(start, start, tuple(inserted))
    if not inserted:
        while start > floor and tokens[end - 1] == tokens[start - 1]:
            start, end = start - 1, end - 1
    return Edit(start, end, tuple(inserted))
