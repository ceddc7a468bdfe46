"""Quantities in a provision: periods, shares, amounts, measures. What a partner's law must not change."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24,
    "thirty": 30, "thirty-six": 36, "forty-eight": 48, "sixty": 60, "seventy-two": 72, "ninety": 90,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d[\d   ]*(?:[.,]\d+)*|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"
_SCALE = r"(?P<scale>\s(?:thousand|million|billion))?"
_UNIT = (
    r"hours?|(?:working |calendar |business )?days?|weeks?|months?|years?|%|per ?cent|percent"
    r"|[GMk]Hz|[GMk]bit/s|[GMk]bps|km|kg"
)
_AFTER = re.compile(rf"{_NUMBER}(?:\s\([\w-]{{1,14}}\))?{_SCALE}(?:\s|-)?(?P<unit>{_UNIT})(?![\w])", re.IGNORECASE)
_MONEY = re.compile(rf"(?P<unit>EUR|euro|USD|GBP|€|\$|£)\s?{_NUMBER}{_SCALE}")
_MONEY_AFTER = re.compile(rf"{_NUMBER}{_SCALE}\s(?P<unit>EUR|euros?|USD|GBP|€)(?![\w])", re.IGNORECASE)
_BASES = {
    "hour": ("hours", 1), "day": ("hours", 24), "week": ("hours", 168), "month": ("months", 1), "year": ("months", 12),
    "percent": ("%", 1), "per cent": ("%", 1), "€": ("eur", 1), "euro": ("eur", 1),
}  # fmt: skip
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_ANY_UNIT = re.compile(r"(?:hour|day|week|month|year|%|cent|hz|bit/s|bps|km|kg|eur|usd|gbp|€|\$|£)", re.IGNORECASE)
_LONGEST = 200_000  # characters that are searched


class Quantity(Struct, frozen=True, gc=False):
    """kind: the unit to which it was brought: "hours", "months", "%", "eur". quote: verbatim."""

    kind: str
    amount: float
    quote: str


@lru_cache(maxsize=16384)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """In the order of the text. "three days" and "72 hours" are the same; working days are a kind of their own."""
    text = text[:_LONGEST]
    if not _ANY_UNIT.search(text):
        return ()
    found: dict[int, Quantity] = {}
    for pattern in (_MONEY, _MONEY_AFTER, _AFTER):
        for match in pattern.finditer(text):
            amount = _amount(match["number"], match["scale"])
            if amount is not None:
                kind, factor = _kind(match["unit"])
                found.setdefault(match.end("number"), Quantity(kind, amount * factor, match[0].strip()))
    return tuple(found[at] for at in sorted(found))


def _kind(unit: str) -> tuple[str, int]:
    plain = unit.casefold()
    single = plain.removesuffix("s") if len(plain) > 3 and not plain.endswith("bps") else plain
    return _BASES.get(single, (single, 1))


def _amount(number: str, scale: str | None) -> float | None:
    named = _WORDS.get(number.casefold())
    if named is not None:
        return float(named * _SCALES[(scale or "").strip().casefold()])
    plain = re.sub(r"[   ]", "", number)
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain).replace(",", ".")
    try:
        return float(plain) * _SCALES[(scale or "").strip().casefold()]
    except ValueError:
        return None
