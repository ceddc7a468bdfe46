"""The library in a browser: dropped files, progress, both themes, on a telephone, without JavaScript."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as desk_settings
from django.db import connections
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person
from plenipo.desk.jobs.worker import Worker
from plenipo.desk.library.actions import receive
from plenipo.texts.marking import Marking
from tests.desk import tabled

sync_api = pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
    pytest.mark.django_db(transaction=True),
]
HTML = b"<!DOCTYPE html><p>RESTREINT UE/EU RESTRICTED</p><p>MOD lights</p>"


@pytest.fixture(scope="module", autouse=True)
def _database_calls() -> Iterator[None]:
    """Playwright's loop runs in this thread; Django would take it for asynchronous code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Any, live_server: Any, ada: Person, settings: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A page of the desk in a browser signed in as Ada; whatever the console complains of fails the test."""
    settings.FILES = tmp_path / "files"
    client = Client()
    client.force_login(ada)
    cookie = {"name": desk_settings.SESSION_COOKIE_NAME, "value": client.cookies["sessionid"].value}
    contexts: list[Any] = []
    trouble: list[str] = []

    def go(address: str, **more: Any) -> Any:
        context = browser.new_context(**more)
        contexts.append(context)
        context.add_cookies([{**cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(live_server.url + address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert [one for one in trouble if "favicon" not in one and "404" not in one] == []


@pytest.fixture
def worker() -> Iterator[None]:
    """A worker beside the server, as long as the test runs."""
    working = Worker()

    def work() -> None:
        try:
            working.work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    yield
    working.stop.set()
    thread.join()


def library(access: Access) -> str:
    return reverse("library", args=[access.conference.slug])


def populated(access: Access) -> list[str]:
    """Addresses of the pages, with something of everything on them."""
    row = tabled.proposal(access)
    tabled.contribution(access, "9", "HIL", Marking.LIMITE)
    bad = receive(
        access, "a-file-with-a-very-long-name-that-has-no-place-to-break-in-it.html", [HTML], origin="website"
    )
    type(bad).objects.filter(pk=bad.pk).update(state="refused", problem="The file is empty.", remedy="Send it again.")
    receive(access, "waiting.txt", [b"x"])
    one = reverse("contribution", args=[access.conference.slug, row.contribution_id])
    refused = reverse("contribution", args=[access.conference.slug, bad.pk])
    return [library(access), f"{library(access)}?batch=1-99999", f"{library(access)}?q=nothing", one, refused]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_runs_off(
    access: Access, opened: Callable[..., Any], scheme: str, width: int
) -> None:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core (package axe-playwright-python) is not installed")
    rules = Path(found.origin).with_name("axe.min.js").read_text("utf-8")
    for address in populated(access):
        page = opened(address, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
        for box in page.locator("details").all():
            box.evaluate("box => { box.open = true }")
        page.evaluate(rules + ";0")
        violations = page.evaluate("axe.run()")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dropped_files_are_read_while_one_looks_on(access: Access, opened: Callable[..., Any], worker: None) -> None:
    page = opened(library(access))
    page.evaluate(
        """bytes => {
        const brought = new DataTransfer();
        brought.items.add(new File([bytes], "secret.html"));
        brought.items.add(new File(["harbour lights"], "list.txt"));
        for (const kind of ["dragenter", "dragover", "drop"]) {
            document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: brought, bubbles: true, cancelable: true}));
        }}""",
        HTML.decode(),
    )
    page.get_by_text("2 files chosen (0.0 MB): secret.html, list.txt").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your upload").wait_for()
    page.get_by_text("2 of 2 files read, 2 refused").wait_for()
    assert page.get_by_role("region", name="What was uploaded").get_by_text("RESTREINT UE/EU RESTRICTED").is_visible()
    page.get_by_role("link", name="See where we stand").wait_for()
    assert page.locator("#received tbody tr").count() == 2, "the list came anew"
    assert page.locator("#states").get_by_text("refused").is_visible()
    assert page.locator("#progress-line").inner_text() == "2 of 2 files read"


def test_it_works_without_javascript(access: Access, opened: Callable[..., Any], work_done: Callable[[], int]) -> None:
    page = opened(library(access), java_script_enabled=False)
    page.get_by_label("Files").set_input_files([{"name": "a.html", "mimeType": "text/html", "buffer": HTML}])
    page.get_by_label("From where they come").fill("website")
    page.get_by_role("button", name="Upload", exact=True).click()
    page.get_by_text("0 of 1 file read").wait_for()
    work_done()
    page.get_by_role("link", name="See how far it is").click()
    page.get_by_text("1 of 1 file read, 1 refused").wait_for()


def test_everything_is_reached_by_keyboard(access: Access, opened: Callable[..., Any]) -> None:
    tabled.contribution(access, "9", "HIL")
    page = opened(library(access))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("HIL-9")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=HIL-9**")
    page.get_by_role("link", name="9 HIL-9.docx", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Document 9").wait_for()
