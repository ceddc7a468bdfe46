"""Who speaks: whether the subject of a verb is the voice of the mandate, whatever its name.

A noun phrase speaks by its form: a name, a word for parties ("countries", "federation"), or any phrase before a verb
that only persons can be the subject of ("oppose", "regret"). Bodies of the organisation and third parties do not.
"""

from __future__ import annotations

import re

from plenipo.positions.stances import lexicon as words
from plenipo.positions.stances.patterns import AUXILIARY, NEGATION, SPEAKER_AT_END, alternatives, pattern
from plenipo.positions.stances.targets import without_lead_in

_OTHERS = pattern(rf"\b{alternatives(words.OTHERS)}\b")
_OTHER_HEAD = pattern(rf"\b{alternatives(words.OTHERS)}\Z")
_QUANTIFIED = pattern(rf"\b{alternatives(words.QUANTIFIERS)}(?: \w+)? {alternatives(words.COUNTED)}\Z")
_PARTY = pattern(rf"\b{alternatives(words.PARTIES)}\b")
_LOOSE = pattern(rf"{alternatives(words.VERBS_OF_THINGS)}\b")
_NAMED = re.compile(
    r"(?:\A|,\s|\bthat\s|\band\s)(?P<article>[Tt]he\s)?(?P<name>[A-Z][\w'’-]+(?:\s(?:and|of|the|[A-Z][\w'’-]+)){0,5})\Z"
)
_NO_NOUN_PHRASE = pattern(
    r"[;:?!()]|['’]s?\Z|\b(?:that|which|who|whom|whose|where|when|how|why|whether|because|if|to|is|are|was|were|be|been|"
    r"has|have|had|should|must|shall|can|could|may|might|will|would|do|does|did|not|help|helps|let|lets|make|makes|"
    r"show|shows|mean|means)\b"
)
_POSTMODIFIER = pattern(r",? (?:of|from|for|in|on|with|at|within|under|across|among|like|other than|,)\b.*|,.*")
_DETERMINER = pattern(r"(?:the|an?|our|its|their|this|these|both|all|two|three|four|five|\d+)\b")
_GERUND = pattern(r"(?!developing|neighbouring|participating|exporting|importing)\w+ing\b")
_PROPER = re.compile(r"(?<=\s)[A-Z][\w'’-]*\w")
_MOST_WORDS = 25
_NOBODY = pattern(r"(?:neither|no|none of|nobody|no one)\b")
_CERTAIN_VERB = pattern(
    r"\b(?:will|would|shall|should|must|can|could|may|might|do|does|cannot|don['’]t|can['’]t|ha(?:s|ve))\b"
)


def speaks(subject: str, verb: str = "", between: str = "") -> bool:
    """Whether the mandate itself speaks: its body, a party by whatever name, or nobody (an imperative).

    verb: with which it does; between: the auxiliaries and negations that stand before it.
    """
    if not subject:
        return True
    if of_others(subject):
        return False
    if SPEAKER_AT_END.search(subject):
        return True
    named = _NAMED.search(subject)
    if named and named["name"].lower() not in _POINTING and not _OTHERS.search(named["name"]):
        return bool(named["article"] or " " in named["name"]) or not _is_compound(named["name"], verb, between)
    return _is_party(without_lead_in(subject).strip(" ,"), verb, between)


def of_others(subject: str) -> bool:
    """ "Some delegations", "most countries": their stance is reported."""
    return bool(_QUANTIFIED.search(subject))


def nobody(subject: str) -> bool:
    """ "Neither A nor B", "no country of the League": what they do is what is not done."""
    return bool(_NOBODY.match(without_lead_in(subject)))


def _is_party(phrase: str, verb: str, between: str) -> bool:
    """Whether a noun phrase is one that can take this stance."""
    if _NO_NOUN_PHRASE.search(phrase) or _GERUND.match(phrase) or len(phrase.split()) > _MOST_WORDS:
        return False
    head = _POSTMODIFIER.sub("", phrase)
    if _is_compound(head, verb, between):
        return False
    if _OTHER_HEAD.search(head):
        return bool(_PARTY.search(phrase[len(head) :]))  # "the Committee of Ministers"
    if _PARTY.search(head):
        return True
    if _OTHERS.search(head):
        return False
    if _PROPER.search(head):
        return True
    return bool(verb) and _LOOSE.match(verb) is None and head.lower() not in _POINTING - {"it"}


_POINTING = frozenset({"it", "the", "a", "an", "its", "their", "our", "this", "that", "these", "those", "any", "such"})


def _is_compound(head: str, verb: str, between: str) -> bool:
    """ "Government support", "heat stress", "networks support": a form of verb that the noun does not agree with.

    A collective noun may take the plural ("the Federation support"), a bare plural is no name of a party.
    """
    if not verb or _CERTAIN_VERB.search(between):
        return False
    first = verb.split()[0].lower()
    third = first in ("is", "has") or (first.endswith("s") and not first.endswith("ss"))
    plural = head.lower().endswith("s") or " and " in head
    if third or _DETERMINER.match(head):
        return third and plural and not _PROPER.search(head)
    if " " in head:
        return not plural and not _PARTY.search(head) and not _PROPER.search(head)
    if head.isupper():  # an acronym may stand for one or for many
        return False
    if plural:
        return not _PARTY.search(head) and _LOOSE.match(verb) is not None
    return True


def verb_words(text: str) -> str:
    """Auxiliaries and negations alone, for what stands between a subject and its verb."""
    return " ".join(match.group() for match in _BETWEEN.finditer(text))


_BETWEEN = pattern(rf"\b(?:{AUXILIARY}|{NEGATION})\b")
