"""Every link, button and field of the main pages is reached by the Tab key alone, and it shows where one is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.desk_in_browser import People
from tests.desk.browser.pages import OPEN, pages
from tests.desk.running.desks import Desk

MAIN = (
    *("conferences", "board", "agenda", "allocation", "library", "document", "instrument", "proposal-open"),
    *("lines", "line", "review", "account", "administration", "person-add", "not-found"),
)

# Keeps what gets the focus, and where that does not show. Of radio buttons of one name, the keys of the arrows choose:
# Tab stops at one of them.
WATCH = """() => {
  const group = (one) => one.type === 'radio' ? document.getElementsByName(one.name)[0] : one;
  const told = (one) => (one.outerHTML.match(/^<[^>]*>/)[0] + ' ' + one.textContent.trim()).slice(0, 160);
  const looksFocused = (one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
  };
  const onScreen = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
      && box.top < innerHeight && box.left < innerWidth;
  };
  const reached = new Set(), unseen = [];
  let first = null, around = false;
  document.addEventListener('focusin', (event) => {
    const one = event.target;
    if (first === one) { around = true; return; }
    first ??= one;
    reached.add(group(one));
    if (!looksFocused(one) || !onScreen(one)) { unseen.push(told(one)); }
  });
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const usable = (one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true });
  window.told = () => {
    const stops = [...document.querySelectorAll(kinds)].filter(usable);
    const left = stops.filter((one) => !reached.has(group(one))).map(told);
    return { stops: stops.length, left: left, unseen: unseen, around: around };
  };
}"""


def by_tab(page: Any) -> tuple[list[str], list[str]]:
    """What Tab does not come to, and where the focus does not show, on the way once around the page."""
    page.evaluate(WATCH)
    told = page.evaluate("told()")
    most = 2 * told["stops"] + 20  # regions that scroll are stops too
    while told["left"] and not told["around"] and most > 0:
        presses = min(most, len(told["left"]))
        for _ in range(presses):
            page.keyboard.press("Tab")
        most -= presses
        told = page.evaluate("told()")
    return told["left"], told["unseen"]


@pytest.mark.parametrize("share", range(2))
def test_tab_reaches_everything_and_the_focus_shows(people: People, desk: Desk, folder: Path, share: int) -> None:
    addresses = pages(folder)
    wanted = [(people.somebody("head"), name, addresses[name]) for name in MAIN[share::2]]
    if share == 0:
        wanted += [(people.anybody(), name, address) for name, address in OPEN.items()]
    found: dict[str, object] = {}
    for page, name, address in wanted:
        page.goto(address)
        left, unseen = by_tab(page)
        if left or unseen:
            found[name] = {"not reached": left[:5], "not shown": unseen[:5]}
    assert found == {}


def test_the_list_of_keys_opens_and_gives_the_focus_back(people: People, desk: Desk, folder: Path) -> None:
    page = people.somebody("officer")
    page.goto(pages(folder)["instrument"])
    page.keyboard.press("n")
    before = page.evaluate("document.activeElement.id")
    assert before.startswith("p-")
    page.keyboard.press("?")
    assert page.evaluate("document.activeElement.id") == "keys-close"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == before
    page.keyboard.press("Enter")  # to what is said of the provision, and back
    assert page.evaluate("document.activeElement.id") == "rail"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == before
    assert page.locator("#keys").is_hidden()
