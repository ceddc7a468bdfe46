"""Headings that name an instrument, in the six languages of the conferences, and headings of EU acts."""

from __future__ import annotations

import re

from plenipo.texts.instrument import InstrumentReference

_KINDS = {
    "Resolution": "resolution|résolution|resolución|резолюция|резолюции|决议|القرار|قرار",
    "Decision": "decision|décision|decisión|решение|решения|决定|المقرر|مقرر",
    "Recommendation": "recommendation|recommandation|recomendación|рекомендация|рекомендации|建议|التوصية|توصية",
    "Opinion": "opinion|avis|opinión|ruego|мнение|мнения|意见|الرأي|رأي",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}
_KIND = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_DRAFT = (
    r"(?:(?:revised\s)?draft\s(?:new\s|revised\s)?|projet\sde\s(?:nouvelle?\s|révision\sde\sla\s)?|projet\sd[’']"
    r"|proyecto\sde\s(?:nueva\s|revisión\sde\sla\s)?|проект\s(?:новой\s|нового\s)?|مشروع\s)?"
)
_NUMBER = r"\d{1,4}\s?(?:bis|ter|[A-Z])?|\[[^\[\]]{1,40}\]|(?:COM|WG[-\s]?PL|PLEN)\s?\d?/\d{1,3}"
_NOTES = r"(?:\s?\[\^\d+\]|\s?\*)*"
_HEADING = re.compile(
    rf"\s*{_DRAFT}(?P<kind>{_KIND})(?:\sجديد|\sجديدة)?\s(?:N[o°º]\.?\s)?(?P<number>{_NUMBER}){_NOTES}"
    rf"\s*(?P<edition>\([^()]{{2,80}}\))?{_NOTES}\s*",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    rf"\s*(?:第\s?(?P<number>\d{{1,4}})\s?号(?P<kind>决议|决定|建议|意见)"
    rf"|新?(?P<draft>决议|决定|建议|意见)(?:草案)?\s?(?P<placeholder>\[[^\[\]]{{1,40}}\]))"
    rf"{_NOTES}\s*(?P<edition>[（(][^()（）]{{2,80}}[)）])?{_NOTES}\s*"
)
_BASIC_TEXTS = {
    "CS": "Constitution",
    "CV": "Convention",
    "GR": "General Rules",
    "ITR": "International Telecommunication Regulations",
    "RR": "Radio Regulations",
}
_BASIC_TEXT = re.compile(
    r"\s*(?:(?P<code>CS|CV|GR|ITR|RR)(?:[\s/]\s?(?:No\.\s?)?\d{1,4}\s?[A-Z]{0,2}(?:bis|ter)?)?"
    r"|(?P<constitution>CONSTITUTION|CONSTITUCIÓN|УСТАВ)\s(?:OF|DE|МЕЖДУНАРОДНОГО)\b.{0,80}"
    r"|(?P<convention>CONVENTION|CONVENIO|КОНВЕНЦИЯ)\s(?:OF|DE|МЕЖДУНАРОДНОГО)\b.{0,80}"
    r"|(?P<rules>GENERAL RULES OF CONFERENCES).{0,80}"
    r"|(?P<itr>INTERNATIONAL TELECOMMUNICATION REGULATIONS|RÈGLEMENT DES TÉLÉCOMMUNICATIONS INTERNATIONALES"
    r"|REGLAMENTO DE LAS TELECOMUNICACIONES INTERNACIONALES|РЕГЛАМЕНТ МЕЖДУНАРОДНОЙ ЭЛЕКТРОСВЯЗИ))\s*"
)
_GROUPS = {"constitution": "CS", "convention": "CV", "rules": "GR", "itr": "ITR"}
_EU_ACT = re.compile(
    r"\s*(?:Council\s|Commission\s)?(?:Implementing\s|Delegated\s)?(?P<kind>Directive|Regulation|Decision|Recommendation)\s"
    r"(?:\((?P<body>EU|EC|EEC|Euratom|EU,\sEuratom)\)\s)?(?:No\s)?"
    r"(?P<number>\d{1,4}/\d{1,4})(?:/(?P<tail>EU|EC|EEC|JHA|CFSP))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SMALL = frozenset({"of", "de", "du", "la", "del", "le", "los", "das", "do"})


def instrument_reference(text: str) -> InstrumentReference | None:
    """The instrument that a heading line names, None where the line is no such heading.

    The edition is written as in running text: "RESOLUTION 130 (REV. DUBAI, 2018)" gives "(Rev. Dubai, 2018)".
    The kind is in English whatever the language; a provision of a basic text ("CS 165") names that text.
    """
    if not text or len(text) > 300:
        return None
    match = _HEADING.fullmatch(text)
    if match:
        kind = _KIND_OF[match["kind"].lower()]
        number = " ".join(match["number"].split())
        return InstrumentReference(kind, number, edition_as_written(match["edition"] or ""))
    match = _CHINESE.fullmatch(text)
    if match:
        kind = _KIND_OF[match["kind"] or match["draft"]]
        return InstrumentReference(kind, match["number"] or match["placeholder"], match["edition"] or "")
    match = _BASIC_TEXT.fullmatch(text)
    if match:
        code = match["code"] or next(_GROUPS[name] for name in _GROUPS if match[name])
        return InstrumentReference(_BASIC_TEXTS[code])
    return eu_act_reference(text)


def eu_act_reference(text: str) -> InstrumentReference | None:
    """The EU act that a title line begins with: "DIRECTIVE (EU) 2018/1972 OF THE EUROPEAN PARLIAMENT …"."""
    match = _EU_ACT.match(text)
    if not match:
        return None
    after = text[match.end() :].lstrip()
    if after and not after[:3].upper().startswith(("OF ", "ON ")):
        return None
    number = f"({match['body'].upper()}) {match['number']}" if match["body"] else match["number"]
    if match["tail"]:
        number = f"{number}/{match['tail'].upper()}"
    return InstrumentReference(match["kind"].capitalize(), number)


def edition_as_written(edition: str) -> str:
    """ "(REV. BUENOS AIRES, 2017)" as running text writes it; an edition in mixed case stays as it is."""
    if edition != edition.upper():
        return " ".join(edition.split())
    return _WORD.sub(_lower_word, " ".join(edition.split()))


def _lower_word(match: re.Match[str]) -> str:
    word, rest = match[0], match.string[match.end() : match.end() + 2]
    if rest[:1] == "-" and rest[1:2].isdigit():  # WRC-15, WTDC-22
        return word
    lowered = word.lower()
    return lowered if lowered in _SMALL and match.start() > 1 else word.capitalize()
