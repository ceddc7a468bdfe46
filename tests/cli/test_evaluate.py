"""``plenipo evaluate``: figures as a table and as JSON, the check that was asked for, and bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plenipo.cli.main import run

ASSESSED = {
    "assessments": [
        {
            "proposal": "ALT/1/1", "file": "a.docx", "line": "3", "relation": "advances", "confidence": 0.9,
            "provision": "resolves 2", "change_quote": "a new lighthouse", "line_quote": "more light",
            "why": "It builds what line 3 asks for.",
        },
        {"proposal": "ALT/1/2", "line": "4", "relation": "advances", "confidence": 0.7, "change_quote": "fog"},
    ],
    "candidates": [{"proposal": "ALT/1/2", "line": "5", "relation": "conflicts", "confidence": 0.3}],
}  # fmt: skip
KEY: dict[str, list[Any]] = {
    "core": [
        {"proposal": "ALT/1/1", "line": "3", "relation": "advances"},
        {"proposal": "ALT/1/2", "line": "5", "relation": "conflicts"},
    ],
    "optional": [],
    "proposals": ["ALT/1/1", "ALT/1/2"],
}


def files(folder: Path, assessed: Any = ASSESSED, key: Any = KEY) -> list[str]:
    for name, value in (("assessed.json", assessed), ("gold.json", key)):
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
    return ["evaluate", "--gold", str(folder / "gold.json"), str(folder / "assessed.json")]


def test_figures_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*files(tmp_path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["advances"] == {
        "precision": 0.5, "recall": 1.0, "f1": pytest.approx(2 / 3), "right": 1, "false": 1, "missed": 0,
    }  # fmt: skip
    assert shown["macro_f1"] == pytest.approx(1 / 3)
    assert shown["first_three"] == {"recall": 1.0, "found": 2, "of": 2}
    assert shown["alarm"]["recall"] == 0.0
    assert [(one["kind"], one["line"]) for one in shown["errors"]] == [("missed", "5"), ("false", "4")]


def test_the_table_names_every_error_with_its_quotes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files(tmp_path)) == 0
    out = capsys.readouterr().out
    assert "macro mean" in out
    assert "missed: ALT/1/2, line 5: not found, offered for review at 0.30; the key says conflicts" in out
    assert "false: ALT/1/2, line 4: said advances; the key has no relation" in out
    assert "fog" in out
    assert "lighthouse" not in out  # what is right is no error


@pytest.mark.parametrize(("least", "status"), [("0.33", 0), ("0.34", 1)])
def test_the_check_that_was_asked_for(
    tmp_path: Path, least: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*files(tmp_path), "--json", "--least-f1", least]) == status
    captured = capsys.readouterr()
    json.loads(captured.out)
    assert captured.err.count("\n") == status


def test_a_check_on_nothing_does_not_hold(tmp_path: Path) -> None:
    empty = files(tmp_path, {"assessments": []}, {"core": [], "proposals": ["ALT/1/1"]})
    assert run([*empty, "--least-f1", "0"]) == 1
    assert run(empty) == 0


def test_unknown_proposals_are_a_line_each_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = [{"proposal": f"NEV/9/{number}", "line": 1, "relation": "advances"} for number in (1, 2)]
    arguments = files(tmp_path, {**ASSESSED, "proposals": KEY["proposals"]}, {**KEY, "core": [*KEY["core"], *more]})
    assert run([*arguments, "--json"]) == 0
    captured = capsys.readouterr()
    assert [line.split()[4] for line in captured.err.splitlines()] == ["NEV/9/1,", "NEV/9/2,"]
    assert json.loads(captured.out)["advances"]["right"] == 1


@pytest.mark.parametrize("broken", ["assessed.json", "gold.json"])
def test_malformed_files(tmp_path: Path, broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = files(tmp_path)
    (tmp_path / broken).write_text("not JSON", encoding="utf-8")
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"plenipo: {broken}: this is not JSON.")
    assert captured.err.count("\n") == 1
    (tmp_path / broken).unlink()
    assert run(arguments) == 2


def test_what_a_file_says_does_not_reach_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = {"proposal": "ALT\x1b[31m/1/1", "line": "3\x07", "relation": "advances"}
    assert run(files(tmp_path, key={"core": [hostile]})) == 0
    captured = capsys.readouterr()
    assert not {"\x1b", "\x07"} & {*captured.out, *captured.err}
    assert "missed: ALT[31m/1/1, line 3: not found" in captured.out


def test_the_limit_is_a_share(tmp_path: Path) -> None:
    assert run([*files(tmp_path), "--least-f1", "65"]) == 2


def test_a_key_of_other_proposals_measures_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = {"core": [{"proposal": "OTHER/1/1", "line": "3", "relation": "advances"}], "proposals": ["OTHER/1/1"]}
    assert run(files(tmp_path, ASSESSED | {"proposals": ["ALT/1/1", "ALT/1/2"]}, strange)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert line.startswith("plenipo: gold.json: the key has no proposal in common with assessed.json")
