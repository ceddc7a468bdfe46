"""Lines parted into sentences, and sentences into clauses that can take a stance of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from plenipo.positions.stances import lexicon as words
from plenipo.positions.stances.patterns import AUXILIARY, NEGATION, OUGHT, alternatives, finite, pattern
from plenipo.positions.stances.reading import read_stance


class Role(StrEnum):
    """How a clause stands to the one before it."""

    MAIN = "main"
    ASIDE = "aside"  # a concession or a fact: "While …,"
    CONDITION = "condition"
    EXCEPTION = "exception"
    CONTRAST = "contrast"  # "does not …, but seeks to …": what is wanted instead
    FOLLOWING = "following"  # a purpose, a means, a part: it shares the stance of the clause before it


class Clause(Struct, frozen=True):
    """start, end: in the line. body: where it begins after the words that join it."""

    role: Role
    start: int
    end: int
    body: int


_STOP = re.compile(r"(?<=[.!?;])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9ÀÉ•–-])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|etc|vs|No|Nos|Art|Arts|Res|Rev|paras?|pp?|St|Mr|Ms|Dr|approx|(?-i:[A-Z]))\.)\Z",
    re.IGNORECASE,
)
_CONNECTORS = tuple(
    (role, pattern(text))
    for role, text in (
        (Role.CONDITION, r"[,;]? ?\b(?:also )?(?:(?:keeping|bearing) in mind|recogni[sz]ing|reflecting the fact|"
            r"noting|taking into account|given|understanding|on the understanding) that\b"),
        (Role.CONDITION, r",? ?\b(?:provided(?: that)?|on (?:the )?condition "
            r"that|subject to|without prejudice to|(?:as|so) "
            r"long as|only (?:if|where|when|after)|insofar as|in so far as|to the extent that)\b(?! possible)"),
        (Role.CONDITION, r",? ?\bwhile (?:also |fully |duly )?(?:ensuring|making sure|"
            r"respecting|preserving|avoiding|safeguarding|maintaining|taking)\b"),
        (Role.CONDITION, r",? ?\bif (?!appropriate|necessary|possible|needed|required|any|so)"),
        (Role.EXCEPTION, r",? ?\b(?:except(?: for| where| in| that)?|unless|with the "
            r"exception of|other than|apart from|save where)\b"),
        (Role.FOLLOWING, r",? ?\b(?:in order to|so as to|with a view to|with the aim of|with the objective of)\b"),
        (Role.FOLLOWING, r", (?:and )?(?:including|in particular|notably|also) (?:by|through|(?:\w+ "
            r"){0,2}(?:proposals?|efforts|measures|steps|initiatives) to|the need (?:to|for))(?= "
            r"\w)"),
        (Role.CONTRAST, r",? ?\bbut (?=(?:also )?(?:seeks?|rather|instead|remains?)\b)"),
    )
)  # fmt: skip
_AVOID_AND = pattern(
    r"\b(?:avoid|prevent|reduc)(?:e|ing)?\b[^,;.]{1,60}?(?P<and> and )(?=(?:ensur|"
    r"promot|achiev|improv|guarante|strengthen|maximi|preserv|foster|increas)\w+)"
)
_BY_AND = pattern(r", including by \w+ing\b[^;.]*?(?P<and> and )by (?=\w+ing\b)")
_LEADING = pattern(
    r"(?:While|Although|Though|Even though|Whereas|Even if|"
    r"Notwithstanding|Despite|Unless|If|Where|Provided that|Except)\b"
)
_MAIN_BEGINS = re.compile(r",\s(?=(?:the|it|we|they|this|these|there|any|no|such|our|its|ITU|[A-Z])\b)")
_COMMA = re.compile(r",\s")
_SHORTEST_ASIDE = 2
_VERBS = finite(
    (
        *words.SUPPORT_VERBS,
        *words.OPPOSE_VERBS,
        *words.ENCOURAGE_VERBS,
        *words.STRESS_VERBS,
        *words.CONCERN_VERBS,
        *words.OPINION_VERBS,
    )
)
_OBJECT = (
    r"(?:(?=\s(?:the|an?|any|all|current|ongoing|existing|proposals?|efforts|that"
    r"|our|their|its|further|to|ITU|(?-i:[A-Z]\w*)|\w+ing)\b)|(?<=\sfor)(?=\s))"
)
_SAME_SPEAKER = pattern(
    rf"(?:,? and|,? but|;(?: and)?) (?=(?:(?:{AUXILIARY}|{NEGATION}|\w+ly)\s)*{alternatives(_VERBS)}{_OBJECT})"
)
_NEW_SUBJECT = pattern(
    r"(?:,? (?:and|but|whereas|so)|;(?: and)?) (?=(?:the|its|their|this|that|these|any|it|"
    r"they|we|ongoing|further|such|all|more|no|there|ITU|(?-i:[A-Z])\w+|\w+['’]s) "
    r"(?:(?!that\b|which\b|who\b|to\b)[\w'’-]+ ){0,6}?(?:should|must|shall|"
    r"needs? to|ought to|is|are|cannot|do not|does not|would|could|might)\b)"
)
_SAME_SUBJECT = pattern(rf",? (?:and|but) (?=(?:{OUGHT}|will)\b)")
_RELATIVE_HARM = pattern(rf"\s(?=(?:where|in which) [^,;]*\b{alternatives(words.HARMS)})")
_FINITE = pattern(
    r"\b(?:is|are|was|were|has|have|had|should|must|shall|can|could|"
    r"may|might|will|would|do|does|plays?|raises?|remains?)\b"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; one that fills a page is cut, so that no text takes long to read."""
    for start, end in _sentences(text):
        while end - start > _LONGEST:
            cut = text.rfind(" ", start + 1, start + _LONGEST)
            cut = cut if cut > 0 else start + _LONGEST
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


_LONGEST = 2_000
_MOST_CUTS = 12
_GLANCE = 300
"""Characters of what follows that show whether it takes a stance of its own."""


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _STOP.finditer(text):
        paragraph_ends = "\n" in match.group()
        goes_on = text[match.start() - 1] == ";" or _ABBREVIATION.search(text[start : match.start()])
        if goes_on and not paragraph_ends:
            continue
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of one sentence, in order; together they are the sentence."""
    sentence = text[start:end]
    cuts: dict[int, tuple[Role, int]] = {}
    head = _leading(sentence)
    first = Role.MAIN
    if head:
        first, main = head
        cuts[main] = (Role.MAIN, main)
    floor = head[1] if head else 0
    for role, expression in _CONNECTORS:
        for match in expression.finditer(sentence, floor + 1):
            cuts.setdefault(match.start(), (role, match.end()))
    for expression in (_AVOID_AND, _BY_AND):
        for match in expression.finditer(sentence, floor):
            cuts.setdefault(match.start("and"), (Role.FOLLOWING, match.end("and")))
    parts = [(0, first, 0), *((place, role, body) for place, (role, body) in sorted(cuts.items()))]
    found: list[Clause] = []
    for index, (place, role, body) in enumerate(parts):
        stop = parts[index + 1][0] if index + 1 < len(parts) else len(sentence)
        if role is Role.MAIN:
            found += [Clause(role, start + a, start + b, start + c) for a, b, c in _coordinated(sentence, place, stop)]
        elif sentence[body:stop].strip(" ,;.") or not found:
            found.append(Clause(role, start + place, start + stop, start + body))
    return found


def _leading(sentence: str) -> tuple[Role, int] | None:
    """A subordinate clause that opens the sentence, and where the main clause begins."""
    match = _LEADING.match(sentence)
    if not match:
        return None
    word = match.group().lower()
    begins = _COMMA if word == "except" else _MAIN_BEGINS
    for comma in begins.finditer(sentence, match.end()):
        if len(sentence[: comma.start()].split()) > _SHORTEST_ASIDE:
            role = Role.CONDITION if word in ("if", "where", "provided that", "unless") else Role.ASIDE
            return (Role.EXCEPTION if word == "except" else role), comma.end()
    return None


def _coordinated(sentence: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """A main clause cut where a second verb of the speaker or a second subject takes a stance of its own."""
    pieces: list[tuple[int, int, int]] = []
    place = body = start
    while len(pieces) < _MOST_CUTS and (cut := _next_cut(sentence, body, end)):
        pieces.append((place, cut[0], body))
        place, body = cut
    return [*pieces, (place, end, body)]


def _next_cut(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    candidates = sorted(
        (
            (match.start(), match.end(), expression)
            for expression in (_SAME_SPEAKER, _NEW_SUBJECT, _SAME_SUBJECT, _RELATIVE_HARM)
            for match in expression.finditer(sentence, start + 1, end)
        ),
        key=lambda cut: cut[:2],
    )
    for place, body, expression in candidates:
        before, after = sentence[start:place], sentence[body : min(end, body + _GLANCE)]
        taken = read_stance(before)
        if expression is _SAME_SPEAKER and taken is not None and taken.by_speaker and read_stance(after) is not None:
            return place, body
        if (
            expression is _NEW_SUBJECT
            and _FINITE.search(before)
            and read_stance(after) is not None
            and _complete(before)
        ):
            return place, body
        if expression in (_RELATIVE_HARM, _SAME_SUBJECT) and taken is not None:
            return place, body
    return None


def _complete(before: str) -> bool:
    """Whether what stands before "and" is a clause: a stance must have something it is about."""
    taken = read_stance(before)
    return taken is None or (len(taken.about.split()) > 2 and not before.rstrip().endswith(("that", "of", "to")))
