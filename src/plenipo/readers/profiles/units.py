"""The proposal units of a contribution: where each begins and ends, what it targets, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.readers.profiles.headings import instrument_reference
from plenipo.readers.profiles.identifiers import UnitLine, parse_unit_line
from plenipo.readers.profiles.paragraphs import paragraph_text
from plenipo.texts.contribution import Symbol, Unit
from plenipo.texts.document import Document, Paragraph
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.views import View

_REASONS = re.compile(
    r"(?:Reasons?|Rationale|Motifs?|Motivos?|Основани[ея]|Обоснование|Причины|理由|الأسباب|أسباب)\s*[:：]\s*(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RULE = re.compile(r"[_\-–—*\s]{3,}")
_SIGNATORIES = re.compile(
    r"(?:(?:Submitted|Supported|Signed|Co-signed)\s+by(?:\s+the\s+following)?(?:\s+(?:Member States|administrations))?"
    r"|Member States\s+signing)\s*:\s*(?P<names>.+?)\.?",
    re.IGNORECASE | re.DOTALL,
)
_HEADING_STYLES = ("Heading", "Title", "Agendaitem", "Part", "Annex", "Section")
_FRAMED = 6  # paragraphs after the unit line among which the heading of its target stands
_SYMBOL_LENGTHS = range(3, 6)  # "MOD" to "(MOD)"


def find_unit_lines(texts: Sequence[str]) -> list[tuple[int, UnitLine]]:
    """The unit lines of a document with their places. A symbol alone belongs to the identifier on the next line."""
    found: list[tuple[int, UnitLine]] = []
    for index, text in enumerate(texts):
        if "/" not in text:
            continue
        alone = texts[index - 1].strip() if index else ""
        line = parse_unit_line(text) or (parse_unit_line(f"{alone}\t{text}") if len(alone) in _SYMBOL_LENGTHS else None)
        if line:
            found.append((index, line))
    return found


def read_units(document: Document, texts: Sequence[str]) -> tuple[Unit, ...]:
    """Every unit, in order."""
    found = find_unit_lines(texts)
    starts = [index for index, _ in found]
    ends = [*starts, len(texts)][1:]
    before = _basic_texts_before(texts, starts)
    return tuple(
        _read_unit(document.paragraphs, texts, start, end, line, known)
        for (start, line), end, known in zip(found, ends, before, strict=True)
    )


def _basic_texts_before(texts: Sequence[str], starts: Sequence[int]) -> list[InstrumentReference | None]:
    """For each unit the basic text that was named last before it."""
    before: list[InstrumentReference | None] = []
    named: InstrumentReference | None = None
    position = 0
    for start in starts:
        for text in texts[position:start]:
            found = instrument_reference(text) if text else None
            if found and not found.number:
                named = found
        position = start
        before.append(named)
    return before


def _read_unit(
    paragraphs: Sequence[Paragraph],
    texts: Sequence[str],
    start: int,
    end: int,
    line: UnitLine,
    named_before: InstrumentReference | None,
) -> Unit:
    stop = _end_of_text(paragraphs, texts, start + 1, end)
    first = start + 1
    while first < stop and (_is_blank(paragraphs[first]) or _SIGNATORIES.fullmatch(texts[first])):
        first += 1
    heading = _heading(texts, first, stop)
    return Unit(
        identifier=line.identifier,
        symbol=line.symbol,
        sponsor=line.sponsor,
        target=_target(paragraphs, texts, (first, stop), heading) or named_before,
        first=first,
        last=stop,
        emphatic=line.symbol is Symbol.NOC and _symbol_underlined(paragraphs[start]),
        reasons=_reasons(paragraphs, texts, stop, end),
        signatories=_signatories(texts[start + 1 : end]),
        title=_title(texts, heading, stop),
    )


def _is_blank(paragraph: Paragraph) -> bool:
    """Without text in any view: deleted text is text."""
    return not any(run.note or run.text.strip() for run in paragraph.runs)


def _end_of_text(paragraphs: Sequence[Paragraph], texts: Sequence[str], first: int, end: int) -> int:
    """Up to the reasons, the closing rule, or the next unit."""
    for index in range(first, end):
        if _opens_reasons(paragraphs[index], texts[index]):
            return index
        if texts[index] and texts[index][0] in "_*-–—" and _RULE.fullmatch(texts[index]):
            return index
    return end


def _opens_reasons(paragraph: Paragraph, text: str) -> bool:
    return paragraph.place is None and (paragraph.style == "Reasons" or bool(_REASONS.match(text[:40])))


def _reasons(paragraphs: Sequence[Paragraph], texts: Sequence[str], first: int, end: int) -> str:
    """The reasons and the paragraphs that carry them on, joined by line breaks."""
    found: list[str] = []
    for index in range(first, end):
        text, style = texts[index], paragraphs[index].style
        if not text:
            continue
        if _RULE.fullmatch(text) or (found and style.startswith(_HEADING_STYLES)):
            break
        if not found and not _opens_reasons(paragraphs[index], text):
            break
        match = _REASONS.fullmatch(text) if not found else None
        found.append(match["text"].strip() if match else text)
    return "\n".join(found).strip()


def _heading(texts: Sequence[str], first: int, stop: int) -> int | None:
    """The place of the line that names the instrument."""
    shown = [index for index in range(first, stop) if texts[index]][:_FRAMED]
    return next((index for index in shown if instrument_reference(_named(texts[index]))), None)


def _named(text: str) -> str:
    """The part of a line that can name an instrument: "CS 165<tab>The Council …" names the Constitution."""
    head = text.split("\t", 1)[0]
    return head if _BASIC.fullmatch(head) else text


_BASIC = re.compile(r"(?:CS|CV|GR|ITR)[\s/]\s?(?:No\.\s?)?\d{1,4}\s?[A-Z]{0,2}(?:bis|ter)?(?:\s?\(?PP-\d\d\)?)?")


def _target(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], places: tuple[int, int], heading: int | None
) -> InstrumentReference | None:
    """What the heading names, in the edition that is amended."""
    first, stop = places
    proposed = instrument_reference(_named(texts[heading])) if heading is not None else None
    for index in range(first, stop if heading is None else heading + 1)[:_FRAMED]:
        original = instrument_reference(" ".join(paragraph_text(paragraphs[index], View.ORIGINAL).split()))
        if original is not None and (proposed is None or original.same_instrument(proposed)):
            return original
    return proposed


def _title(texts: Sequence[str], heading: int | None, stop: int) -> str:
    """The line under the heading; for a provision of a basic text, its number."""
    if heading is None:
        return ""
    if _BASIC.fullmatch(_named(texts[heading])):
        return _named(texts[heading])
    return next((texts[index] for index in range(heading + 1, stop) if texts[index]), "")


def _signatories(texts: Sequence[str]) -> tuple[str, ...]:
    for text in texts:
        if len(text) < 2000 and (match := _SIGNATORIES.fullmatch(text)):
            names = re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+(?=[A-Z][\w\s()]*$)", match["names"])
            return tuple(name.strip() for name in names if name.strip())
    return ()


def _symbol_underlined(paragraph: Paragraph) -> bool:
    """Emphatic: the symbol itself is underlined in the original."""
    return any(run.underlined and "NOC" in run.text for run in paragraph.runs)
