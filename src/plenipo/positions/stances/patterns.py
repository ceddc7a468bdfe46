"""The lexicon as compiled patterns, and the forms of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plenipo.positions.stances import lexicon as words

_FINITE = re.compile(r"[a-z]+\Z")


def alternatives(entries: Iterable[str]) -> str:
    """One group of all entries, the longest first, any space for a space."""
    ordered = sorted(entries, key=len, reverse=True)
    return "(?:" + "|".join(entry.replace(" ", r"\s+") for entry in ordered) + ")"


def pattern(text: str) -> re.Pattern[str]:
    """Matched without regard to case, any space for a space."""
    return re.compile(text.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


def finite(verbs: Iterable[str]) -> list[str]:
    """Each verb with the form of the third person: "call for" and "calls for"."""
    forms: list[str] = []
    for verb in verbs:
        head, space, rest = verb.partition(" ")
        forms.append(verb)
        listed = head.startswith("(?:") and head.endswith(")") and "are" not in head and "ha" not in head[:8]
        if (
            (listed or _FINITE.match(head.replace("[sz]", "s")))
            and not head.endswith("ed")
            and head not in ("are", "is")
        ):
            forms.append(f"{_third(head)}{space}{rest}")
    return forms


def _third(verb: str) -> str:
    if verb.startswith("(?:"):
        return "(?:" + "|".join(map(_third, verb[3:-1].split("|"))) + ")"
    if verb.endswith(("ss", "sh", "ch", "x")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


SPEAKER = alternatives(words.SPEAKERS)
NEGATION = alternatives(words.NEGATIONS)
AUXILIARY = alternatives(words.AUXILIARIES)
OUGHT = alternatives(words.OUGHT)
# ", however,": a word or two between commas, or a lone adverb.
ASIDE = r"(?:,\s[^,]{1,60},)?"
ADVERBS = rf"(?:\s(?:{AUXILIARY}|\w+ly))*"
BEFORE_VERB = re.compile(rf"(?:(?:^|\s|,)(?:{AUXILIARY}|{NEGATION}|\w+ly)|[,;:])*\s*\Z", re.IGNORECASE)
SPEAKER_AT_END = re.compile(rf"(?:^|[\s,(]){SPEAKER}\Z", re.IGNORECASE)
AVOIDING = re.compile(rf"\s*(?:{AUXILIARY}\s+)*{alternatives(words.AVOIDING)}\s+", re.IGNORECASE)
BACKING = re.compile(rf"\s*(?:{AUXILIARY}\s+)*{alternatives(words.BACKING)}\s+", re.IGNORECASE)
STRONG = pattern(rf"\b{alternatives(words.STRONG)}\b")
WEAK = pattern(rf"\b{alternatives(words.WEAK)}\b")
ACTOR = pattern(alternatives(words.ACTORS))
