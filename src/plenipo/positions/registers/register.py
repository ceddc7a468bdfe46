"""``read_mandate``: any document that holds lines to take, as a Mandate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.errors import UnreadableFile
from plenipo.positions.mandate import Form, Line, Mandate, Statement
from plenipo.positions.registers.blocks import Block, read_blocks
from plenipo.positions.registers.front import (
    find_approval,
    find_date,
    find_legal,
    find_previous,
    find_reference,
    find_subject_codes,
    without_day,
)
from plenipo.positions.registers.language import SUPPORTED, language_of, language_warning
from plenipo.positions.registers.points import Point, Points, read_points
from plenipo.positions.statements import statements_after
from plenipo.readers.profiles import recognise
from plenipo.readers.profiles.paragraphs import paragraph_text
from plenipo.texts.document import Document
from plenipo.texts.tokens import text_key

_ENACTED = re.compile(r"HAS ADOPTED THIS DECISION", re.IGNORECASE)
_ANNEX = re.compile(r"ANNEX(?:\s[IVX\d]+)?", re.IGNORECASE)


def read_mandate(document: Document) -> Mandate:
    """The mandate in a document: a Council document, or a list with numbers or letters.

    Raises UnreadableFile where the document holds no line.
    """
    blocks = read_blocks(document)
    start = _start_of_lines(blocks)
    found = read_points(blocks[start:])
    if not found.points:
        raise UnreadableFile(
            "there is no line to take in the text.",
            where=document.name,
            remedy="Give a text with numbered lines, or a file in Plenipo's own format.",
        )
    return _mandate(document, blocks, start, found)


def _start_of_lines(blocks: Sequence[Block]) -> int:
    """Recitals of a Decision are no lines: its articles are, or the points of its annex."""
    enacted = next((index for index, block in enumerate(blocks) if _ENACTED.search(block.text)), None)
    if enacted is None:
        return 0
    annex = next((index for index in range(enacted, len(blocks)) if _ANNEX.fullmatch(blocks[index].text)), None)
    if annex is not None and any(block.label for block in blocks[annex + 1 :]):
        return annex + 1
    return enacted + 1


def _mandate(document: Document, blocks: Sequence[Block], start: int, found: Points) -> Mandate:
    recognised = recognise(document)
    header, texts = recognised.header, _front_texts(document, found)
    title = without_day(header.title) if recognised.profile == "council" else _title(header.title, blocks[0])
    legal = find_legal(title, texts)
    approval = find_approval(texts, legal.form)
    language = language_of([point.text for point in found.points])
    points = _under_sections(found.points, title)
    warnings = [*legal.warnings, *found.warnings, *_footnotes(document, points), language_warning(language)]
    return Mandate(
        reference=header.number or find_reference(texts),
        title=title,
        lines=_lines(points, language),
        form=legal.form,
        binding=legal.binding,
        date=header.date or find_date(texts),
        approved_on=approval.date,
        body=approval.body,
        meeting=approval.meeting,
        previous=find_previous(texts),
        subject_codes=find_subject_codes(texts),
        marking=header.marking,
        legal_basis=legal.basis if legal.form is Form.COUNCIL_DECISION else "",
        language=language,
        source=document.name,
        warnings=tuple(warning for warning in warnings if warning),
    )


def _front_texts(document: Document, found: Points) -> list[str]:
    """What is printed before the first line, a printed line each; a header's key and its cell are one line."""
    first = " ".join(found.points[0].text.split())[:60]
    texts: list[str] = []
    for paragraph in document.paragraphs:
        printed = [" ".join(part.split()) for part in paragraph_text(paragraph).split("\n") if part.strip()]
        if first in " ".join(printed):
            break
        for part in printed:
            if texts and texts[-1].endswith(":") and paragraph.place is not None:
                texts[-1] = f"{texts[-1]} {part}"
            else:
                texts.append(part)
    return texts


def _title(named: str, first: Block) -> str:
    """What opens the document, if it reads like a title; else what the document names as its title."""
    if first.could_be_heading and not first.label:
        return first.text
    return named


def _under_sections(points: Sequence[Point], title: str) -> list[Point]:
    """The points without a section that only repeats the title."""
    same = text_key(title).lower()
    return [
        Point(point.id, point.text, "", point.place, point.notes) if text_key(point.section).lower() == same else point
        for point in points
    ]


def _footnotes(document: Document, points: Sequence[Point]) -> list[str]:
    """Footnotes stay outside the text of a line; a reader is told of each."""
    texts = [
        " ".join(paragraph_text(paragraph).strip() for paragraph in note.paragraphs).strip() for note in document.notes
    ]
    return [
        f"Line {point.id} has a footnote, which is not part of it: «{texts[int(mark) - 1]}»"
        for point in points
        for mark in point.notes
        if mark.isdigit() and 0 < int(mark) <= len(texts)
    ]


def _lines(points: Sequence[Point], language: str) -> tuple[Line, ...]:
    """The lines with their statements; a line may go on about what the line before it was about."""
    lines: list[Line] = []
    before: Statement | None = None
    for point in points:
        statements: tuple[Statement, ...] = ()
        if not language or language in SUPPORTED:
            statements = statements_after(before, point.id, point.text)
            before = statements[-1] if statements else before
        lines.append(Line(point.id, point.text, point.section, statements))
    return tuple(lines)
