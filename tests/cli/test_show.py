"""``plenipo show``: the three views and the JSON that scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plenipo.cli.main import run
from tests.cli.conference_files import contribution
from tests.engine.word import word_file

LINES = ("a)\tthat [-old-]{+RUS|new+} networks{+ and services+} serve;", "{+b)\tmore;+}¶+", "end")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "text.docx"
    path.write_bytes(word_file(*LINES))
    return path


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("original", ["a)\tthat old networks serve;", "end"]),
        ("proposed", ["a)\tthat new networks and services serve;", "b)\tmore;", "end"]),
        ("marked", ["a)\tthat [-old-]{+new+} networks{+ and services+} serve;", "{+b)\tmore;+}", "end"]),
    ],
)
def test_views(file: Path, view: str, expected: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(file), "--view", view]) == 0
    assert capsys.readouterr().out.splitlines() == expected


def test_proposed_is_the_default(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["show", str(file)])
    assert "new networks" in capsys.readouterr().out


def test_json_has_the_promised_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "eur.docx"
    path.write_bytes(contribution("EUR", 10, ("every year", "every [-year-]{+two years+}")))
    assert run(["show", str(path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    head = shown["document"]
    assert {"profile", "number", "title", "date", "sponsors", "original_language", "marking"} <= head.keys()
    assert (head["number"], head["date"], head["sponsors"], head["original_language"]) == (
        "10",
        "2030-03-14",
        ["EUR"],
        "English",
    )
    (unit,) = shown["proposals"]
    assert (unit["id"], unit["symbol"], unit["reasons"]) == ("EUR/10/1", "MOD", "Experience.")
    assert unit["target"].startswith("Resolution 7")
    changed = [provision for provision in unit["provisions"] if provision["original"] != provision["proposed"]]
    assert [(one["id"], one["label"], one["role"], one["path"]) for one in changed] == [
        ("resolves.1", "1", "operative", ["resolves", "1"])
    ]
    assert [
        (one["kind"], one["text"], one["author"], one["provision"], one["proposal"]) for one in shown["changes"]
    ] == [
        ("delete", "year", "Author", "resolves.1", "EUR/10/1"),
        ("insert", "two years", "Author", "resolves.1", "EUR/10/1"),
    ]


def test_a_missing_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "nowhere.docx"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
