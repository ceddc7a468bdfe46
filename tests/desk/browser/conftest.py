"""One desk for all tests of a process, in the browser of people of every role. No test may hang."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.desk.browser.desk_in_browser import CHROMIUM, Loaded, People, launch, loaded_once, served
from tests.desk.running.desks import Desk

LONGEST = 300  # seconds of one test, on a machine that does much else


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    """Ends a test that hangs: not every call to the browser has a time limit of its own."""

    def end(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"the test took longer than {LONGEST} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def _equipped() -> None:
    """Skips where there is no browser, or no driver for it."""
    pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    if "DATABASE_URL" in os.environ:
        pytest.skip("these desks are on SQLite")


@pytest.fixture(scope="module")
def chromium(_equipped: None) -> Iterator[Any]:
    """The browser. Not for longer than a module: the driver's loop would be in the way of tests on the database."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = launch(driver)
        yield running
        running.close()


@pytest.fixture(scope="session")
def loaded(_equipped: None, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The model conference, loaded once for all processes of the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return loaded_once(shared / "model-conference")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the desk of this process."""
    return tmp_path_factory.mktemp("desk") / "data"


@pytest.fixture(scope="session")
def desk(loaded: Loaded, folder: Path) -> Iterator[Desk]:
    with served(loaded, folder) as running:
        yield running


@pytest.fixture(scope="module")
def _everybody(chromium: Any, desk: Desk, loaded: Loaded) -> People:
    return People(chromium, desk.url, loaded.password)


@pytest.fixture
def people(_everybody: People) -> Iterator[People]:
    """Who uses the desk in one test; afterwards no script may have failed, and nothing been asked for elsewhere."""
    _everybody.trouble.clear()
    yield _everybody
    _everybody.close()
    assert _everybody.trouble == []
