"""Lists as people write them: bullets, letters, Roman headings. No point is lost without a word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.positions.mandate import Mandate, Stance
from plenipo.positions.registers import read_mandate
from plenipo.readers import read_document

BY_ORDER = "The lines bear no numbers; they are numbered here by their order."


def mandate(text: str) -> Mandate:
    return read_mandate(read_document(text.encode(), "lines.txt"))


def lines(text: str) -> list[tuple[str, str, str]]:
    return [(line.id, line.section, line.text) for line in mandate(text).lines]


@pytest.mark.parametrize("sign", ["-", "*", "+", "•", "–", "●", "▪"])
def test_bullets_are_lines_and_stand_in_neither_text_nor_quote(sign: str) -> None:
    found = mandate(f"Lines to take\n\n{sign} We support the plan\n{sign} We oppose the levy.\n")
    assert [(line.id, line.text) for line in found.lines] == [
        ("1", "We support the plan"),
        ("2", "We oppose the levy."),
    ]
    assert [one.quote for line in found.lines for one in line.statements] == [line.text for line in found.lines]
    assert found.warnings == (BY_ORDER,)


def test_headings_between_bullets() -> None:
    text = "# Lines to take\n\n## Fees\n\n- We oppose a levy.\n\n### Harbours\n- They matter\n\nBands\n\n* Keep them\n"
    assert lines(text) == [
        ("1", "Fees", "We oppose a levy."),
        ("2", "Harbours", "They matter"),
        ("3", "Bands", "Keep them"),
    ]


def test_roman_numbers_before_headings() -> None:
    bullets = (
        "Lines to take\nI. Fees\n- We oppose a levy.\n- Keep them\nII. Bands\n- Keep the plan.\nIII. Rest\n- More."
    )
    assert lines(bullets) == [
        ("1", "Fees", "We oppose a levy."), ("2", "Fees", "Keep them"), ("3", "Bands", "Keep the plan."),
        ("4", "Rest", "More."),
    ]  # fmt: skip
    numbers = "Lines to take\nI. Fees\n1. We oppose a levy.\nII. Bands\n2. Keep the plan.\n3. More."
    assert lines(numbers) == [
        ("1", "Fees", "We oppose a levy."), ("2", "Bands", "Keep the plan."), ("3", "Bands", "More.")
    ]  # fmt: skip


def test_roman_numbers_and_letters_with_points_open_lines() -> None:
    roman = "Lines to take\nI. We support A.\nII. We oppose B.\nIII. We support C.\nIV. We oppose D."
    assert [line[0] for line in lines(roman)] == ["I", "II", "III", "IV"]
    assert [line[0] for line in lines("Lines to take\na. We support A\nb. We oppose B\nc. Radio matters")] == list(
        "abc"
    )
    assert lines("Lines to take\n- J. Example supports A.\n- We oppose B.")[0][2] == "J. Example supports A."


def test_bullets_and_letters_below_a_point_belong_to_it() -> None:
    found = mandate("Lines to take\n1. We support:\n- the plan;\n* the fee.\n2. We oppose B.")
    assert found.lines[0].text == "We support:\n• the plan;\n• the fee."
    assert [(one.stance, one.quote) for one in found.lines[0].statements] == [
        (Stance.SUPPORT, "the plan"), (Stance.SUPPORT, "the fee.")
    ]  # fmt: skip
    assert lines("Lines to take\n- We support A.\n- We oppose:\n(a) x;\n- We support C.")[1][2] == "We oppose:\n(a) x;"
    assert lines("Lines to take\na) We support:\n1) A\n2) B\nb) We oppose C.")[0][2] == "We support:\n1) A\n2) B"


def test_short_points_without_a_stop_are_points() -> None:
    assert [line[2] for line in lines("We support A\nWe oppose B\nWe stress C")] == [
        "We support A", "We oppose B", "We stress C"
    ]  # fmt: skip


def test_a_number_alone_in_its_line_belongs_to_the_text_below() -> None:
    assert lines("Lines to take\n7.\nWe support A.\n8.\nWe oppose B.") == [
        ("7", "", "We support A."), ("8", "", "We oppose B.")
    ]  # fmt: skip


def test_what_is_left_out_is_named() -> None:
    found = mandate(
        "Lines to take\n- We support A.\nWe want a good result.\n1. We oppose B.\n2. We oppose C.\n\n## Last"
    )
    assert found.warnings == (
        "Before the first line stands what is read as none: «• We support A.»",
        "Before the first line stands what is read as none: «We want a good result.»",
        "Under the heading «Last» stands no line.",
    )


WORDS = st.lists(st.sampled_from(["we", "support", "oppose", "the", "levy", "plan"]), min_size=1, max_size=5)
OPENINGS = [
    "- ",
    "* ",
    "• ",
    "– ",
    "1. ",
    "2. ",
    "3) ",
    "(a) ",
    "b) ",
    "I. ",
    "II. ",
    "A. ",
    "# ",
    "## ",
    "",
    "",
    "1.1 ",
]
ITEM = st.tuples(
    st.sampled_from(OPENINGS), WORDS, st.sampled_from([".", "", ";", ":"]), st.sampled_from(["\n", "\n\n"])
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ITEM, min_size=1, max_size=9), st.booleans())
def test_every_line_of_a_list_ends_up_somewhere(items: list[tuple[str, list[str], str, str]], titled: bool) -> None:
    printed = [
        f"{opening}{' '.join([f'Mark{number:02}x', *words])}{stop}{end}"
        for number, (opening, words, stop, end) in enumerate(items)
    ]
    found = mandate(("Lines to take\n\n" if titled else "") + "".join(printed) + "- We support the last.\n")
    told = "\n".join(
        [found.title, *found.warnings, *(part for line in found.lines for part in (line.text, line.section))]
    )
    opened = next(
        number for number in range(len(items) + 1) if number == len(items) or f"Mark{number:02}x" in _texts(found)
    )
    for number, (opening, *_) in enumerate(items):
        front = number < opened and opening in ("", "# ", "## ", "I. ", "II. ", "A. ")  # headings of the front
        assert front or f"Mark{number:02}x" in told
    assert "the last" in told
    for line in found.lines:
        assert not re.match(r"[-*•–] ", line.text)
        assert all(line.text.startswith(one.quote, one.start) for one in line.statements)


def _texts(found: Mandate) -> str:
    return "\n".join(line.text for line in found.lines)
