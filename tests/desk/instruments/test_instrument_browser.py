"""The instrument's page in Chromium: by keyboard, by pointer, narrow, dark, without JavaScript, for axe."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.models import Person
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.proposals.models import Comment
from plenipo.desk.review.models import Assessment

sync_api = pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
    pytest.mark.django_db(transaction=True),
]
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the driver runs a loop in this thread; the tests do not
        running = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def opened(browser: Any, live_server: Any, instrument: Instrument, ada: Person) -> Iterator[Open]:
    """Opens the page, signed in as Ada; afterwards no script may have failed and no policy been broken."""
    trouble: list[str] = []
    contexts: list[Any] = []
    client = Client()
    client.force_login(ada)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}

    def make(query: str = "", width: int = 1440, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        context.add_cookies([{**cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: trouble.append(f"{message.text} {message.location.get('url')}"))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(live_server.url + reverse("instrument", args=[instrument.conference.slug, instrument.pk]) + query)
        return page

    yield make
    for context in contexts:
        context.close()
    assert [told for told in trouble if "favicon" not in told] == []


def in_view(page: Any) -> str:
    return str(page.evaluate("document.querySelector('.p.cur')?.id ?? ''"))


def test_n_and_p_step_through_the_conflicts_and_the_rail_follows(opened: Open, bear: Callable[..., Assessment]) -> None:
    bear("RCC/35A1/7", "instructs.2", "international instrument")
    page = opened()
    page.keyboard.press("n")
    page.wait_for_selector("#rail .card")
    assert in_view(page) == "p-instructs.2"
    assert page.url.endswith("?at=instructs.2#p-instructs.2")
    assert page.evaluate("document.activeElement.id") == "p-instructs.2"
    page.keyboard.press("n")
    assert in_view(page) == "p-instructs.IAP.4"
    page.keyboard.press("n")
    assert in_view(page) == "p-instructs.2"
    page.keyboard.press("p")
    page.wait_for_selector("#rail h2:has-text('ACP, IAP')")
    assert in_view(page) == "p-instructs.IAP.4"


def test_a_line_is_confirmed_by_keyboard_without_leaving_the_text(
    opened: Open, bear: Callable[..., Assessment]
) -> None:
    row = bear("RCC/35A1/7", "instructs.2", "international instrument")
    page = opened("?at=instructs.2#p-instructs.2")
    page.keyboard.press("y")
    page.wait_for_selector("#rail .state")
    row.refresh_from_db()
    assert row.state == Assessment.State.CONFIRMED
    assert in_view(page) == "p-instructs.2"
    page.keyboard.press("x")
    page.wait_for_selector("#rail .dismissed")
    row.refresh_from_db()
    assert row.state == Assessment.State.DISMISSED
    assert page.locator("[id='p-instructs.2'] .margin .rel").count() == 0


def test_a_stale_answer_is_told_and_nothing_is_overwritten(opened: Open, bear: Callable[..., Assessment]) -> None:
    row = bear("RCC/35A1/7", "instructs.2", "international instrument")
    page = opened("?at=instructs.2#p-instructs.2")
    Assessment.objects.filter(pk=row.pk).update(version=5, state="corrected", answer="advances")
    page.keyboard.press("y")
    page.wait_for_selector("#rail .told")
    row.refresh_from_db()
    assert row.answer == "advances"
    assert "advances" in page.inner_text("#rail .card h3")


def test_a_comment_stands_there_at_once(opened: Open) -> None:
    page = opened("#p-instructs.1")
    page.wait_for_selector("#rail h2:has-text('instructs 1')")
    page.fill("#comment", "Ask them why.")
    page.click(".comment-form button")
    page.wait_for_selector("#rail .comment")
    assert Comment.objects.get().provision == "instructs.1"
    assert "1 note" in page.inner_text("[id='p-instructs.1'] .margin")


def test_a_filter_keeps_the_provision_in_view(opened: Open) -> None:
    page = opened()
    page.keyboard.press("n")
    page.click(".chip:has-text('EUR')")
    assert in_view(page) == "p-instructs.2"
    assert "1 reading" in page.inner_text("[id='p-instructs.2'] .alts-head")
    page.keyboard.press("2")
    page.wait_for_selector(".sheet")
    assert in_view(page) == "p-instructs.2"


def test_without_javascript_everything_is_a_link_or_a_form(opened: Open, bear: Callable[..., Assessment]) -> None:
    row = bear("RCC/35A1/7", "instructs.2", "international instrument")
    page = opened(java_script_enabled=False)
    page.click("#next")
    page.click("#rail button:has-text('Confirm')")
    row.refresh_from_db()
    assert row.state == Assessment.State.CONFIRMED
    assert page.locator("#rail .state").count() == 1
    page.fill("#comment", "Noted.")
    page.click(".comment-form button")
    assert "Noted." in page.inner_text("#rail .discussion")


def test_on_a_telephone_the_rail_opens_under_the_provision(opened: Open) -> None:
    page = opened(width=360)
    page.click("[id='p-instructs.2'] .margin")
    page.wait_for_selector("[id='p-instructs.2'] .rail h2:has-text('instructs 2')")
    for view in ("", "?view=side", "?view=clean&of=EUR"):
        page = opened(view, width=360)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["?at=instructs.2#p-instructs.2", "?view=side", "?view=clean&of=EUR", "?q=nothing"])
def test_axe_finds_nothing(opened: Open, bear: Callable[..., Assessment], query: str, scheme: str) -> None:
    bear("RCC/35A1/7", "instructs.2", "international instrument")
    page = opened(query, color_scheme=scheme)
    found = axe.Axe().run(page)
    violations = found.response["violations"]
    assert [(one["id"], node["html"][:120]) for one in violations for node in one["nodes"]] == []
