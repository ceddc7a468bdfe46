"""``plenipo brief`` as its users meet it: a Word file out, one line for each thing that is wrong."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from plenipo.cli.main import run
from tests.cli.conference_files import contribution, write_conference
from tests.engine.word import word_file

LINES = """# Lines to take for Seaport

1. The League supports yearly reports to the Council.

2. The League does not support a new international legal instrument on cybersecurity.
"""
POSITIONS = "marking: LIMITE\npositions:\n  - proposal: RCC/11/1\n    position: oppose\n    set_by: The head\n"


class Files:
    def __init__(self, folder: Path) -> None:
        contributions, bases = write_conference(folder)
        self.base = bases / "res7.docx"
        self.proposals = sorted(contributions.iterdir())
        self.lines = folder / "lines.md"
        self.lines.write_text(LINES)
        self.out = folder / "out" / "brief.docx"

    def brief(self, *options: str) -> int:
        given = ["--lines", str(self.lines), "--base", str(self.base), "-o", str(self.out)]
        return run(["brief", *given, *options, *map(str, self.proposals)])

    def text(self) -> str:
        with zipfile.ZipFile(self.out) as file:
            return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_it_writes_one_word_file(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert files.brief("--conference", "Seaport 2030", "--date", "1 May 2030", "--agenda-item", "Item 9") == 0
    text = files.text()
    for word in (
        "Resolution 7 (Rev. Seaport, 2026)",
        "Seaport 2030",
        "1 May 2030",
        "Item 9",
        "EUR/10/1",
        "RCC/11/1",
        "USA/12/1",
    ):
        assert word in text
    assert f"Open {files.out}." in capsys.readouterr().out


def test_json_is_one_document(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert files.brief("--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["instrument"] == "Resolution 7 (Rev. Seaport, 2026)"
    assert [one["id"] for one in printed["proposals"]] == ["EUR/10/1", "RCC/11/1", "USA/12/1"]
    assert all(one["position"] is None for one in printed["proposals"])
    assert printed["mandate"]["is_union_position"] is False
    assert [one["status"] for one in printed["contested"]] == ["competing"]


def test_positions_that_people_set_are_shown_and_mark_the_brief(files: Files, tmp_path: Path) -> None:
    record = tmp_path / "positions.yaml"
    record.write_text(POSITIONS)
    assert files.brief("--positions", str(record)) == 0
    assert "Our position: opposeSet by The head" in files.text()
    with zipfile.ZipFile(files.out) as file:
        assert b"LIMITE" in file.read("word/header.xml")


def test_a_bad_position_is_named_with_its_line(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "positions.yaml"
    record.write_text(POSITIONS.replace("oppose", "shrug"))
    assert files.brief("--positions", str(record)) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith("plenipo: positions.yaml: line 4: 'shrug' is no position.")
    assert not files.out.exists()


def test_proposals_on_other_instruments_are_refused_in_one_line_and_the_others_briefed(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.docx"
    other.write_bytes(
        word_file("MOD\tACP/20/1", "RESOLUTION 9 (REV. SEAPORT, 2026)", "Other matters", "resolves", "1\tto rest.")
    )
    files.proposals.append(other)
    assert files.brief() == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith("plenipo: other.docx: nothing in it amends Resolution 7")
    assert "EUR/10/1" in files.text()
    assert "ACP/20/1" not in files.text()


def test_where_nothing_is_left_nothing_is_written(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04")
    files.proposals = [broken]
    assert files.brief() == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not files.out.exists()


def test_only_the_latest_revision_is_briefed(files: Files, tmp_path: Path) -> None:
    revised = tmp_path / "rev.docx"
    revised.write_bytes(contribution("RCC", 11, ("every year", "every [-year-]{+decade+}"), revision=1))
    files.proposals.append(revised)
    assert files.brief() == 0
    assert "decade" in files.text()
    assert "month" not in files.text()


def test_the_marking_of_a_contribution_travels(files: Files, tmp_path: Path) -> None:
    marked = tmp_path / "marked.docx"
    marked.write_bytes(contribution("ARB", 14, ("every year", "every [-year-]{+week+}"), marking="SENSITIVE"))
    files.proposals.append(marked)
    assert files.brief() == 0
    with zipfile.ZipFile(files.out) as file:
        assert b"SENSITIVE" in file.read("word/footer.xml")


def test_an_output_that_cannot_be_written_is_named(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    files.out.mkdir(parents=True)
    assert files.brief() == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert "brief.docx: cannot be written" in told[0]
    assert list(files.out.parent.iterdir()) == [files.out]


def test_terms_of_the_delegation_are_known_to_the_brief(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = tmp_path / "terms.yaml"
    terms.write_text("concepts:\n  yearly-reports:\n    label: a report on the year\n    names: [report every year]\n")
    files.lines.write_text("1. The League opposes that Members report every year.\n\n2. The League opposes fees.\n")
    assert files.brief("--thesaurus", str(terms)) == 0
    assert "a report on the year" in files.text()
    assert files.brief() == 0
    assert "a report on the year" not in files.text()
    terms.write_text("concepts: [")
    capsys.readouterr()
    assert files.brief("--thesaurus", str(terms)) == 2
    assert capsys.readouterr().err.startswith("plenipo: terms.yaml")
