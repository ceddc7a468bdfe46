"""The form of a mandate, and whether it binds. Only an act that was adopted under Article 218(9) TFEU does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from plenipo.positions.mandate import Form
from plenipo.positions.registers.act import Act, names_draft

_DECISION = re.compile(r"\bCouncil\s+(?:Implementing\s+)?Decision\b", re.IGNORECASE)
# Conclusions name themselves at the head of a line; "following the Council conclusions" speaks of others.
_CONCLUSIONS = re.compile(
    r"(?:^|[-–—:(]\s*)(?:the\s+|EU\s+)?(?:Council\s+conclusions|conclusions\s+of\s+the\s+(?:European\s+)?Council)\b",
    re.IGNORECASE,
)
_FORMS = (
    (Form.COUNCIL_CONCLUSIONS, _CONCLUSIONS),
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
_NO_FORM = "The text does not say its form; it is taken as lines to take."
_NOT_ADOPTED = "This is the draft of a Decision or a proposal for one; it does not bind before it is adopted."
_NOT_SHOWN = (
    "The text enacts a Decision, but bears neither its number nor the day on which it was done; "
    "it is not presented as adopted."
)
_MENTIONED = "The text speaks of a Council Decision and is not that act itself; it is taken as lines to take."
_NO_BASIS = "No Article 218(9) TFEU is named as legal basis; the lines are not presented as a position of the Union."
_DRAFT_CONCLUSIONS = "These are draft conclusions; they are taken as lines to take until they are approved."


class Legal(Struct, frozen=True):
    """Form and legal basis, and what a reader should check about them."""

    form: Form
    basis: str = ""
    binding: bool = False
    warnings: tuple[str, ...] = ()


def find_legal(title: str, front: Sequence[str], act: Act | None) -> Legal:
    """The form by the text itself where it is an adopted act, else by its title, else by its front.

    What a text mentions gives it no form: a proposal, a draft or a paper on a Decision is never the Decision.
    """
    if act is not None and act.adopted:
        if not act.basis:
            return Legal(Form.COUNCIL_DECISION, warnings=(_NO_BASIS,))
        return Legal(Form.COUNCIL_DECISION, act.basis, binding=True)
    form = _form_in([title]) or _form_in(front)
    draft = names_draft((title, *(front[: act.begins] if act else front)))
    if form is Form.COUNCIL_CONCLUSIONS and draft:
        return Legal(Form.LINES_TO_TAKE, warnings=(_DRAFT_CONCLUSIONS,))
    return Legal(form or Form.LINES_TO_TAKE, warnings=_warnings(form, draft, act, (title, *front)))


def _warnings(form: Form | None, draft: bool, act: Act | None, texts: Sequence[str]) -> tuple[str, ...]:
    if act is not None:
        return (_NOT_ADOPTED if draft else _NOT_SHOWN,)
    if form is not None:
        return ()
    if any(_DECISION.search(text) for text in texts):
        return (_NOT_ADOPTED if draft else _MENTIONED,)
    return (_NO_FORM,)


def _form_in(texts: Sequence[str]) -> Form | None:
    """The form that is named first."""
    for text in texts:
        named = [(match.start(), form) for form, pattern in _FORMS if (match := pattern.search(text))]
        if named:
            return min(named, key=lambda found: found[0])[1]
    return None
