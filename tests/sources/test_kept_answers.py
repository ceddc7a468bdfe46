"""The folder of kept answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from plenipo.errors import OutputError
from plenipo.sources.kept_answers import KeptAnswers

KEY = "0af3" * 16


def test_what_is_put_is_got_by_whoever_comes_later(tmp_path: Path) -> None:
    KeptAnswers(tmp_path / "kept").put(KEY, b"said")
    later = KeptAnswers(tmp_path / "kept")
    assert later.get(KEY) == b"said"
    assert later.get("1" * 64) is None


@pytest.mark.parametrize("key", ["", "../" + KEY, KEY.upper(), KEY + "\n", "/etc/passwd"])
def test_a_name_that_is_no_digest_is_no_path(tmp_path: Path, key: str) -> None:
    kept = KeptAnswers(tmp_path / "kept")
    with pytest.raises(ValueError):
        kept.put(key, b"said")
    with pytest.raises(ValueError):
        kept.get(key)
    assert list((tmp_path / "kept").iterdir()) == []


def test_an_endless_file_is_nothing(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path)
    kept.put(KEY, b"x" * 4_000_001)
    assert kept.get(KEY) is None


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        KeptAnswers(tmp_path / "file")
