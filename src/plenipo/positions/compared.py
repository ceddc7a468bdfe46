"""Changes that their sponsor did not mark: found by comparison with the base, or with where a moved text came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from plenipo.amendments.proposal import AmendedProvision, ChangeKind, Span, SpanKind
from plenipo.compilation.edits import Edits, edits_between, keys
from plenipo.compilation.model import CompiledProvision
from plenipo.texts.tokens import tokenize


def marked_by_comparison(provision: CompiledProvision) -> AmendedProvision:
    """A compiled provision as one sponsor has it, its changes marked."""
    reading = provision.readings[0] if provision.readings else None
    proposed = provision.text if reading is None else reading.text if reading.present else None
    if provision.inserted:
        spans: tuple[Span, ...] = (Span(SpanKind.INSERT, proposed or ""),)
    elif proposed is None:
        spans = (Span(SpanKind.DELETE, provision.text),)
    else:
        spans = tuple(_spans(provision))
    return AmendedProvision(
        id=provision.id,
        role=provision.role,
        path=provision.path,
        original=None if provision.inserted else provision.text,
        proposed=proposed,
        original_label=provision.label,
        proposed_label=provision.label,
        spans=spans,
        parent=provision.parent,
    )


def _spans(provision: CompiledProvision) -> Iterator[Span]:
    position = 0
    for change in provision.changes:
        if change.offset > position:
            yield Span(SpanKind.KEEP, provision.text[position : change.offset])
            position = change.offset
        if change.kind is ChangeKind.DELETE:
            yield Span(SpanKind.DELETE, change.text)
            position = change.offset + len(change.text)
        else:
            yield Span(SpanKind.INSERT, change.text)
    if position < len(provision.text):
        yield Span(SpanKind.KEEP, provision.text[position:])


def with_moves_compared(provisions: Sequence[AmendedProvision]) -> list[AmendedProvision]:
    """The provisions; one that arrives by a move is marked with what changed on the way."""
    left = {
        span.move: provision.original
        for provision in provisions
        for span in provision.spans
        if span.move and span.kind is SpanKind.DELETE and provision.original
    }
    return [_compared(provision, left) for provision in provisions]


def _compared(provision: AmendedProvision, left: dict[str, str]) -> AmendedProvision:
    arriving = (span.move for span in provision.spans if span.move and span.kind is SpanKind.INSERT)
    source = next((left[move] for move in arriving if move in left), "")
    if not source or provision.proposed is None or source == provision.proposed:
        return provision
    tokens = tokenize(source)
    spans = tuple(_edited(tokens, edits_between(tokens, keys(tokens), provision.proposed)))
    return replace(provision, original=source, spans=spans)


def _edited(tokens: Sequence[str], edits: Edits) -> Iterator[Span]:
    position = 0
    for edit in edits:
        yield from _span(SpanKind.KEEP, tokens[position : edit.start])
        yield from _span(SpanKind.DELETE, tokens[edit.start : edit.end])
        yield from _span(SpanKind.INSERT, edit.inserted)
        position = edit.end
    yield from _span(SpanKind.KEEP, tokens[position:])


def _span(kind: SpanKind, tokens: Sequence[str]) -> Iterator[Span]:
    if tokens:
        yield Span(kind, "".join(tokens))
