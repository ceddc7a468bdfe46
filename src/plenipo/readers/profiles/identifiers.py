"""Unit lines: change symbols and proposal identifiers ("MOD EUR/44A4/1", "SEN/56/1 ADD")."""

from __future__ import annotations

import re

from msgspec import Struct

from plenipo.texts.contribution import Symbol

# SPONSOR / DOCUMENT [R revision] [A addendum [R revision]] / SERIAL; the sponsor may be several countries
# ("B/CAN/CLM/USA"), so it is read from the right. "XX" stands for a number that is not known yet.
_IDENTIFIER = (
    r"(?P<sponsor>[A-Z]{1,5}(?:/[A-Z]{1,5})*)/(?P<doc>\d{1,4}|XX)(?P<rev>R\d+)?-?(?:A(?P<add>\d+|X{1,2}))?"
    r"(?:-?R(?P<addrev>\d+))?(?:C\d+)?/(?P<n>\d{1,3})"
)
_SYMBOL = r"(?:(?P<symbol>\(MOD\)|(?:ADD|SUP)\*?|MOD|NOC)\*?)"  # a star means nothing behind MOD and NOC
_REFERENCE = r"(?:#\d+)?"  # the mark that the proposals interface leaves behind
_UNIT = re.compile(rf"\s*{_SYMBOL}[\s\u00a0]+{_IDENTIFIER}{_REFERENCE}\s*")
_UNIT_OLD = re.compile(rf"\s*{_IDENTIFIER}{_REFERENCE}[\s\u00a0]+{_SYMBOL}\s*")
_DASHES = str.maketrans({"\u2011": "-", "\u2010": "-", "\u00ad": None, "\u200b": None, "\u200e": None, "\u200f": None})


class UnitLine(Struct, frozen=True):
    """What a unit line says. number: the document as identifiers abbreviate it, "44(Add.4)" written out."""

    identifier: str
    symbol: Symbol
    sponsor: str
    number: str


def parse_unit_line(text: str) -> UnitLine | None:
    """The unit that a paragraph opens, None where it opens none. The identifier is kept as printed."""
    if not 7 <= len(text) <= 80 or "/" not in text:
        return None
    plain = text.translate(_DASHES)
    match = _UNIT.fullmatch(plain) or _UNIT_OLD.fullmatch(plain)
    if match is None:
        return None
    identifier = plain[match.start("sponsor") : match.end("n")]
    return UnitLine(identifier, Symbol(match["symbol"]), match["sponsor"], _number(match))


def document_number(identifier: str) -> str:
    """The document an identifier belongs to: "EUR/44A4/1" gives "44(Add.4)", "" for what is no identifier."""
    match = re.fullmatch(_IDENTIFIER, identifier)
    return _number(match) if match else ""


def _number(match: re.Match[str]) -> str:
    number: str = match["doc"]
    if match["rev"]:
        number += f"(Rev.{match['rev'][1:]})"
    if match["add"]:
        number += f"(Add.{match['add']})"
    if match["addrev"]:
        number += f"(Rev.{match['addrev']})"
    return number
