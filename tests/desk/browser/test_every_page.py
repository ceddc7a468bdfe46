"""Every page, for axe, for a telephone and on paper: light, dark, wide and 360 px."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.desk_in_browser import People
from tests.desk.browser.pages import OPEN, pages
from tests.desk.running.desks import Desk

WIDE, TELEPHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
SHARES = 6  # the pages are shared out, so that two processes have as much to do
SHORTER = {"audit": "/administration/audit/?page=2"}  # the same page with fewer rows
ELSEWHERE = {"board-filtered", "instrument"}  # "board" and "instrument-provision" are the same pages, with more on them
ALL_RULES = "{resultTypes: ['violations']}"
CONTRAST = "{resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block']}"


@pytest.fixture(scope="module")
def rules() -> str:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core (package axe-playwright-python) is not installed")
    return Path(found.origin).with_name("axe.min.js").read_text("utf-8")


def faults(page: Any, options: str) -> list[tuple[str, str]]:
    """What axe finds, and the first place of each."""
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in page.evaluate(f"axe.run({options})")["violations"]]


def runs_off(page: Any, width: int) -> list[tuple[str, str]]:
    """Whether the page is wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [("runs off", f"{wide} px")] if wide > width else []


def shows_markup(page: Any) -> list[tuple[str, str]]:
    """Whether tags stand in the text, as they do where something was escaped twice."""
    tag = re.search(r"</?[a-z]+[ >].{0,60}|&(amp|lt|quot);", page.inner_text("body"))
    return [("shows markup", tag[0])] if tag else []


def every_look(page: Any, rules: str) -> list[tuple[str, str]]:
    """What is wrong with the page: light and wide by every rule, dark by colour, dark and narrow by every rule."""
    page.evaluate(rules + ";0")
    found = [*faults(page, ALL_RULES), *runs_off(page, WIDE["width"]), *shows_markup(page)]
    page.emulate_media(color_scheme="dark")
    found += faults(page, CONTRAST)
    page.set_viewport_size(TELEPHONE)
    found += [*faults(page, ALL_RULES), *runs_off(page, TELEPHONE["width"])]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing_and_nothing_runs_off(
    people: People, desk: Desk, folder: Path, rules: str, share: int
) -> None:
    options = {"color_scheme": "light", "viewport": WIDE, "bypass_csp": True}
    head, stranger = people.somebody("head", **options), people.anybody(**options)
    addresses = {**pages(folder), **SHORTER}
    wanted = [(head, name, address) for name, address in addresses.items() if name not in ELSEWHERE]
    wanted += [(stranger, name, address) for name, address in OPEN.items()]
    found: dict[str, object] = {}
    for page, name, address in wanted[share::SHARES]:
        answer = page.goto(address)
        assert answer.status == (404 if name == "not-found" else 200), name
        if trouble := every_look(page, rules):
            found[name] = trouble
    assert found == {}


def test_paper_is_for_reading(people: People, desk: Desk, folder: Path) -> None:
    page = people.somebody("head", color_scheme="dark", viewport=WIDE)
    shown = "(wanted) => [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility()).length"
    for name in ("instrument", "proposal", "line"):
        page.goto(pages(folder)[name])
        page.emulate_media(media="print")
        assert page.evaluate(shown, ".text, .words, .said-text") > 0, name
        assert page.evaluate(shown, "nav a:not(.crumb a), .tools, .chips, .rail, .outline, button") == 0, name
        assert page.locator(".bar .marking").is_visible(), name
        ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
        assert max(map(int, ink.removeprefix("rgb(").removesuffix(")").split(","))) < 64, (name, ink)
        page.emulate_media(media="screen")
