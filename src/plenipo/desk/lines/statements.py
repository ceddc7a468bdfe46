"""What people enter for the statements of a line, made into statements: pure, and strict about quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plenipo.errors import InvalidData
from plenipo.positions.mandate import Line, Mandate, Stance, Statement, Strength
from plenipo.positions.statements import statements_after


class Entered(Struct, frozen=True):
    """One statement as a person entered it. known: the id of the statement that it was, "" for a new one.

    target: "" stands for the words of the quote.
    """

    stance: Stance
    quote: str
    target: str = ""
    scope: str = ""
    strength: Strength = Strength.PLAIN
    concepts: tuple[str, ...] = ()
    known: str = ""


def corrected(line: Line, entered: Sequence[Entered]) -> tuple[Statement, ...]:
    """The statements that a person entered, in the order of their words in the line.

    One that is not what it was bears the sign of it. Raises InvalidData for a quote that does not stand in the line.
    """
    before = {one.id: one for one in line.statements}
    made = [_statement(line, one, before.get(one.known), place) for place, one in enumerate(entered)]
    ordered = sorted(made, key=lambda one: one.start)
    return tuple(replace(one, id=f"{line.id}.{number}") for number, one in enumerate(ordered, 1))


def as_read(mandate: Mandate, number: str) -> tuple[Statement, ...]:
    """The statements that are read from the text of a line, without what people corrected in it."""
    before: Statement | None = None
    for line in mandate.lines:
        if line.id == number:
            return statements_after(before, line.id, line.text)
        before = line.statements[-1] if line.statements else before
    raise KeyError(number)


def with_statements(mandate: Mandate, statements: dict[str, tuple[Statement, ...]]) -> Mandate:
    """The mandate with other statements in the lines of these numbers."""
    lines = (replace(line, statements=statements.get(line.id, line.statements)) for line in mandate.lines)
    return replace(mandate, lines=tuple(lines))


def told(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """Statements for the record: what a person can correct, nothing else."""
    return [
        {
            "stance": one.stance.value,
            "strength": one.strength.value,
            "target": one.target,
            "scope": one.scope,
            "quote": one.quote,
            "concepts": list(one.concepts),
        }
        for one in statements
    ]


def _statement(line: Line, entered: Entered, before: Statement | None, place: int) -> Statement:
    start = _start(line, entered.quote, before)
    if start is None:
        raise InvalidData(
            "these words do not stand in the line, word for word.",
            where=f"statement {place + 1}",
            remedy="Copy them from the text of the line.",
        )
    made = Statement(
        id=f"{line.id}.0",
        stance=entered.stance,
        target=entered.target or entered.quote,
        quote=entered.quote,
        start=start,
        scope=entered.scope,
        strength=entered.strength,
        concepts=entered.concepts,
    )
    same = before is not None and told([before]) == told([made])
    return replace(made, corrected=before.corrected if same and before is not None else True)


def _start(line: Line, quote: str, before: Statement | None) -> int | None:
    """Where the words stand: at their old place, else at the first; None where they do not stand or there are none."""
    if not quote:
        return None
    if before is not None and line.text.startswith(quote, before.start):
        return before.start
    start = line.text.find(quote)
    return start if start >= 0 else None
