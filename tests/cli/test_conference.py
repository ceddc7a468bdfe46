"""``plenipo conference``: the whole job, and reruns that redo only what changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plenipo.cli.main import run
from tests.cli.conference_files import contribution, draft, write_conference


class Desk:
    """A conference on disk and a way to run it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.contributions, self.bases = write_conference(folder)
        self.out = folder / "out"
        self._capsys = capsys
        self.errors: list[str] = []

    def run(self) -> dict[str, Any]:
        """The report of one run."""
        command = ["conference", str(self.contributions), "--bases", str(self.bases), "-o", str(self.out), "--json"]
        self.status = run(command)
        captured = self._capsys.readouterr()
        self.errors = captured.err.splitlines()
        report: dict[str, Any] = json.loads(captured.out)
        return report

    def add(self, name: str, content: bytes) -> None:
        (self.contributions / name).write_bytes(content)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_every_instrument_is_compiled_and_the_index_leads_to_it(desk: Desk) -> None:
    report = desk.run()
    assert (desk.status, report["made"], report["kept"], report["news"]) == (0, ["resolution-7"], [], [])
    index = (desk.out / "index.html").read_text()
    for name in ("compiled.docx", "side-by-side.xlsx", "compile.html", "compile.json", "compile.akn.xml"):
        assert f'href="resolution-7/{name}"' in index
        assert (desk.out / "resolution-7" / name).stat().st_size > 500


def test_a_rerun_without_news_does_nothing(desk: Desk) -> None:
    desk.run()
    before = (desk.out / "resolution-7" / "compiled.docx").stat().st_mtime_ns
    report = desk.run()
    assert (report["made"], report["kept"], report["news"]) == ([], ["resolution-7"], [])
    assert (desk.out / "resolution-7" / "compiled.docx").stat().st_mtime_ns == before


def test_a_late_file_is_news(desk: Desk) -> None:
    desk.run()
    desk.add("arb.docx", contribution("ARB", 13, ("governments", "[-governments-]{+all+}")))
    report = desk.run()
    assert report["made"] == ["resolution-7"]
    assert report["news"][0] == "New file: arb.docx"
    assert "Resolution 7" in report["news"][1]
    assert "New file: arb.docx" in (desk.out / "index.html").read_text()


def test_only_the_instrument_that_changed_is_compiled_again(desk: Desk) -> None:
    other = ("RESOLUTION 7", "RESOLUTION 9")
    (desk.bases / "res9.docx").write_bytes(contribution("X", 1, other))
    desk.add("acp.docx", contribution("ACP", 14, other, ("governments", "[-governments-]{+all+}")))
    assert desk.run()["made"] == ["resolution-7", "resolution-9"]
    desk.add("iap.docx", contribution("IAP", 15, other, ("governments", "[-governments-]{+many+}")))
    report = desk.run()
    assert (report["made"], report["kept"]) == (["resolution-9"], ["resolution-7"])


def test_a_withdrawn_file_takes_its_compilation_with_it(desk: Desk) -> None:
    (desk.bases / "res9.docx").write_bytes(contribution("X", 1, ("RESOLUTION 7", "RESOLUTION 9")))
    desk.add("acp.docx", contribution("ACP", 14, ("RESOLUTION 7", "RESOLUTION 9")))
    desk.run()
    (desk.contributions / "acp.docx").unlink()
    report = desk.run()
    assert "Withdrawn file: acp.docx" in report["news"]
    assert not (desk.out / "resolution-9").exists()


def test_bad_files_are_listed_and_nothing_else_suffers(desk: Desk) -> None:
    desk.add("broken.docx", b"PK\x03\x04 and then nothing")
    desk.add("nobase.docx", contribution("B", 16, ("RESOLUTION 7", "RESOLUTION 99")))
    desk.add("notes.txt", b"Buy stamps.\n")
    report = desk.run()
    assert desk.status == 2
    assert report["made"] == ["resolution-7"]
    assert sorted(where for where, _ in report["errors"]) == ["broken.docx", "nobase.docx"]
    assert len(desk.errors) == 2
    assert report["set_aside"] == ["notes.txt"]
    assert "broken.docx" in (desk.out / "index.html").read_text()


def test_drafts_on_the_same_ground_are_set_side_by_side(desk: Desk) -> None:
    desk.add("n1.docx", draft("NAU", 17, "Space debris", "1\tto track debris of satellites in low orbit;"))
    desk.add("n2.docx", draft("VEL", 18, "Debris in space", "1\tto track the debris of satellites in all orbits;"))
    desk.add("n3.docx", draft("ORB", 19, "Postal codes", "1\tto publish every code of the post offices;"))
    report = desk.run()
    assert report["made"] == ["resolution-7", "new-texts-1", "new-texts-2"]
    together = json.loads((desk.out / "new-texts-1" / "compile.json").read_text())
    assert together["sponsors"] == ["NAU", "VEL"]


def test_a_damaged_record_is_started_anew(desk: Desk) -> None:
    desk.run()
    (desk.out / ".plenipo" / "record.json").write_text("{")
    assert desk.run()["made"] == ["resolution-7"]


def test_a_missing_folder_is_one_line(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["conference", "nowhere", "--bases", str(desk.bases), "-o", str(desk.out)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
