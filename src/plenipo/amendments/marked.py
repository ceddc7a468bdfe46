"""The two views of a marked text laid on each other, paragraph by paragraph.

Every stored paragraph belongs to one line of the original view and one of the proposed view (a view joins
paragraphs whose mark it does not show). Two lines are the same paragraph when they share kept text, or a kept mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from plenipo.amendments.proposal import Span, SpanKind
from plenipo.amendments.spans import original_of, proposed_of
from plenipo.texts.document import ADDING, REMOVING, Paragraph, Revision, Run
from plenipo.texts.views import Line, View, run_text, shows, view_lines

# Bound once: looking a member up in its class costs more than what is done with it.
_KEEP = SpanKind.KEEP
_DELETE = SpanKind.DELETE
_INSERT = SpanKind.INSERT
_ORIGINAL = View.ORIGINAL
_PROPOSED = View.PROPOSED

LEADING = 4  # a paragraph that is joined or split stays the one that it begins with, unless little of that is left


class MarkedLine(Struct, frozen=True, gc=False):
    """One paragraph of the marked text: its line in either view (None where it does not stand) and its spans."""

    original: Line | None
    proposed: Line | None
    spans: tuple[Span, ...]


def marked_lines(paragraphs: Sequence[Paragraph], numbers: dict[str, int]) -> list[MarkedLine]:
    """The paragraphs as pairs of lines in reading order; lines that are empty in both views are left out.

    numbers: the number of each note, the same in both views.
    """
    lines: list[MarkedLine] = []
    linked: list[Paragraph] = []
    for paragraph in paragraphs:
        if not paragraph.mark and not linked:
            line = _marked_in_place(paragraph, numbers)
            if line:
                lines.append(line)
            continue
        linked.append(paragraph)
        if not paragraph.mark:
            lines.extend(_marked_together(linked, numbers))
            linked = []
    lines.extend(_marked_together(linked, numbers))
    return lines


def _marked_in_place(paragraph: Paragraph, numbers: dict[str, int]) -> MarkedLine | None:
    """The common case: a paragraph that is neither joined nor split."""
    runs = paragraph.runs
    for run in runs:
        if run.revisions:
            return _amended_in_place(paragraph, numbers)
    if len(runs) == 1 and not runs[0].note:
        text = runs[0].text
    else:
        text = "".join([run_text(run, numbers) if run.note else run.text for run in runs])
    if "\n" in text:
        text = text.replace("\n", " ")
    proposed = _line(paragraph, text, paragraph.label)
    if proposed is None:
        return None
    same_label = paragraph.label == paragraph.original_label
    original = proposed if same_label else _line(paragraph, text, paragraph.original_label)
    return MarkedLine(original, proposed, (Span(_KEEP, text),))


def _amended_in_place(paragraph: Paragraph, numbers: dict[str, int]) -> MarkedLine | None:
    spans = tuple([span for run in paragraph.runs if (span := _run_span(run, numbers)) is not None])
    original = _line(paragraph, original_of(spans), paragraph.original_label)
    proposed = _line(paragraph, proposed_of(spans), paragraph.label)
    return MarkedLine(original, proposed, spans) if original or proposed else None


def _line(paragraph: Paragraph, text: str, label: str) -> Line | None:
    if not text or text.isspace():
        return None
    return Line(text, label, paragraph.style, paragraph.level, paragraph.place)


def _marked_together(paragraphs: Sequence[Paragraph], numbers: dict[str, int]) -> list[MarkedLine]:
    """Paragraphs between which marks come or go: a view may join any of them."""
    if not paragraphs:
        return []
    originals = view_lines(paragraphs, _ORIGINAL, numbers)
    proposeds = view_lines(paragraphs, _PROPOSED, numbers)
    pairs = _pair(paragraphs, originals, proposeds)
    return [_marked(paragraphs, numbers, original, proposed) for original, proposed in pairs]


def _run_span(run: Run, numbers: dict[str, int]) -> Span | None:
    """The span of a run, None for text that stands in neither view."""
    text = run_text(run, numbers)
    if "\n" in text:
        text = text.replace("\n", " ")
    if not run.revisions:
        return Span(_KEEP, text)
    in_original = shows(run.revisions, _ORIGINAL)
    in_proposed = shows(run.revisions, _PROPOSED)
    return _span(text, in_original, in_proposed, run.revisions)


def _span(text: str, in_original: bool, in_proposed: bool, revisions: Sequence[Revision]) -> Span | None:
    if not in_original and not in_proposed:
        return None
    if in_original and in_proposed:
        return Span(_KEEP, text)
    kind, group = (_DELETE, REMOVING) if in_original else (_INSERT, ADDING)
    revision = next((revision for revision in revisions if revision.kind in group), None)
    revision = revision or next(iter(revisions), None)
    if revision is None:
        return Span(kind, text)
    return Span(kind, text, revision.author, revision.date, revision.move)


def _pair(
    paragraphs: Sequence[Paragraph], originals: Sequence[Line], proposeds: Sequence[Line]
) -> Iterator[tuple[Line | None, Line | None]]:
    """Lines that are the same paragraph, and those that stand in one view only, in reading order."""
    weights = _shared_weights(paragraphs, originals, proposeds)
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for weight, original, proposed in sorted(
        ((weight, pair[0], pair[1]) for pair, weight in weights.items()), key=lambda item: (-item[0], item[1])
    ):
        if weight > 0 and original not in partner and proposed not in taken:
            partner[original] = proposed
            taken.add(proposed)
    return _in_reading_order(originals, proposeds, partner)


def _shared_weights(
    paragraphs: Sequence[Paragraph], originals: Sequence[Line], proposeds: Sequence[Line]
) -> dict[tuple[int, int], float]:
    """How much text, or failing that which paragraph mark, two lines have in common."""
    original_of = _line_of_paragraph(originals)
    proposed_of = _line_of_paragraph(proposeds)
    weights: dict[tuple[int, int], float] = {}
    for index, paragraph in enumerate(paragraphs):
        pair = original_of[index], proposed_of[index]
        if not originals[pair[0]].text.strip() or not proposeds[pair[1]].text.strip():
            continue
        kept = sum(
            len(run.text.strip()) or bool(run.note)
            for run in paragraph.runs
            if shows(run.revisions, _ORIGINAL) and shows(run.revisions, _PROPOSED)
        )
        leads = originals[pair[0]].sources[0] == index == proposeds[pair[1]].sources[0]
        shared = (LEADING if leads else 1) * kept + (0.0 if paragraph.mark else 0.5)
        weights[pair] = weights.get(pair, 0.0) + shared
    return weights


def _line_of_paragraph(lines: Sequence[Line]) -> dict[int, int]:
    return {source: index for index, line in enumerate(lines) for source in line.sources}


def _in_reading_order(
    originals: Sequence[Line], proposeds: Sequence[Line], partner: dict[int, int]
) -> Iterator[tuple[Line | None, Line | None]]:
    """Deleted lines stand before what is inserted at the same place."""
    upcoming = 0
    taken = set(partner.values())
    for index, original in enumerate(originals):
        match = partner.get(index)
        if match is None:
            start = original.sources[0]
            while upcoming < len(proposeds) and upcoming not in taken and proposeds[upcoming].sources[-1] < start:
                if proposeds[upcoming].text.strip():
                    yield None, proposeds[upcoming]
                upcoming += 1
            if original.text.strip():
                yield original, None
            continue
        for proposed in proposeds[upcoming:match]:
            if proposed.text.strip():
                yield None, proposed
        upcoming = match + 1
        yield original, proposeds[match]
    for proposed in proposeds[upcoming:]:
        if proposed.text.strip():
            yield None, proposed


def _marked(
    paragraphs: Sequence[Paragraph], numbers: dict[str, int], original: Line | None, proposed: Line | None
) -> MarkedLine:
    in_original = set(original.sources) if original else set()
    in_proposed = set(proposed.sources) if proposed else set()
    sources = sorted(in_original | in_proposed)
    # Text that changes paragraph without being marked itself is owed to whoever touched a paragraph mark.
    marks = tuple(revision for index in sources for revision in paragraphs[index].mark)
    spans: list[Span] = []
    for index in sources:
        paragraph = paragraphs[index]
        for run in paragraph.runs:
            span = _span(
                run_text(run, numbers).replace("\n", " "),
                index in in_original and shows(run.revisions, _ORIGINAL),
                index in in_proposed and shows(run.revisions, _PROPOSED),
                (*run.revisions, *marks),
            )
            if span:
                spans.append(span)
    return MarkedLine(_placeless(original), _placeless(proposed), tuple(spans))


def _placeless(line: Line | None) -> Line | None:
    """The line without the positions it was made from, so that equal texts are equal lines."""
    return replace(line, sources=()) if line else None
