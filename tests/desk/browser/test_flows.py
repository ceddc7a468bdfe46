"""What people do at the desk, in Chromium, against a desk as it is started for a delegation."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from demo.build import build
from tests.desk.browser.desk_in_browser import BOARD, People, key_of, sign_in
from tests.desk.running.desks import Desk


def instrument(folder: Path, name: str) -> str:
    return f"{BOARD}i/{key_of(folder, 'SELECT id FROM instruments_instrument WHERE name = ?', name)}/"


def proposal(folder: Path, identifier: str) -> str:
    return f"{BOARD}p/{key_of(folder, 'SELECT id FROM proposals_proposal WHERE identifier = ?', identifier)}/"


def test_first_start_and_change_of_the_one_time_password(chromium: Any, tmp_path: Path) -> None:
    desk = Desk("serve", "--data", tmp_path / "data", "--port", "0")
    people = People(chromium, desk.url, "")
    try:
        given = re.search(r"one-time password +(\S+)\n", desk.told)
        assert given is not None
        page = people.anybody()
        sign_in(page, "admin", given[1])
        page.goto("/")  # nothing opens before it is changed
        assert "Choose your own password" in page.get_by_role("heading", level=1).inner_text()
        page.get_by_label("One-time password").fill(given[1])
        page.get_by_label("New password", exact=True).fill("quiet harbour of lamps")
        page.get_by_label("New password, again").fill("quiet harbour of lamps")
        page.get_by_role("button", name="Save the password").click()
        page.goto("/new/")
        page.get_by_label("Name").first.fill("Conference on Lamps")
        page.locator("main form button").first.click()
        page.wait_for_load_state()
        assert "Conference on Lamps" in page.inner_text("body")
        again = people.anybody()
        sign_in(again, "admin", given[1])
        assert "/account/login/" in again.url
        assert people.trouble == []
    finally:
        people.close()
        desk.stop()


def upload(page: Any, kind: str, *files: Path) -> None:
    page.locator("#upload").evaluate("upload => upload.open = true")
    page.get_by_label(kind, exact=True).check()
    page.locator("input[type=file]").set_input_files(files)
    page.locator("#upload-form").get_by_role("button", name="Upload").click()
    page.wait_for_load_state()


def test_upload_and_see_the_compilation(people: People, tmp_path: Path) -> None:
    build(tmp_path)
    page = people.somebody("head")
    page.goto("/new/")
    page.get_by_label("Name").first.fill("A second conference")
    page.get_by_role("button", name=re.compile("Open|Add|Save|Create")).click()
    page.wait_for_load_state()
    page.goto("/c/a-second-conference/library/")
    upload(page, "Base texts", tmp_path / "bases" / "resolution-12.docx")
    tabled = [tmp_path / "contributions" / f"MC30-{name}.docx" for name in ("KSR-36", "NAUT-14A1")]
    upload(page, "Contributions", *tabled)
    page.goto("/c/a-second-conference/")
    for _ in range(60):  # the worker is at it
        link = page.get_by_role("link", name=re.compile("^Resolution 12"))
        if link.count() and "single" in page.inner_text("main"):
            break
        page.wait_for_timeout(500)
        page.reload()
    page.get_by_role("link", name=re.compile("^Resolution 12")).first.click()
    page.wait_for_load_state()
    assert page.locator("article.text ins").count() > 0
    assert {"KSR", "NAUT"} <= set(page.locator(".chips .who").all_inner_texts())


def test_review_by_keyboard(people: People) -> None:
    page = people.somebody("officer")
    page.goto(f"{BOARD}review/")
    opened = page.locator(".figures b").first
    before, first = int(opened.inner_text()), page.locator("#at-hand").inner_text()
    page.keyboard.press("y")
    page.wait_for_function("before => document.querySelector('#at-hand').innerText !== before", arg=first)
    assert int(opened.inner_text()) < before
    second = page.locator("#at-hand").inner_text()
    page.keyboard.press("x")
    page.wait_for_function("before => document.querySelector('#at-hand').innerText !== before", arg=second)
    third = page.locator("#at-hand").inner_text()
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "relation"
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.querySelector('#at-hand').innerText !== before", arg=third)
    left = int(opened.inner_text())
    page.keyboard.press("u")
    page.wait_for_function("left => +document.querySelector('.figures b').innerText > left", arg=left)


def test_set_a_position_and_see_it_on_the_board(people: People, folder: Path) -> None:
    page = people.somebody("coordinator")
    undecided = page.locator(".figures li", has_text="without our position").locator("b")
    page.goto(BOARD)
    before = int(undecided.inner_text())
    page.goto(proposal(folder, "CAL/32/1"))
    page.get_by_label("can accept", exact=True).check()
    page.get_by_role("textbox", name="Reasons").fill("It is what the last conference said.")
    page.get_by_role("button", name="Save the position").click()
    page.wait_for_load_state()
    shown = page.locator(".stands")
    assert "can accept" in shown.inner_text()
    assert "Tilo Marrant" in shown.inner_text()
    page.goto(BOARD)
    assert int(undecided.inner_text()) == before - 1


def test_two_people_at_once_on_one_position(people: People, folder: Path) -> None:
    address = proposal(folder, "ORB/25A1/1")
    first, second = people.somebody("head"), people.somebody("officer")
    for page in (first, second):
        page.goto(address)
    for page, stand, reasons in ((first, "oppose", "It goes too far."), (second, "support", "It goes far enough.")):
        page.get_by_label(stand, exact=True).check()
        page.get_by_role("textbox", name="Reasons").fill(reasons)
        page.get_by_role("button", name="Save the position").click()
        page.wait_for_load_state()
    warning = second.get_by_role("alert").first
    assert "Somebody else decided meanwhile" in warning.inner_text()
    assert "It goes too far." in second.inner_text("main")
    assert second.get_by_role("textbox", name="Reasons").input_value() == "It goes far enough."
    second.get_by_role("button", name="Save the position").click()
    second.wait_for_load_state()
    second.goto(address)
    assert "support" in second.locator(".stands .stand").first.inner_text()
    assert "It goes too far." in second.locator(".records").text_content()


def test_export(people: People, folder: Path) -> None:
    page = people.somebody("reader")
    page.goto(instrument(folder, "Resolution 12"))
    page.locator("details.export > summary").click()
    links = page.locator("details.export a")
    names = links.all_inner_texts()
    assert {"compiled.docx", "side-by-side.xlsx"} <= set(names)
    with page.expect_download() as coming:
        links.nth(names.index("compiled.docx")).click()
    with zipfile.ZipFile(BytesIO(Path(coming.value.path()).read_bytes())) as package:
        assert b"w:ins" in package.read("word/document.xml")


@pytest.mark.parametrize("username", ["officer", "reader", "stakeholder"])
def test_what_a_part_does_not_allow_is_refused_in_words(people: People, username: str) -> None:
    page = people.somebody(username)
    answer = page.goto("/administration/")
    assert answer.status == 403
    assert page.get_by_role("heading", level=1).inner_text() == "Your part does not allow this"
    assert page.get_by_role("link", name="Administration").count() == 0


def test_what_the_delegation_decided_is_not_for_outsiders(people: People, folder: Path) -> None:
    address = proposal(folder, "SLC/18A1/1")
    inside, outside = people.somebody("reader"), people.somebody("stakeholder")
    inside.goto(address)
    assert "Reports stay voluntary" in inside.inner_text("main")
    outside.goto(address)
    assert "SLC/18A1/1" in outside.inner_text("body")
    assert "Reports stay voluntary" not in outside.content()
    assert outside.get_by_role("button", name="Save the position").count() == 0


def test_what_is_not_there_and_what_is_not_for_you_look_the_same(people: People) -> None:
    page = people.somebody("stakeholder")
    assert page.goto(f"{BOARD}i/999999/").status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "There is nothing here"
    assert page.goto("/c/no-conference-of-yours/").status == 404


def test_a_stranger_sees_the_sign_in_page_only(people: People) -> None:
    page = people.anybody()
    page.goto(f"{BOARD}review/")
    assert "/account/login/" in page.url
    assert "Members’ Conference" not in page.content()


def test_without_javascript_everything_can_be_read_and_decided(people: People, folder: Path) -> None:
    page = people.somebody("colleague", java_script_enabled=False)
    page.goto(BOARD)
    page.get_by_role("link", name=re.compile("^Resolution 17")).first.click()
    page.wait_for_load_state()
    assert "/i/" in page.url
    assert page.locator("article.text ins").count() > 0
    page.goto(proposal(folder, "NAUT/14A2/1"))
    page.get_by_label("support", exact=True).check()
    page.get_by_role("button", name="Save the position").click()
    page.wait_for_load_state()
    assert "support" in page.locator(".stands").inner_text()
    page.goto(f"{BOARD}review/")
    before = page.locator("#at-hand").inner_text()
    page.get_by_role("button", name=re.compile("^Dismiss")).click()
    page.wait_for_load_state()
    assert page.locator("#at-hand").inner_text() != before


def test_a_telephone_shows_the_text_and_takes_a_position(people: People, folder: Path) -> None:
    page = people.somebody("officer", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.goto(instrument(folder, "Resolution 12"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("article.text .p").first.is_visible()
    page.goto(proposal(folder, "HIL/21A3/1"))
    page.get_by_label("scrutiny reserve", exact=True).check()
    page.get_by_role("button", name="Save the position").tap()
    page.wait_for_load_state()
    assert "scrutiny reserve" in page.locator(".stands").inner_text()


def test_dark_is_dark_and_stays(people: People) -> None:
    page = people.somebody("head", color_scheme="dark")
    page.goto(BOARD)
    brightness = "Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))"
    assert page.evaluate(brightness) < 64
    for _ in range(2):  # auto, light, dark
        page.get_by_role("button", name="Theme").click()
    assert page.get_by_role("button", name="Theme").inner_text() == "Theme: dark"
    page.emulate_media(color_scheme="light")
    page.reload()
    assert page.evaluate(brightness) < 64
