"""Lines that head what follows: articles, chapters, annexes, titles; in the languages of the Union's partners too."""

from __future__ import annotations

import re

from msgspec import Struct

from plenipo.texts.label import roman_value

_ARTICLE_WORDS = (
    "A[Rr][Tt][IiLl1][Cc][LlI1][Ee]|Artikel|ARTIKEL|Articolul|ARTICOLUL|Articolo|Artículo|ARTÍCULO|Artigo|Artykuł"
    "|Neni|NENI|Članak|ČLANAK|Član|ČLAN|Члан|ЧЛАН|Член|ЧЛЕН|Стаття|СТАТТЯ|Статья|СТАТЬЯ|მუხლი|Madde|MADDE|Հոդված"
    "|المادة|A[Rr][Tt](?=\\s\\d)|A[Rr][Tt]\\.|Čl\\.|Чл\\.|Ст\\."
)
_SECTION_WORDS = r"Section|SECTION|Sec\.|Clause|CLAUSE|Rule|RULE|Regulation|§"
_SUFFIX = r"-[IVX]{1,4}|bis|ter|quater|quinquies|sexies|[a-z]{1,2}(?![a-z])|[A-Z]{1,3}(?![A-Za-z])"
_NUMBER = r"(?P<number>\d[\dOl]{0,3}(?:\.\d{1,4})?|[IVXLC]{1,7}(?![a-z]))"
_REST = r"\.?(?P<gap>\s*[–—:-]\s*|\s+|(?<=[.\d])(?=[(A-ZА-Я])|$)(?P<rest>.*)"
_FIRST = r"(?P<first>(?:premier|PREMIER|Premier)(?![^\W\d_]))"
_ARTICLE = re.compile(
    rf"(?P<word>{_ARTICLE_WORDS})\s*(?:{_FIRST}|{_NUMBER}(?:(?:er|ER|º|°)(?![a-zA-Z]))?)\s?(?P<suffix>{_SUFFIX})?{_REST}"
)
_NEXT_WORD = re.compile(rf"{_NUMBER}\.?\s?(?P<suffix>{_SUFFIX})?\s*(?P<word>[Чч]лан|[Čč]lan|madde|[Mm]adde)\.?")
_SECTION = re.compile(rf"(?P<word>{_SECTION_WORDS})\s*{_NUMBER}\s?(?P<suffix>{_SUFFIX})?{_REST}")
_BARE = re.compile(r"(?P<number>\d{1,4})(?P<suffix>[A-Z]{1,3})?\.(?P<gap>\s+)(?P<rest>\S.*)")

_ORDER = (
    r"(?:\d{1,3}[A-Za-z]?|[IVXLC]{1,7}[a-z]?|[A-Z]|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE"
    r"|THIRTEEN|FOURTEEN|FIFTEEN|SIXTEEN|SEVENTEEN|EIGHTEEN|NINETEEN|TWENTY)"
)
_RANKED = (
    ("part|book|pjesa|dio|део|часть|частина|книга", 1),
    ("title|titulli|titlul|titolo|titel|наслов|titre|título", 2),
    ("chapter|kreu|kapitulli|poglavlje|glava|глава|розділ|bölüm|capitolul|capitolo|kapitel|chapitre|capítulo|თავი", 3),
    ("section|seksioni|odjeljak|odeljak|одељак|раздел|abschnitt|secțiunea|sezione|sección", 4),
    (r"sub-?\s?section|subchapter|sub-?\s?chapter|пододељак", 5),
)
_RANK_OF = [(re.compile(words, re.IGNORECASE), rank) for words, rank in _RANKED]
_DIVISION = re.compile(
    rf"(?P<word>{'|'.join(words for words, _ in _RANKED)})\s+(?P<order>{_ORDER})\.?(?:\s*[–—:-]\s*|\s+|$)(?P<title>.*)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    rf"(?P<word>ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule|PROTOCOL|Protocol|ATTACHMENT)"
    rf"(?:\s+(?P<order>{_ORDER}(?:-[A-Z0-9]{{1,3}})?))?\s*(?:[–—:]\s*|\s+|$)(?P<title>.*)"
)
_ORDINAL_SCHEDULE = re.compile(
    r"(?:THE\s)?(?P<order>FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH)\s(?:SCHEDULE|ANNEX)"
)
_ORDINALS = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH")
_WORDS = (
    "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE", "THIRTEEN",
    "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN", "EIGHTEEN", "NINETEEN", "TWENTY",
)  # fmt: skip
_STOPS = (".", ";", ":", ",", "?", "!", "。", "；")
_VERBS = re.compile(
    r"\b(?:shall|must|should|may|will|means?|is|are|was|were|has|have|applies|apply|can|does|do|lays|provides)\b"
)
_OPENS = re.compile(r"[\"'‘’“”„«(]*[^\W\d_]")
_DIGITS = str.maketrans({"O": "0", "l": "1"})
_LONGEST_LINE, _LONGEST_TITLE = 2000, 250


class ArticleHeading(Struct, frozen=True, gc=False):
    """An article's heading line. title: on the same line; text: what of the line is already its text."""

    id: str
    label: str
    title: str = ""
    text: str = ""


def article_heading(text: str) -> ArticleHeading | None:
    """ "Article 5", "Article 5 – Scope", "Član 5.", "§ 5"-like words excluded; None for running text."""
    match = _ARTICLE.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    if match is None:
        other = _NEXT_WORD.fullmatch(text) if len(text) < 30 else None
        return ArticleHeading(_name("art", other), text) if other else None
    return _heading("art", match, text)


def section_heading(text: str) -> ArticleHeading | None:
    """ "Section 12", "Section 12. Licences", "§ 12 Licences"."""
    match = _SECTION.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    return _heading("sec", match, text) if match else None


def bare_heading(text: str) -> ArticleHeading | None:
    """ "12. Licences", "12. Licences.—(1) No person shall …", "12. No person shall …"."""
    match = _BARE.fullmatch(text)
    if match is None or not _OPENS.match(match["rest"]):
        return None
    title, body = _title_and_text(match["rest"])
    return ArticleHeading(_name("sec", match), f"Section {match['number']}{match['suffix'] or ''}", title, body)


def _heading(prefix: str, match: re.Match[str], text: str) -> ArticleHeading | None:
    rest = match["rest"].strip()
    label = text[: match.start("gap")].rstrip(" .–—:-")
    if not rest:
        return ArticleHeading(_name(prefix, match), label) if len(text) < 60 else None
    stopped = text[: match.start("rest")].rstrip()[-1:] in ".:–—-"
    bracketed = rest.startswith("(") and rest.endswith(")") and rest[1:2].isupper()
    if bracketed:
        return ArticleHeading(_name(prefix, match), label, rest[1:-1])
    if re.match(r"\(\d", rest) and stopped:
        return ArticleHeading(_name(prefix, match), label, "", rest)
    if not _OPENS.match(rest) or rest.lstrip("\"'‘“„«")[:1].islower() or rest.startswith("("):
        return None
    if not stopped and (rest.endswith(_STOPS) or len(rest) > _LONGEST_TITLE or _VERBS.search(rest)):
        return None
    title, body = _title_and_text(rest)
    return ArticleHeading(_name(prefix, match), label, title, body)


_DASHED = re.compile(r"\s?(?:\.\s?)?(?:[—–]|-{2,3})\s?(?=[(A-Z\"“‘])|\.\s(?=\(1\))")


def _title_and_text(rest: str) -> tuple[str, str]:
    """What heads a section and what it says: "Licences.—(1) No person shall …"."""
    dash = _DASHED.search(rest, 0, _LONGEST_TITLE)
    if dash and not _VERBS.search(rest[: dash.start()]):
        return rest[: dash.start()].rstrip(" ."), rest[dash.end() :]
    if len(rest) > _LONGEST_TITLE or (rest.endswith(_STOPS) and _VERBS.search(rest)) or rest.endswith((";", ":", ",")):
        return "", rest
    if _VERBS.search(rest) and len(rest) > 80:
        return "", rest
    return rest.rstrip(" ."), ""


def _name(prefix: str, match: re.Match[str]) -> str:
    number = match["number"] or "1"  # "Article premier"
    value = roman_value(number.lower()) if number[0] in "IVXLC" else 0
    suffix = match["suffix"] or ""
    if suffix.startswith("-"):
        return f"{prefix}{number}{suffix.lower()}"
    bis = f"-{suffix}" if len(suffix) > 2 and suffix.islower() else suffix.lower()
    return f"{prefix}{value or number.translate(_DIGITS).lower()}{bis}"


class DivisionHeading(Struct, frozen=True, gc=False):
    """rank: 1 part, 2 title, 3 chapter, 4 section, 5 sub-section. printed: the word and its number."""

    rank: int
    printed: str
    title: str = ""


def division_heading(text: str) -> DivisionHeading | None:
    """ "CHAPTER II", "Section 1 – General", "Sub-section 5"."""
    if len(text) > _LONGEST_TITLE or not text[:1].isupper():
        return None
    match = _DIVISION.fullmatch(text)
    if match is None:
        return None
    title = match["title"].strip()
    if title and (title.endswith(_STOPS) or not title[0].isupper() or _VERBS.search(title)):
        return None
    rank = next(rank for words, rank in _RANK_OF if words.fullmatch(match["word"]))
    return DivisionHeading(rank, text[: match.end("order")].strip(), title)


class AnnexHeading(Struct, frozen=True, gc=False):
    id: str
    label: str
    title: str = ""


def annex_heading(text: str) -> AnnexHeading | None:
    """ "ANNEX I", "Annex 2-A – Tariffs", "THE FIRST SCHEDULE"; None for running text."""
    if len(text) > _LONGEST_TITLE or text.endswith(_STOPS):
        return None
    if named := _ORDINAL_SCHEDULE.fullmatch(text.upper()):
        return AnnexHeading(f"annex{_ORDINALS.index(named['order']) + 1}", text)
    match = _ANNEX.fullmatch(text)
    if match is None:
        return None
    title, order = match["title"].strip(), match["order"] or ""
    if match["word"] != match["word"].upper() and not order and title:
        return None
    if title and (title[0].islower() or title[0] in "(,"):
        return None
    return AnnexHeading(f"annex{_order(order)}", text[: match.end("order") if order else match.end("word")], title)


def _order(printed: str) -> str:
    if printed.upper() in _WORDS:
        return str(_WORDS.index(printed.upper()) + 1)
    return str(roman_value(printed.lower()) or printed.lower()) if printed else ""


_CELL = re.compile(r"(?:Article|Annex|Directive|Regulation|Decision|Part)s?\s[\dIVX(]")


def is_loose_heading(text: str) -> bool:
    """A line that heads something and has no number: short, no sentence, no stop at its end, no cell of a
    correlation table."""
    if _CELL.match(text) or not 2 < len(text) <= 200 or text.endswith(_STOPS) or not _OPENS.match(text):
        return False
    first = text.lstrip("\"'‘’“”„«(")[:1]
    return not first.islower() and (text.isupper() or not _VERBS.search(text))


def is_title_line(text: str) -> bool:
    """A line that can be the title of the article above it."""
    if not 1 < len(text) <= _LONGEST_TITLE or not _OPENS.match(text):
        return False
    if text.endswith(_STOPS) and not text.endswith(("etc.", "No.")):
        return False
    return not re.search(r"\b(?:shall|must|means)\b", text) or text.isupper()
