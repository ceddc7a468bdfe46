"""``plenipo audit verify``: 0 where the trail is whole, 1 where a row was tampered with, 2 where there is none."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.running.desks import environment, plenipo

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it makes desks of its own, on SQLite")
TAMPERING = [
    "UPDATE audit_entry SET subject = 'somebody else' WHERE id = 1",
    "UPDATE audit_entry SET at = '2020-01-01 00:00:00' WHERE id = 2",
    "DELETE FROM audit_entry WHERE id = 1",
    "DELETE FROM audit_entry WHERE id = 2",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a trail of two rows."""
    place = tmp_path_factory.mktemp("audited") / "data"
    made = (
        "from pathlib import Path; from plenipo.desk.running.folder import data_folder;"
        f"data_folder(Path({str(place)!r}));"
        "import django; django.setup();"
        "from plenipo.desk.running.first_start import make_ready; make_ready();"
        "from plenipo.desk.audit.actions import record; record(None, 'something.done', 'twice')"
    )
    subprocess.run([sys.executable, "-c", made], check=True, timeout=60, env=environment(), capture_output=True)
    return place


def test_a_whole_trail(folder: Path) -> None:
    done = plenipo("audit", "verify", "--data", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 rows" in done.stdout


@pytest.mark.parametrize("statement", TAMPERING)
def test_a_row_that_was_tampered_with(folder: Path, tmp_path: Path, statement: str) -> None:
    copy = shutil.copytree(folder, tmp_path / "data")
    with sqlite3.connect(copy / "desk.sqlite3") as rows:
        rows.execute(statement)
    done = plenipo("audit", "verify", "--data", copy)
    assert done.returncode == 1
    assert "Row" in done.stdout


def test_no_desk(tmp_path: Path) -> None:
    done = plenipo("audit", "verify", "--data", tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "there is no desk in this folder" in done.stderr
    assert list(tmp_path.iterdir()) == []
