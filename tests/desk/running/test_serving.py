"""``plenipo serve`` as a user meets it: the first start, the end, and what goes wrong in between."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.running.desks import Desk, alive, all_gone, plenipo

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="it looks at processes as Linux shows them"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it starts desks of its own, on SQLite"),
]
PASSWORD = re.compile(r"one-time password +(\S+)\n")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The data folder of a desk that was started once and stopped with Ctrl+C, and what it said."""
    folder = tmp_path_factory.mktemp("first") / "data"
    desk = Desk("serve", "--data", folder, "--port", "0")
    assert desk.url.startswith("http://127.0.0.1:")
    assert desk.stop(signal.SIGINT) == 0
    return folder, desk.told


@pytest.fixture(scope="module")
def again(first: tuple[Path, str]) -> Iterator[Desk]:
    """A desk on that folder, for tests that it survives."""
    desk = Desk("serve", "--data", first[0], "--port", "0")
    assert desk.url
    yield desk
    desk.stop()


@pytest.fixture
def desk(tmp_path: Path, first: tuple[Path, str]) -> Iterator[Desk]:
    """A desk on a copy of that folder, for tests that it does not survive."""
    shutil.copytree(first[0], tmp_path / "data")
    desk = Desk("serve", "--data", tmp_path / "data", "--port", "0")
    assert desk.url
    yield desk
    desk.stop()


def rows(folder: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "desk.sqlite3", timeout=20) as database:
        return database.execute(question).fetchall()


def process_of(desk: Desk, word: str) -> int:
    """The process below the desk that was started with that word."""
    return next(pid for pid in desk.children() if word in Path(f"/proc/{pid}/cmdline").read_text().split("\0"))


def test_the_first_start_makes_everything_and_says_the_password(first: tuple[Path, str]) -> None:
    folder, told = first
    assert len(PASSWORD.findall(told)) == 1
    assert rows(folder, "SELECT username, is_administrator, must_change_password FROM accounts_person") == [
        ("admin", 1, 1)
    ]
    assert rows(folder, "SELECT action, subject FROM audit_entry") == [("person.added", "admin")]


def test_what_it_makes_is_for_its_owner_only(first: tuple[Path, str]) -> None:
    folder, told = first
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600
    assert (folder / "desk.sqlite3").stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0
    assert PASSWORD.findall(told)[0] not in (folder / "desk.sqlite3").read_bytes().decode("latin-1")


def test_a_second_start_keeps_secret_and_password(first: tuple[Path, str], again: Desk) -> None:
    assert "password" not in again.told
    assert rows(first[0], "SELECT username, must_change_password FROM accounts_person") == [("admin", 1)]
    assert len((first[0] / "secret").read_text()) > 60


def test_it_answers_with_its_assets(again: Desk) -> None:
    with urllib.request.urlopen(f"{again.url}/account/login/", timeout=20) as page:
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    with urllib.request.urlopen(f"{again.url}/static/desk/desk.css", timeout=20) as sheet:
        assert sheet.headers["Content-Type"].startswith("text/css")


def test_attempts_to_sign_in_count_together_in_all_web_processes(again: Desk) -> None:
    """Each attempt on a connection of its own, which any of the processes takes."""
    told = [_sign_in_wrongly(again) for _ in range(6)]
    assert [("Too many failed login attempts" in page) for page in told] == [False] * 5 + [True]


def _sign_in_wrongly(desk: Desk) -> str:
    jar = urllib.request.HTTPCookieProcessor()
    browser = urllib.request.build_opener(jar)
    browser.open(f"{desk.url}/account/login/", timeout=20).close()
    token = next(cookie.value for cookie in jar.cookiejar if cookie.name == "csrftoken")
    form = urllib.parse.urlencode({"login": "nobody", "password": "wrong", "csrfmiddlewaretoken": token})
    with browser.open(f"{desk.url}/account/login/", form.encode(), timeout=20) as answer:
        return str(answer.read().decode())


def test_a_folder_that_is_served_already_gives_one_line(first: tuple[Path, str], again: Desk) -> None:
    done = plenipo("serve", "--data", first[0], "--port", "0")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "the desk is running on this folder already" in done.stderr


def test_a_worker_that_is_killed_is_started_again_and_so_is_its_job(first: tuple[Path, str], again: Desk) -> None:
    worker = process_of(again, "worker")
    with sqlite3.connect(first[0] / "desk.sqlite3", timeout=20) as database:
        database.execute(
            "INSERT INTO jobs_job (name, key, arguments, state, attempts, worker, leased_until, message, done_steps,"
            " all_steps, added_at) VALUES ('nothing', 'k', '{}', 'running', 1, ?, datetime('now', '+1 hour'), '', 0, 0,"
            " datetime('now'))",
            [f"{socket.gethostname()}-{worker}-1"],
        )
    os.kill(worker, signal.SIGKILL)
    asked = "SELECT state, attempts FROM jobs_job WHERE key = 'k'"
    again.wait_for(lambda: rows(first[0], asked) == [("failed", 2)] or None)  # no work has that name: it was tried
    assert "the worker ended unexpectedly (-9)" in again.told


def test_a_web_process_that_is_killed_is_started_again(again: Desk) -> None:
    web = process_of(again, "--multiprocessing-fork")
    os.kill(web, signal.SIGKILL)
    assert all_gone([web])

    def answers() -> bool | None:
        try:
            with urllib.request.urlopen(f"{again.url}/account/login/", timeout=20):
                return True
        except OSError:
            return None

    assert again.wait_for(answers)


def test_told_to_stop_it_ends_what_it_started_and_nothing_else(desk: Desk) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", "plenipo.desk", "worker"]) as other:
        children = desk.children()
        assert len(children) >= 3  # the desk, its web server and its worker
        assert desk.stop(signal.SIGTERM) == 0
        assert all_gone(children)
        assert desk.told.endswith("Plenipo has stopped.\n")
        assert alive(other.pid)
        other.kill()


def test_killed_it_leaves_nothing_behind(desk: Desk) -> None:
    children = desk.children()
    desk.process.kill()
    assert all_gone(children)


def test_the_desk_killed_leaves_nothing_behind(desk: Desk) -> None:
    main, *others = desk.children()
    os.kill(main, signal.SIGKILL)
    assert all_gone(others)
    assert desk.process.wait(20) == 128 + signal.SIGKILL


def test_a_port_that_is_taken_gives_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = plenipo("serve", "--data", tmp_path / "data", "--port", str(port))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"plenipo: port {port} of 127.0.0.1 cannot be used: address already in use.")
    assert len(done.stderr.splitlines()) == 1


def test_a_host_that_is_not_ours_gives_one_line(tmp_path: Path) -> None:
    done = plenipo("serve", "--data", tmp_path / "data", "--host", "no such host")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "no address" in done.stderr


def test_a_data_folder_that_is_a_file_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    done = plenipo("serve", "--data", tmp_path / "data")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "the data folder cannot be used" in done.stderr


def test_a_database_that_cannot_be_reached_gives_one_line(tmp_path: Path) -> None:
    done = plenipo(
        "serve", "--data", tmp_path, "--port", "0", DATABASE_URL=f"postgresql://nobody@{'%2Fnowhere'}/nothing"
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "the database cannot be used" in done.stderr


def test_web_and_worker_exclude_each_other() -> None:
    done = plenipo("serve", "--web", "--worker")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
