"""Runs the tests of the desk on PostgreSQL: ``python -m pytest -p tests.desk.running.cluster tests/desk``.

A cluster of Debian's PostgreSQL is made in a temporary folder, listens on a socket in that folder only, and goes when
the tests end. Where it cannot be started, every test is skipped with the reason. DATABASE_URL names another server.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

LIFE = 900  # seconds after which the server ends, whatever became of the tests
STARTING = 20.0  # seconds
_LONGEST = 60  # characters of the folder in which the cluster is made
_REASON = "PLENIPO_NO_POSTGRESQL"
_SETTINGS = {  # nothing in it is worth keeping
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
}


class Unavailable(Exception):
    """PostgreSQL cannot be started here, and why."""


class Cluster:
    """A running server. url: of its first database."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._as = _unprivileged()
        self._folder = Path(tempfile.mkdtemp(prefix="plenipo-pg-", dir=_place()))
        self._server: subprocess.Popen[bytes] | None = None
        try:
            if self._as:
                shutil.chown(self._folder, self._as["user"], self._as["group"])
            self._start()
        except OSError as error:
            self.stop()
            raise Unavailable(f"PostgreSQL cannot be started: {error}") from error
        except BaseException:
            self.stop()
            raise
        self.url = f"postgresql://plenipo@{quote(str(self._folder), safe='')}/postgres"

    def stop(self) -> None:
        """End the server that was started here, and take everything away."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)  # timeout hands it on: a fast shutdown, whatever sessions are open
            try:
                self._server.wait(20)
            except subprocess.TimeoutExpired:
                self._server.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        data, log = self._folder / "data", self._folder / "log"
        self._run("initdb", "-D", data, "-U", "plenipo", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        server = [str(self._programs / "postgres"), "-D", str(data), "-k", str(self._folder), *options]
        with log.open("wb") as file:
            command = ["timeout", "--signal=INT", str(LIFE), *server]
            started: subprocess.Popen[bytes] = subprocess.Popen(command, stdout=file, stderr=file, cwd="/", **self._as)
        self._server = started
        ends = time.monotonic() + STARTING
        while not self._answers():
            if started.poll() is not None or time.monotonic() > ends:
                raise Unavailable(f"PostgreSQL does not start: {log.read_text().strip().splitlines()[-1:]}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        program = str(self._programs / "pg_isready")
        asked = [program, "-q", "-h", str(self._folder), "-d", "postgres", "-U", "plenipo"]
        return subprocess.run(asked, timeout=10, check=False).returncode == 0

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self._programs / program), *map(str, arguments)]
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=60, cwd="/", **self._as)
        except (OSError, subprocess.SubprocessError) as error:
            told = getattr(error, "stderr", None) or str(error).encode()
            raise Unavailable(f"{program} failed: {told.decode(errors='replace').strip()}") from error


def _programs() -> Path:
    """The newest PostgreSQL that is installed."""
    if importlib.util.find_spec("psycopg") is None:
        raise Unavailable("the package psycopg is not installed")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    if on_path is None:
        raise Unavailable("PostgreSQL (Debian's package postgresql) is not installed")
    return Path(on_path).resolve().parent


def _place() -> Path:
    """Where the cluster is made: every user can go there, and the path of a socket, which is short, fits."""
    for place in (Path(tempfile.gettempdir()), Path("/tmp")):
        open_to_all = all(folder.stat().st_mode & stat.S_IXOTH for folder in (place, *place.parents))
        if len(str(place)) <= _LONGEST and (open_to_all or os.geteuid() != 0):
            return place
    raise Unavailable("there is no folder for temporary files that its user could reach")


def _unprivileged() -> Mapping[str, Any]:
    """PostgreSQL refuses to run as root: its own user does it then, or nobody."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            person = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
    raise Unavailable("PostgreSQL does not run as root, and there is no other user")


_running: list[Cluster] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, object, object]:
    """Before the settings are read: they take the database from the environment, and so do xdist's processes."""
    if "PYTEST_XDIST_WORKER" not in os.environ and "DATABASE_URL" not in os.environ:
        try:
            _running.append(Cluster())
            os.environ["DATABASE_URL"] = _running[0].url
        except Unavailable as reason:
            os.environ[_REASON] = str(reason)
    try:
        return (yield)
    except BaseException:
        pytest_unconfigure()
        raise


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if _REASON in os.environ:
        for item in items:
            item.add_marker(pytest.mark.skip(reason=os.environ[_REASON]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reason = os.environ.get(_REASON)
    terminalreporter.write_line(f"Not run on PostgreSQL: {reason}." if reason else "This was on PostgreSQL.")


def pytest_unconfigure() -> None:
    while _running:
        _running.pop().stop()
