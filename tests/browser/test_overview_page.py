"""``overview.html`` in a browser: for a screen reader, in both themes, on a telephone, without a network."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plenipo.positions.overview import overview_of
from plenipo.writers.overview import write_overview_html
from tests.engine.writers.brief_values import brief
from tests.engine.writers.model_compilation import drafts

sync_api = pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("overview") / "overview.html"
    made = overview_of([brief(), brief(drafts(), assessments=())], ("brief-12.docx", "brief-new.docx"), "Port Serene")
    file.write_text(write_overview_html(made), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(browser: Any, address: str, scheme: str, width: int) -> None:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core (package axe-playwright-python) is not installed")
    rules = Path(found.origin).with_name("axe.min.js").read_text("utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.evaluate(rules + ";0")
    violations = page.evaluate("axe.run()")["violations"]
    context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


def test_it_asks_for_nothing_and_nothing_goes_wrong(browser: Any, address: str) -> None:
    trouble: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: None if request.url == address else trouble.append(request.url))
    page.goto(address)
    page.get_by_role("button", name="Theme").click()
    page.close()
    assert trouble == []


def test_nothing_runs_off_a_telephone(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_by_text("× conflicts", exact=True).first.is_visible()
    page.close()
