"""Every page, for axe, for a telephone and for the eye: light, dark, wide and 360 px."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.desk_in_browser import People
from tests.desk.browser.pages import OPEN, pages
from tests.desk.running.desks import Desk


@pytest.fixture(scope="module")
def rules() -> str:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core (package axe-playwright-python) is not installed")
    return Path(found.origin).with_name("axe.min.js").read_text("utf-8")


def faults(page: Any, rules: str) -> list[tuple[str, str]]:
    """What axe finds, and the first place of each."""
    page.evaluate(rules + ";0")
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in page.evaluate("axe.run()")["violations"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_and_nothing_runs_off(
    people: People, desk: Desk, folder: Path, rules: str, scheme: str, width: int
) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "bypass_csp": True}
    found: dict[str, object] = {}
    head, stranger = people.somebody("head", **options), people.anybody(**options)
    for page, addresses in ((head, pages(folder)), (stranger, OPEN)):
        for name, address in addresses.items():
            answer = page.goto(address)
            assert answer.status == (404 if name == "not-found" else 200), name
            wide = page.evaluate("document.documentElement.scrollWidth")
            trouble = [*faults(page, rules), *([("runs off", f"{wide} px")] if wide > width else [])]
            if trouble:
                found[name] = trouble
    assert found == {}
