"""The marked text of a passage as a model reads it: changes in full, of the rest only what stands next to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plenipo.amendments.proposal import Span, SpanKind
from plenipo.positions.judges.chat.passages import Passage, leaves

CONTEXT = 280  # characters of unchanged text that are shown on either side of a change: a sentence, most often
_BELOW = 160  # characters shown of each item under a passage
_MOST_BELOW = 12
_GAP = "…"


def marked_text(passage: Passage) -> str:
    """One line for the passage: where it stands, and its text with marks."""
    above = f" ({_beginning(passage.above, CONTEXT)})" if passage.above else ""
    return f"{passage.cited}{above}: {''.join(_pieces(passage)).strip()}{_below(passage.below)}"


def cut(passage: Passage, limit: int) -> Iterator[Passage]:
    """The passage in pieces of about ``limit`` characters of marked text, none of them without a change."""
    spans = [piece for span in passage.spans for piece in _cut_span(span, limit)]
    held: list[Span] = []
    length = 0
    for span in spans:
        shown = len(span.text) if span.kind is not SpanKind.KEEP else min(len(span.text), 2 * CONTEXT)
        if held and length + shown > limit:
            yield _piece(passage, held)
            held, length = [], 0
        held.append(span)
        length += shown
    if held:
        yield _piece(passage, held)


def _piece(passage: Passage, spans: Sequence[Span]) -> Passage:
    return Passage(passage.provision, passage.cited, tuple(spans), passage.above[:CONTEXT], deed=passage.deed)


def _cut_span(span: Span, limit: int) -> Iterator[Span]:
    if span.kind is SpanKind.KEEP:
        yield span
        return
    for start in range(0, len(span.text), limit):
        yield Span(span.kind, span.text[start : start + limit], span.author, span.date, span.move)


def _pieces(passage: Passage) -> Iterator[str]:
    spans = passage.spans
    for index, span in enumerate(spans):
        if leaves(span):
            continue
        if span.text.isspace():
            yield span.text if span.kind is not SpanKind.DELETE else ""
        elif span.kind is SpanKind.INSERT:
            yield f"[>{span.text}<]" if span.move else f"[+{span.text}+]"
        elif span.kind is SpanKind.DELETE:
            yield f"[-{span.text}-]"
        else:
            yield _context(span.text, behind_change=index > 0, before_change=index < len(spans) - 1)


def _context(text: str, behind_change: bool, before_change: bool) -> str:
    if behind_change and before_change:
        if len(text) <= 2 * CONTEXT:
            return text
        return f"{_beginning(text, CONTEXT)} {_end(text)}"
    if behind_change:
        return _beginning(text, CONTEXT)
    return _end(text) if before_change else _beginning(text, 2 * CONTEXT)


def _beginning(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0] + f" {_GAP}"


def _end(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return f"{_GAP} " + text[-CONTEXT:].partition(" ")[2]


def _below(texts: Sequence[str]) -> str:
    shown = [_beginning(text, _BELOW) for text in texts[:_MOST_BELOW]]
    return f" (under it: {' | '.join(shown)})" if shown else ""
