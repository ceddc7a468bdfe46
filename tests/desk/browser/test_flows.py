"""What people do at the desk, in Chromium, against a desk as it is started for a delegation."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from demo.build import build
from tests.desk.browser.desk_in_browser import BOARD, PATIENCE, People, follow, key_of, press, sign_in
from tests.desk.running.desks import Desk

sync_api = pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")


def expect(what: Any) -> Any:
    """Playwright's assertions, which wait, as long as this machine needs."""
    sync_api.expect.set_options(timeout=PATIENCE)
    return sync_api.expect(what)


def instrument(folder: Path, name: str) -> str:
    return f"{BOARD}i/{key_of(folder, 'SELECT id FROM instruments_instrument WHERE name = ?', name)}/"


def proposal(folder: Path, identifier: str) -> str:
    return f"{BOARD}p/{key_of(folder, 'SELECT id FROM proposals_proposal WHERE identifier = ?', identifier)}/"


def decide(page: Any, stand: str, reasons: str = "") -> None:
    page.get_by_label(stand, exact=True).check()
    page.get_by_role("textbox", name="Reasons").fill(reasons)
    follow(page, page.get_by_role("button", name="Save the position"))


def open_conference(page: Any, name: str) -> None:
    page.goto("/new/")
    page.get_by_label("Name", exact=False).first.fill(name)
    follow(page, page.get_by_role("button", name="Open", exact=True))


def test_first_start_and_change_of_the_one_time_password(chromium: Any, tmp_path: Path) -> None:
    desk = Desk("serve", "--data", tmp_path / "data", "--port", "0")
    people = None
    try:
        people = People(chromium, desk.url, "")
        given = re.search(r"one-time password +(\S+)\n", desk.told)
        assert given is not None
        page = people.anybody()
        sign_in(page, "admin", given[1])
        page.goto("/")  # nothing opens before it is changed
        expect(page.get_by_role("heading", level=1)).to_contain_text("Choose your own password")
        page.get_by_label("One-time password").fill(given[1])
        page.get_by_label("New password", exact=True).fill("quiet harbour of lamps")
        page.get_by_label("New password, again").fill("quiet harbour of lamps")
        follow(page, page.get_by_role("button", name="Save the password"))
        open_conference(page, "Conference on Lamps")
        expect(page.locator("body")).to_contain_text("Conference on Lamps")
        again = people.anybody()
        sign_in(again, "admin", given[1])
        expect(again).to_have_url(re.compile("/account/login/"))
        assert people.trouble == []
    finally:
        if people is not None:
            people.close()
        desk.stop()


def upload(page: Any, kind: str, *files: Path) -> None:
    """Upload, and wait until all is read and compiled."""
    page.goto("/c/a-second-conference/library/")
    page.locator("#upload").evaluate("upload => upload.open = true")
    page.get_by_label(kind, exact=True).check()
    page.locator("input[type=file]").set_input_files(files)
    follow(page, page.locator("#upload-form").get_by_role("button", name="Upload"))
    done = f"{len(files)} of {len(files)} file{'s' if len(files) > 1 else ''} read"
    expect(page.locator("#progress")).to_contain_text(done)
    expect(page.get_by_role("link", name="See where we stand")).to_be_visible()


def test_upload_and_see_the_compilation(people: People, tmp_path: Path) -> None:
    build(tmp_path)
    page = people.somebody("head")
    open_conference(page, "A second conference")
    upload(page, "Base texts", tmp_path / "bases" / "resolution-12.docx")
    tabled = [tmp_path / "contributions" / f"MC30-{name}.docx" for name in ("KSR-36", "NAUT-14A1")]
    upload(page, "Contributions", *tabled)
    follow(page, page.get_by_role("link", name="See where we stand"))
    follow(page, page.get_by_role("link", name=re.compile("^Resolution 12")).first)
    expect(page.locator("article.text ins").first).to_be_visible()
    assert {"KSR", "NAUT"} <= set(page.locator(".chips .who").all_inner_texts())


def test_review_by_keyboard(people: People) -> None:
    page = people.somebody("officer")
    page.goto(f"{BOARD}review/")
    opened, at_hand = page.locator(".figures b").first, page.locator("#at-hand")
    before = int(opened.inner_text())
    seen = [at_hand.inner_text()]
    for key in "yx":
        press(page, key)
        seen.append(at_hand.inner_text())
    assert len(set(seen)) == 3
    page.keyboard.press("c")
    expect(page.locator(".correct .choices button").first).to_be_focused()
    press(page, "Enter")
    assert at_hand.inner_text() not in seen
    left = int(opened.inner_text())
    assert left <= before - 3
    press(page, "u")
    assert int(opened.inner_text()) > left


def test_set_a_position_and_see_it_on_the_board(people: People, folder: Path) -> None:
    page = people.somebody("coordinator")
    undecided = page.locator(".figures li", has_text="without our position").locator("b")
    page.goto(BOARD)
    before = int(undecided.inner_text())
    page.goto(proposal(folder, "CAL/32/1"))
    decide(page, "can accept", "It is what the last conference said.")
    expect(page.locator(".stands")).to_contain_text("can accept")
    expect(page.locator(".stands")).to_contain_text("Tilo Marrant")
    page.goto(BOARD)
    expect(undecided).to_have_text(str(before - 1))


def test_two_people_at_once_on_one_position(people: People, folder: Path) -> None:
    address = proposal(folder, "ORB/25A1/1")
    first, second = people.somebody("head"), people.somebody("officer")
    for page in (first, second):
        page.goto(address)
    decide(first, "oppose", "It goes too far.")
    decide(second, "support", "It goes far enough.")
    expect(second.get_by_role("alert").first).to_contain_text("Somebody else decided meanwhile")
    expect(second.locator("main")).to_contain_text("It goes too far.")
    expect(second.get_by_role("textbox", name="Reasons")).to_have_value("It goes far enough.")
    follow(second, second.get_by_role("button", name="Save the position"))
    second.goto(address)
    expect(second.locator(".stands .stand").first).to_contain_text("support")
    expect(second.locator(".records")).to_contain_text("It goes too far.")


def test_export(people: People, folder: Path) -> None:
    page = people.somebody("reader")
    page.goto(instrument(folder, "Resolution 12"))
    page.locator("details.export > summary").click()
    links = page.locator("details.export a")
    expect(links.first).to_be_visible()
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
    expect(page.get_by_role("heading", level=1)).to_have_text("Your part does not allow this")
    expect(page.get_by_role("link", name="Administration")).to_have_count(0)


def test_what_the_delegation_decided_is_not_for_outsiders(people: People, folder: Path) -> None:
    address = proposal(folder, "SLC/18A1/1")
    inside, outside = people.somebody("reader"), people.somebody("stakeholder")
    inside.goto(address)
    expect(inside.locator("main")).to_contain_text("Reports stay voluntary")
    outside.goto(address)
    expect(outside.locator("body")).to_contain_text("SLC/18A1/1")
    assert "Reports stay voluntary" not in outside.content()
    expect(outside.get_by_role("button", name="Save the position")).to_have_count(0)


def test_what_is_not_there_and_what_is_not_for_you_look_the_same(people: People) -> None:
    page = people.somebody("stakeholder")
    for address in (f"{BOARD}i/999999/", "/c/no-conference-of-yours/"):
        assert page.goto(address).status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing here")


def test_a_stranger_sees_the_sign_in_page_only(people: People) -> None:
    page = people.anybody()
    page.goto(f"{BOARD}review/")
    expect(page).to_have_url(re.compile("/account/login/"))
    assert "Members’ Conference" not in page.content()


def test_without_javascript_everything_can_be_read_and_decided(people: People, folder: Path) -> None:
    page = people.somebody("colleague", java_script_enabled=False)
    page.goto(BOARD)
    follow(page, page.get_by_role("link", name=re.compile("^Resolution 17")).first)
    expect(page).to_have_url(re.compile("/i/"))
    expect(page.locator("article.text ins").first).to_be_visible()
    page.goto(proposal(folder, "NAUT/14A2/1"))
    decide(page, "support")
    expect(page.locator(".stands")).to_contain_text("support")
    page.goto(f"{BOARD}review/")
    before = page.locator("#at-hand").inner_text()
    follow(page, page.get_by_role("button", name=re.compile("^Dismiss")))
    assert page.locator("#at-hand").inner_text() != before


def test_a_telephone_shows_the_text_and_takes_a_position(people: People, folder: Path) -> None:
    page = people.somebody("officer", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.goto(instrument(folder, "Resolution 12"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("article.text .p").first).to_be_visible()
    page.goto(proposal(folder, "HIL/21A3/1"))
    page.get_by_label("scrutiny reserve", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Save the position").tap()
    expect(page.locator(".stands")).to_contain_text("scrutiny reserve")


def test_dark_is_dark_and_stays(people: People) -> None:
    page = people.somebody("head", color_scheme="dark")
    page.goto(BOARD)
    brightness = (
        "Math.max(...getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))"
    )
    assert page.evaluate(brightness) < 64
    theme = page.get_by_role("button", name="Theme")
    for _ in range(2):  # auto, light, dark
        theme.click()
    expect(theme).to_have_text("Theme: dark")
    page.emulate_media(color_scheme="light")
    page.reload()
    assert page.evaluate(brightness) < 64
    page.emulate_media(media="print")  # paper is white, whatever the theme
    assert page.evaluate(brightness) == 255
