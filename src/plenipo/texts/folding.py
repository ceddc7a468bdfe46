"""Words brought to one form: case, plural and British spelling folded away."""

from __future__ import annotations

import re
from functools import lru_cache

_BRITISH = (
    (re.compile(r"is(ation|ations|ed|er|ers|ing|e|es)$"), r"iz\1"),
    (re.compile(r"^(.{2,})our(s|ed|ing|able|hood|ite|al|ally)?$"), r"\1or\2"),
    (re.compile(r"^(.{2,})tre(s?)$"), r"\1ter\2"),
    (re.compile(r"^(.*)programme(s?)$"), r"\1program\2"),
)


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Case, plural and British spelling folded away: "Organisations" and "organization" are one."""
    form = word.casefold().replace("’", "'")
    form = form.removesuffix("'s").replace("'", "")
    for pattern, better in _BRITISH:
        form = pattern.sub(better, form)
    return _singular(form)


def _singular(form: str) -> str:
    if len(form) > 4 and form.endswith("ies"):
        return f"{form[:-3]}y"
    if len(form) > 4 and form.endswith(("sses", "shes", "ches", "xes", "zes")):
        return form[:-2] if not form.endswith("zes") else form[:-1]
    if len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1]
    return form
