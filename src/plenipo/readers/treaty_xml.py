"""Trade agreements in XML: <treaty> with <meta> and a <body> of chapters and articles, whose text is plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from plenipo.errors import EmptyFile, UnsupportedFormat
from plenipo.readers import lawstyles
from plenipo.readers.hyphens import join_lines, words_of
from plenipo.readers.xml import local, parse_xml
from plenipo.texts.document import Document, Format, Note, NoteKind, Paragraph, Run

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)]\s|[-–—•]\s")
_HEADING_WORD = re.compile(
    r"(?:TITLE|PART|CHAPTER|SECTION|Sub-?section|Section|Chapter|Title)\s+\S{1,6}\s*$", re.IGNORECASE
)
_NOTE = re.compile(r"\[(\d{1,3})\]\s+(?=\S)")
_CALL = re.compile(r"\s?\[(\d{1,3})\]")
_CELEX = re.compile(r"CELEX(?::|%3A)(\d{5}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?)")


def read_treaty_xml(data: bytes, name: str) -> Document:
    """Raises HostileFile, DamagedFile, UnsupportedFormat (another root) and EmptyFile (no article)."""
    root = parse_xml(data, name, "treaty")
    if local(root.tag) != "treaty":
        raise UnsupportedFormat(
            f"the root of the XML is <{local(root.tag)}>.", where=name, remedy="Give a <treaty> file."
        )
    body = [line for article in root.iter("article") for line in (article.text or "").splitlines()]
    if not any(line.strip() for line in body):
        raise EmptyFile("the treaty has no article.", where=name, remedy="Give a file with a <body> of <article>.")
    words, wrapped = words_of(body), is_wrapped(body)
    blocks = list(_blocks(root, words, wrapped))
    notes = _notes(blocks)
    title = (root.findtext("meta/name") or "").strip()
    paragraphs = [Paragraph((Run(text),), style=style) for text, style in _head(root, title)]
    paragraphs += [
        Paragraph(_runs(text, notes), style=style) for text, style in blocks if _note_of(text, style) not in notes
    ]
    return Document(
        name,
        Format.TREATY_XML,
        tuple(paragraphs),
        notes=tuple(_note(mark, text) for mark, text in notes.items()),
        title=title,
        language=(root.findtext("meta/language") or "").strip()[:2],
    )


def _head(root: etree._Element, title: str) -> Iterator[tuple[str, str]]:
    if title:
        yield title, ""
    for source in root.iterfind("meta/source"):
        if (match := _CELEX.search(source.text or "")) and source.get("lang", "en") == "en":
            yield f"CELEX: {match[1]}", lawstyles.IDENTITY
            break
    if date := (root.findtext("meta/date_into_force") or "").strip():
        yield f"Version: {date}", lawstyles.IDENTITY


def _blocks(root: etree._Element, words: frozenset[str], wrapped: bool) -> Iterator[tuple[str, str]]:
    """(text, style) of each paragraph. Articles without number are the preamble, after numbered ones the end."""
    started = False
    for chapter in root.iterfind("body/chapter"):
        number, title = _attribute(chapter, "number"), _attribute(chapter, "name")
        if number:
            yield number, lawstyles.DIVISION
            if title:
                yield title, lawstyles.DIVISION_TITLE
        for article in chapter.iter("article"):
            heading = _attribute(article, "number")
            style = "" if heading else lawstyles.CLOSING if started else lawstyles.PREAMBLE
            if heading:
                started = True
                yield heading, lawstyles.ARTICLE
                if named := _attribute(article, "name"):
                    yield named, lawstyles.ARTICLE_TITLE
            for text in paragraphs_of("".join(map(str, article.itertext())), words, wrapped):
                yield text, style


def _attribute(element: etree._Element, name: str) -> str:
    return " ".join((element.get(name) or "").split())


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are broken at a width: most that follow another go on in the middle of a sentence."""
    following = [
        line.strip()
        for before, line in pairwise(lines)
        if before.strip() and line.strip() and not _LABEL.match(line.strip())
    ]
    goes_on = sum(line[0].islower() for line in following)
    return bool(following) and goes_on * 2 > len(following) and max(map(len, lines)) < 200


def paragraphs_of(text: str, words: frozenset[str], wrapped: bool) -> list[str]:
    """The paragraphs of lines: a blank line parts them, and so does a label at the start of a line."""
    made: list[str] = []
    open_one = False
    for line in text.splitlines():
        bare = " ".join(line.split())
        if not bare:
            open_one = False
            continue
        continues = open_one and wrapped and not _LABEL.match(bare) and not _HEADING_WORD.fullmatch(made[-1])
        if continues:
            made[-1] = join_lines(made[-1], bare, words)
        else:
            made.append(bare)
        open_one = True
    return made


def _notes(blocks: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Notes that print at the end, "[34] Licence fees …", by their number, if the text calls them."""
    called = {mark for text, style in blocks if style == "" for mark in _CALL.findall(text)}
    notes: dict[str, str] = {}
    for text, style in blocks:
        if (mark := _note_of(text, style)) and mark in called:
            notes.setdefault(mark, text[_NOTE.match(text).end() :])  # type: ignore[union-attr]
    return notes


def _note_of(text: str, style: str) -> str:
    match = _NOTE.match(text) if style == lawstyles.CLOSING else None
    return match[1] if match else ""


def _runs(text: str, notes: dict[str, str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = 0
    for match in _CALL.finditer(text):
        if match[1] in notes:
            runs += [Run(text[start : match.start()])] if match.start() > start else []
            runs.append(Run("", note=f"footnote:{match[1]}"))
            start = match.end()
    if start < len(text):
        runs.append(Run(text[start:]))
    return tuple(runs)


def _note(mark: str, text: str) -> Note:
    return Note(f"footnote:{mark}", NoteKind.FOOTNOTE, (Paragraph((Run(text),)),))
