"""Who approved a mandate, by the sentence on its own cover that says so. What else was approved is not its approval."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from plenipo.positions.mandate import Form
from plenipo.positions.registers.act import Act
from plenipo.readers.profiles.dates import iso_date

_DAY = r"\d{1,2}\s[A-Z][a-z]+\s\d{4}"
_ACT = r"(?:approved|adopted|agreed|endorsed)"
_MEETING = r"(?P<meeting>\d{1,5}(?:st|nd|rd|th)(?:\s[\w()]+){0,4}?\s(?:meeting|session))"
_BODY = r"(?P<body>(?:the\s)?[A-Z][^,.;:()]{1,80}?(?:\s\([^()]{1,120}\))?)"
_IN_MEETING = rf"(?:,?\s(?:in|at|during)\s(?:its|the)\s{_MEETING})?"
_BY = re.compile(rf"\b(?P<act>(?i:{_ACT}))\s(?:\w+\s)?by\s{_BODY}{_IN_MEETING}(?:\sheld)?,?\son\s(?P<date>{_DAY})")
_BY_UNDATED = re.compile(rf"\b(?P<act>(?i:{_ACT}))\s(?:\w+\s)?by\s{_BODY}{_IN_MEETING}(?=[.,;:)]|$)")
_ACTED = tuple(
    re.compile(rf"^{when},?\s{_BODY},?{meeting}\s(?:has\s)?{_ACT}\s(?P<what>.+)")
    for when, meeting in (
        (rf"(?:At|In)\s(?:its|the)\s{_MEETING}(?:\sheld)?,?\son\s(?P<date>{_DAY})", ""),
        (rf"On\s(?P<date>{_DAY})", rf"(?:\s(?:in|at)\s(?:its|the)\s{_MEETING},?)?"),
    )
)
# What was approved is the text at hand: "these lines", "the annexed lines", "the lines to take set out in the annex".
_AT_HAND = re.compile(
    r"(?:these|this|the\s(?:present|attached|annexed|following|enclosed))\s"
    r"|the\s[^.;]{0,120}\b(?:annex|annexed|attached|enclosed|below|hereafter)\b",
    re.IGNORECASE,
)
_NAMES = r"lines?\sto\stake|common\s(?:proposal|position)|(?:national\s)?instructions?|Council\sconclusions"
# How a sentence begins that speaks of the text at hand.
_OWN = re.compile(
    rf"\W*(?:(?:as\s)?{_ACT}\s(?:\w+\s)?by\b|Delegations\swill\sfind\b|Please\sfind\b|(?:Attached|Annexed|Enclosed)\b"
    rf"|(?:This|The\s(?:present|attached|annexed|enclosed))\s(?:document|paper|note|text|annex|mandate|lines)\b"
    rf"|(?:These|The\s(?:present|following|attached|annexed|enclosed))\s\w|The\s(?:annex|lines)\b"
    rf"|(?:Subject\s*:\s*)?(?:EU\s|the\s)*(?:{_NAMES})\b)",
    re.IGNORECASE,
)
# Words between that beginning and the approval which say that something else was approved, or nothing yet.
_OF_ANOTHER = re.compile(
    r"\b(?:build\w*|drawing|draws?|based|relying)\s+(?:up)?on\b|\bin\s+(?:line|accordance|conformity)\s+with\b"
    r"|\b(?:complement|supplement|implement|pursuant|amend|replac|accompan|reflect|recall|refer)\w*"
    r"|\bfollow(?:s|ing|-up)?\s+(?:up|on|from|the|to|Council)\b|\bfurther\s+to\b|\bin\s+(?:the\s+)?light\s+of\b"
    r"|\b(?:beside|besides|like|unlike|after|since|with\s+regard\s+to|on\s+the\s+basis\s+of)\b"
    r"|\b(?:draft|proposed)\b|\b(?:Decision|Regulation|Directive)\b"
    r"|\b(?:Council|common)\s+(?:position|strategy|mandate|resolution)\b|\b(?:not|yet|be|being|if|when|once|until)\s$",
    re.IGNORECASE,
)
_CONCLUSIONS = re.compile(r"\bconclusions\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_ON = re.compile(r"On\s*:\s*(?P<date>.+)", re.IGNORECASE)


class Approval(Struct, frozen=True):
    """Who approved, in which meeting, on which day; "" for what is not said."""

    body: str = ""
    meeting: str = ""
    date: str = ""


def find_approval(front: Sequence[str], form: Form, act: Act | None) -> Approval:
    """The approval of the text at hand: the act's own, else what a sentence of its cover says.

    "as approved by the Council on 18 April 2031". Where the sentence gives no day, the header's "On:" does.
    """
    if act is not None:
        return Approval("the Council", date=act.date) if act.adopted else Approval()
    for sentence in (part for text in front for part in _SENTENCE_END.split(text)):
        for found in _approvals_in(sentence, form):
            day = iso_date(found.get("date") or "", alone=False)
            return Approval(found["body"], found.get("meeting") or "", day or _header_day(front))
    return Approval()


def _approvals_in(sentence: str, form: Form) -> Iterator[dict[str, str]]:
    for pattern in _ACTED:
        if (match := pattern.match(sentence)) and _AT_HAND.match(match["what"]):
            yield match.groupdict()
    if not _OWN.match(sentence):
        return
    for pattern in (_BY, _BY_UNDATED):
        for match in pattern.finditer(sentence):
            before = sentence[: match.start("act")]
            of_another = _OF_ANOTHER.search(before) or (
                form is not Form.COUNCIL_CONCLUSIONS and _CONCLUSIONS.search(before)
            )
            if not of_another:
                yield match.groupdict()


def _header_day(front: Sequence[str]) -> str:
    days = (match["date"] for text in front if (match := _ON.match(text)))
    return next((day for text in days if (day := iso_date(text, alone=False))), "")
