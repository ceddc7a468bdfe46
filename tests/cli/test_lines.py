"""``plenipo lines``: the table, the JSON that scripts rely on, the file that people correct, the comparison."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plenipo.cli.main import run

TEXT = "Lines to take\n\nFees\n\n1. We oppose a levy on receivers.\n2. We support the plan of the northern harbours.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lines.txt"
    path.write_text(TEXT)
    return path


def test_the_table_names_line_section_stance_and_target(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lines", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "Lines to take; political, not binding" in shown
    rows = [line.split() for line in shown.splitlines()]
    assert ["1", "Fees", "oppose", "a", "levy", "on", "receivers"] in rows
    assert ["2", "support", "the", "plan", "of", "the", "northern", "harbours"] in rows
    assert "2 lines, 2 statements." in shown


def test_json_has_the_promised_keys(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lines", str(file), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    promised = {
        "reference",
        "title",
        "date",
        "approved_on",
        "body",
        "previous",
        "marking",
        "form",
        "binding",
        "authority",
    }
    assert promised <= shown["mandate"].keys()
    first = shown["lines"][0]
    assert (first["id"], first["section"], first["text"]) == ("1", "Fees", "We oppose a levy on receivers.")
    (statement,) = first["statements"]
    assert (statement["stance"], statement["target"], statement["quote"]) == (
        "oppose", "a levy on receivers", "We oppose a levy on receivers."
    )  # fmt: skip


def test_what_is_corrected_in_the_file_outlives_a_second_reading(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lines.yaml"
    assert run(["lines", str(file), "-o", str(out)]) == 0
    out.write_text(out.read_text().replace("stance: oppose", "stance: concern"))
    assert run(["lines", str(file), "-o", str(out)]) == 0
    corrected = out.read_text()
    assert "stance: concern" in corrected
    assert run(["lines", str(file), "-o", str(out)]) == 0
    assert out.read_text() == corrected
    capsys.readouterr()
    assert run(["lines", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lines"][0]["statements"][0]["corrected"] is True


def test_a_correction_whose_text_changed_is_named(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corrections, new = tmp_path / "old.yaml", tmp_path / "new.txt"
    run(["lines", str(file), "-o", str(corrections)])
    corrections.write_text(corrections.read_text().replace("stance: oppose", "stance: concern"))
    new.write_text(TEXT.replace("a levy", "any levy"))
    capsys.readouterr()
    assert run(["lines", str(new), "--corrections", str(corrections)]) == 0
    captured = capsys.readouterr()
    assert captured.err == (
        "plenipo: new.txt: Line 1: its text changed, so what was "
        "corrected there is not kept: concern «a levy on receivers».\n"
    )


def test_against_an_earlier_mandate(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "new.txt"
    new.write_text(TEXT.replace("oppose", "support"))
    assert run(["lines", str(new), "--against", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "[-oppose-]{+support+}" in shown
    assert "oppose → support: a levy on receivers" in shown
    assert "1 kept, 1 amended." in shown
    assert run(["lines", str(new), "--against", str(file), "--json"]) == 0
    fates = [change["fate"] for change in json.loads(capsys.readouterr().out)["comparison"]["changes"]]
    assert fates == ["amended", "kept"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty"),
        ("lines:\n- id: 1\n  text: A.\n  stance: oppose\n", "line 4: the key 'stance' is not known"),
        ("RESTREINT UE/EU RESTRICTED\n1. We support A.\n", "EU classified information"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    tmp_path: Path, content: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(content)
    assert run(["lines", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert message in captured.err


def test_a_file_that_is_no_file_of_lines_is_never_overwritten(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    precious = tmp_path / "report.yaml"
    precious.write_text("a: 1\n")
    assert run(["lines", str(file), "-o", str(precious)]) == 2
    assert precious.read_text() == "a: 1\n"
    assert "no file of lines" in capsys.readouterr().err


def test_what_cannot_be_kept_stays_beside(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, before = tmp_path / "lines.yaml", tmp_path / "lines.yaml.before"
    run(["lines", str(file), "-o", str(out)])
    out.write_text(out.read_text().replace("stance: oppose", "stance: concern"))
    assert run(["lines", str(file), "-o", str(out)]) == 0
    assert not before.exists()
    file.write_text(TEXT.replace("a levy", "any levy"))
    edited = out.read_text()
    capsys.readouterr()
    assert run(["lines", str(file), "-o", str(out)]) == 0
    assert before.read_text() == edited
    assert "The file as it was before is lines.yaml.before." in capsys.readouterr().err


def test_every_edit_outlives_a_second_reading(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "lines.yaml"
    run(["lines", str(file), "-o", str(out)])
    out.write_text(
        out.read_text()
        .replace("section: Fees\n    text: We oppose a levy on", "section: Levies\n    text: We oppose any levy on")
        .replace("  - id: '2'", "  - id: '9'\n    text: We support buoys.\n  - id: '2'")
    )
    for _ in range(2):
        assert run(["lines", str(file), "-o", str(out)]) == 0
    assert capsys.readouterr().err == ""
    assert [path.name for path in tmp_path.iterdir() if "before" in path.name] == []
    run(["lines", str(out), "--json"])
    assert [(line["id"], line["section"], line["text"]) for line in json.loads(capsys.readouterr().out)["lines"]] == [
        ("1", "Levies", "We oppose any levy on receivers."),
        ("9", "", "We support buoys."),
        ("2", "Fees", "We support the plan of the northern harbours."),
    ]


def test_comments_and_another_file_of_lines_are_not_overwritten(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, other = tmp_path / "lines.yaml", tmp_path / "other.yaml"
    for path in (out, other):
        run(["lines", str(file), "-o", str(path)])
    out.write_text(commented := f"# ask the capital\n{out.read_text()}")
    assert run(["lines", str(file), "-o", str(out)]) == 0
    assert (tmp_path / "lines.yaml.before").read_text() == commented
    out.write_text(edited := out.read_text().replace("stance: oppose", "stance: concern"))
    assert run(["lines", str(file), "-o", str(out), "--corrections", str(other)]) == 0
    assert (tmp_path / "lines.yaml.before-2").read_text() == edited
    assert "Comments are not written again" in capsys.readouterr().err


def test_the_mandate_itself_is_never_overwritten(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lines", str(file), "-o", str(file)]) == 2
    assert file.read_text() == TEXT
    assert "no file of lines" in capsys.readouterr().err
