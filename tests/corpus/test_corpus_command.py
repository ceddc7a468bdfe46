"""``plenipo concord --corpus``: what it prints, how it ends, and what it refuses."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from plenipo.cli.main import run
from tests.corpus.harbour_corpus import BUOYS, BUOYS_ACT, LAMPS, LAMPS_ACT, laws_in, rows_of


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    source = laws_in(tmp_path / "source", lamps=LAMPS, buoys=BUOYS)
    target = laws_in(tmp_path / "target", lamps_act=LAMPS_ACT, buoys_act=BUOYS_ACT)
    return ["concord", str(source), str(target), "--corpus", "--workers", "0", "-o", str(tmp_path / "out")]


def test_it_says_what_was_found_and_where(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command) == 0
    printed = capsys.readouterr()
    assert "2 laws set against 2: 2 parts written, 0 unchanged  [PUBLIC]" in printed.out
    assert "13" in printed.out
    assert len(rows_of(tmp_path / "out")) >= 13
    assert run(command) == 0
    assert "0 parts written, 2 unchanged" in capsys.readouterr().out


def test_as_json_it_prints_the_manifest(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert [law["name"] for law in printed["sources"]] == ["buoys.txt", "lamps.txt"]
    assert sum(part["provisions"] for part in printed["parts"]) == 13


def test_a_bad_file_is_one_line_and_status_2(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "target" / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    assert run(command) == 2
    printed = capsys.readouterr()
    assert "2 parts written" in printed.out
    assert [line for line in printed.err.splitlines() if "torn.pdf" in line]
    assert len(printed.err.splitlines()) == 1


def test_without_the_extra_it_says_what_to_install(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> Any:
        return None if name == "distributed" else found(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    assert run(command) == 2
    printed = capsys.readouterr().err
    assert printed == ("plenipo: a corpus needs packages that are not installed. Run: pip install 'plenipo[scale]'\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [["--chapter", "lamps"], ["--decisions", "decisions.yaml"]])
def test_options_of_one_table_are_refused(
    command: list[str], option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, *option]) == 2
    assert "are for one table" in capsys.readouterr().err


def test_a_file_is_no_corpus(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command[1] = str(tmp_path / "source" / "lamps.txt")
    assert run(command) == 2
    assert "not a folder" in capsys.readouterr().err
