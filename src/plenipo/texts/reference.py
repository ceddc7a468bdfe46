"""References from a text to provisions and instruments: "considering e) above", "Resolution 130 (Rev. Dubai, 2018)".

Each provision or instrument that is named is one reference: "considering e), f) and g)" holds three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from plenipo.texts.instrument import InstrumentReference


class ReferenceKind(StrEnum):
    INSTRUMENT = "instrument"  # Resolution 130 (Rev. Dubai, 2018); Directive (EU) 2018/1972
    PROVISION = "provision"  # considering e) above; resolves 5
    ARTICLE = "article"  # Article 5(1)(a)
    NUMBER = "number"  # No. 196 of the ITU Convention; CS 165
    PARAGRAPH = "paragraph"  # § 35 of the Tunis Agenda


class Reference(Struct, frozen=True):
    """One reference. ``text[start:end]`` is its wording; in a list the first has the leading word, the last the tail.

    instrument: what is referred to, None for the text itself. path: the printed steps to the provision.
    """

    start: int
    end: int
    kind: ReferenceKind
    instrument: InstrumentReference | None = None
    path: tuple[str, ...] = ()


_EDITION = r"\((?:[Rr][eé]v\.?\s?)?[A-Z][^()\d]{1,40}\d{2,4}\)|\(Rev\.\s?WRC-\d\d\)|\(WRC-\d\d\)"
_RESOLUTION_NUMBER = r"\d{1,4}(?:/\d{1,4})?(?![\w/])|\[[A-Z]{1,5}-\d{1,3}\]|ITU-[TRD]\s[A-Z]\.\d+(?:\.\d+)*"
_RESOLUTION = re.compile(
    rf"\b(?P<kind>Resolution|Decision|Recommendation|Opinion|Résolution|Décision|Resolución|Decisión)s?(?:es)?\s"
    rf"(?P<list>(?:{_RESOLUTION_NUMBER})(?:\s(?:{_EDITION}))?"
    rf"(?:(?:,\s(?:and\s)?|\s(?:and|or|et|y)\s)(?:{_RESOLUTION_NUMBER})(?:\s(?:{_EDITION}))?)*)"
)
_LISTED = re.compile(rf"(?P<number>{_RESOLUTION_NUMBER})(?:\s(?P<edition>{_EDITION}))?")
_KINDS = {"Résolution": "Resolution", "Resolución": "Resolution", "Décision": "Decision", "Decisión": "Decision"}

_ACT = (
    r"(?P<act>(?:Implementing\s|Delegated\s|Framework\s)?(?:Directive|Regulation|Decision|Recommendation))\s"
    r"(?:\((?P<body>EU|EC|EEC|Euratom|EU,\sEuratom)\)\s(?:No\s)?)?"
    r"(?P<number>\d{2,4}/\d{1,4})(?:/(?P<tail>EU|EC|EEC|JHA|CFSP|Euratom))?"
)
_EU_ACT = re.compile(rf"\b{_ACT}")
_OWNER = (
    rf"(?:\s(?:of|to)\s(?:(?:the\s)?(?:ITU\s)?(?P<basic>Constitution|Convention|General Rules|Radio Regulations)"
    rf"|this\s(?:Directive|Regulation|Decision|Agreement|Convention|Chapter)|{_ACT}"
    r"|the\s(?P<named>[A-Z][\w’'-]+(?:\s(?:(?:of|for|on|and|the)\s)*[A-Z][\w’'-]+){0,8})))?"
)
_STEPS = r"(?:\([0-9]{1,3}[a-z]?\)|\([a-z]{1,4}\))*"
_ARTICLE = re.compile(
    rf"\b(?:(?P<point>(?:sub)?point|paragraph)s?\s(?P<steps>\(?\w{{1,4}}\)?{_STEPS})\sof\s)?Articles?\s"
    rf"(?P<list>\d{{1,3}}(?:\.\d{{1,3}})?[a-z]?(?![\w/]){_STEPS}"
    rf"(?:(?:,\s|\s(?:and|or|to)\s)\d{{1,3}}(?:\.\d{{1,3}})?[a-z]?(?![\w/]){_STEPS})*){_OWNER}"
)
_ARTICLE_LISTED = re.compile(rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}})?[a-z]?)(?P<steps>{_STEPS})")
_STEP = re.compile(r"\(\w+\)")

_NUMBER = re.compile(
    r"\b(?P<word>Nos?\.)\s(?P<list>\d{1,4}[A-Z]{0,2}(?:(?:,\s|\s(?:and|or|to)\s)\d{1,4}[A-Z]{0,2})*)" + _OWNER
)
_BASIC_TEXT = re.compile(r"\b(?P<code>CS|CV|GR)\s?/?\s?(?P<number>\d{1,4}[A-Z]{0,2})\b")
_BASIC_NAMES = {"CS": "Constitution", "CV": "Convention", "GR": "General Rules"}
_PARAGRAPH = re.compile(
    r"(?P<word>§§?)\s?(?P<list>\d{1,3}(?:\s[a-z]\))?(?:(?:,\s|\s(?:and|or|to)\s)\d{1,3}(?:\s[a-z]\))?)*)" + _OWNER
)
_PIECE = re.compile(r"\d{1,4}[A-Z]{0,2}(?:\s[a-z]\))?")

_CALL = (
    r"considering|recalling|recogni[sz]ing|noting|bearing in mind|aware|mindful|emphasizing|taking into account"
    r"|resolves|decides|instructs|requests|invites|encourages|urges|recommends|considérant|rappelant|reconnaissant"
    r"|notant|décide|charge|invite|considerando|recordando|reconociendo|resuelve|encarga|invita|учитывая|напоминая"
    r"|признавая|отмечая|решает|поручает|предлагает"
)
# Between the call word and the label stands only whom it addresses: names and small words, no verb.
_ADDRESSEE = (
    r"(?:\s(?:further|also|en outre|además|далее))?"
    r"(?:\s(?:the|of|and|three|le|la|les|du|de|des|al|a|los|[A-ZÉ][\w’'-]*,?)){0,14}"
)
_ITEM = r"(?:[a-z]{1,2}|[ivx]{1,5})(?:\s?bis|\s?ter)?\)(?:\s?bis|\s?ter)?|\d{1,2}(?:\.\d{1,2})?(?:bis|ter)?(?![\w/.]\w)"
_PROVISION = re.compile(
    rf"(?<!\w)(?P<call>(?:further\s)?(?:{_CALL}){_ADDRESSEE})\s(?P<list>(?:{_ITEM})"
    rf"(?:(?:,\s|\s(?:and|or|to|et|y|и)\s)(?:{_ITEM}))*)"
    r"(?:\s(?:above|below|ci-dessus|ci-dessous|supra|anterior|выше|ниже)|(?=\s(?:of|in)\s)|(?=[;,.:)”\"]|\s*$))"
)
_PROVISION_ITEM = re.compile(_ITEM)
_CHEAP = re.compile(r"\d|[a-z]\)|\[[A-Z]")


def find_references(text: str) -> tuple[Reference, ...]:
    """The references in a text, in order of their start; none overlaps another of its own kind."""
    if not _CHEAP.search(text):
        return ()
    acts = list(_eu_acts(text))
    taken = {(act.start, act.end) for act in acts}
    found = [
        *acts,
        *(reference for reference in _resolutions(text) if not _inside(reference, taken)),
        *_articles(text),
        *_numbers(text),
        *_provisions(text),
    ]
    return tuple(sorted(found, key=lambda reference: (reference.start, reference.end)))


def _inside(reference: Reference, spans: set[tuple[int, int]]) -> bool:
    return any(start <= reference.start < end for start, end in spans)


def _eu_acts(text: str) -> Iterator[Reference]:
    for match in _EU_ACT.finditer(text):
        named = _act(match)
        if named is not None:
            yield Reference(match.start(), match.end(), ReferenceKind.INSTRUMENT, named)


def _act(match: re.Match[str]) -> InstrumentReference | None:
    """An act of the EU names its body before or after the number; "Decision 5/12" alone may be anything."""
    if not (match["body"] or match["tail"]):
        return None
    number = f"({match['body']}) {match['number']}" if match["body"] else f"{match['number']}/{match['tail']}"
    return InstrumentReference(match["act"].split()[-1], number)


def _resolutions(text: str) -> Iterator[Reference]:
    for match in _RESOLUTION.finditer(text):
        kind = _KINDS.get(match["kind"], match["kind"])
        listed = list(_LISTED.finditer(text, match.start("list"), match.end("list")))
        edition = ""
        references = []
        for piece in reversed(listed):  # an edition at the end of a list holds for what stands before it
            edition = piece["edition"] or edition
            start = match.start() if piece is listed[0] else piece.start()
            instrument = InstrumentReference(kind, piece["number"], edition)
            references.append(Reference(start, piece.end(), ReferenceKind.INSTRUMENT, instrument))
        yield from reversed(references)


def _articles(text: str) -> Iterator[Reference]:
    for match in _ARTICLE.finditer(text):
        owner = _owner(match)
        pieces = list(_ARTICLE_LISTED.finditer(text, match.start("list"), match.end("list")))
        before = tuple(_STEP.findall(match["steps"] or "")) or ((match["steps"],) if match["steps"] else ())
        for piece in pieces:
            path = (f"Article {piece['number']}", *_STEP.findall(piece["steps"]), *before)
            start = match.start() if piece is pieces[0] else piece.start()
            end = match.end() if piece is pieces[-1] else piece.end()
            yield Reference(start, end, ReferenceKind.ARTICLE, owner, path)


def _numbers(text: str) -> Iterator[Reference]:
    for match in _BASIC_TEXT.finditer(text):
        instrument = InstrumentReference(_BASIC_NAMES[match["code"]])
        path = (f"{match['code']} {match['number']}",)
        yield Reference(match.start(), match.end(), ReferenceKind.NUMBER, instrument, path)
    for pattern, kind, sign in (
        (_NUMBER, ReferenceKind.NUMBER, "No. "),
        (_PARAGRAPH, ReferenceKind.PARAGRAPH, "§ "),
    ):
        for match in pattern.finditer(text):
            pieces = list(_PIECE.finditer(text, match.start("list"), match.end("list")))
            for piece in pieces:
                number, *letter = piece[0].split()
                start = match.start() if piece is pieces[0] else piece.start()
                end = match.end() if piece is pieces[-1] else piece.end()
                yield Reference(start, end, kind, _owner(match), (f"{sign}{number}", *letter))


def _owner(match: re.Match[str]) -> InstrumentReference | None:
    """The instrument named after "of"; None for the text itself."""
    if match["basic"]:
        return InstrumentReference(match["basic"])
    if match["act"]:
        return _act(match)
    return InstrumentReference(match["named"]) if match["named"] else None


def _provisions(text: str) -> Iterator[Reference]:
    for match in _PROVISION.finditer(text):
        pieces = list(_PROVISION_ITEM.finditer(text, match.start("list"), match.end("list")))
        owner = _resolution_after(text, match.end())
        for piece in pieces:
            start = match.start() if piece is pieces[0] else piece.start()
            end = match.end() if piece is pieces[-1] else piece.end()
            path = (" ".join(match["call"].split()), piece[0])
            yield Reference(start, end, ReferenceKind.PROVISION, owner, path)


def _resolution_after(text: str, end: int) -> InstrumentReference | None:
    """ "recognizing e) of Resolution 4 (Dubai, 2012)" refers into that resolution."""
    if not text.startswith(" of ", end):
        return None
    match = _RESOLUTION.match(text, end + 4)
    listed = _LISTED.match(match["list"]) if match else None
    if match is None or listed is None:
        return None
    return InstrumentReference(_KINDS.get(match["kind"], match["kind"]), listed["number"], listed["edition"] or "")
