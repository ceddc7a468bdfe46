"""What the front of a mandate says of it: reference, approval, subject codes, form and legal basis."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from plenipo.positions.mandate import Form
from plenipo.readers.profiles.dates import iso_date

_DAY = r"\d{1,2}\s[A-Z][a-z]+\s\d{4}"
_ACT = r"(?:approved|adopted|agreed|endorsed)"
_MEETING = r"(?P<meeting>\d{1,5}(?:st|nd|rd|th)(?:\s[\w()]+){0,4}?\s(?:meeting|session))"
_BODY = r"(?P<body>(?:the\s)?[A-Z][^,.;:()]{1,80}?(?:\s\([^()]{1,120}\))?)"
_APPROVALS = (
    re.compile(
        rf"\b{_ACT}\s(?:\w+\s)?by\s{_BODY}(?:,?\s(?:in|at|during)\s(?:its|"
        rf"the)\s{_MEETING})?(?:\sheld)?,?\son\s(?P<date>{_DAY})"
    ),
    re.compile(
        rf"\b(?:[Aa]t|[Ii]n)\s(?:its|"
        rf"the)\s{_MEETING}(?:\sheld)?,?\son\s(?P<date>{_DAY}),?\s{_BODY},?\s(?:has\s)?{_ACT}\b"
    ),
    re.compile(
        rf"\b[Oo]n\s(?P<date>{_DAY}),?\s{_BODY},?\s(?:(?:in|at)\s(?:its|the)\s{_MEETING},?\s)?(?:has\s)?{_ACT}\b"
    ),
    re.compile(rf"\b{_ACT}\s(?:\w+\s)?by\s{_BODY}(?:,?\s(?:in|at|during)\s(?:its|the)\s{_MEETING})?(?=[.,;:]|$)"),
)
_ON = re.compile(r"On\s*:\s*(?P<date>.+)", re.IGNORECASE)
_DECIDED = re.compile(rf"(?:(?:COUNCIL\s)?DECISION\s.{{0,40}}?\s)?of\s(?P<date>{_DAY})", re.IGNORECASE)
_COUNCIL = re.compile(r"THE COUNCIL OF THE EUROPEAN UNION\b")
_PREVIOUS = re.compile(
    r"(?:No\.?\s*)?prev(?:ious|\.)?\s*doc(?:ument|\.)?s?\.?\s*:\s*(?P<reference>\S.*)", re.IGNORECASE
)
_REFERENCE = re.compile(r"(?:Reference|Ref\.?|Document|Doc\.?)\s*:\s*(?P<reference>\S.{0,60})", re.IGNORECASE)
_DATE = re.compile(r"(?:Date|Dated)\s*:\s*(?P<date>.+)", re.IGNORECASE)
_CODES = re.compile(r"[A-Z][A-Z-]{1,11}\s\d{1,4}(?:[\s,]+[A-Z][A-Z-]{1,11}\s\d{1,4})*")
_CODE = re.compile(r"[A-Z][A-Z-]{1,11}\s\d{1,4}")
_NO_CODE = ("REV ", "ADD ", "COR ", "DCL ", "EXT ", "ST ", "WK ", "ANNEX ")
_DATED = re.compile(rf"\s*-?\s*\({_DAY}\)$")

_FORMS = (
    (Form.COUNCIL_DECISION, re.compile(r"\bCouncil\s+(?:Implementing\s+)?Decision\b", re.IGNORECASE)),
    (
        Form.COUNCIL_CONCLUSIONS,
        re.compile(r"\b(?:Council\s+conclusions|conclusions\s+of\s+the\s+Council)\b", re.IGNORECASE),
    ),
    (Form.LINES_TO_TAKE, re.compile(r"\blines?[\s-]to[\s-]take\b", re.IGNORECASE)),
    (Form.COMMON_PROPOSAL, re.compile(r"\b(?:common\s+(?:proposals?|positions?)|ECPs?)\b", re.IGNORECASE)),
    (
        Form.NATIONAL_INSTRUCTION,
        re.compile(
            r"\b(?:national\s+(?:instructions?|position)|instructions?\s+(?:to|for)\s+(?:the|our)\s+delegation)\b",
            re.IGNORECASE,
        ),
    ),
)
_NOT_YET = re.compile(r"\b(?:proposal\s+for\s+a|draft)\s+Council\b", re.IGNORECASE)
_BASIS = (
    re.compile(r"in\s+particular\s+(?P<basis>Articles?\s[^.;]{0,160}?218\s?\(9\)[^.;]{0,80}?)\s+thereof"),
    re.compile(r"(?P<basis>Articles?\s[\w(),\s]{0,80}?218\s?\(9\)(?:\s(?:TFEU|of\sthe\sTreaty\s[\w\s]{0,60}Union))?)"),
)
_OF_THE_TREATY = " TFEU"


class Approval(Struct, frozen=True):
    """Who approved, in which meeting, on which day; "" for what is not said."""

    body: str = ""
    meeting: str = ""
    date: str = ""


class Legal(Struct, frozen=True):
    """Form and legal basis, and what a reader should check about them."""

    form: Form
    basis: str = ""
    binding: bool = False
    warnings: tuple[str, ...] = ()


def find_approval(front: Sequence[str], form: Form) -> Approval:
    """The sentence that says who approved; without one the day of the header's "On:" or of the Decision."""
    days = (match["date"] for text in front for pattern in (_ON, _DECIDED) if (match := pattern.match(text)))
    on = next((day for text in days if (day := iso_date(text, alone=False))), "")
    for pattern in _APPROVALS:
        for text in front:
            if match := pattern.search(text):
                found = match.groupdict()
                day = iso_date(found.get("date") or "", alone=False)
                return Approval(found["body"], found.get("meeting") or "", day or on)
    acts = form in (Form.COUNCIL_DECISION, Form.COUNCIL_CONCLUSIONS)
    return Approval("the Council" if acts and any(_COUNCIL.match(text) for text in front) else "", date=on)


def find_previous(front: Sequence[str]) -> str:
    """ "10799/22": the document that this one follows."""
    return next((match["reference"].strip() for text in front if (match := _PREVIOUS.match(text))), "")


def find_reference(front: Sequence[str]) -> str:
    """A reference that is announced by its name ("Reference: KAL-12")."""
    return next((match["reference"].strip() for text in front if (match := _REFERENCE.match(text))), "")


def find_date(front: Sequence[str]) -> str:
    """A date that is announced, else one that stands alone in its line."""
    named = next((iso_date(match["date"], alone=False) for text in front if (match := _DATE.match(text))), "")
    return named or next((day for text in front if (day := iso_date(text))), "")


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


def without_day(title: str) -> str:
    """The subject without the day of approval that closes it."""
    return _DATED.sub("", title).strip()


def find_legal(title: str, front: Sequence[str]) -> Legal:
    """The form by the title, else by what stands at the front. Only an adopted Decision under Article 218(9) binds."""
    form = _form_in([title]) or _form_in(front)
    if form is None:
        return Legal(Form.LINES_TO_TAKE, warnings=("The text does not say its form; it is taken as lines to take.",))
    if form is not Form.COUNCIL_DECISION:
        return Legal(form)
    basis = _basis(front)
    if any(_NOT_YET.search(text) for text in (title, *front)):
        return Legal(form, basis, warnings=("This is the draft of a Decision; it does not bind before it is adopted.",))
    if not basis:
        warning = (
            "No Article 218(9) TFEU is named as legal basis; the lines are not presented as a position of the Union."
        )
        return Legal(form, warnings=(warning,))
    return Legal(form, basis, binding=True)


def _form_in(texts: Sequence[str]) -> Form | None:
    """The form that is named first; in one line, lines and conclusions before the Decision that they mention."""
    for text in texts:
        named = [form for form, pattern in _FORMS if pattern.search(text)]
        if named:
            return named[-1] if named[0] is Form.COUNCIL_DECISION else named[0]
    return None


def _basis(front: Sequence[str]) -> str:
    for pattern in _BASIS:
        for text in front:
            if match := pattern.search(" ".join(text.split())):
                basis = match["basis"].strip()
                return basis if "TFEU" in basis or "Treaty" in basis else basis + _OF_THE_TREATY
    return ""
