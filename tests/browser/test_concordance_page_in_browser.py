"""``concordance.html`` in a browser: for a screen reader, in both themes, on a telephone, by keyboard, offline."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plenipo.concordance.decisions import carry_over, decide
from plenipo.concordance.model import Decision, Degree
from plenipo.writers.concordance import write_concordance_html
from tests.engine.concordance.lamp_tables import LIT, changed, table

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
    file = tmp_path_factory.mktemp("concordance") / "concordance.html"
    decided = decide(table(), Decision("art5.1", Degree.FULL), Decision("art5.2.b", Degree.NONE))
    made = carry_over(decided, changed(table(), "art5.1", text=LIT.replace("ten", "five")))
    file.write_text(write_concordance_html(made), "utf-8")
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


def test_it_asks_for_nothing_and_nothing_goes_wrong_and_it_fits_a_telephone(browser: Any, address: str) -> None:
    trouble: list[str] = []
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: None if request.url == address else trouble.append(request.url))
    page.goto(address)
    for key in ("n", "p", "j", "k", "3", "Escape", "?", "Escape"):
        page.keyboard.press(key)
    assert trouble == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


def shown(page: Any) -> list[str]:
    return [row.get_attribute("data-name") for row in page.locator("article.row:visible").all()]


def test_degrees_words_and_what_is_open_filter_the_rows(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    assert len(shown(page)) == 6
    page.keyboard.press("3")
    assert shown(page) == ["Article 5(2)(b)"]
    page.keyboard.press("2")
    assert shown(page) == ["Article 5(1)", "Article 5(2)(b)"]
    page.keyboard.press("Escape")
    page.locator("[data-filter=reopened]").click()
    assert shown(page) == ["Article 5(1)"]
    page.keyboard.press("Escape")
    page.locator("#search").fill("PILOT")
    sync_api.expect(page.locator("article.row:visible")).to_have_count(1)
    assert page.locator("h3:visible").count() == 1
    page.close()


def test_n_steps_through_the_gaps_and_keys_can_be_turned_off(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.dataset.name") == "Article 5(1)"
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.dataset.name") == "Article 5(2)(b)"
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.locator("h1").click()
    page.keyboard.press("1")
    assert len(shown(page)) == 6
    page.close()
