"""Positions are read as people wrote them, and nothing is taken for a position that is none."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.errors import ClassifiedMarking, InvalidData, PlenipoError
from plenipo.positions.position import Position, PositionRecord, Stand, read_positions
from plenipo.texts.marking import Marking

FULL = """
marking: LIMITE
positions:
  - proposal: RCC/35A1/7
    position: Support with amendment
    reasons: |
      It helps.
      It costs little.
    fallback: Any text that keeps the first sentence.
    owner: A. Example
    set_by: The head of delegation
    set_on: 2030-05-03
    version: 35(Add.1)
  - proposal: EUR/12A5/1
    position: no position
"""


def read(text: str) -> PositionRecord:
    return read_positions(text.encode(), "positions.yaml")


def test_every_field_is_read() -> None:
    record = read(FULL)
    assert record.marking is Marking.LIMITE
    assert record.by_proposal() == {
        "RCC/35A1/7": Position(
            "RCC/35A1/7", Stand.SUPPORT_AMENDED, "It helps.\nIt costs little.",
            "Any text that keeps the first sentence.", "A. Example", "The head of delegation", "2030-05-03",
            "35(Add.1)",
        ),
        "EUR/12A5/1": Position("EUR/12A5/1", Stand.NONE),
    }  # fmt: skip


@pytest.mark.parametrize("stand", list(Stand))
def test_each_position_has_its_word(stand: Stand) -> None:
    record = read(f"positions:\n  - proposal: A/1/1\n    position: {stand.value.upper()}\n")
    assert record.positions[0].stand is stand


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("positions:\n  - proposal: A/1/1\n    position: maybe\n", "line 3: 'maybe' is no position. There are: "),
        ("positions:\n  - proposal: A/1/1\n", "line 2: '' is no position"),
        ("positions:\n  - position: oppose\n", "line 2: the proposal is missing"),
        ("positions:\n  - {proposal: A/1/1, position: oppose}\n  - {proposal: A/1/1, position: support}\n",
         "line 3: A/1/1 has two positions"),
        ("positions:\n  - {proposal: A/1/1, position: oppose, reason: none}\n", "Is it 'reasons'?"),
        ("marking: SECRET\npositions: []\n", "'SECRET' is no marking"),
        ("positions: oppose\n", "positions should be a list"),
        ("", "there is nothing in the file"),
        ("positions: [", "this is no YAML"),
        ('positions:\n  - proposal: A/1/1\n    position: oppose\n    reasons: "\\ud800"\n',
         "line 4: the text holds half of a character"),
        ("positions:\n  - proposal: ~\n    position: oppose\n", "line 2: the proposal is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(text: str, said: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read(text)
    assert said in caught.value.what
    assert caught.value.where == "positions.yaml"
    assert "plenipo lines" not in caught.value.remedy


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"positions:\n  - {text}".encode()))
def test_hostile_bytes_give_a_record_or_an_error_of_ours(data: bytes) -> None:
    with suppress(PlenipoError):
        record = read_positions(data, "positions.yaml")
        assert len(record.by_proposal()) == len(record.positions)


@pytest.mark.parametrize("key", ["reasons", "fallback", "owner", "set_by", "version"])
@pytest.mark.parametrize(
    "text", ["RESTREINT UE/EU RESTRICTED", '"\\x53ECRET UE"', ">\n      CONFIDENTIEL\n      UE/EU CONFIDENTIAL"]
)
def test_a_classified_text_is_refused(key: str, text: str) -> None:
    with pytest.raises(ClassifiedMarking) as caught:
        read(f"positions:\n  - proposal: A/1/1\n    position: oppose\n    {key}: {text}\n")
    assert caught.value.where == "positions.yaml"


def test_a_classified_comment_is_refused() -> None:
    with pytest.raises(ClassifiedMarking):
        read("# SECRET UE/EU SECRET\npositions: []\n")
