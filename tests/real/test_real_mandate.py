"""The real EU lines to take for a Plenipotentiary Conference: its data, its lines, the sense of its statements."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from plenipo.positions.load import load_mandate
from plenipo.positions.mandate import Form, Mandate, Stance, Strength
from plenipo.positions.own_format import read_own_file, write_own_format
from plenipo.texts.marking import Marking

NAME = "002_be7d033a984a50f1.txt"


@pytest.fixture(scope="module")
def path(shared_data: Path) -> Path:
    found = shared_data.parent / "seeds" / NAME
    if not found.is_file():
        pytest.skip(f"no real mandate at {found}")
    return found


@pytest.fixture(scope="module")
def mandate(path: Path) -> Mandate:
    return load_mandate(path)


def test_all_data_of_the_mandate(mandate: Mandate) -> None:
    assert (mandate.reference, mandate.previous) == ("12759/22", "10799/22")
    assert (mandate.date, mandate.approved_on) == ("2022-09-23", "2022-07-18")
    assert (mandate.body, mandate.meeting) == ("the Council (Agriculture and Fisheries)", "3890th meeting")
    assert mandate.subject_codes == (
        "TELECOM 377", "CYBER 305", "COPEN 329", "JAI 1226", "DROIPEN 126", "RELEX 1237", "CONUN 216", "ENV 912"
    )  # fmt: skip
    assert (mandate.form, mandate.binding, mandate.legal_basis) == (Form.LINES_TO_TAKE, False, "")
    assert (mandate.marking, mandate.language, mandate.warnings) == (Marking.PUBLIC, "en", ())
    assert mandate.authority == (
        "EU lines to take approved by the Council (Agriculture and Fisheries) on 18 July 2022 (12759/22); "
        "political, not binding"
    )


def test_25_lines_under_6_headings_word_for_word(mandate: Mandate, path: Path) -> None:
    assert [line.id for line in mandate.lines] == [str(number) for number in range(1, 26)]
    sections = [line.section for line in mandate.lines]
    assert [sections.count(name) for name in dict.fromkeys(sections)] == [4, 6, 4, 3, 4, 4]
    printed = path.read_text()
    assert all(f"{line.id}. {line.text}\n" in printed for line in mandate.lines)


STANCES = {
    "1": ["context"],
    "2": ["context"],
    "11": ["support"],
    "13": ["support", "support"],
    "14": ["stress", "concern"],
    "16": ["support", "condition", "stress", "condition"],
    "17": ["oppose", "support", "support"],
    "19": ["support", "concern", "concern"],
    "20": ["context", "oppose"],
    "21": ["encourage"],
    "22": ["concern", "concern"],
    "23": ["concern", "concern"],
    "24": ["oppose", "encourage", "support", "support"],
    "25": ["stress", "support", "support"],
}


@pytest.mark.parametrize("line", STANCES)
def test_stances_of_a_line(mandate: Mandate, line: str) -> None:
    assert [one.stance.value for one in mandate.line(line).statements] == STANCES[line]


def test_every_quote_stands_in_its_line(mandate: Mandate) -> None:
    for line in mandate.lines:
        for one in line.statements:
            assert line.text[one.start : one.start + len(one.quote)] == one.quote
            assert one.target


def test_what_is_opposed_is_named_without_the_words_of_opposition(mandate: Mandate) -> None:
    opposed = [one for line in mandate.lines for one in line.statements if one.stance is Stance.OPPOSE]
    assert all("not" not in one.target.split() for one in opposed)
    assert {one.id.split(".")[0] for one in opposed} == {"4", "9", "17", "20", "24"}
    strong = [one.id for one in mandate.line("17").statements if one.strength is Strength.STRONG]
    assert strong == ["17.2"]


def test_the_own_format_gives_it_back(mandate: Mandate) -> None:
    assert read_own_file(write_own_format(mandate).encode(), "lines.yaml").mandate == mandate


def test_it_is_read_at_once(path: Path) -> None:
    started = time.perf_counter()
    load_mandate(path)
    assert time.perf_counter() - started < 3
