"""Structural headings: annexes, parts, chapters, sections and articles, and the slugs of ids."""

from __future__ import annotations

import re
from functools import lru_cache

from plenipo.texts.label import roman_value

_NUMBER_WORDS = [
    "ONE",
    "TWO",
    "THREE",
    "FOUR",
    "FIVE",
    "SIX",
    "SEVEN",
    "EIGHT",
    "NINE",
    "TEN",
    "ELEVEN",
    "TWELVE",
    "THIRTEEN",
    "FOURTEEN",
    "FIFTEEN",
    "SIXTEEN",
    "SEVENTEEN",
    "EIGHTEEN",
    "NINETEEN",
    "TWENTY",
]
_ORDER = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})*[a-zA-Z]?|[IVXLC]{1,7}[a-z]?|[A-Z]"
    rf"|{'|'.join(_NUMBER_WORDS)})(?:-[A-Z0-9]{{1,3}})?(?:\s?(?:bis|ter|quater))?"
)
_DIVISIONS = {
    "annex": r"annex|annexe|anexo|приложение|附件|الملحق|ملحق",
    "appendix": r"appendix|appendice|apéndice|дополнение|附录|التذييل",
    "attachment": r"attachment",
    "protocol": r"protocol",
    "part": r"part|partie|parte|часть|第.{1,3}部分|الجزء",
    "title": r"title|titre|título",
    "chapter": r"chapter|chapitre|capítulo|глава|第.{1,3}章|الفصل",
    "section": r"section|sección|раздел|القسم",
    "sub-section": r"sub-?section|subchapter",
}
_NAME_OF = [(name, re.compile(words, re.IGNORECASE)) for name, words in _DIVISIONS.items()]
_RANKS = {name: rank for rank, name in enumerate(("annex", "part", "title", "chapter", "section", "sub-section"))}
_DIVISION = re.compile(
    rf"\s*(?P<word>{'|'.join(_DIVISIONS.values())})(?:(?:\s+|(?<=[附件录章分])\s*)(?:No\.?\s)?(?P<number>{_ORDER}))?"
    r"(?P<target>\s+(?:to|à|a|al|к)\s.{3,200}|（.{3,200}）)?\s*(?:[–—:-]\s*(?P<title>\S.{0,200}))?",
    re.IGNORECASE,
)
_INITIALS = frozenset("AaPpTtCcSs附第ПпДдЧчГгРрامف")
_ARTICLE_INITIALS = frozenset("AaСсم第ا")
_UNNUMBERED = frozenset({"annex", "appendix", "attachment", "protocol"})
_ARTICLE = re.compile(
    r"\s*(?P<printed>(?:Article|ARTICLE|Artículo|ARTÍCULO|Статья|СТАТЬЯ|المادة|第(?=\s?\d+\s?条))\s?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})?|[IVX]{1,6})\s?(?P<suffix>bis|ter|quater|quinquies|[a-zA-Z])?\s?条?)"
    r"(?:\s*[–—:.-]?\s*|\s*\t\s*)(?P<title>.{0,200})"
)
_NOT_HEADING = (".", ";", ",", "；", "。", "،")
_SLUG_WORD = re.compile(r"[^\W_]+")
_NOTE = re.compile(r"\[\^\d+\]")
_VOWEL_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")
_LONGEST_SLUG = 100


def division(text: str) -> tuple[str, str] | None:
    """("annex1", title) for "ANNEX 1 TO RESOLUTION 5" and the like; title is "" where the line has none."""
    if text[:1] not in _INITIALS or len(text) > 240 or text.endswith(_NOT_HEADING):
        return None
    match = _DIVISION.fullmatch(_NOTE.sub("", text).rstrip())
    if match is None:
        return None
    name = next(name for name, pattern in _NAME_OF if pattern.fullmatch(match["word"]))
    if match["number"] is None and not (name in _UNNUMBERED and _stands_alone(match)):
        return None
    return name + _order_name(match["number"] or ""), match["title"] or ""


def _order_name(number: str) -> str:
    """The number of a division in its id: "VII", "SEVEN" and "7" give "7"."""
    bare = re.sub(r"\s", "", number)
    if bare.upper() in _NUMBER_WORDS:
        return str(_NUMBER_WORDS.index(bare.upper()) + 1)
    return str(roman_value(bare.lower()) or bare.lower())


def division_rank(name: str) -> int:
    """0 for annexes and the like, then the deeper the higher: part, title, chapter, section, sub-section."""
    return max((rank for start, rank in _RANKS.items() if name.startswith(start)), default=0)


def _stands_alone(match: re.Match[str]) -> bool:
    """Without number it is a heading by itself ("Annex"), or in capitals ("ANNEX TO RESOLUTION 5")."""
    word = match["word"]
    return (word == word.upper() or not match["target"]) and match["title"] is None


def article(text: str) -> tuple[str, str, str] | None:
    """(id, printed label, title) of an article's heading line; None for running text ("Article 5 applies.")."""
    if text[:1] not in _ARTICLE_INITIALS or len(text) > 200 or text.endswith(_NOT_HEADING):
        return None
    match = _ARTICLE.fullmatch(text.rstrip())
    if match is None:
        return None
    title = match["title"]
    if title[:1].islower() or title[:1] == "(":
        return None
    suffix = match["suffix"] or ""
    if suffix and title and len(suffix) == 1 and not text[match.end("suffix")].isspace():
        return None
    ending = f"-{suffix}" if len(suffix) > 1 else suffix.lower()
    return f"art{match['number'].lower()}{ending}", match["printed"].strip(), title


@lru_cache(maxsize=2048)
def slug(text: str) -> str:
    """The words of a call in lower case, joined by hyphens, cut at a word's end; scripts are kept."""
    words = _SLUG_WORD.findall(_VOWEL_SIGNS.sub("", _NOTE.sub("", text)).lower())
    kept = "-".join(words)
    if len(kept) <= _LONGEST_SLUG:
        return kept or "call"
    return kept[: kept.rfind("-", 0, _LONGEST_SLUG + 1)] if "-" in kept[:_LONGEST_SLUG] else kept[:_LONGEST_SLUG]
