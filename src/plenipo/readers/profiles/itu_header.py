"""The head of a conference document: number, date, original language, source, title, meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.readers.profiles.dates import iso_date
from plenipo.readers.profiles.paragraphs import paragraph_text
from plenipo.texts.contribution import Header
from plenipo.texts.document import Document

_MODIFIER = r"(?:\((?:Rev|Add|Corr?)\.?\s?\d+\))"
_DOCUMENT = re.compile(
    rf"(?:Document|Documento|Документ[ау]?|文件|الوثيقة|للوثيقة)\s+(?P<number>(?:[A-Z]\d\d/)?(?:(?:ADM|DT|DL|INF|TEMP)/)?"
    rf"(?:\d{{1,4}}|XX){_MODIFIER}*)(?:-(?P<language>[ACEFRS]))?(?![\w/])"
)
_RUNNING_HEAD = re.compile(
    rf"(?P<meeting>[A-Z]{{1,6}}-?\d{{2}})/(?P<number>(?:(?:ADM|DT|DL|INF|TEMP)/)?(?:\d{{1,4}}|XX){_MODIFIER}*)-[ACEFRS](?!\w)"
)
_CHANGES = (
    ("Add", re.compile(r"(?:Addendum|Addéndum|Дополнительный документ|Доп\.|补遗|الإضافة)\s+(\d+)", re.IGNORECASE)),
    ("Corr", re.compile(r"(?:Corrigendum|Corrigéndum|Исправление|更正|التصويب)\s+(\d+)", re.IGNORECASE)),
    ("Rev", re.compile(r"(?:Revision|Révision|Revisión|Пересмотр|修订|المراجعة)\s+(\d+)", re.IGNORECASE)),
)
_ORIGINAL = re.compile(r"(?:Original|Оригинал|原文|الأصل)\s*[:：]\s*(?P<language>\S.{0,60})", re.IGNORECASE)
_MEETING = re.compile(r"[(（](?P<code>[A-Z]{2,6})-?(?P<year>\d{2})[)）]")
_REVISION = re.compile(r"\(Rev\.?\s?(\d+)\)$")
_LONGEST_HEAD = 60


def is_conference_head(texts: Sequence[str], headers: Sequence[str]) -> bool:
    """Whether the first paragraphs carry a conference document number."""
    if any(_RUNNING_HEAD.search(text) for text in headers):
        return True
    head = [text for text in texts[:_LONGEST_HEAD] if text]
    numbered = any((match := _DOCUMENT.search(text)) and match["language"] for text in head if len(text) < 120)
    return numbered and any(_ORIGINAL.match(line) for line in _printed_lines(head))


def read_header(document: Document, texts: Sequence[str], end: int) -> Header:
    """The header that stands in the first ``end`` paragraphs; the running head completes what they leave out."""
    head = [(index, text) for index, text in enumerate(texts[: min(end, _LONGEST_HEAD)]) if text]
    running = _running_head(document)
    number = _document_number([text for _, text in head]) or (running["number"] if running else "")
    number = re.sub(r"\(Cor\.", "(Corr.", re.sub(r"\((Rev|Add|Corr?)\.?\s?", r"(\1.", number))
    source, title = _source_and_title(document, head)
    revision = _REVISION.search(number)
    lines = _printed_lines([text for _, text in head])
    return Header(
        number=number,
        title=title,
        date=next((date for line in lines if (date := iso_date(line))), ""),
        source=source,
        original_language=next((m["language"].strip() for line in lines if (m := _ORIGINAL.match(line))), ""),
        meeting=_meeting([text for _, text in head], running),
        revision=int(revision[1]) if revision else 0,
    )


def _printed_lines(texts: Sequence[str]) -> list[str]:
    """A cell of the header may hold number, date and language in one paragraph with line breaks."""
    return [line.strip() for text in texts for line in text.split("\n")]


def _running_head(document: Document) -> re.Match[str] | None:
    matches = (_RUNNING_HEAD.search(paragraph_text(paragraph)) for paragraph in document.headers)
    return next((match for match in matches if match), None)


def _document_number(head: Sequence[str]) -> str:
    """ "Addendum 4 to / Document 44-E", in one paragraph or in several, as "44(Add.4)"."""
    for index, text in enumerate(head):
        if len(text) > 160 or not (match := _DOCUMENT.search(" ".join(text.split()))):
            continue
        before = " ".join(text.split())[: match.start()] or (head[index - 1] if index else "")
        if len(before) > 120:
            before = ""
        changes = [(found.start(), f"({name}.{found[1]})") for name, p in _CHANGES if (found := p.search(before))]
        # "Revision 1 to Addendum 4 to Document 44" is written from the document outwards: 44(Add.4)(Rev.1)
        return str(match["number"]) + "".join(change for _, change in sorted(changes, reverse=True))
    return ""


def _meeting(head: Sequence[str], running: re.Match[str] | None) -> str:
    for text in head:
        if match := _MEETING.search(text):
            return f"{match['code']}-{match['year']}"
    if running is None:
        return ""
    code, year = running["meeting"].replace("-", "")[:-2], running["meeting"][-2:]
    return f"{code}-{year}"


def _source_and_title(document: Document, head: Sequence[tuple[int, str]]) -> tuple[str, str]:
    """By style; without styles the two lines after the original language."""
    styles = {index: document.paragraphs[index].style for index, _ in head}
    source = next((text for index, text in head if styles[index] == "Source"), "")
    title = next((text for index, text in head if styles[index].startswith("Title")), "")
    if source and title:
        return source, title
    original = next((n for n, (_, text) in enumerate(head) if _ORIGINAL.match(text)), None)
    after = [text for _, text in head[original + 1 : original + 3]] if original is not None else []
    return source or next(iter(after), ""), title or next(iter(after[1:]), "")
