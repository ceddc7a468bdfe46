"""Terms of a checklist in running text: whole words, spelling and hyphens aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_BETWEEN = r"[\s\-\u2010\u2011\u00a0]+"
_SPELLINGS = (("is(?=a|e|i)", "i[sz]"), ("our(?=$|s|a|i)", "ou?r"), ("licence", "licen[cs]e"), ("fulfil", "fulfill?"))


@lru_cache(maxsize=256)
def pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for any of the terms."""
    return re.compile(r"\b(?:" + "|".join(_one(term) for term in terms) + r")\b", re.IGNORECASE)


def holds(text: str, terms: Iterable[str]) -> bool:
    """Whether any of the terms stands in the text."""
    return pattern(tuple(terms)).search(text) is not None


def _one(term: str) -> str:
    return _BETWEEN.join(_word(word) for word in term.replace("-", " ").split())


def _word(word: str) -> str:
    """British and American spelling; a "*" lets the word go on."""
    stem = word.rstrip("*")
    written = re.escape(stem)
    for british, both in _SPELLINGS:
        written = re.sub(british, both, written)
    return written + (r"\w*" if word.endswith("*") else "")
