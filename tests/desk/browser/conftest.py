"""One desk for the flows of a module, in the browser of people of every role."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.desk_in_browser import Loaded, People, launch, loaded_once, served
from tests.desk.running.desks import Desk


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")
    if "DATABASE_URL" in os.environ:
        pytest.skip("these desks are on SQLite")
    with sync_api.sync_playwright() as driver:
        running = launch(driver)
        yield running
        running.close()


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The model conference, loaded once for all processes of the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return loaded_once(shared / "model-conference")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the desk of this module."""
    return tmp_path_factory.mktemp("desk") / "data"


@pytest.fixture(scope="module")
def desk(chromium: Any, loaded: Loaded, folder: Path) -> Iterator[Desk]:
    with served(loaded, folder) as running:
        yield running


@pytest.fixture(scope="module")
def _of_module(chromium: Any, desk: Desk, loaded: Loaded) -> People:
    return People(chromium, desk.url, loaded.password)


@pytest.fixture
def people(_of_module: People) -> Iterator[People]:
    """Who uses the desk in one test; afterwards no script may have failed, and nothing been asked for elsewhere."""
    _of_module.trouble.clear()
    yield _of_module
    _of_module.close()
    assert _of_module.trouble == []
