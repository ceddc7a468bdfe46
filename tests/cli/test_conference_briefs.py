"""``plenipo conference --lines``: briefs and overview of a whole folder, and what a rerun keeps."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from plenipo.cli.main import run
from tests.cli.conference_files import write_conference

LINES = "# Lines to take\n\n1. The League supports yearly reports to the Council.\n\n2. The League opposes fees.\n"


class Folder:
    def __init__(self, folder: Path) -> None:
        contributions, bases = write_conference(folder)
        self.lines = folder / "lines.md"
        self.lines.write_text(LINES)
        self.out = folder / "out"
        self.command = ["conference", str(contributions), "--bases", str(bases), "-o", str(self.out)]

    def run(self, *options: str) -> int:
        return run([*self.command, "--lines", str(self.lines), *options])

    @property
    def brief(self) -> Path:
        return self.out / "resolution-7" / "brief.docx"

    def text(self) -> str:
        with zipfile.ZipFile(self.brief) as file:
            return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_options_say_whose_briefs_they_are(folder: Folder) -> None:
    assert (
        folder.run("--own", "USA", "--conference", "Seaport 2030", "--date", "1 May 2030", "--editor", "A. Example")
        == 0
    )
    text = folder.text()
    assert text.count("Our own proposal") == 1
    for word in ("Seaport 2030", "1 May 2030", "A. Example", "1 of them our own"):
        assert word in text
    overview = (folder.out / "overview.html").read_text()
    assert "USA (own)" in overview
    assert "EUR (own)" not in overview
    assert "Seaport 2030" in overview


def test_a_rerun_does_again_what_the_options_change_and_nothing_else(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.run()
    before = folder.brief.read_bytes()
    folder.run()
    assert "0 compiled, 1 unchanged." in capsys.readouterr().out
    folder.run("--own", "USA")
    assert folder.brief.read_bytes() != before


def test_what_was_typed_into_a_brief_survives_a_rerun_with_other_options(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.run()
    typed = folder.brief.read_bytes() + b"typed"
    folder.brief.write_bytes(typed)
    folder.run("--date", "1 May 2030")
    kept = folder.brief.with_name("brief-edited.docx")
    assert kept.read_bytes() == typed
    assert str(kept) in capsys.readouterr().out
    assert "1 May 2030" in folder.text()


@pytest.mark.parametrize("option", ["--own", "--conference", "--date", "--editor"])
def test_options_for_briefs_need_a_mandate(option: str, folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*folder.command, option, "Something"]) == 2
    assert capsys.readouterr().err == "plenipo: what is for briefs needs a mandate. Name it with --lines.\n"
    assert not folder.out.exists()


def test_a_classified_cover_is_refused_before_any_work(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.run("--date", "RESTREINT UE/EU RESTRICTED") == 2
    assert capsys.readouterr().err.startswith("plenipo: --date: The text is marked RESTREINT UE/EU RESTRICTED.")
    assert not folder.out.exists()
