"""What a conversion from PDF ran together is set apart again, and only that."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.readers.akoma_ntoso.footnotes import with_notes
from plenipo.readers.akoma_ntoso.repairs import repaired
from plenipo.texts.views import Line

Shown = tuple[str, str]


def call(text: str) -> Line:
    return Line(text, style="Call")


def shown(lines: list[Line]) -> list[Shown]:
    return [("Call" if line.style == "Call" else line.label, line.text) for line in lines]


def test_a_first_label_that_stayed_in_the_text_is_a_label() -> None:
    lines = [call("recalling"), Line("a) the lamps;"), Line("the buoys,", "b)")]
    assert shown(repaired(lines)) == [("Call", "recalling"), ("a)", "the lamps;"), ("b)", "the buoys,")]


def test_a_figure_that_begins_a_sentence_is_no_label() -> None:
    lines = [call("resolves"), Line("1 lamp is enough,")]
    assert shown(repaired(lines)) == [("Call", "resolves"), ("", "1 lamp is enough,")]


def test_items_that_run_on_are_set_apart() -> None:
    text = "to count; 10 to report; 11 to rest,"
    assert shown(repaired([call("resolves"), Line(text, "9")]))[1:] == [
        ("9", "to count;"),
        ("10", "to report;"),
        ("11", "to rest,"),
    ]


def test_lists_inside_an_item_are_set_apart_and_the_outer_list_goes_on() -> None:
    text = "to keep: i) the red; and ii) the green; 2 to rest: • at noon; • at night."
    assert shown(repaired([call("resolves"), Line(text, "1")]))[1:] == [
        ("1", "to keep:"),
        ("i)", "the red; and"),
        ("ii)", "the green;"),
        ("2", "to rest:"),
        ("•", "at noon;"),
        ("•", "at night."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "as resolves 1, 2 and 3 say;",
        "under No. 2 of the rules;",
        "by 2031; 14 lamps remain;",
        "a lamp; b) is not a part of this one;",
    ],
)
def test_figures_and_letters_in_running_text_stay_there(text: str) -> None:
    assert shown(repaired([call("resolves"), Line(text, "1")]))[1:] == [("1", text)]


def test_a_call_that_ends_the_item_before_it_is_a_call() -> None:
    lines = [call("resolves"), Line("to keep the lamps, instructs the Keeper", "1"), Line("to count them.", "1")]
    assert shown(repaired(lines)) == [
        ("Call", "resolves"),
        ("1", "to keep the lamps,"),
        ("Call", "instructs the Keeper"),
        ("1", "to count them."),
    ]


def test_a_call_that_carries_its_only_item_along_is_set_apart() -> None:
    lines = [call("resolves"), Line("to keep the lamps, requests the Council to pay for them.", "1")]
    assert shown(repaired(lines))[1:] == [
        ("1", "to keep the lamps,"),
        ("Call", "requests the Council"),
        ("", "to pay for them."),
    ]


def test_a_short_call_of_the_preamble_before_a_first_letter_is_a_call() -> None:
    lines = [call("recalling"), Line("the lamps, bearing in mind", "b)"), Line("the buoys,", "a)")]
    assert shown(repaired(lines))[1:] == [("b)", "the lamps,"), ("Call", "bearing in mind"), ("a)", "the buoys,")]
    without = [call("recalling"), Line("the lamps, bearing in mind", "b)"), Line("the buoys,")]
    assert shown(repaired(without)) == shown(without)


def test_a_recital_that_tells_what_another_text_requests_stays_whole() -> None:
    text = "that Resolution 5, requests the Council to pay,"
    assert shown(repaired([call("recalling"), Line(text, "a)")]))[1:] == [("a)", text)]


def test_hyphens_that_a_line_end_parted_are_joined() -> None:
    text = "high- level and short- and long-term, 2031- 2034"
    assert repaired([Line(text)]) == [Line("high-level and short- and long-term, 2031-2034")]


@given(
    st.lists(
        st.builds(
            Line,
            st.lists(
                st.sampled_from(
                    ["to keep", ";", ":", ",", " 2", " 3", " ii)", " a)", " instructs the Keeper", " to", "1 ", " •"]
                ),
                max_size=9,
            ).map("".join),
            st.sampled_from(["", "1", "i)", "a)"]),
            st.sampled_from(["", "Call"]),
        ),
        max_size=4,
    )
)
def test_repairs_neither_add_nor_drop_a_word(lines: list[Line]) -> None:
    def words(given: list[Line]) -> str:
        return "".join(f"{line.label}{line.text}" for line in given).replace(" ", "")

    assert words(repaired(lines)) == words(lines)


@pytest.mark.parametrize(
    "text",
    [
        "a, " * 100_000,
        "to keep: " + "a) x: " * 100_000,
        "x ____________________ 1 y" * 40_000,
        "to keep; 2 " * 100_000,
        "- " * 200_000,
    ],
)
def test_long_hostile_lines_take_no_more_than_a_moment(text: str) -> None:
    started = process_time()
    lines, _ = with_notes([Line(text, "1"), Line("a) the end")])
    assert repaired([call("resolves"), *lines, Line("and so on", "1")])
    assert process_time() - started < 5


def test_a_footnote_in_the_text_becomes_a_note_and_its_mark_a_reference() -> None:
    lines = [
        Line("for small harbours1 and others;", "a)"),
        Line("the end. ____________________ 1 These include piers. 2 Of cork.", "b)"),
        Line("and buoys2.", "c)"),
    ]
    kept, notes = with_notes(lines)
    assert notes == ["These include piers."]
    assert [line.text for line in kept] == [
        "for small harbours[^1] and others;",
        "the end.",
        "2 Of cork.",
        "and buoys2.",
    ]


def test_a_sentence_that_goes_on_after_the_footnote_is_joined() -> None:
    kept, notes = with_notes([Line("harbours1 on ____________________ 1 These include piers. the coast;")])
    assert [line.text for line in kept] == ["harbours[^1] on the coast;"]
    assert notes == ["These include piers."]


def test_a_page_after_a_footnote_is_not_a_part_of_it() -> None:
    page = "The keeper counts. " * 40
    kept, notes = with_notes([Line(f"harbours1; ____________________ 1 These include piers. {page}")])
    assert notes == ["These include piers."]
    assert kept[0].text == f"harbours[^1]; {page}"


def test_a_rule_without_footnote_is_left_alone() -> None:
    lines = [Line("Signature: ____________________"), Line("Resolution 12 (Portavia, 2031)")]
    assert with_notes(lines) == (lines, [])
