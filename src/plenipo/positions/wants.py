"""What each line of a mandate wants of each concept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from plenipo.positions.concepts import Kind
from plenipo.positions.mandate import Line, Mandate, Stance, Statement, Strength
from plenipo.positions.mentions import Mention, Recogniser
from plenipo.positions.wording import words_of

SIGN: Mapping[Stance, int] = {
    Stance.SUPPORT: 1,
    Stance.ENCOURAGE: 1,
    Stance.STRESS: 1,
    Stance.CONDITION: 1,
    Stance.EXCEPTION: -1,
    Stance.OPPOSE: -1,
    Stance.CONCERN: -1,
}
FIRMNESS: Mapping[Stance, float] = {
    Stance.SUPPORT: 1.0,
    Stance.OPPOSE: 1.0,
    Stance.ENCOURAGE: 0.95,
    Stance.STRESS: 0.95,
    Stance.CONCERN: 0.9,
    Stance.CONDITION: 0.75,
    Stance.EXCEPTION: 0.75,
}
_STRENGTH: Mapping[Strength, float] = {Strength.STRONG: 1.0, Strength.PLAIN: 1.0, Strength.WEAK: 0.9}
PART_OF_ANOTHER = 0.6  # of what it names only as a part of something else's name
TAKEN_UP = 0.4  # of what a statement takes up from the one before it
BESIDE_THE_TARGET = 0.6  # weight of what a statement mentions outside its target
FURTHER_IN_TARGET = 0.75  # of what it names after the first subject of its target

_FEAR = re.compile(r"\b(?:risk|threat|danger|jeopard|harm|undermin)", re.IGNORECASE)
_PLAIN_DENIAL = re.compile(r"\b(?:no|not|nor|neither|never)\b", re.IGNORECASE)


class Want(Struct, frozen=True):
    """One line's will on one concept. sign: +1 wanted, -1 not wanted. weight: 0 to 1, how much the line is about it."""

    line: str
    statement: Statement
    concept: str
    sign: int
    weight: float


def wants_of(mandate: Mandate, recogniser: Recogniser) -> dict[str, list[Want]]:
    """The wants by concept, one for each line that has one: the weightiest of its statements."""
    wants: dict[str, list[Want]] = {}
    for line in mandate.lines:
        for want in _of_line(line, recogniser):
            wants.setdefault(want.concept, []).append(want)
    return wants


def _of_line(line: Line, recogniser: Recogniser) -> Iterable[Want]:
    context = frozenset(mention.concept for mention in recogniser.mentions(f"{line.section}. {line.text}"))
    best: dict[str, Want] = {}
    for statement in (one for one in line.statements if one.stance is not Stance.CONTEXT):
        for want in _of_statement(line, statement, recogniser, context):
            known = best.get(want.concept)
            if known is None or known.weight < want.weight:
                best[want.concept] = want
    return best.values()


def _of_statement(line: Line, statement: Statement, recogniser: Recogniser, context: frozenset[str]) -> Iterator[Want]:
    sign = SIGN[statement.stance]
    firmness = FIRMNESS[statement.stance] * _STRENGTH[statement.strength]
    if statement.concepts:
        for concept in statement.concepts:
            yield Want(line.id, statement, concept.lstrip("-"), -sign if concept.startswith("-") else sign, firmness)
        return
    if not _says(statement.quote, statement.target):
        firmness *= TAKEN_UP
    target = [mention for mention in recogniser.mentions(statement.target, context) if _is_subject(mention, recogniser)]
    first = target[0].concept if target else ""
    for mention in target:
        weight = firmness if mention.concept == first else firmness * FURTHER_IN_TARGET
        if _inside_another(mention, target):
            weight *= PART_OF_ANOTHER
        yield Want(line.id, statement, mention.concept, sign * mention.sign, weight)
    for mention in recogniser.mentions(statement.quote, context):
        if _is_subject(mention, recogniser):
            yield Want(line.id, statement, mention.concept, _beside(statement, mention), firmness * BESIDE_THE_TARGET)


def _says(quote: str, target: str) -> bool:
    """Whether the words of the target are the statement's own: they stand in it in their order."""
    words = iter(word.form for word in words_of(quote))
    return all(word.form in words for word in words_of(target))


def _beside(statement: Statement, mention: Mention) -> int:
    """The will on what is named beside the target.

    A concern asserts what follows its target ("would prove divisive"), doubts what it says is not so ("no problem was
    shown"), and protects what is harmed ("might undermine").
    """
    sign = SIGN[statement.stance]
    end_of_target = statement.quote.find(statement.target) + len(statement.target)
    if sign > 0:
        return mention.sign
    if mention.start < end_of_target:
        return sign
    if mention.sign > 0:
        return 1 if statement.stance is Stance.CONCERN and _is_judged(statement, mention.start) else sign
    return -1 if _PLAIN_DENIAL.search(statement.quote[: mention.start]) else 1


def _is_judged(statement: Statement, at: int) -> bool:
    """Whether what stands there is said of the target, and is no fear ("risks diverting")."""
    end = statement.quote.find(statement.target) + len(statement.target)
    return not _FEAR.search(statement.quote[end:at])


def _inside_another(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a longer mention holds it: "multi-stakeholder" in "the leading multi-stakeholder forum"."""
    length = mention.end - mention.start
    return any(
        other.start <= mention.start and mention.end <= other.end and other.end - other.start > length
        for other in mentions
        if other.concept != mention.concept
    ) and not any(
        other.concept == mention.concept and other is not mention and not _within(other, mentions) for other in mentions
    )


def _within(mention: Mention, mentions: Sequence[Mention]) -> bool:
    length = mention.end - mention.start
    return any(
        other.start <= mention.start and mention.end <= other.end and other.end - other.start > length
        for other in mentions
        if other.concept != mention.concept
    )


def _is_subject(mention: Mention, recogniser: Recogniser) -> bool:
    return recogniser.thesaurus.concepts[mention.concept].kind is Kind.SUBJECT
