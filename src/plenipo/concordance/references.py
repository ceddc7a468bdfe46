"""Cross-references in a provision: to provisions of the same text, and to other acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plenipo.concordance.law import CrossReference

_NUMBER = r"\d{1,4}[a-zA-Z]{0,2}(?:\.\d{1,4})?(?![\d/])"
_STEPS = r"(?:\s?\((?:\d{1,3}[a-z]?|[a-z]{1,2}|[ivx]{1,5})\))*"
_JOINT = r"(?:,?\s(?:and|or|to|and to|or to)\s|,\s)"
_ACT = (
    r"(?:(?:Council|Commission)\s)?(?:Framework\s|(?:Commission\s)?Implementing\s|(?:Commission\s)?Delegated\s)?"
    r"(?:Regulation|Directive|Decision|Recommendation)s?\s(?:\((?:EU|EC|EEC|Euratom)(?:,\sEuratom)?\)\s)?(?:No\s)?"
    r"\d{1,4}/\d{1,4}(?:/(?:EU|EC|EEC|JHA|CFSP|Euratom))?"
)
_TREATIES = r"TFEU|TEU|the Charter|the Treat(?:y|ies)|GATS|GATT(?: 1994)?|the WTO Agreement|the TRIPS Agreement|TRIPS"
_NAMED = (
    r"(?:the\s)?(?:[A-Z][\w’'()-]*\s(?:of\s|and\s|for\s|the\s|to\s|on\s|\([A-Z]\w+\)\s)*){1,9}(?:Act|Code|Law"
    r"|Convention|Agreement)(?:,?\s(?:19|20)\d\d)?(?:\s\(\d{1,3}\sof\s\d{4}\))?"
)
_OF_ACT = (
    rf"(?:,?\s(?:of|to|in)\s(?P<act>{_ACT}|that\s(?:Directive|Regulation|Decision|Recommendation|Act|Agreement"
    rf"|Convention|Charter)"
    rf"|(?:those|the\ssaid)\s(?:Directives|Regulations|Act)|{_TREATIES}|{_NAMED}))?"
)
_POINT = (
    r"(?:,?\s(?:point|clause)s?\s\((?:\d{1,3}|[a-z]{1,3})\)(?:\s?\([ivx]{1,5}\))?(?:"
    + _JOINT
    + r"\((?:\d{1,3}|[a-z]{1,3})\))*)"
)
_SUBPARAGRAPH = (
    r"(?:,?\s(?:the\s)?(?:first|second|third|fourth|fifth|last)\s(?:subparagraph|paragraph|indent|sentence))"
)
_LEADING = (
    rf"(?P<lead>(?:(?:points?|clauses?|sub-?clauses?)\s\((?:\d{{1,3}}|[a-z]{{1,3}})\)(?:{_JOINT}\((?:\d{{1,3}}"
    rf"|[a-z]{{1,3}})\))*\s(?:of|in)\s)?"
    rf"(?:(?:the\s)?(?:first|second|third|fourth|fifth|last)\s(?:subparagraph|paragraph|indent|sentence)\s(?:of"
    rf"|in)\s)?"
    rf"(?:(?:paragraphs?\s\d{{1,3}}[a-z]?(?:{_JOINT}\d{{1,3}}[a-z]?)*"
    rf"|sub-?sections?\s\(\d{{1,3}}[A-Z]?\)(?:{_JOINT}\(\d{{1,3}}[A-Z]?\))*)\s(?:of|in)\s)?)"
)
_ARTICLES = re.compile(
    rf"\b(?=[AacflpstS]){_LEADING}\b(?P<word>Articles?|ARTICLES?|Art\."
    rf"|[Ss]ections?)\s(?P<list>{_NUMBER}{_STEPS}(?:{_JOINT}(?:{_NUMBER}{_STEPS}|\([0-9a-z]{{1,3}}\)))*)"
    rf"(?P<after>{_SUBPARAGRAPH}?{_POINT}?){_OF_ACT}"
)
_PARAGRAPHS = re.compile(
    rf"\b(?=[cflpstPS])(?P<lead>(?:points?|clauses?)\s\([a-z0-9]{{1,3}}\)(?:{_JOINT}\([a-z0-9]{{1,3}}\))*\s(?:of"
    rf"|in)\s(?:the\s(?:first|second|third|fourth|fifth|last)\ssubparagraph\sof\s)?"
    rf"|(?:the\s)?(?:first|second|third|fourth|last)\ssubparagraph\sof\s)?"
    rf"\b(?P<word>[Pp]aragraphs?"
    rf"|[Ss]ub-?[Ss]ections?)\s(?P<list>\(?\d{{1,3}}[a-zA-Z]?\)?(?:\([a-z]{{1,2}}\))?(?:{_JOINT}\(?\d{{1,3}}[a-zA-Z]?\)?(?:\([a-z]{{1,2}}\))?)*)"
    rf"(?P<after>{_SUBPARAGRAPH}?{_POINT}?)"
)
_POINTS = re.compile(
    rf"\b(?:[Pp]oints?|[Cc]lauses?|[Ss]ubparagraphs?)\s(?P<list>\([a-z0-9]{{1,3}}\)(?:{_JOINT}\([a-z0-9]{{1,3}}\))*)"
    r"(?:\s(?:of|in)\s(?:the\s(?:first|second|third|fourth|last)|this)\ssubparagraph)?"
)
_ANNEXES = re.compile(
    rf"\b(?:Annex(?:es)?|Appendix|Schedule)\s(?P<list>[IVX]{{1,5}}"
    rf"|\d{{1,2}}(?:-[A-Z]{{1,3}})?)(?:,?\sPart\s(?P<part>[A-Z]|[IVX]{{1,4}}|\d))?{_OF_ACT}"
)
_THIS = re.compile(
    r"\b[Tt]his (?P<unit>Article|Chapter|Section|Sub-[Ss]ection|Title|Part|section|paragraph|sub-section|Annex)\b"
)
_ACTS = re.compile(rf"\b{_ACT}")
_NAMED_ACTS = re.compile(rf"\b{_NAMED}")
_STEP = re.compile(r"\((\w{1,4})\)")
_ITEM = re.compile(rf"(?P<to>\bto\s)?(?:(?P<number>{_NUMBER})(?P<steps>{_STEPS})|(?P<own>\([0-9a-z]{{1,3}}\)))")
_OWN = re.compile(r"this (?:Directive|Regulation|Decision|Act|Agreement|Law|Code)", re.IGNORECASE)
_SMALL_ROMAN = {
    roman: str(value)
    for value, roman in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"], 1
    )
}
_MOST = 80  # provisions in one range


class Places:
    """The ids of a text, to which references resolve."""

    def __init__(self, ids: Iterable[str], articles: Sequence[str]) -> None:
        self.ids = frozenset(ids)
        self.articles = list(articles)
        self.order = {name: place for place, name in enumerate(self.articles)}

    def known(self, name: str) -> str:
        """The id, or that of the nearest provision above it that is there; "" where none is."""
        while name and name not in self.ids:
            name = name.rpartition(".")[0]
        return name

    def between(self, first: str, last: str) -> list[str]:
        """What stands after the first and up to the last."""
        if first in self.order and last in self.order and 0 < self.order[last] - self.order[first] <= _MOST:
            return self.articles[self.order[first] + 1 : self.order[last] + 1]
        return [last]


def references_in(text: str, provision: str, places: Places) -> tuple[CrossReference, ...]:
    """The references in the text of the provision of that id, in the order in which they stand."""
    return _Finder(text, provision, places).run() if _MAY_REFER.search(text) else ()


_MAY_REFER = re.compile(
    r"Article|ARTICLE|Art\.|[Pp]aragraph|[Pp]oint|[Cc]lause|[Ss]ub|Annex|Schedule|[Ss]ection|[Tt]his [CT]|/\d"
    r"|Act\b|Code\b"
    r"|Law\b|Convention|Agreement|TFEU|Charter|GATS|GATT|TRIPS"
)


class _Finder:
    def __init__(self, text: str, provision: str, places: Places) -> None:
        self.text, self.places = text, places
        article, _, inside = provision.partition(".")
        if re.fullmatch(r"art\d+", article) and article not in places.ids:  # "art7.28": a decimal number of an article
            step, _, inside = inside.partition(".")
            article = f"{article}.{step}"
        self.article = article
        first = inside.split(".")[0] if inside else ""
        self.paragraph = f"{article}.{first}" if first[:1].isdigit() else article
        self.claimed: list[tuple[int, int]] = []
        self.found: list[tuple[int, CrossReference]] = []

    def run(self) -> tuple[CrossReference, ...]:
        for pattern, hints, take in (
            (_ARTICLES, ("rticle", "RTICLE", "Art.", "ection"), self.articles),
            (_PARAGRAPHS, ("aragraph", "ub-", "ubsection"), self.paragraphs),
            (_ANNEXES, ("Annex", "Appendix", "Schedule"), self.annexes),
            (_POINTS, ("oint", "lause", "ubparagraph"), self.points),
            (_THIS, ("his ",), self.this),
            (_ACTS, ("/",), self.act),
        ):
            if not any(hint in self.text for hint in hints):
                continue
            for match in pattern.finditer(self.text):
                if not any(start < match.end() and match.start() < end for start, end in self.claimed):
                    take(match)
                    self.claimed.append(match.span())
        self.found.sort(key=lambda pair: pair[0])
        return tuple(dict.fromkeys(reference for _, reference in self.found))

    def add(self, match: re.Match[str], targets: Sequence[str] = ("",), act: str = "") -> None:
        quote = match[0].strip(" ,")
        self.found += [(match.start(), CrossReference(quote, target, act)) for target in targets or ("",)]

    def articles(self, match: re.Match[str]) -> None:
        act = match["act"] or ""
        if act and not _OWN.fullmatch(act):
            self.add(match, act=act.removeprefix("the "))
            return
        prefix = "sec" if match["word"].lower().startswith("section") else "art"
        targets: list[str] = []
        for item in _ITEM.finditer(match["list"]):
            if item["own"]:
                if targets and (above := targets[-1].rpartition(".")[0]):
                    targets.append(self.places.known(f"{above}.{item['own'][1:-1]}"))
                continue
            name = f"{prefix}{item['number'].lower()}"
            if prefix == "sec" and name not in self.places.ids and f"art{item['number'].lower()}" in self.places.ids:
                name = ""
            if item["to"] and targets:
                targets += self.places.between(targets[-1], name)
                continue
            steps = "".join(f".{step}" for step in _STEP.findall(item["steps"]))
            targets.append(self.places.known(name + steps) if name else "")
        if len(targets) == 1 and targets[0]:
            targets = self.deeper(targets[0], match["lead"], match["after"])
        self.add(match, targets)

    def deeper(self, name: str, lead: str, after: str) -> list[str]:
        """ "paragraph 2 of", "point (b) of" before it, ", point (a)" after it."""
        paragraph = re.search(r"(?:paragraphs?|sub-?sections?)\s\(?(\d{1,3}[a-zA-Z]?)", lead or "")
        if paragraph:
            name = self.places.known(f"{name}.{paragraph[1].lower()}")
        named = [found for part in (lead, after) if part for found in re.findall(r"\(([a-z]{1,3}|\d{1,3})\)", part)]
        if paragraph and paragraph[1] in named:
            named.remove(paragraph[1])
        if not named:
            return [name]
        return list(dict.fromkeys(self.places.known(f"{name}.{point}") for point in named))

    def paragraphs(self, match: re.Match[str]) -> None:
        following = self.text[match.end() : match.end() + 12]
        if re.match(r"\s(?:of|to) Annex", following):
            return
        targets: list[str] = []
        for item in re.finditer(
            r"(?P<to>\bto\s)?\(?(?P<number>\d{1,3}[a-zA-Z]?)\)?(?P<step>\([a-z]{1,2}\))?", match["list"]
        ):
            name = f"{self.article}.{item['number'].lower()}"
            if item["to"] and targets and targets[-1].rpartition(".")[2].isdigit() and item["number"].isdigit():
                low, high = int(targets[-1].rpartition(".")[2]), int(item["number"])
                targets += [
                    self.places.known(f"{self.article}.{number}")
                    for number in range(low + 1, min(high, low + _MOST) + 1)
                ]
                continue
            targets.append(self.places.known(name + (f".{item['step'][1:-1]}" if item["step"] else "")))
        if len(targets) == 1 and targets[0]:
            targets = self.deeper(targets[0], match["lead"] or "", match["after"])
        self.add(match, list(dict.fromkeys(targets)))

    def points(self, match: re.Match[str]) -> None:
        points = re.findall(r"\((\w{1,3})\)", match["list"])
        self.add(match, list(dict.fromkeys(self.places.known(f"{self.paragraph}.{point}") for point in points)))

    def annexes(self, match: re.Match[str]) -> None:
        if match["act"] and not _OWN.fullmatch(match["act"]):
            self.add(match, act=match["act"].removeprefix("the "))
            return
        order = match["list"].lower()
        name = f"annex{_SMALL_ROMAN.get(order, order)}"
        if match["part"] and f"{name}.part{match['part'].lower()}" in self.places.ids:
            name = f"{name}.part{match['part'].lower()}"
        self.add(match, [self.places.known(name)])

    def this(self, match: re.Match[str]) -> None:
        unit = match["unit"].lower()
        target = (
            self.article
            if unit in ("article", "section")
            else self.paragraph
            if unit in ("paragraph", "sub-section")
            else ""
        )
        self.add(match, [self.places.known(target)])

    def act(self, match: re.Match[str]) -> None:
        self.add(match, act=match[0])
