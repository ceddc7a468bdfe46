"""What the front of a mandate says of it: reference, previous document, date, subject codes, title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.readers.profiles.dates import iso_date

_DAY = r"\d{1,2}\s[A-Z][a-z]+\s\d{4}"
_PREVIOUS = re.compile(r"(?:No\.?\s*)?prev(?:ious|\.)?\s*doc(?:ument|\.)?s?\.?\s*:\s*(?P<said>.*)", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:Reference|Ref\.?|Document|Doc\.?)\s*:\s*(?P<said>.{0,60})", re.IGNORECASE)
_DATE = re.compile(r"(?:Date|Dated)\s*:\s*(?P<said>.*)", re.IGNORECASE)
_CODES = re.compile(r"[A-Z][A-Z-]{1,11}\s\d{1,4}(?:[\s,]+[A-Z][A-Z-]{1,11}\s\d{1,4})*")
_CODE = re.compile(r"[A-Z][A-Z-]{1,11}\s\d{1,4}")
_NO_CODE = ("REV ", "ADD ", "COR ", "DCL ", "EXT ", "ST ", "WK ", "ANNEX ")
_SUBJECT = re.compile(r"Subject\s*:\s*(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_ACT_LINE = re.compile(r"(?:COUNCIL\s+)?(?:IMPLEMENTING\s+)?DECISION\b(?:\s+(?:\(|No\b|\d).*)?")
_PROPOSAL = re.compile(r"(?:Amended\s)?(?:Proposal|Recommendation) for an?", re.IGNORECASE)
_AFTER_SUBJECT = re.compile(r"ANNEX\b|THE\s+COUNCIL\b|Delegations\b|[\w. ]{1,30}:")
_DATED = re.compile(rf"\s*-?\s*\({_DAY}\)$")


def find_previous(front: Sequence[str]) -> str:
    """ "10799/22": the document that this one follows."""
    return _announced(front, _PREVIOUS)


def find_reference(front: Sequence[str]) -> str:
    """A reference that is announced by its name ("Reference: KAL-12")."""
    return _announced(front, _REFERENCE)


def find_date(front: Sequence[str]) -> str:
    """A date that is announced, else one that stands alone in its line."""
    return iso_date(_announced(front, _DATE), alone=False) or next(
        (day for text in front if (day := iso_date(text))), ""
    )


def _announced(front: Sequence[str], name: re.Pattern[str]) -> str:
    """What stands behind the name, or in the next line where the two are the columns of a table that was printed."""
    for index, text in enumerate(front):
        if match := name.match(text):
            following = front[index + 1] if index + 1 < len(front) else ""
            said = match["said"].strip()
            return said or ("" if _AFTER_SUBJECT.match(following) else following.strip())
    return ""


def find_subject_codes(front: Sequence[str]) -> tuple[str, ...]:
    """ "TELECOM 377" and its like, in the order of the header."""
    codes = [
        code
        for text in front
        if _CODES.fullmatch(" ".join(text.split()))
        for code in _CODE.findall(" ".join(text.split()))
        if not code.startswith(_NO_CODE)
    ]
    return tuple(dict.fromkeys(codes))


def find_subject(front: Sequence[str]) -> str:
    """What the header names as "Subject:", however long, with the short lines that carry it on; "" for none.

    The title of an act that stands below the header, and what repeats the subject, do not carry it on.
    """
    for index, text in enumerate(front):
        if match := _SUBJECT.match(text):
            parts = [match["text"].strip()] if match["text"].strip() else list(front[index + 1 : index + 2])
            begins = index + 1 + (not match["text"].strip())
            return " ".join([*parts, *_carried_on(parts, front[begins : begins + _MOST_LINES])])
    return ""


_MOST_LINES = 3
_LONGEST_LINE = 100


def _carried_on(parts: Sequence[str], following: Sequence[str]) -> list[str]:
    said = " ".join(parts).lower()
    carried: list[str] = []
    for text in following:
        over = len(text) > _LONGEST_LINE or text.endswith((".", ",", ":")) or text.lower() in said
        if over or _ACT_LINE.fullmatch(text) or _AFTER_SUBJECT.match(text):
            break
        carried.append(text)
    return carried


def find_act_title(front: Sequence[str]) -> str:
    """ "COUNCIL DECISION (EU) 2031/77 of 4 May 2031 on the position …": the lines of an act's title; "" for no act."""
    start = next((index for index, text in enumerate(front) if _ACT_LINE.fullmatch(text)), None)
    if start is None:
        return ""
    proposed = start > 0 and _PROPOSAL.fullmatch(front[start - 1])
    lines = [front[start - 1], front[start]] if proposed else [front[start]]
    for text in front[start + 1 : start + 1 + _MOST_LINES]:
        if not text[:1].islower() or text.endswith("."):
            break
        lines.append(text)
    return " ".join(lines)


def without_day(title: str) -> str:
    """The subject without the day of approval that closes it."""
    return _DATED.sub("", title).strip()
