"""``read_mandate``: any document that holds lines to take, as a Mandate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from plenipo.errors import UnreadableFile
from plenipo.positions.mandate import Line, Mandate, Statement
from plenipo.positions.registers.act import Act, enacting_places, find_act, names_draft
from plenipo.positions.registers.approval import find_approval
from plenipo.positions.registers.blocks import Block, read_blocks
from plenipo.positions.registers.collecting import Point
from plenipo.positions.registers.front import (
    find_act_title,
    find_date,
    find_previous,
    find_reference,
    find_subject,
    find_subject_codes,
    without_day,
)
from plenipo.positions.registers.language import SUPPORTED, language_of, language_warning
from plenipo.positions.registers.legal import find_legal
from plenipo.positions.registers.points import Points, read_points
from plenipo.positions.statements import statements_after
from plenipo.readers.profiles import recognise
from plenipo.readers.profiles.paragraphs import paragraph_text
from plenipo.texts.contribution import Header
from plenipo.texts.document import Document
from plenipo.texts.tokens import text_key

_ANNEX = re.compile(r"ANNEX(?:\s[IVX\d]+)?", re.IGNORECASE)
_INSTITUTION = re.compile(r"(?:EUROPEAN\s+COMMISSION|COUNCIL\s+OF\s+THE\s+EUROPEAN\s+UNION)", re.IGNORECASE)
_SKIPPED = "Before the Decision stand {} numbered paragraphs, which are not read as lines."


def read_mandate(document: Document) -> Mandate:
    """The mandate in a document: a Council document, or a list with numbers or letters.

    Raises UnreadableFile where the document holds no line.
    """
    blocks = read_blocks(document)
    recognised = recognise(document)
    printed = _printed(document)
    start, skipped = _start_of_lines(blocks)
    act = find_act(printed) if start else None
    found = read_points(blocks[start:], tell_front=recognised.profile != "council")
    if not found.points:
        raise UnreadableFile(
            "there is no line to take in the text.",
            where=document.name,
            remedy="Give a text with numbered lines, or a file in Plenipo's own format.",
        )
    texts = _front_texts(printed, found.points[0])
    council = recognised.profile == "council"
    header = recognised.header
    title = without_day(find_subject(texts) or header.title) if council else _title(header.title, blocks[0], texts)
    return _mandate(document, header, title, texts, act, replace(found, warnings=(*skipped, *found.warnings)))


def _start_of_lines(blocks: Sequence[Block]) -> tuple[int, tuple[str, ...]]:
    """Recitals of a Decision are no lines: its articles are, or the points of its annex. A warning for what is skipped.

    Points that stand before the act are the lines, unless they are the memorandum of a proposal.
    """
    places = enacting_places([block.text for block in blocks])
    if places is None:
        return 0, ()
    begins, enacted = places
    before = [block for block in blocks[:begins] if block.label]
    if before and not names_draft([block.text for block in blocks[:begins]]):
        return 0, ()
    skipped = (_SKIPPED.format(len(before)),) if before else ()
    annex = next((index for index in range(enacted, len(blocks)) if _ANNEX.fullmatch(blocks[index].text)), None)
    if annex is not None and any(block.label for block in blocks[annex + 1 :]):
        return annex + 1, skipped
    return enacted + 1, skipped


def _mandate(
    document: Document, header: Header, title: str, texts: Sequence[str], act: Act | None, found: Points
) -> Mandate:
    legal = find_legal(title, texts, act)
    approval = find_approval(texts, legal.form, act)
    language = language_of([point.text for point in found.points])
    warnings = [*legal.warnings, *found.warnings, *_footnotes(document, found.points), language_warning(language)]
    return Mandate(
        reference=header.number or find_reference(texts),
        title=title,
        lines=_lines(found.points, title, language),
        form=legal.form,
        binding=legal.binding,
        date=header.date or find_date(texts),
        approved_on=approval.date,
        body=approval.body,
        meeting=approval.meeting,
        previous=find_previous(texts),
        subject_codes=find_subject_codes(texts),
        marking=header.marking,
        legal_basis=legal.basis,
        language=language,
        source=document.name,
        warnings=tuple(warning for warning in warnings if warning),
    )


def _printed(document: Document) -> list[str]:
    """Every printed line; a header's key and its cell are one line."""
    texts: list[str] = []
    for paragraph in document.paragraphs:
        for part in [" ".join(part.split()) for part in paragraph_text(paragraph).split("\n") if part.strip()]:
            if texts and texts[-1].endswith(":") and paragraph.place is not None:
                texts[-1] = f"{texts[-1]} {part}"
            else:
                texts.append(part)
    return texts


def _front_texts(printed: Sequence[str], first: Point) -> list[str]:
    """What is printed before the first line."""
    opening = " ".join(first.text.split())[:60]
    return list(takewhile(lambda text: opening not in text, printed))


def _title(named: str, first: Block, texts: Sequence[str]) -> str:
    """What opens the document, if it reads like a title; else what the document names as its title."""
    act = find_act_title(texts)
    if act.startswith(first.text) or (act and _INSTITUTION.fullmatch(first.text)):
        return act
    if first.could_be_heading and not first.label:
        return first.text
    return "" if first.label and first.text in named else named  # a first line is no title


def _section(point: Point, title: str) -> str:
    """The headings of a point as one, without what only repeats the title."""
    same = text_key(title).lower()
    return " – ".join(heading for heading in point.headings if text_key(heading).lower() != same)


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


def _lines(points: Sequence[Point], title: str, language: str) -> tuple[Line, ...]:
    """The lines with their statements; a line may go on about what the line before it was about."""
    lines: list[Line] = []
    before: Statement | None = None
    for point in points:
        statements: tuple[Statement, ...] = ()
        if not language or language in SUPPORTED:
            statements = statements_after(before, point.id, point.text)
            before = statements[-1] if statements else before
        lines.append(Line(point.id, point.text, _section(point, title), statements))
    return tuple(lines)
