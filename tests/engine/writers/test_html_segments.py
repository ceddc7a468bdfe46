"""Marked text gives every sponsor its reading back, and the base to everybody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.amendments.proposal import ChangeKind, SpanKind
from plenipo.compilation.model import CompiledChange, CompiledProvision, Status
from plenipo.writers.segments import Segment, compared, merged_segments, reading_segments, text_of
from tests.engine.writers.model_compilation import delete, insert, model, provision, reading

KEEP, INSERT, DELETE = SpanKind.KEEP, SpanKind.INSERT, SpanKind.DELETE


def changed(base: str, *changes: CompiledChange, readings: dict[str, str]) -> CompiledProvision:
    return provision(
        "p",
        base,
        status=Status.COMPATIBLE,
        changes=changes,
        readings=tuple(reading(text, sponsor) for sponsor, text in readings.items()),
    )


def test_changes_of_several_sponsors_stand_in_one_marked_text() -> None:
    entry = changed(
        "trust is built by governments.",
        insert(" and confidence", 5, "ACP"),
        delete("governments", 18, "EUR"),
        insert("all", 29, "EUR"),
        readings={"ACP": "trust and confidence is built by governments.", "EUR": "trust is built by all."},
    )
    assert merged_segments(entry) == (
        Segment(KEEP, "trust"),
        Segment(INSERT, " and confidence", ("ACP",)),
        Segment(KEEP, " is built by "),
        Segment(DELETE, "governments", ("EUR",)),
        Segment(INSERT, "all", ("EUR",)),
        Segment(KEEP, "."),
    )


@pytest.mark.parametrize("offset", [3, 6], ids=["at the start of the deletion", "at its end"])
def test_a_replacement_may_stand_at_either_end_of_what_it_replaces(offset: int) -> None:
    entry = changed(
        "to aid all", delete("aid", 3, "EUR"), insert("help", offset, "EUR"), readings={"EUR": "to help all"}
    )
    segments = merged_segments(entry)
    assert segments is not None
    assert [segment.kind for segment in segments] == [KEEP, DELETE, INSERT, KEEP]


def test_an_insertion_stands_before_the_deletion_of_another_sponsor() -> None:
    entry = changed(
        "to aid all",
        delete("aid ", 3, "EUR"),
        insert("quickly ", 3, "ACP"),
        readings={"EUR": "to all", "ACP": "to quickly aid all"},
    )
    segments = merged_segments(entry)
    assert segments is not None
    assert text_of(segments, "ACP") == "to quickly aid all"
    assert text_of(segments, "EUR") == "to all"


def test_changes_that_cannot_stand_together_are_not_merged() -> None:
    entry = changed(
        "to aid all",
        delete("aid all", 3, "EUR"),
        insert("or help ", 7, "ACP"),
        readings={"EUR": "to ", "ACP": "to aid or help all"},
    )
    assert merged_segments(entry) is None


def test_a_move_leaves_its_old_place_and_arrives_at_the_new() -> None:
    move = CompiledChange(ChangeKind.MOVE, "to report.", ("EUR",), 0)
    old = provision("a", "to report.", changes=(move,), readings=(reading("", "EUR", present=False),))
    new = provision("b", "", changes=(move,), readings=(reading("to report.", "EUR"),), inserted=True)
    assert merged_segments(old) == (Segment(DELETE, "to report.", ("EUR",)),)
    assert merged_segments(new) == (Segment(INSERT, "to report.", ("EUR",)),)


def test_comparison_joins_replacements_that_only_a_space_parts() -> None:
    assert compared("to report every year.", "to inform each year.", ("EUR",)) == (
        Segment(KEEP, "to "),
        Segment(DELETE, "report every", ("EUR",)),
        Segment(INSERT, "inform each", ("EUR",)),
        Segment(KEEP, " year."),
    )


def test_every_reading_of_the_model_is_marked_against_its_base() -> None:
    for entry in model().provisions:
        for one in entry.readings:
            segments = reading_segments(entry, one)
            assert text_of(segments, one.sponsors[0]) == one.text
            assert text_of(segments, "nobody") == entry.text


texts = st.lists(st.sampled_from(["a", "b", "[^1]", " ", "’", "'", ".", "قرار", "é", "𝕏", "-"]), max_size=12).map(
    "".join
)


@given(base=texts, text=texts)
def test_comparison_gives_the_text_exactly(base: str, text: str) -> None:
    assert text_of(compared(base, text, ("EUR",)), "EUR") == text
