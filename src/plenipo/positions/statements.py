"""The statements of a line: which stances it takes, on what, within which scope, how strongly, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from plenipo.positions.mandate import Stance, Statement, Strength
from plenipo.positions.stances.clauses import Clause, Role, clauses, sentences
from plenipo.positions.stances.patterns import AVOIDING
from plenipo.positions.stances.reading import Reading, read_stance
from plenipo.positions.stances.strength import strength_of
from plenipo.positions.stances.targets import part_target
from plenipo.texts.label import split_label

_POINTING = re.compile(
    r"(?:this|these|those|such|it|they|the (?:latter|"
    r"above))(?:\s(?:activit(?:y|ies)|efforts?|proposals?|issues?|work|"
    r"approach(?:es)?"
    r"|initiatives?|steps?|process(?:es)?|measures?|matters?|goals?|objectives?|priorit(?:y|ies)))?",
    re.IGNORECASE,
)
_IN_FAVOUR = frozenset({Stance.SUPPORT, Stance.ENCOURAGE, Stance.STRESS})
_EDGE = " \t\n,;"
_OPENING_EDGE = f"{_EDGE}•"  # a bullet is no word of the line


class _Found(Struct, frozen=True):
    """A statement before it has its number."""

    clause: Clause
    stance: Stance
    target: str
    scope: str
    strength: Strength
    about: bool = True  # whether the sentence itself says what the stance is about


def statements_of(line_id: str, text: str) -> tuple[Statement, ...]:
    """The statements of one line, in its order: "17.1", "17.2" …

    Quotes are spans of the text, and ``start`` is where they begin in it. A line without any stance is one statement of
    context for each of its sentences.
    """
    return statements_after(None, line_id, text)


def statements_after(before: Statement | None, line_id: str, text: str) -> tuple[Statement, ...]:
    """The same for a line that goes on about what ``before``, the last statement of the line before it, was about."""
    found: list[Statement] = []
    lead: _Found | None = None
    for start, end in sentences(text):
        read = _of_sentence(text, start, end)
        label, rest = split_label(text[start:end])
        if lead is not None and label and all(one.stance is Stance.CONTEXT for one in read):
            read = [_listed(read[0].clause, lead, end, rest)]
        elif not label:
            lead = read[-1] if text[:end].endswith(":") else None
        if lead is not None and read[-1] is lead and not lead.about:
            read = read[:-1]  # "We support:" says something only with what follows
        for one in read:
            statement = _numbered(one, f"{line_id}.{len(found) + 1}", text)
            found.append(_resolved(statement, found[-1] if found else before))
    return tuple(found)


def _listed(clause: Clause, lead: _Found, end: int, rest: str) -> _Found:
    """A point of a list under "We support:"."""
    return replace(lead, clause=replace(clause, end=end), target=part_target(rest)[0], scope=part_target(rest)[1])


def _of_sentence(text: str, start: int, end: int) -> list[_Found]:
    found: list[_Found] = []
    for clause in clauses(text, start, end):
        against = bool(found) and found[-1].clause.role is Role.MAIN and found[-1].stance not in _IN_FAVOUR
        if clause.role is Role.FOLLOWING and against:
            joined = replace(found.pop().clause, end=clause.end)
            found += _read(text, joined, None)
        else:
            found += _read(text, clause, found[-1] if found else None)
    return found


def _read(text: str, clause: Clause, before: _Found | None) -> Iterator[_Found]:
    words = text[clause.body : clause.end]
    if clause.role is Role.ASIDE:
        yield _Found(clause, Stance.CONTEXT, *part_target(_after_first_word(words)), Strength.PLAIN)
    elif clause.role in (Role.CONDITION, Role.EXCEPTION):
        stance = Stance.CONDITION if clause.role is Role.CONDITION else Stance.EXCEPTION
        yield _Found(clause, stance, *part_target(words), Strength.PLAIN)
    elif clause.role in (Role.FOLLOWING, Role.CONTRAST):
        yield _following(clause, words, before)
    else:
        reading = read_stance(words)
        yield _main(clause, words, reading) if reading else _context(clause, words)


def _after_first_word(words: str) -> str:
    """Without "While"."""
    return words.split(None, 1)[-1]


def _following(clause: Clause, words: str, before: _Found | None) -> _Found:
    """It shares the stance of the clause before; what is to be avoided is opposed."""
    strength = before.strength if before else Strength.PLAIN
    if match := AVOIDING.match(words.lstrip()):
        return _Found(clause, Stance.OPPOSE, *part_target(words.lstrip()[match.end() :]), strength)
    stance = before.stance if before and before.stance is Stance.ENCOURAGE else Stance.SUPPORT
    return _Found(clause, stance, *part_target(words), strength)


def _main(clause: Clause, words: str, reading: Reading) -> _Found:
    target, scope = part_target(reading.about)
    further = part_target(f"x {reading.rest}")[1] if reading.rest else ""
    scopes = "; ".join(part for part in (scope, further) if part)
    about = any(character.isalnum() for character in reading.about)
    return _Found(clause, reading.stance, target, scopes, strength_of(words, reading), about)


def _context(clause: Clause, words: str) -> _Found:
    return _Found(clause, Stance.CONTEXT, *part_target(words), Strength.PLAIN)


def _numbered(found: _Found, identifier: str, text: str) -> Statement:
    start = found.clause.start
    words = text[start : found.clause.end]
    quote = words.lstrip(_OPENING_EDGE).rstrip(_EDGE) or words
    start += words.find(quote)
    return Statement(identifier, found.stance, found.target or quote, quote, start, found.scope, found.strength)


def _resolved(statement: Statement, before: Statement | None) -> Statement:
    """ "These activities" are what the statement before is about."""
    if before is not None and _POINTING.fullmatch(statement.target):
        return replace(statement, target=before.target)
    return statement
