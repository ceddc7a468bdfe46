"""Relations that people confirmed, and the file that they come in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from plenipo.errors import InvalidData
from plenipo.positions.finding import Relation

_REMEDY = 'Write {"confirmed": [{"proposal", "line", "relation", "change_quote"}]}.'
NONE = "none"


class Confirmed(Struct, frozen=True):
    """What a person says about one line and one proposal, or one change of it.

    relation: None where there is none. line: "" with None where the words bear on no line at all.
    change_quote: words of the change; "" where the person did not point at any.
    """

    proposal: str
    line: str
    relation: Relation | None
    change_quote: str = ""


def read_confirmed(data: bytes, where: str) -> tuple[Confirmed, ...]:
    """The answers in a file: {"confirmed": [...]}, or a list of proposals, each with its relations. Raises InvalidData.

    A key of ``plenipo evaluate`` will do too: {"core": [{"proposal", "line", "relation"}], "proposals": [all that were
    read]}. In the form of a list a proposal is {"proposal", "relations": [{"line", "relation", "change_quote"}],
    "hard_negatives": [{"change_quote"}]}; one without relations says that it has none.
    """
    try:
        stored = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise InvalidData("the confirmed relations are no JSON.", where=where, remedy=_REMEDY) from exc
    if isinstance(stored, dict) and isinstance(stored.get("confirmed"), list):
        rows = [*enumerate(stored["confirmed"], start=1)]
        return tuple(_answer(row, f"{where}, answer {number}") for number, row in rows)
    if isinstance(stored, dict) and isinstance(stored.get("core"), list):
        return _of_key(stored, where)
    if isinstance(stored, list):
        return tuple(one for number, row in enumerate(stored, start=1) for one in _of_proposal(row, where, number))
    raise InvalidData("there are no confirmed relations in it.", where=where, remedy=_REMEDY)


def _of_key(stored: dict[str, Any], where: str) -> tuple[Confirmed, ...]:
    read = stored.get("proposals")
    silent = [{"proposal": one, "line": "", "relation": NONE} for one in (read if isinstance(read, list) else ())]
    rows = enumerate([*stored["core"], *silent], start=1)
    return tuple(_answer(row, f"{where}, answer {number}") for number, row in rows)


def _of_proposal(row: Any, where: str, number: int) -> Iterator[Confirmed]:
    place = f"{where}, proposal {number}"
    if not isinstance(row, dict) or not isinstance(row.get("relations"), list):
        raise InvalidData("a proposal has no list of relations.", where=place, remedy=_REMEDY)
    proposal = {"proposal": row.get("proposal")}
    for relation in row["relations"]:
        yield _answer(relation | proposal if isinstance(relation, dict) else relation, place)
    yield _answer(proposal | {"line": "", "relation": NONE}, place)
    for negative in row.get("hard_negatives") or ():
        if isinstance(negative, dict):
            yield _answer(
                {"change_quote": negative.get("change_quote", ""), "line": "", "relation": NONE} | proposal, place
            )


def _answer(row: Any, place: str) -> Confirmed:
    if not isinstance(row, dict):
        raise InvalidData("an answer is no object.", where=place, remedy=_REMEDY)
    proposal, line, quote = row.get("proposal"), row.get("line", ""), row.get("change_quote") or ""
    relation = row.get("relation")
    if isinstance(line, int) and not isinstance(line, bool):
        line = str(line)
    if not (isinstance(proposal, str) and proposal and isinstance(line, str) and isinstance(quote, str)):
        raise InvalidData("an answer needs a proposal, a line and a relation.", where=place, remedy=_REMEDY)
    if relation != NONE and relation not in list(Relation):
        known = ", ".join([*Relation, NONE])
        raise InvalidData(f"there is no relation {relation!r}.", where=place, remedy=f"Use one of: {known}.")
    if relation != NONE and not line:
        raise InvalidData(f"an answer says {relation} and names no line.", where=place, remedy=_REMEDY)
    return Confirmed(proposal, line, None if relation == NONE else Relation(relation), quote)
