"""A running desk on the model conference, and people in Chromium who use it."""

from __future__ import annotations

import fcntl
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.desk.running.desks import Desk, environment

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SLUG = "members-conference-2030"
BOARD = f"/c/{SLUG}/"
PATIENCE = 30_000  # milliseconds, on a machine that does much else
_PASSWORD = re.compile(r"sign in with the password (\S+) as")


class Loaded:
    """A data folder with the model conference. It is copied, and never served itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "data"
        self._password = folder / "password"

    @property
    def password(self) -> str:
        return self._password.read_text()

    def make(self) -> None:
        """Load it, unless that was done."""
        if self._password.exists():
            return
        command = [sys.executable, "-m", "plenipo.desk", "load", "--data", str(self.folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True, env=environment())
        assert "failed" not in done.stderr
        found = _PASSWORD.search(done.stdout)
        assert found is not None, done.stdout
        self._password.write_text(found[1])


class People:
    """Contexts of a browser, each signed in as somebody. Whatever goes wrong on any page is kept in ``trouble``."""

    def __init__(self, browser: Any, url: str, password: str) -> None:
        self.url = url
        self.trouble: list[str] = []
        self._browser = browser
        self._password = password
        self._signed_in: dict[str, Any] = {}
        self._open: list[Any] = []

    def anybody(self, **options: Any) -> Any:
        """A page of somebody who is not signed in."""
        options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        context = self._browser.new_context(base_url=self.url, **options)
        self._open.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: self._hear(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._hear(str(error)))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((self.url, "data:", "blob:")) else self._hear(asked.url),
        )
        return page

    def somebody(self, username: str, **options: Any) -> Any:
        """A page of that person, signed in; it signs in by the form the first time."""
        if username not in self._signed_in:
            page = self.anybody()
            sign_in(page, username, self._password)
            assert "/account/" not in page.url
            self._signed_in[username] = page.context.storage_state()
        return self.anybody(storage_state=self._signed_in[username], **options)

    def close(self) -> None:
        while self._open:
            self._open.pop().close()

    def _hear(self, told: str) -> None:
        if "status of 40" not in told:
            self.trouble.append(told)


def sign_in(page: Any, username: str, password: str) -> None:
    """By the form of the sign-in page."""
    page.goto("/account/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    follow(page, page.get_by_role("button", name="Sign in"))


def follow(page: Any, what: Any) -> None:
    """Click a link or the button of a form, and wait for the page that comes."""
    with page.expect_navigation():
        what.click()


def press(page: Any, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with page.expect_navigation():
        page.keyboard.press(key)


def loaded_once(folder: Path) -> Loaded:
    """The model conference in that folder, loaded by whichever process of the tests comes first."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        loaded = Loaded(folder)
        loaded.make()
    return loaded


@contextmanager
def served(loaded: Loaded, folder: Path) -> Iterator[Desk]:
    """A desk on a copy of what was loaded."""
    shutil.copytree(loaded.folder, folder)
    desk = Desk("serve", "--data", folder, "--port", "0")
    try:
        assert desk.url
        yield desk
    finally:
        desk.stop()


def key_of(folder: Path, question: str, *values: object) -> int:
    """The first key that a question to the database gives."""
    with sqlite3.connect(folder / "desk.sqlite3", timeout=20) as rows:
        found = rows.execute(question, values).fetchone()
    assert found is not None, question
    return int(found[0])


def launch(driver: Any) -> Any:
    """Debian's Chromium."""
    return driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS, timeout=3 * PATIENCE)
