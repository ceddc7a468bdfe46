"""A table of concordance by keyboard: from row to row, accepted as proposed, decided."""

from __future__ import annotations

import re

from tests.desk.browser.desk_in_browser import BOARD, People, follow, press
from tests.desk.running.desks import Desk


def _focused(page: object) -> str:
    return str(page.evaluate("document.activeElement.id"))  # type: ignore[attr-defined]


def test_an_officer_goes_through_the_rows_by_keyboard(people: People, desk: Desk) -> None:
    page = people.somebody("officer")
    page.goto(f"{BOARD}concordance/")
    follow(page, page.get_by_role("link", name="Littoral communications", exact=True))
    follow(page, page.get_by_role("link", name=re.compile("^To decide")))
    page.keyboard.press("j")
    first = _focused(page)
    page.keyboard.press("j")
    second = _focused(page)
    page.keyboard.press("k")
    assert first.startswith("r-art")
    assert second != first
    assert _focused(page) == first
    press(page, "a")
    assert "undecided=1" in page.url
    assert page.locator(f"#{second.replace('.', chr(92) + '.')}[data-at]").count() == 1
    assert page.locator(f"#{first.replace('.', chr(92) + '.')}").count() == 0
    page.keyboard.press("j")
    press(page, "d")
    assert "/rows/" in page.url
    page.keyboard.press("d")
    assert _focused(page) == "id_degree"
    page.locator("#id_degree").select_option("partial")
    page.get_by_label("Reasons").fill("In other words")
    follow(page, page.get_by_role("button", name="Save the decision"))
    assert "decided by Ines Vardal" in page.inner_text(".standing")
