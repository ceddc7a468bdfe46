"""What names a text of law: CELEX, ELI, number, version, kind, language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

import yaml
from msgspec import Struct

from plenipo.concordance.law import Identity, LawKind
from plenipo.readers.profiles.headings import eu_act_reference
from plenipo.readers.profiles.language import guess_language

# CELEX: sector, year, type, number, suffixes for corrigenda and consolidated versions.
CELEX = re.compile(
    r"(?<![0-9A-Za-z])(?P<sector>[0-9CE])(?P<year>(?:19|20)\d{2})(?P<type>[A-Z]{1,2})(?P<number>\d{4})"
    r"(?P<suffix>(?:\(\d{2}\))?(?:R\(\d{2}\))?)(?:-(?P<version>\d{8}))?(?![0-9A-Za-z])"
)
_ELI = re.compile(
    r"\beli/(?P<type>reg|dir|dec|reco|reg_impl|reg_del|dir_impl|dir_del|dec_impl|dec_del|agree_internation)"
    r"/(?P<year>\d{4})/(?P<number>\d{1,4})(?:/[\w-]{1,12}){0,2}"
)
_ELI_TYPES = {"Regulation": "reg", "Directive": "dir", "Decision": "dec", "Recommendation": "reco"}
_CELEX_TYPES = {"Regulation": "R", "Directive": "L", "Decision": "D", "Recommendation": "H"}
_KINDS = {letter: kind for kind, letter in _CELEX_TYPES.items()}
_CITED = re.compile(
    r"\b(?P<how>Commission\s|Council\s)?(?P<by>(?:Commission\s)?(?:Delegated|Implementing)\s)?"
    r"(?P<kind>Regulation|Directive|Decision|Recommendation)\s(?:\((?P<body>EU|EC|EEC|Euratom)\)\s)?"
    r"(?P<no>No\s)?(?P<first>\d{1,4})/(?P<second>\d{1,4})(?:/(?P<tail>EU|EC|EEC|JHA|CFSP))?",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?:Version|Date|Dated|Consolidated(?: version| text)?)\s?:?\s?(?P<date>\d{4}-\d\d-\d\d)", re.IGNORECASE
)
_EU = re.compile(r"\b(?:This|this) (?:Regulation|Directive|Decision)\b|\bHA(?:VE|S) ADOPTED THIS\b")
_TREATY = re.compile(r"\b(?:this|This) Agreement\b|\b(?:the|The|Each|each|either|other) Part(?:y|ies)\b")
_LAW = re.compile(r"\b(?:this|This) (?:Act|Law|Code|Ordinance|Chapter|Section)\b|\bЗакон|\bzakon|\bLigj", re.IGNORECASE)
_HEAD, _SAMPLE = 60, 4000
_DASH = r"\s?[—–-]\s?"
# The header of consolidated versions: "02031L0044 — EN — 01.01.2033 — 001.001", before 2016 without its first 0.
_CONSOLIDATED = re.compile(
    rf"0?(?P<act>(?:19|20)\d{{2}}[A-Z]{{1,2}}\d{{4}}){_DASH}[A-Z]{{2}}{_DASH}"
    rf"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{{4}})(?!\d).*"
)
_FURNITURE = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4}"  # dates
    r"|[A-Z]{2}|Official Journal\b.{0,60}|(?:[LC]|[LC] series|Series [LC])|EUR-Lex\b.{0,60}"
    r"|(?:OJ )?[LC] ?\d{1,4}(?:[A-Z]|/\d{1,4})?(?:, ?(?:\d{1,2}\.){2}\d{4})?(?:, ?p\. ?\d{1,4}(?:[–-]\d{1,4})?)?"
    r"|\(?OJ [LC]?.{0,60}|\d{4}/\d{1,4}|(?:ELI|CELEX|ISSN)\b.{0,100}|https?://\S+"
    r"|(?:Page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|001\.\d{3}"
    r"|(?:This|The present) (?:text|document|version) (?:is|has|serves)\b.*"
    r"\b(?:documentation|information|informative|legal|authentic|official)\b.*"
)
_BRACKET = re.compile(r"\s?\([^()]{1,40}\)$")


class Number(Struct, frozen=True):
    """The number of an EU act: kind "Regulation", year 2016, number 679; printed: "(EU) 2016/679"."""

    kind: str
    year: int
    number: int
    printed: str


def act_number(text: str) -> Number | None:
    """The first EU act that the text cites.

    Since 2015 the year stands first for all acts; before, it did for directives and decisions, and "No 531/2012"
    has the number first.
    """
    match = _CITED.search(text)
    return _number(match) if match else None


def _number(match: re.Match[str]) -> Number | None:
    first, second = int(match["first"]), int(match["second"])
    number_first = bool(match["no"])
    year, number = (second, first) if number_first else (first, second)
    if year < 100:
        year += 1900
    if not 1951 <= year <= 2099:
        return None
    printed = f"{match['first']}/{match['second']}"
    if match["no"]:
        printed = f"No {printed}"
    if match["body"]:
        printed = f"({match['body'].upper()}) {printed}"
    elif match["tail"]:
        printed = f"{printed}/{match['tail'].upper()}"
    return Number(match["kind"].capitalize(), year, number, printed)


def celex_of(number: Number) -> str:
    """ "32016R0679": acts of the legislature and the Commission share one scheme in sector 3."""
    return f"3{number.year}{_CELEX_TYPES[number.kind]}{number.number:04d}"


def number_of(celex: str) -> str:
    """The number as acts of that year are cited; "" where CELEX does not say it (the form changed in 2015)."""
    match = CELEX.fullmatch(celex)
    if match is None or match["sector"] not in "03" or match["type"] not in _KINDS:
        return ""
    year, number = int(match["year"]), int(match["number"])
    if year >= 2015:
        return f"(EU) {year}/{number}"
    if match["type"] == "R":
        return f"({'EU' if year >= 2010 else 'EC' if year >= 1994 else 'EEC'}) No {number}/{year}"
    return (
        f"{year if year >= 1999 else year % 100}/{number}/{'EU' if year >= 2010 else 'EC' if year >= 1994 else 'EEC'}"
    )


def eli_of(celex: str) -> str:
    """ "eli/reg/2016/679/oj" of an act in its first form, "" of what has no such identifier."""
    match = CELEX.fullmatch(celex)
    if match is None or match["sector"] not in "03" or match["type"] not in _KINDS or match["suffix"]:
        return ""
    path = f"eli/{_ELI_TYPES[_KINDS[match['type']]]}/{match['year']}/{int(match['number'])}"
    version = match["version"]
    return f"{path}/{version[:4]}-{version[4:6]}-{version[6:]}" if version else f"{path}/oj"


def is_furniture(line: str) -> bool:
    """A line above a title that is no part of it: a date, a place in the Official Journal, a CELEX number, a note on
    the force of the text, a number of a page."""
    line = line.strip()
    return bool(_FURNITURE.fullmatch(line) or _CONSOLIDATED.fullmatch(line) or CELEX.fullmatch(line))


@cache
def _known_acts() -> dict[str, str]:
    text = resources.files("plenipo.concordance").joinpath("known_acts.yaml").read_text("utf-8")
    return {str(name).casefold(): str(celex) for name, celex in yaml.safe_load(text).items()}


def known_act(title: str) -> str:
    """The CELEX number of the act that is known by this name, "" where the title is more than a name."""
    name = _BRACKET.sub("", " ".join(title.split())).casefold().removeprefix("the ").rstrip(". ")
    return _known_acts().get(name, "")


def identify(head: Sequence[str], body: Iterable[str], *, name: str, title: str, language: str) -> Identity:
    """head: the lines before the first article; body: the text; name: of the file, where a CELEX number may stand."""
    text = "\n".join(line for line in body)
    first = [line for line in head[:_HEAD] if len(line) < 600]
    celex, eli = _celex(first, name), _eli(first)
    reference = next((found for line in first if (found := eu_act_reference(line))), None)
    named = act_number(f"{reference.kind} {reference.number}") if reference else None
    if named is not None and not celex:
        celex = celex_of(named)
    kind = _kind(text, celex, bool(reference))
    if kind is LawKind.EU_ACT and not celex and named is None and not eli:
        celex = known_act(title)
    return Identity(
        title=title,
        kind=kind,
        number=named.printed if named else number_of(celex),
        celex=celex,
        eli=eli or ("" if _is_of_the_commission(first) else eli_of(celex)),
        version=_version(first, celex),
        language=(language or "")[:2].lower() or guess_language(text[: _SAMPLE * 5].splitlines()),
    )


_COMMISSION_ACT = re.compile(r"(?:Commission )?(?:Delegated|Implementing) (?:Regulation|Directive|Decision)\b", re.I)


def _is_of_the_commission(head: Sequence[str]) -> bool:
    """Delegated and implementing acts share the CELEX type of legislative acts, and have another ELI ("reg_del")."""
    return any(_COMMISSION_ACT.match(line) for line in head[:8])


def _celex(head: Sequence[str], name: str) -> str:
    found = _printed_celex(head, name)
    header = next((match for line in head if (match := _CONSOLIDATED.fullmatch(line))), None)
    if header and (not found or (found[1:] == header["act"] and found[0] in "03")):
        return f"0{header['act']}-{header['year']}{header['month']}{header['day']}"
    return found


def _printed_celex(head: Sequence[str], name: str) -> str:
    for line in (name, *head):
        if (match := CELEX.search(line)) and (match["sector"] in "03" or "CELEX" in line or line is name):
            return match[0]
    return ""


def _eli(head: Sequence[str]) -> str:
    return next((match[0] for line in head if (match := _ELI.search(line))), "")


def _version(head: Sequence[str], celex: str) -> str:
    match = CELEX.fullmatch(celex)
    if match and (version := match["version"]):
        return f"{version[:4]}-{version[4:6]}-{version[6:]}"
    return next((match["date"] for line in head if (match := _VERSION.search(line))), "")


def _kind(text: str, celex: str, named: bool) -> LawKind:
    if celex[:1] == "2":
        return LawKind.AGREEMENT
    counts = {
        LawKind.EU_ACT: len(_EU.findall(text)) + (5 if named or celex else 0),
        LawKind.AGREEMENT: len(_TREATY.findall(text)) / 2,
        LawKind.NATIONAL_LAW: len(_LAW.findall(text)),
    }
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= 1 else LawKind.TEXT
