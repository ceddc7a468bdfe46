"""``plenipo learn``: from answers to a model that ``plenipo assess --judge learned`` uses."""

from __future__ import annotations

import json
from pathlib import Path
from string import ascii_uppercase

import pytest

from plenipo.cli.main import run
from plenipo.positions.judges.learned import Model
from tests.cli.conference_files import draft

LINES = "Lines to take\n\n1. We support the training of lighthouse keepers.\n2. We oppose any levy on receivers.\n"
TRAINING = "1\tto train the keepers of lamps in harbour {};"
LEVY = "1\tto introduce a charge on each radio aboard ships of class {};"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lines.txt").write_text(LINES)
    return tmp_path


def sponsor(number: int) -> str:
    return f"SA{ascii_uppercase[number]}"


def write_answers(folder: Path, count: int, line_of_odd: str = "2") -> list[str]:
    """Proposals of new resolutions, one file each, with answers on all: every second advances, the others conflict."""
    answers, files = [], []
    for number in range(count):
        text = (LEVY if number % 2 else TRAINING).format(number)
        file = folder / f"p{number:02}.docx"
        file.write_bytes(draft(sponsor(number), number + 10, "Lamps of the coast", text))
        files.append(str(file))
        line, relation = (line_of_odd, "conflicts") if number % 2 else ("1", "advances")
        proposal = f"{sponsor(number)}/{number + 10}/1"
        answers.append({"proposal": proposal, "line": line, "relation": relation, "change_quote": text[2:-1]})
    (folder / "answers.json").write_text(json.dumps({"confirmed": answers}))
    return files


def learn(folder: Path, files: list[str], *options: str) -> int:
    lines, answers, model = (str(folder / name) for name in ("lines.txt", "answers.json", "m.model"))
    return run(["learn", "--lines", lines, "--confirmed", answers, "-o", model, *options, *files])


def test_it_learns_and_assess_uses_what_it_learned(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = write_answers(folder, 26)
    assert learn(folder, files) == 0
    shown = capsys.readouterr().out
    assert "Learned from 26 proposals" in shown
    assert "13 that advance a line, 13 that conflict with one." in shown
    assert "[PUBLIC]" in shown
    new = folder / "new.docx"
    new.write_bytes(draft("NEW", 90, "Lamps of the coast", LEVY.format(90)))
    options = ["--judge", "learned", "--model", str(folder / "m.model"), "--json"]
    assert run(["assess", "--lines", str(folder / "lines.txt"), *options, str(new)]) == 0
    (first, *_) = json.loads(capsys.readouterr().out)["assessments"]
    assert (first["proposal"], first["line"], first["relation"]) == ("NEW/90/1", "2", "conflicts")


def test_with_too_few_answers_it_says_how_many_more(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert learn(folder, write_answers(folder, 4)) == 0
    assert "confirm 10 more that advance, 10 more that conflict." in capsys.readouterr().out
    assert Model.from_bytes((folder / "m.model").read_bytes()).header.weighing is None


def test_answers_that_point_at_nothing_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert learn(folder, write_answers(folder, 2, line_of_odd="9")) == 0
    assert "SAB/11/1: there is no line 9 in the mandate." in capsys.readouterr().err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = write_answers(folder, 2)
    broken = folder / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no")
    assert learn(folder, [*files, str(broken)]) == 2
    seen = capsys.readouterr()
    assert "broken.docx" in seen.err
    assert "Learned from 2 proposals" in seen.out


def test_wrong_answers_leave_no_model(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = write_answers(folder, 2)
    (folder / "answers.json").write_text("{}")
    assert learn(folder, files) == 2
    assert "answers.json: there are no confirmed relations in it." in capsys.readouterr().err
    assert not (folder / "m.model").exists()


def test_embeddings_that_are_not_installed_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plenipo.positions.judges.learned.encoder.is_installed", lambda: False)
    assert learn(folder, write_answers(folder, 2), "--semantic") == 2
    assert "sentence embeddings are not installed. Install plenipo[semantic]" in capsys.readouterr().err
