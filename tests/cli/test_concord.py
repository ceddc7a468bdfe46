"""``plenipo concord``: the whole way from two texts to files, and what people decide across reruns."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from plenipo.cli.main import run
from plenipo.writers.concordance import CONCORDANCE_NAMES, read_concordance

DIRECTIVE = """\
DIRECTIVE (EU) 2031/77 OF THE HARBOUR COUNCIL

CHAPTER I
Lighting of harbours

Article 1
Lamps

1. Every harbour shall keep its lamps lit from dusk to dawn.
2. The harbour master shall test each lamp within ten days of a complaint and shall report the outcome to the pilot.

CHAPTER II
Telecommunications of ships

Article 2
Radio watch

1. Each ship in a harbour shall keep a radio watch on channel sixteen.
2. The radio log shall be kept for two years.
"""
ACT = """\
HARBOUR LAMPS ACT OF VELMARA

PART I
Lamps

Section 1
Duty to light

(1) Every harbour shall keep its lamps lit from dusk to dawn.
(2) The harbour master shall test each lamp after a complaint.

PART II
Electronic communications

Section 2
Watch

(1) A ship in a harbour keeps a radio watch on channel sixteen.
"""


@pytest.fixture
def laws(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "directive.txt", tmp_path / "act.txt"
    source.write_text(DIRECTIVE, "utf-8")
    target.write_text(ACT, "utf-8")
    return source, target


def concord(laws: tuple[Path, Path], out: Path, *options: str) -> int:
    return run(["concord", *map(str, laws), "-o", str(out), *options])


def rows(out: Path) -> dict[str, dict[str, object]]:
    return {row["source"]["id"]: row for row in json.loads((out / "concordance.json").read_text())["rows"]}


def decide(out: Path, *entries: str) -> None:
    body = "\n".join(f"  - {{{entry}}}" for entry in entries)
    (out / "decisions.yaml").write_text(f"decisions:\n{body}\n", "utf-8")


FULL = "row: Article 1(1), degree: full, decided_by: A. Pilot, decided_on: 2031-06-02"
PLAN = "row: art1.2, degree: partial, measure: Lamps Decree, measure_date: 2032-01-01, decided_by: A. Pilot"


def test_it_writes_every_file_and_prints_the_summary(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert concord(laws, out) == 0
    assert {path.name for path in out.iterdir()} == {*CONCORDANCE_NAMES, "decisions.yaml"}
    printed = capsys.readouterr().out
    assert "Lighting of harbours" in printed
    assert "concordance.docx" in printed


def test_json_is_the_only_thing_on_standard_output(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert concord(laws, out, "--json") == 0
    printed = capsys.readouterr().out
    assert printed.strip() == (out / "concordance.json").read_text().strip()
    first = json.loads(printed)["rows"][1]
    assert first["source"]["label"] == "Article 1(1)"
    assert first["targets"][0]["text"] == "Every harbour shall keep its lamps lit from dusk to dawn."
    assert first["degree"] == "full"


def test_decisions_stand_on_a_rerun_and_the_file_stays_as_people_wrote_it(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    concord(laws, out)
    decide(out, FULL, PLAN)
    before = (out / "decisions.yaml").read_bytes()
    capsys.readouterr()
    for _ in range(2):
        assert concord(laws, out) == 0
        assert rows(out)["art1.2"]["decision"]["measure"] == "Lamps Decree"  # type: ignore[index]
        assert (out / "decisions.yaml").read_bytes() == before
    assert capsys.readouterr().err == ""


def test_a_new_version_reopens_what_changed_and_says_why(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    concord(laws, out)
    decide(out, FULL, PLAN)
    concord(laws, out)
    laws[0].write_text(DIRECTIVE.replace("within ten days", "within five days"), "utf-8")
    capsys.readouterr()
    assert concord(laws, out) == 0
    assert "Article 1(2) of the source changed" in capsys.readouterr().err
    assert "“ten days” now reads “five days”" in str(rows(out)["art1.2"]["reopened"])
    assert rows(out)["art1.2"]["decision"] is None
    assert rows(out)["art1.1"]["decision"]["decided_by"] == "A. Pilot"  # type: ignore[index]
    laws[0].write_text(DIRECTIVE, "utf-8")
    assert concord(laws, out) == 0
    assert rows(out)["art1.2"]["reopened"] == ""


def test_a_filled_workbook_gives_decisions(laws: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    concord(laws, out)
    book = openpyxl.load_workbook(out / "concordance.xlsx")
    sheet = book["Decisions"]
    heads = {cell.value: at for at, cell in enumerate(sheet[1], 1)}
    line = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == "Article 2(2)")
    sheet.cell(line, heads["Degree"]).value = "not applicable"
    book.save(tmp_path / "filled.xlsx")
    assert concord(laws, out, "--decisions", str(tmp_path / "filled.xlsx")) == 0
    assert concord(laws, out) == 0
    assert rows(out)["art2.2"]["degree"] == "not applicable"


def test_decisions_that_the_file_drops_stand_and_are_named(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    concord(laws, out)
    decide(out, FULL, PLAN)
    concord(laws, out)
    decide(out, FULL)
    capsys.readouterr()
    assert concord(laws, out) == 0
    assert "does not name the decisions on art1.2, which stand" in capsys.readouterr().err
    decide(out, FULL, "row: art1.2, withdrawn: yes")
    concord(laws, out)
    assert rows(out)["art1.2"]["decision"] is None


def test_a_chapter_restricts_both_sides_and_is_named(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert concord(laws, out, "--chapter", "telecom") == 0
    assert set(rows(out)) == {"art2", "art2.1", "art2.2"}
    said = capsys.readouterr().err.splitlines()
    assert [line.split(": took ")[0] for line in said] == ["plenipo: directive.txt", "plenipo: act.txt"]
    assert "Telecommunications of ships" in said[0]
    assert "Electronic communications" in said[1]


def test_a_chapter_that_is_nowhere_is_an_error_that_lists_the_chapters(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert concord(laws, tmp_path / "out", "--chapter", "fisheries") == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "no chapter matches 'fisheries'" in said
    assert "Lighting of harbours" in said
    assert not (tmp_path / "out").exists()


def test_a_decision_on_nothing_is_named_and_the_rest_is_done(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    concord(laws, out)
    decide(out, FULL, "row: Article 99, degree: full, decided_by: A. Pilot")
    capsys.readouterr()
    assert concord(laws, out) == 2
    assert "there is no provision 'Article 99'" in capsys.readouterr().err
    assert rows(out)["art1.1"]["decision"] is not None


def test_a_refused_entry_leaves_the_earlier_decision_and_the_rest_is_done(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    concord(laws, out)
    decide(out, FULL)
    concord(laws, out)
    decide(out, "row: Article 1(1), degree: none, decided_by: A, decided_on: soon", PLAN)
    capsys.readouterr()
    assert concord(laws, out) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert said.endswith(
        "line 2: the decision on Article 1(1) has decided_on 'soon', which is no date; write it as 2027-06-30."
    )
    assert rows(out)["art1.1"]["decision"]["decided_by"] == "A. Pilot"  # type: ignore[index]
    assert rows(out)["art1.2"]["decision"] is not None


def test_a_confirmed_decision_is_not_bound_to_another_target_of_the_same_number(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    accepted = "row: Article 2(1), degree: full, targets: [Section 2], decided_by: A. Pilot, decided_on: 2031-06-02"
    concord(laws, out)
    decide(out, accepted)
    concord(laws, out)
    watch = ACT[ACT.index("Section 2") :]
    new = "Section 2\nFees\n\n(1) The fee for a berth is two marks.\n\n" + watch.replace("Section 2", "Section 3")
    laws[1].write_text(ACT.replace(watch, new), "utf-8")
    concord(laws, out)
    kept = rows(out)["art2.1"]["decision"]
    assert kept["targets"] == ["Section 3"]  # type: ignore[index]
    laws[1].write_text(ACT.replace(watch, new.replace("sixteen", "nine")), "utf-8")
    concord(laws, out)
    assert rows(out)["art2.1"]["decision"] is None
    decide(out, accepted.replace("2031-06-02", "2032-06-02"))
    capsys.readouterr()
    status, stands = concord(laws, out), rows(out)["art2.1"]["decision"]
    assert (status, stands["on_targets"], stands["targets"]) == (0, ["sec3"], ["Section 3"])  # type: ignore[index]


def test_a_folder_of_another_pair_is_not_written(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    concord(laws, out)
    decide(out, FULL)
    concord(laws, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    capsys.readouterr()
    assert concord((laws[1], laws[0]), out) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "the folder holds the table of another pair: DIRECTIVE (EU) 2031/77" in said
    assert "Name another folder with -o." in said
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_marking_travels(laws: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    concord(laws, out, "--marking", "limite")
    assert read_concordance((out / "concordance.json").read_bytes()).marking == "LIMITE"
    (out / "decisions.yaml").write_text("marking: SENSITIVE\ndecisions: []\n")
    concord(laws, out)
    assert read_concordance((out / "concordance.json").read_bytes()).marking == "SENSITIVE"


def test_classified_texts_and_decisions_are_refused(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    concord(laws, out)
    (out / "decisions.yaml").write_text("# RESTREINT UE/EU RESTRICTED\ndecisions: []\n")
    assert concord(laws, out) == 2
    laws[1].write_text("RESTREINT UE/EU RESTRICTED\n\n" + ACT, "utf-8")
    assert concord(laws, tmp_path / "other") == 2
    assert not (tmp_path / "other").exists()
    assert capsys.readouterr().err.count("RESTREINT UE/EU RESTRICTED") == 2


def test_a_table_that_is_none_is_not_overwritten(
    laws: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "concordance.json").write_text("{}")
    assert concord(laws, out) == 2
    assert (out / "concordance.json").read_text() == "{}"
    assert "concordance.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [("--marking", "SECRET"), ("--decisions", "nowhere.yaml"), ("--chapter", "–")], ids=str
)
def test_what_makes_no_sense_is_said_in_one_line(
    laws: tuple[Path, Path], tmp_path: Path, options: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert concord(laws, tmp_path / "out", *options) == 2
    said = capsys.readouterr().err
    assert said.startswith("plenipo: ")
    assert len(said.splitlines()) == 1
