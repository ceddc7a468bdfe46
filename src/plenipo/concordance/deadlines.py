"""Dates and periods in a provision."""

from __future__ import annotations

import re

from plenipo.concordance.law import Deadline

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(_MONTHS)}),? (?P<year>\d{{4}})"
_UNITS = {"hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24,
    "thirty": 30, "thirty-six": 36, "forty-eight": 48, "sixty": 60, "seventy-two": 72, "ninety": 90, "a": 1, "an": 1,
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_PERIOD = (
    rf"{_COUNT}(?:\s\([\w-]{{1,14}}\))?[\s-](?:(?:working|calendar|business|consecutive|more)\s)?"
    r"(?P<unit>hour|day|week|month|year)s?\b"
)
_LEAD = (
    r"(?:by|from|as of|as from|until|till|before|after|on|no later than|not later than|at the latest by"
    r"|no earlier than"
    r"|since|with effect from)"
)
_PERIOD_LEAD = (
    r"(?:within(?: a period of| a maximum (?:period )?of| the period of)?|(?:no|not) later than|(?:not|no) more than"
    r"|not exceeding|at least|at the latest|not less than|for a (?:maximum )?(?:period|term) (?:not exceeding |of )"
    r"|a (?:maximum )?(?:period|term) of|the expiry of|the expiration of|every|after|exceeding|for|up to|longer than"
    r"|by a maximum of|beyond)"
)
_TAIL = r"(?:\s(?:after|of|from|before|following|prior to)\b[^,;.:\n]{0,90})?"
_DATED = re.compile(rf"(?:\b{_LEAD}\s)?\b{_DATE}", re.IGNORECASE)
_WITHIN = re.compile(rf"\b{_PERIOD_LEAD}\s(?:a\s)?(?:further\s)?(?:additional\s)?{_PERIOD}{_TAIL}", re.IGNORECASE)
_UNIT, _YEAR = re.compile(r"\b(?:hour|day|week|month|year)s?\b"), re.compile(r"(?:19|20)\d\d")
_CITATION = re.compile(
    r"(?:Council|Parliament|Commission|Court|Regulation|Directive|Decision|Framework|Agreement|signed"
    r"|done) (?:\S+ ){0,8}$"
)
_MONTH_OF = {month.lower(): number for number, month in enumerate(_MONTHS, start=1)}


def deadlines_in(text: str) -> tuple[Deadline, ...]:
    """In the order in which they stand. A date that belongs to the title of an act ("of 12 July 2002") is none."""
    found: list[tuple[int, Deadline]] = []
    for match in _DATED.finditer(text) if _YEAR.search(text) else ():
        if _is_citation(text, match.start()) or not 1 <= int(match["day"]) <= 31:
            continue
        date = f"{match['year']}-{_MONTH_OF[match['month'].lower()]:02d}-{int(match['day']):02d}"
        found.append((match.start(), Deadline(match[0], date=date)))
    for match in _WITHIN.finditer(text) if _UNIT.search(text) else ():
        found.append((match.start(), Deadline(match[0].rstrip(), period=_duration(match["count"], match["unit"]))))
    return tuple(deadline for _, deadline in sorted(found, key=lambda pair: pair[0]))


def _duration(count: str, unit: str) -> str:
    amount = int(count) if count.isdigit() else _WORDS[count.lower()]
    designator = _UNITS[unit.lower()]
    return f"PT{amount}H" if designator == "TH" else f"P{amount}{designator}"


def _is_citation(text: str, start: int) -> bool:
    before = text[max(0, start - 120) : start]
    return before.endswith("of ") or bool(_CITATION.search(before) and before.endswith(("of ", "on ", "at ")))
