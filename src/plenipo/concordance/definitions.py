"""Definitions in a provision: a term, its other names, and the text that defines it."""

from __future__ import annotations

import re

from plenipo.concordance.law import Definition

_OPEN, _CLOSE = "‘“„«\"'", "’”“»\"'"
_QUOTED = (
    r"(?:‘[^‘’\n]{1,120}(?:’(?=\w)[^‘’\n]{1,60})?’|“[^“”\n]{1,120}”|„[^„“”\n]{1,120}[“”]|«[^«»\n]{1,120}»"
    r"|\"[^\"\n]{1,120}\"|'[^'\n]{1,120}')"
)
_VERB = (
    r"(?:means?|shall mean|has the (?:same )?meaning|have the (?:same )?meaning|shall have the (?:same )?meaning"
    r"|refers? to|includes?|shall be (?:understood|construed) as|is defined as|,? in relation to [^,;.]{1,80}, means"
    r"|by a user or subscriber corresponds to|corresponds to)"
)
_QUOTED_DEFINITION = re.compile(
    rf"(?P<terms>{_QUOTED}(?:\s?(?:,|,?\sor|,?\sand|/|\()\s?(?:the\s)?{_QUOTED}\)?)*)"
    rf"(?P<between>[^‘’“”\"«»;.:]{{0,60}}?)\s?,?\s?\b(?P<verb>{_VERB})\b\s?,?"
)
_NAME = re.compile(_QUOTED)
_BARE_DEFINITION = re.compile(
    r"(?:the term |the expression )?(?P<term>(?:an? |the )?[^\W\d_][\w’' ()/-]{1,90}?)\s(?:shall mean|means?)\s(?=\S)"
)
_ALSO = re.compile(rf"\((?:hereinafter |hereafter )?(?:referred to as |also known as )?(?:the )?(?P<name>{_QUOTED})\)")
_NOT_A_TERM = re.compile(r"\b(?:shall|which|that|by|such|this|these|any|if|where|of the following)\b", re.IGNORECASE)


def definitions_in(text: str, *, listed: bool = False) -> tuple[Definition, ...]:
    """The definitions that the text makes.

    listed: the provision stands in a list of definitions, so that "authorisation means …" is one without quotation
    marks. The defining text runs to the next definition or to the end of the line.
    """
    if "mean" not in text and "efine" not in text and not _MAY_DEFINE.search(text):
        return ()
    found: list[Definition] = []
    for line in text.split("\n"):
        matches = [match for match in _QUOTED_DEFINITION.finditer(line) if _defines(line, match)]
        for place, match in enumerate(matches):
            end = matches[place + 1].start() if place + 1 < len(matches) else len(line)
            found.append(_definition(match, line[match.end() : end]))
        if not matches and listed and (bare := _BARE_DEFINITION.match(line)) and not _NOT_A_TERM.search(bare["term"]):
            found.append(Definition(_without_article(bare["term"].strip()), _tidy(line[bare.end() :])))
    return tuple(found)


_MAY_DEFINE = re.compile(r"[’”\"»'] (?:by a user|corresponds|includes?|refers?)")


def _defines(line: str, match: re.Match[str]) -> bool:
    """Quoted words right before the verb, and not a quotation in running prose ("the word ‘shall’ includes")."""
    verb = match["verb"]
    if verb.startswith(("mean", "shall mean", "ha", "shall have", "is defined")):
        return True
    return match.start() < 12 and not match["between"].strip()


def _definition(match: re.Match[str], defining: str) -> Definition:
    names = [_bare(name) for name in _NAME.findall(match["terms"])]
    return Definition(names[0], _tidy(defining), tuple(dict.fromkeys(name for name in names[1:] if name != names[0])))


def _bare(quoted: str) -> str:
    return quoted[1:-1].strip()


def _tidy(text: str) -> str:
    return text.strip(" ,:—–-").rstrip(";").strip()


def _without_article(term: str) -> str:
    return re.sub(r"^(?:an?|the)\s", "", term, flags=re.IGNORECASE)
