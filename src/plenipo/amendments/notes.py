"""The notes that a proposal refers to, in either view."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.amendments.marked import marked_lines
from plenipo.amendments.proposal import AmendedProvision, Span, SpanKind
from plenipo.amendments.spans import drop_end, drop_front, join_alike, original_of, proposed_of, with_text
from plenipo.texts.document import Note, Paragraph
from plenipo.texts.provision import Role
from plenipo.texts.views import View, note_numbers

_BLANK = Span(SpanKind.KEEP, " ")


def amended_notes(
    notes: Sequence[Note], paragraphs: Sequence[Paragraph], numbers: dict[str, int]
) -> list[AmendedProvision]:
    """One provision for each note that the paragraphs refer to, numbered as ``numbers`` says."""
    if not numbers:
        return []
    known = {note.id: note for note in notes}
    in_original = note_numbers(paragraphs, View.ORIGINAL)
    in_proposed = note_numbers(paragraphs, View.PROPOSED)
    return [
        _amended(known[identifier], number, numbers, identifier in in_original, identifier in in_proposed)
        for identifier, number in numbers.items()
        if identifier in known
    ]


def _amended(
    note: Note, number: int, numbers: dict[str, int], in_original: bool, in_proposed: bool
) -> AmendedProvision:
    spans: list[Span] = []
    for line in marked_lines(note.paragraphs, numbers):
        spans.extend((_BLANK, *line.spans) if spans else line.spans)
    if not in_original:
        spans = [with_text(span, span.text, SpanKind.INSERT) for span in spans if span.kind is not SpanKind.DELETE]
    elif not in_proposed:
        spans = [with_text(span, span.text, SpanKind.DELETE) for span in spans if span.kind is not SpanKind.INSERT]
    spans = _without_outer_blanks(spans)
    return AmendedProvision(
        id=f"note.{number}",
        role=Role.NOTE,
        path=(),
        original=original_of(spans) if in_original else None,
        proposed=proposed_of(spans) if in_proposed else None,
        spans=join_alike(spans),
    )


def _without_outer_blanks(spans: Sequence[Span]) -> list[Span]:
    original, proposed = original_of(spans), proposed_of(spans)
    kept = drop_front(spans, len(original) - len(original.lstrip()), len(proposed) - len(proposed.lstrip()))
    original, proposed = original_of(kept), proposed_of(kept)
    return drop_end(kept, len(original) - len(original.rstrip()), len(proposed) - len(proposed.rstrip()))
