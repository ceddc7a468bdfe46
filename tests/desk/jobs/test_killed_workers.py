"""kill -9 of a worker in the middle of each kind of job: nothing half is seen, and it ends as if nothing had happened.

Real processes on a real database of SQLite; ``killing`` is what runs in them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from demo.build import build

ROOT = Path(__file__).parents[3]
BOUND = 120  # seconds that one such process may take, on a machine that does much else


def run(folder: Path, *arguments: str) -> Any:
    ours = {"PLENIPO_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "plenipo.desk.settings", "PYTHONPATH": str(ROOT)}
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "tests.desk.jobs.killing", *arguments]
    done = subprocess.run(command, env={**kept, **ours}, capture_output=True, text=True, timeout=BOUND, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout or "null")


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    model, folder = tmp_path_factory.mktemp("model"), tmp_path_factory.mktemp("desk")
    build(model)
    run(folder, "seed", str(model))
    return folder


@pytest.fixture(scope="module")
def undisturbed(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What it comes to where no worker dies."""
    folder = tmp_path_factory.mktemp("undisturbed") / "data"
    shutil.copytree(seeded, folder)
    end = run(folder, "-", "0")["end"]
    assert {state for _, state, _ in end["jobs"]} == {"done"}
    for part in ("proposals", "compilations", "assessments", "compared"):
        assert end[part]
    return end


@pytest.fixture
def folder(seeded: Path, tmp_path: Path) -> Path:
    shutil.copytree(seeded, tmp_path / "data")
    return tmp_path / "data"


SPOTS = {
    "read, while its reader reads": "plenipo.desk.library.work.read_apart",
    "read, with its proposals written": "plenipo.desk.library.work.place_proposals",
    "read, with the next job asked for": "plenipo.desk.library.work.ask",
    "read, done and not yet recorded as done": "plenipo.desk.jobs.queue._finish",
    "compile, while it computes": "plenipo.desk.instruments.work._compiled",
    "compile, with the compilation written": "plenipo.desk.instruments.work.ask",
    "assess, while it computes": "plenipo.desk.review.work.assessed",
    "assess, with the assessments written": "plenipo.desk.review.work.look_for_similar",
    "similar, while it computes": "plenipo.desk.proposals.work._found",
}


@pytest.mark.parametrize("spot", SPOTS.values(), ids=SPOTS.keys())
def test_a_killed_worker_changes_nothing_in_the_end(folder: Path, undisturbed: Any, spot: str) -> None:
    told = run(folder, spot, "1")
    (death,) = told["deaths"]
    assert not half_done(death)
    assert [state for _, state, _ in death["jobs"]].count("running") == 1
    end = told["end"]
    assert {state for _, state, _ in end["jobs"]} == {"done"}
    for part in ("files", "proposals", "compilations", "assessments", "compared", "faults"):
        assert end[part] == undisturbed[part], part


def half_done(seen: Any) -> list[str]:
    """What is visible of something that is not finished."""
    waiting = {name for name, state, _ in seen["files"] if state == "waiting"}
    halves = [identifier for name, identifier, _, _ in seen["proposals"] if name in waiting]
    placed = {name for name, state, _ in seen["files"] if state in ("ready", "replaced")} - {
        name for name, _, _, _ in seen["proposals"]
    }
    halves += [name for name in placed if not name.startswith("resolution")]
    return [*halves, *seen["faults"]]


def test_a_file_that_kills_three_workers_is_given_up_and_the_rest_goes_on(folder: Path, undisturbed: Any) -> None:
    told = run(folder, "plenipo.desk.library.work.read_apart", "3")
    assert not any(half_done(death) for death in told["deaths"])
    end = told["end"]
    failed = [job for job in end["jobs"] if job[1] == "failed"]
    assert failed == [["read", "failed", "The worker died 3 times while doing this; it was given up."]]
    refused = [(name, problem) for name, state, problem in end["files"] if state == "refused"]
    assert refused == [("resolution-12.docx", f"it could not be read. {failed[0][2]}")]
    assert [job for job in end["jobs"] if job[1] not in ("done", "failed")] == []
    others = [row for row in undisturbed["files"] if row[0] != "resolution-12.docx"]
    assert [row for row in end["files"] if row[0] != "resolution-12.docx"] == others


def test_workers_that_work_together_come_to_the_same(folder: Path, undisturbed: Any) -> None:
    end = run(folder, "together", "3")["end"]
    assert {state for _, state, _ in end["jobs"]} == {"done"}
    for part in ("files", "proposals", "compilations", "assessments", "compared", "faults"):
        assert end[part] == undisturbed[part], part
