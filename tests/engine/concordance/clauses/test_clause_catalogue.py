"""The data file of clauses, and what is said of one that is wrong."""

from __future__ import annotations

import pytest

from plenipo.concordance.clauses.catalogue import field_clauses, read_clauses
from plenipo.errors import InvalidData

GOOD = b"""
clauses:
- {id: lamps, name: Lamps, group: Light, says: [[lamp*, lantern]]}
"""


def test_a_checklist_of_ones_own() -> None:
    (clause,) = read_clauses(GOOD, "lamps.yaml")
    assert (clause.id, clause.says) == ("lamps", (("lamp*", "lantern"),))


def test_the_clauses_of_the_field_are_complete() -> None:
    wanted = {
        "customs-duties", "data-flows", "localisation", "source-code", "e-signatures", "e-contracts", "consumers",
        "spam", "open-internet", "open-data", "cybersecurity", "independent-regulator", "interconnection", "access",
        "universal-service", "licensing", "scarce-resources", "number-portability", "roaming",
    }  # fmt: skip
    assert wanted <= {clause.id for clause in field_clauses()}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"clauses: 3", "list of clauses"),
        (b"\xff\xfe", "list of clauses"),
        (b"clauses: [", "list of clauses"),
        (GOOD.replace(b"[[lamp*, lantern]]", b"[]"), "says nothing"),
        (GOOD.replace(b"[[lamp*, lantern]]", b"[[]]"), "says nothing"),
        (GOOD.replace(b"lantern", b"'*'"), "term without letters"),
        (GOOD + GOOD.split(b"\n")[2], "the same id"),
        (GOOD.replace(b"says:", b"sayings:"), "list of clauses"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, said: str) -> None:
    with pytest.raises(InvalidData, match=said) as error:
        read_clauses(data, "mine.yaml")
    assert error.value.where == "mine.yaml"
