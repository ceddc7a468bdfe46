"""Law as JSON: EU acts ({"articles": [{"number", "title", "text"}]}), statutes ({"provisions": [{"section", …}]})."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from plenipo.errors import DamagedFile, EmptyFile, HostileFile, UnsupportedFormat
from plenipo.readers import lawstyles
from plenipo.readers.limits import MAX_PARAGRAPHS
from plenipo.texts.document import Document, Format, Paragraph, Run

Block = tuple[str, str]  # text, style

_FOOTNOTES = re.compile(r"\s*\[Footnotes?\]\s*")
_AMENDED = re.compile(r"(?<![\w(.])\d{1,2}\s?\[(?=\S)")
_OMITTED = re.compile(r"(?<![\w(.])\d{1,2}\s?\*(?:\s?\*){1,4}")
_NUMBER_IN_TITLE = re.compile(r"-\s?(?P<suffix>[IVX]{1,4})\.?\s+(?P<title>.*)", re.DOTALL)
_IN_FORCE = re.compile(r"w\.?\s?e\.?\s?f\.?\s?(\d{1,2})-(\d{1,2})-(\d{4})")


def read_law_json(data: bytes, name: str) -> Document:
    """Raises DamagedFile (broken JSON), UnsupportedFormat (other JSON), HostileFile and EmptyFile."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as exc:
        raise DamagedFile(f"the JSON is broken: {exc}.", where=name, remedy="Ask for the file again.") from exc
    if not isinstance(value, dict):
        raise UnsupportedFormat("the JSON holds no law.", where=name, remedy=_REMEDY)
    blocks = list(_blocks(value, name))
    if len(blocks) > MAX_PARAGRAPHS:
        raise HostileFile("the law has too many paragraphs.", where=name, remedy="Split the file.")
    if not any(style == lawstyles.ARTICLE for _, style in blocks):
        raise EmptyFile("the JSON holds no article.", where=name, remedy=_REMEDY)
    return Document(
        name,
        Format.LAW_JSON,
        tuple(Paragraph((Run(text),), style=style) for text, style in blocks),
        title=_text(value, "full_name", "title", "short_name", "name"),
        language=_text(value, "language")[:2].lower(),
    )


_REMEDY = 'Give an object with "articles" or "provisions".'


def _blocks(value: Mapping[str, Any], name: str) -> Iterator[Block]:
    articles, provisions = value.get("articles"), value.get("provisions")
    if not isinstance(articles, list) and not isinstance(provisions, list):
        raise UnsupportedFormat("the JSON holds no law.", where=name, remedy=_REMEDY)
    if title := _text(value, "full_name", "title", "short_name", "name"):
        yield title, ""
    if celex := _text(value, "celex_id", "celex"):
        yield f"CELEX: {celex}", lawstyles.IDENTITY
    if version := _version(value):
        yield f"Version: {version}", lawstyles.IDENTITY
    yield from _recitals(value.get("recitals"))
    if isinstance(articles, list):
        yield from _articles(articles)
    else:
        yield from _provisions(provisions or [])


def _text(value: Mapping[str, Any], *keys: str) -> str:
    """The first of the keys that holds something, as one line."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, str | int | float) and (text := " ".join(str(found).split())):
            return text
    return ""


def _version(value: Mapping[str, Any]) -> str:
    """The date of the text at hand: the last amendment that its notes tell of, else the date that the file gives."""
    latest = ""
    for provision in value.get("provisions") or ():
        if isinstance(provision, dict):
            dates = _IN_FORCE.findall(str(provision.get("content", "")))
            latest = max([latest, *(f"{year}-{int(month):02d}-{int(day):02d}" for day, month, year in dates)])
    return latest or _text(value, "version", "effective_date", "issued_date")


def _recitals(recitals: Any) -> Iterator[Block]:
    for recital in recitals if isinstance(recitals, list) else ():
        if isinstance(recital, dict) and (text := _text(recital, "text")):
            yield f"({_text(recital, 'recital_number', 'number')}) {text}", lawstyles.PREAMBLE


def _articles(articles: Sequence[Any]) -> Iterator[Block]:
    chapter = ""
    for article in articles:
        if not isinstance(article, dict):
            continue
        above = _text(article, "chapter")
        if above and above != chapter:
            chapter = above
            yield (above if " " in above else f"CHAPTER {above}"), lawstyles.DIVISION
        number = _text(article, "number")
        yield (number if number.lower().startswith("art") else f"Article {number}"), lawstyles.ARTICLE
        if title := _text(article, "title"):
            yield title, lawstyles.ARTICLE_TITLE
        yield from _lines(article.get("text"))


def _lines(text: Any) -> Iterator[Block]:
    for line in (text if isinstance(text, str) else "").splitlines():
        if bare := " ".join(line.split()):
            yield bare, ""


def _provisions(provisions: Sequence[Any]) -> Iterator[Block]:
    for provision in provisions:
        if not isinstance(provision, dict):
            continue
        number, title = _numbered(
            _text(provision, "section", "number", "provision_ref").rstrip("."), _text(provision, "title")
        )
        yield f"Section {number}", lawstyles.ARTICLE
        if title:
            yield title, lawstyles.ARTICLE_TITLE
        content = provision.get("content", provision.get("text"))
        body, *notes = _FOOTNOTES.split(content if isinstance(content, str) else "")
        yield from _lines(_without_heading(without_editorial_marks(body), number, title))
        for note in notes:
            yield from ((text, lawstyles.NOTE) for text, _ in _lines(note))


def _numbered(number: str, title: str) -> tuple[str, str]:
    """ "14" and "-I. Distribution" are section 14-I."""
    match = _NUMBER_IN_TITLE.fullmatch(title)
    return (f"{number}-{match['suffix']}", match["title"]) if match else (number, title)


def without_editorial_marks(text: str) -> str:
    """ "1[(3) …]" is how an editor shows what a later act put in; the brackets are not words of the law."""
    if not _AMENDED.search(text):
        return _OMITTED.sub("", text)
    opened: list[bool] = []
    made: list[str] = []
    starts = {match.end() - 1: match.start() for match in _AMENDED.finditer(text)}
    skip = {place for end, start in starts.items() for place in range(start, end + 1)}
    for place, character in enumerate(text):
        if character == "[":
            opened.append(place in starts)
        elif character == "]" and (opened.pop() if opened else bool(starts)):
            continue
        if place not in skip:
            made.append(character)
    return _OMITTED.sub("", "".join(made))


def _without_heading(text: str, number: str, title: str) -> str:
    """Some contents repeat the section's number and title before the text."""
    bare = text.lstrip()
    words = re.findall(r"\w+", title)
    if not bare.startswith(number) or not words:
        return text
    pattern = rf"{re.escape(number)}\s?\.?\s*" + r"\W+".join(map(re.escape, words)) + r"\W*?(?=\s?\(?\w|$)"
    match = re.match(pattern, bare)
    rest = bare[match.end() :].lstrip(" .-–—:") if match else text
    return rest or text
