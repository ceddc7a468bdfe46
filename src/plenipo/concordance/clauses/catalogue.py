"""The checklist as a data file that people edit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from plenipo.concordance.clauses.model import Clause
from plenipo.errors import InvalidData

_REMEDY = "Correct the file of clauses; its form is shown in the documentation under “Check agreements for clauses”."


class _File(Struct, forbid_unknown_fields=True):
    clauses: tuple[Clause, ...]


@cache
def field_clauses() -> tuple[Clause, ...]:
    """The clauses of digital trade and telecommunications that come with Plenipo."""
    data = files("plenipo.concordance.clauses").joinpath("catalogue.yaml").read_bytes()
    return read_clauses(data, "catalogue.yaml")


def read_clauses(data: bytes, where: str) -> tuple[Clause, ...]:
    """The clauses in a file, in its order. Raises InvalidData, which says what to correct."""
    try:
        clauses = msgspec.yaml.decode(data, type=_File).clauses
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidData(f"this is no list of clauses: {error}", where=where, remedy=_REMEDY) from error
    for clause in clauses:
        _check(clause, where)
    if len({clause.id for clause in clauses}) < len(clauses):
        raise InvalidData("two clauses have the same id.", where=where, remedy=_REMEDY)
    return clauses


def _check(clause: Clause, where: str) -> None:
    terms = [*(term for group in clause.says for term in group), *clause.about, *clause.headings, *clause.never]
    if not clause.says or not all(clause.says):
        raise InvalidData(f"clause “{clause.id}” says nothing.", where=where, remedy=_REMEDY)
    if any(not term.strip(" -*") for term in terms):
        raise InvalidData(f"clause “{clause.id}” has a term without letters.", where=where, remedy=_REMEDY)
