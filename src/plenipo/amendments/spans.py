"""Cutting the marked text of a provision: labels off the front, blanks off the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from plenipo.amendments.proposal import Span, SpanKind

# Bound once: looking a member up in its class costs more than what is done with it.
_KEEP = SpanKind.KEEP
_DELETE = SpanKind.DELETE
_INSERT = SpanKind.INSERT

_Cut = Callable[[str, int], str]


def original_of(spans: Iterable[Span]) -> str:
    return "".join([span.text for span in spans if span.kind is not _INSERT])


def proposed_of(spans: Iterable[Span]) -> str:
    return "".join([span.text for span in spans if span.kind is not _DELETE])


def with_text(span: Span, text: str, kind: SpanKind | None = None) -> Span:
    return Span(kind or span.kind, text, span.author, span.date, span.move)


def drop_front(spans: Sequence[Span], original: int, proposed: int) -> list[Span]:
    """The spans without the first ``original`` characters of the original text and ``proposed`` of the proposed."""
    return _drop(spans, original, proposed, lambda text, count: text[count:])


def drop_end(spans: Sequence[Span], original: int, proposed: int) -> list[Span]:
    """The spans without the last characters of either text."""
    kept = _drop(list(reversed(spans)), original, proposed, lambda text, count: text[: len(text) - count])
    return kept[::-1]


def _drop(spans: Sequence[Span], original: int, proposed: int, cut: _Cut) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not original and not proposed:
            kept.append(span)
            continue
        length = len(span.text)
        from_original = min(original, length) if span.kind is not _INSERT else 0
        from_proposed = min(proposed, length) if span.kind is not _DELETE else 0
        original -= from_original
        proposed -= from_proposed
        kept.extend(_remainder(span, from_original, from_proposed, cut))
    return kept


def _remainder(span: Span, from_original: int, from_proposed: int, cut: _Cut) -> Iterable[Span]:
    """What is left of a span; a kept span cut unevenly leaves text that stands in one view only."""
    if span.kind is not _KEEP:
        rest = cut(span.text, max(from_original, from_proposed))
        return [with_text(span, rest)] if rest else []
    uneven = cut(span.text, min(from_original, from_proposed))
    rest = cut(span.text, max(from_original, from_proposed))
    front = cut("ab", 1) == "b"
    overhang = uneven[: len(uneven) - len(rest)] if front else uneven[len(rest) :]
    pieces = []
    if overhang:
        kind = _INSERT if from_original > from_proposed else _DELETE
        pieces.append(with_text(span, overhang, kind))
    if rest:
        pieces.append(with_text(span, rest))
    return pieces


def join_alike(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbouring spans that differ in nothing but their text, joined."""
    joined: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if joined and _alike(joined[-1], span):
            joined[-1] = with_text(span, joined[-1].text + span.text)
        else:
            joined.append(span)
    return tuple(joined)


def _alike(left: Span, right: Span) -> bool:
    return (
        left.kind is right.kind and left.author == right.author and left.date == right.date and left.move == right.move
    )
