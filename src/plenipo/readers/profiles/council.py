"""Council documents: the header of the register, and how to know such a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.readers.profiles.dates import iso_date
from plenipo.texts.contribution import Header

_NUMBER = re.compile(
    r"(?P<number>\d{4,5}(?:/\d{1,2})?/\d{2})(?P<changes>(?:\s+(?:REV|ADD|COR|DCL|EXT)\s*\d+){0,3})(?:\s+\(OR\..{2,8}\))?"
)
_REGISTER = re.compile(r"ST\s(?P<number>\d{4,5})\s(?P<year>\d{4})\s(?:INIT|REV\s\d+|ADD\s\d+|COR\s\d+)")
_INSTITUTION = re.compile(
    r"Council\s+of\s+the\s*(?:European\s+Union)?|Conseil\s+de\s+l[’']\s*Union\s+européenne", re.IGNORECASE
)
_ORIGINAL = re.compile(r"\(OR\.\s*(?P<language>[a-z]{2}(?:/[a-z]{2})*)\)", re.IGNORECASE)
_SUBJECT = re.compile(r"Subject\s*:\s*(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_FROM = re.compile(r"From\s*:\s*(?P<text>.+)", re.IGNORECASE | re.DOTALL)
_REVISION = re.compile(r"REV\s*(\d+)")
_HEAD = 80


def is_council_document(texts: Sequence[str]) -> bool:
    """A number of the register and the institution's name near the top."""
    head = [text for text in texts[:_HEAD] if text]
    return any(_INSTITUTION.search(text) for text in head if len(text) < 120) and bool(_number(head))


def read_council_header(texts: Sequence[str]) -> Header:
    """Number, date, language, subject and source of a Council document."""
    head = [text for text in texts[:_HEAD] if text]
    number = _number(head)
    revision = _REVISION.search(number)
    original = next((match["language"] for text in head if (match := _ORIGINAL.search(text))), "")
    return Header(
        number=number,
        title=_subject(head),
        date=_date(head),
        source=next((match["text"].strip() for text in head if (match := _FROM.match(text))), ""),
        original_language=original,
        revision=int(revision[1]) if revision else 0,
    )


def _number(head: Sequence[str]) -> str:
    for text in head:
        for piece in text.split("\t"):
            if match := _NUMBER.fullmatch(" ".join(piece.split())):
                return f"{match['number']}{match['changes']}"
    return next(
        (f"{m['number']}/{m['year'][2:]}" for text in head if len(text) < 120 and (m := _REGISTER.search(text))), ""
    )


def _date(head: Sequence[str]) -> str:
    """The date beside the place ("Brussels, 23 September 2022"), on the first line that carries one."""
    return next((date for text in head if len(text) < 60 and (date := iso_date(text, alone=False))), "")


def _subject(head: Sequence[str]) -> str:
    """The subject with the lines that carry it on."""
    for index, text in enumerate(head):
        if match := _SUBJECT.match(text):
            parts = [match["text"].strip()]
            for following in head[index + 1 : index + 4]:
                if len(following) > 100 or following.endswith("."):
                    break
                parts.append(following)
            return " ".join(part for part in parts if part)
    return ""
