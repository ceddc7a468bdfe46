"""concordance.json: the keys that others script against, and a table that comes back equal."""

from __future__ import annotations

import json

import pytest

from plenipo.concordance.decisions import carry_over, decide
from plenipo.concordance.model import Decision, Degree
from plenipo.errors import InvalidData
from plenipo.writers.concordance import read_concordance, write_concordance_json
from tests.engine.concordance.lamp_tables import LAMPS, LIT, changed, table

DECIDED = decide(
    table(),
    Decision("art5.1", Degree.FULL, targets=("Section 4",), decided_by="A. Pilot"),
    Decision("art5.2.b", Degree.NONE),
)


def test_the_contract_of_the_command_line() -> None:
    shown = json.loads(write_concordance_json(table()))
    row = shown["rows"][1]
    assert {key: row["source"][key] for key in ("id", "label", "text")} == {
        "id": "art5.1",
        "label": "Article 5(1)",
        "text": LIT,
    }
    assert {key: row["targets"][0][key] for key in ("id", "label", "text", "score")} == {
        "id": "s3",
        "label": "Section 3",
        "text": LAMPS,
        "score": 0.82,
    }
    assert (row["degree"], row["missing"], row["why"]) == ("partial", ["within ten days"], "The time limit is missing.")
    assert [each["source"]["id"] for each in shown["rows"]] == [each.id for each in table().rows]


def test_degree_and_targets_are_those_that_a_person_decided() -> None:
    row = json.loads(write_concordance_json(DECIDED))["rows"][1]
    assert (row["degree"], [each["id"] for each in row["targets"]]) == ("full", ["s4"])
    assert (row["proposed_degree"], [each["id"] for each in row["proposed_targets"]]) == ("partial", ["s3"])


@pytest.mark.parametrize(
    "made",
    [
        table(),
        DECIDED,
        table(judged=False, remarks=("No articles.",), restricted_to=("CHAPTER II",)),
        carry_over(DECIDED, changed(table(), "art5.1", text="Boats carry bells.")),
    ],
    ids=["proposed", "decided", "not judged", "reopened"],
)
def test_the_table_comes_back_equal(made: object) -> None:
    assert read_concordance(write_concordance_json(made)) == made  # type: ignore[arg-type]


def test_what_is_no_table_is_said() -> None:
    with pytest.raises(InvalidData, match=r"out/concordance\.json"):
        read_concordance('{"rows": 1}', where="out/concordance.json")
