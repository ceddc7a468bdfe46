"""A document's proposals: each unit with both views of its text, provision by provision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from msgspec.structs import replace

from plenipo.amendments.marked import MarkedLine, marked_lines
from plenipo.amendments.notes import amended_notes
from plenipo.amendments.outlines import Outlined, outlined_original, outlined_proposed
from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.amendments.spans import drop_end, drop_front, join_alike, original_of, proposed_of, with_text
from plenipo.readers.profiles import instrument_reference
from plenipo.texts.contribution import Contribution, Symbol, Unit
from plenipo.texts.document import Document, Paragraph
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.provision import Provision
from plenipo.texts.views import Line, View, note_numbers, view_lines

FIRST_LINES = 12  # where a text that is no conference document names itself


def read_proposals(document: Document, contribution: Contribution) -> tuple[Proposal, ...]:
    """Every proposal unit of the document; a document without units is one proposal named after its file."""
    units = contribution.units or (_whole_document(document, contribution),)
    return tuple(_proposal(document, contribution, unit) for unit in units)


def _whole_document(document: Document, contribution: Contribution) -> Unit:
    name = PurePath(document.name).stem
    return Unit(
        name,
        Symbol.MOD,
        contribution.header.sponsors[0] if contribution.header.sponsors else name,
        _named_instrument(document),
        0,
        len(document.paragraphs),
        title=contribution.header.title,
    )


def _named_instrument(document: Document) -> InstrumentReference | None:
    """The instrument that one of the first lines names, in the original view."""
    lines = view_lines(document.paragraphs[:FIRST_LINES], View.ORIGINAL, {})
    references = (instrument_reference(line.text) for line in lines if line.text.strip())
    return next((reference for reference in references if reference), None)


def _proposal(document: Document, contribution: Contribution, unit: Unit) -> Proposal:
    paragraphs = document.paragraphs[unit.first : unit.last]
    header = contribution.header
    return Proposal(
        id=unit.identifier,
        symbol=unit.symbol,
        sponsor=unit.sponsor,
        target=unit.target,
        provisions=_amended_provisions(document, paragraphs, unit, contribution.profile),
        reasons=unit.reasons,
        emphatic=unit.emphatic,
        tracked=_is_tracked(paragraphs),
        signatories=unit.signatories,
        file=document.name,
        date=header.date,
        title=unit.title,
        number=header.number,
        revision=header.revision,
    )


def _is_tracked(paragraphs: Sequence[Paragraph]) -> bool:
    return any(
        paragraph.mark or any(run.revisions for run in paragraph.runs) or paragraph.label != paragraph.original_label
        for paragraph in paragraphs
    )


def _amended_provisions(
    document: Document, paragraphs: Sequence[Paragraph], unit: Unit, profile: str
) -> tuple[AmendedProvision, ...]:
    numbers = note_numbers(paragraphs, View.MARKED) if document.notes else {}
    lines = marked_lines(paragraphs, numbers)
    if unit.symbol in (Symbol.ADD, Symbol.ADD_TRANSFER):
        lines = [_as_new(line) for line in lines if line.proposed]
    outlined = outlined_original(tuple([line.original for line in lines if line.original]), profile)
    provisions = _both_views(lines, outlined, unit.sponsor, profile)
    provisions.extend(amended_notes(document.notes, paragraphs, numbers))
    return _with_unique_ids(provisions)


def _both_views(lines: Sequence[MarkedLine], outlined: Outlined, sponsor: str, profile: str) -> list[AmendedProvision]:
    """One provision per line. What nobody touches is taken from the outline of the original as it is."""
    unchanged = outlined.unchanged
    provisions: list[AmendedProvision | None] = []
    changed: dict[int, Provision | None] = {}
    position = 0
    for index, line in enumerate(lines):
        if line.original is line.proposed:
            provisions.append(unchanged[position])
            position += 1
            continue
        provisions.append(None)
        changed[index] = outlined.provisions[position] if line.original else None
        position += line.original is not None
    proposed = outlined_proposed(lines, changed, outlined, profile)
    for index, original in changed.items():
        provisions[index] = _amended(lines[index], original, proposed.get(index), sponsor)
    return [provision for provision in provisions if provision is not None]


def _as_new(line: MarkedLine) -> MarkedLine:
    """The text of an ADD is new as a whole, whether or not its sponsor tracked the typing."""
    spans = tuple(
        with_text(span, span.text, SpanKind.INSERT) for span in line.spans if span.kind is not SpanKind.DELETE
    )
    return MarkedLine(None, line.proposed, spans)


def _amended(
    line: MarkedLine, original: Provision | None, proposed: Provision | None, sponsor: str
) -> AmendedProvision:
    spans = _text_spans(line, original, proposed)
    known = original or proposed
    if known is None:
        raise ValueError("a marked line stands in at least one view")
    latest = proposed or known
    return AmendedProvision(
        id=known.id if original else f"{known.id}+{sponsor}",
        role=known.role,
        path=known.path,
        original=original_of(spans) if original else None,
        proposed=proposed_of(spans) if proposed else None,
        original_label=original.label if original else "",
        proposed_label=proposed.label if proposed else "",
        spans=spans,
        parent=known.parent,
        style=latest.style,
        level=latest.level,
        place=latest.place,
    )


def _text_spans(line: MarkedLine, original: Provision | None, proposed: Provision | None) -> tuple[Span, ...]:
    """The spans without the labels in front and the blanks at the end."""
    front = _front(line.original, original), _front(line.proposed, proposed)
    spans: Sequence[Span] = line.spans
    if any(front):
        spans = drop_front(spans, *front)
    blanks = _trailing_blanks(original_of(spans)), _trailing_blanks(proposed_of(spans))
    if any(blanks):
        spans = drop_end(spans, *blanks)
    return join_alike(spans)


def _front(line: Line | None, provision: Provision | None) -> int:
    """How many characters of the line stand before the provision's text."""
    if line is None or provision is None:
        return 0
    return len(line.text.rstrip()) - len(provision.text.rstrip())


def _trailing_blanks(text: str) -> int:
    return len(text) - len(text.rstrip())


def _with_unique_ids(provisions: Sequence[AmendedProvision]) -> tuple[AmendedProvision, ...]:
    """Two inserted provisions that would carry one id are told apart by a number; an outline's own ids are unique."""
    seen: dict[str, int] = {}
    unique = list(provisions)
    for index, provision in enumerate(provisions):
        if provision.original is None:
            count = seen[provision.id] = seen.get(provision.id, 0) + 1
            if count > 1:
                unique[index] = replace(provision, id=f"{provision.id}.{count}")
    return tuple(unique)
