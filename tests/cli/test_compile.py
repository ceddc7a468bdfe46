"""``plenipo compile`` as its users meet it: files in, files out, one line for each thing that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plenipo.cli.main import run
from tests.cli.conference_files import BASE, base_file, contribution, write_conference
from tests.engine.word import word_file

NAMES = {"compiled.docx", "side-by-side.xlsx", "compile.html", "compile.json", "compile.akn.xml"}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, list[Path]]:
    contributions, bases = write_conference(tmp_path)
    return bases / "res7.docx", sorted(contributions.iterdir())


def compile_files(base: Path, proposals: list[Path], out: Path, *options: str) -> int:
    return run(["compile", str(base), *map(str, proposals), "-o", str(out), *options])


def errors(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_it_writes_the_five_files(files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    assert compile_files(*files, tmp_path / "out") == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == NAMES


def test_json_on_standard_output_is_one_document(
    files: tuple[Path, list[Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compile_files(*files, tmp_path / "out", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((tmp_path / "out" / "compile.json").read_text())
    assert printed["sponsors"] == ["EUR", "RCC", "USA"]
    competing = [provision for provision in printed["provisions"] if provision["status"] == "competing"]
    assert [provision["label"] for provision in competing] == ["1"]
    assert competing[0]["readings"][0] | {"sponsors": [], "text": ""} != {}
    assert [reading["sponsors"] for reading in competing[0]["readings"]] == [["EUR"], ["RCC"]]


def test_bad_files_are_named_and_the_good_ones_compiled(
    files: tuple[Path, list[Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, proposals = files
    (tmp_path / "broken.docx").write_bytes(base_file()[:200])
    (tmp_path / "empty.docx").write_bytes(b"")
    assert compile_files(base, [*proposals, tmp_path / "broken.docx", tmp_path / "empty.docx"], tmp_path / "out") == 2
    lines = errors(capsys)
    assert [line.split(":")[:2] for line in lines] == [["plenipo", " broken.docx"], ["plenipo", " empty.docx"]]
    assert json.loads((tmp_path / "out" / "compile.json").read_text())["sponsors"] == ["EUR", "RCC", "USA"]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("other.docx", contribution("ARB", 20, ("RESOLUTION 7", "RESOLUTION 8")), "Resolution 8"),
        ("cat.docx", contribution("ARB", 20, *((line, "the cat sat on its mat") for line in BASE[1:])), "another text"),
        ("secret.docx", contribution("ARB", 20, marking="RESTREINT UE/EU RESTRICTED"), "RESTREINT UE"),
        ("PC30-ARB-21.docx", contribution("ARB", 20), "Document 21"),
        ("copy.docx", contribution("EUR", 10, ("every year", "every [-year-]{+two years+}")), "copy of"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    ],
)
def test_each_bad_file_gives_one_line_and_costs_nothing_else(
    files: tuple[Path, list[Path]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes,
    word: str,
) -> None:
    base, proposals = files
    (tmp_path / name).write_bytes(content)
    assert compile_files(base, [*proposals, tmp_path / name], tmp_path / "out") == 2
    (line,) = errors(capsys)
    assert word.casefold() in line.casefold()
    assert json.loads((tmp_path / "out" / "compile.json").read_text())["sponsors"] == ["EUR", "RCC", "USA"]


def test_a_revision_replaces_what_it_revises(files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    base, proposals = files
    revised = tmp_path / "eur-rev1.docx"
    revised.write_bytes(contribution("EUR", 10, ("every year", "every [-year-]{+day+}"), revision=1))
    assert compile_files(base, [*proposals, revised], tmp_path / "out") == 0
    compiled = (tmp_path / "out" / "compile.json").read_text()
    assert "every day" in compiled
    assert "two years" not in compiled


def test_one_identifier_in_two_different_files_is_refused(
    files: tuple[Path, list[Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, proposals = files
    twin = tmp_path / "twin.docx"
    twin.write_bytes(contribution("EUR", 10, ("every year", "every [-year-]{+day+}")))
    assert compile_files(base, [*proposals, twin], tmp_path / "out") == 2
    (line,) = errors(capsys)
    assert "EUR/10/1" in line
    assert "eur.docx" in line
    assert "twin.docx" in line


def test_nothing_is_written_where_nothing_can_be_compiled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "base.docx").write_bytes(base_file())
    (tmp_path / "empty.docx").write_bytes(b"")
    assert compile_files(tmp_path / "base.docx", [tmp_path / "empty.docx"], tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()
    assert "empty.docx" in errors(capsys)[0]


def test_a_bad_base_is_one_line(
    files: tuple[Path, list[Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compile_files(tmp_path / "missing.docx", files[1], tmp_path / "out") == 2
    (line,) = errors(capsys)
    assert "missing.docx" in line


def test_an_output_that_cannot_be_written_leaves_nothing_behind(
    files: tuple[Path, list[Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file, not a folder")
    assert compile_files(*files, tmp_path / "out") == 2
    assert "not a folder" in errors(capsys)[-1]
    assert not list(tmp_path.rglob(".partial*"))


@pytest.mark.parametrize(
    "arguments", [["compile"], ["compile", "a"], ["nonsense"], ["show"], ["show", "x", "--view", "y"]]
)
def test_wrong_usage_is_one_line_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert len(errors(capsys)) == 1


def test_the_least_marking_travels(files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    assert compile_files(*files, tmp_path / "out", "--marking", "limite") == 0
    assert json.loads((tmp_path / "out" / "compile.json").read_text())["marking"] == "LIMITE"
    assert "LIMITE" in (tmp_path / "out" / "compile.html").read_text()


def test_a_marking_of_a_contribution_travels(files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    marked = tmp_path / "arb.docx"
    marked.write_bytes(contribution("ARB", 13, ("governments", "[-governments-]{+all+}"), marking="LIMITE"))
    assert compile_files(files[0], [*files[1], marked], tmp_path / "out") == 0
    assert json.loads((tmp_path / "out" / "compile.json").read_text())["marking"] == "LIMITE"


def test_texts_that_name_no_instrument_are_compiled_on_each_other(tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(word_file("The quick brown fox jumps over the lazy dog."))
    (tmp_path / "alice.docx").write_bytes(word_file("The quick red fox jumps over the lazy dog."))
    (tmp_path / "bob.docx").write_bytes(word_file("The quick brown fox [-jumps-]{+leaps+} over the lazy dog."))
    proposals = [tmp_path / "alice.docx", tmp_path / "bob.docx"]
    assert compile_files(tmp_path / "base.docx", proposals, tmp_path / "out") == 0
    (provision,) = json.loads((tmp_path / "out" / "compile.json").read_text())["provisions"]
    assert provision["status"] == "compatible"
    assert [reading["sponsors"] for reading in provision["readings"]] == [["alice"], ["bob"]]
