"""``plenipo brief``: what is typed for the cover is checked at the door like any text."""

from __future__ import annotations

from pathlib import Path

import pytest

from plenipo.cli.main import run


@pytest.mark.parametrize("option", ["--conference", "--agenda-item", "--date", "--editor"])
def test_a_classified_cover_is_refused_before_any_work(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere, out = str(tmp_path / "nowhere.txt"), tmp_path / "brief.docx"
    given = [option, "Desk 4\nRESTREINT UE/EU RESTRICTED"]
    assert run(["brief", nowhere, "--lines", nowhere, "--base", nowhere, "-o", str(out), *given]) == 2
    captured = capsys.readouterr()
    assert (captured.out, out.exists()) == ("", False)
    assert captured.err.startswith(f"plenipo: {option}: The text is marked RESTREINT UE/EU RESTRICTED.")
