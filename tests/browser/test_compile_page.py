"""``compile.html`` in a browser: by keyboard, by pointer, on a telephone, for a screen reader, without a network."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plenipo.texts.marking import Marking
from plenipo.writers.html import BadFile, IndexEntry, OpenFile, SponsorEntry, write_html, write_index
from tests.engine.writers.model_compilation import drafts, model

sync_api = pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")
FILES = (OpenFile("Read", "12/compile.html"), OpenFile("Word", "12/compiled.docx"))
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("page")
    (folder / "compile.html").write_text(write_html(model()), "utf-8")
    (folder / "drafts.html").write_text(write_html(drafts()), "utf-8")
    entries = [
        IndexEntry("Resolution 12", "Security", (SponsorEntry("EUR", ("MOD",)),), {"competing": 2}, FILES, "new"),
        IndexEntry("Resolution 15", "Review", (SponsorEntry("RCC", ("SUP",)),), {"single": 2}, FILES),
    ]
    index = write_index("Model Conference", Marking.LIMITE, entries, [BadFile("x.docx", "Damaged.")])
    (folder / "index.html").write_text(index, "utf-8")
    return (folder / "compile.html").as_uri()


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """Opens the page; afterwards nothing may have gone wrong, nor have been asked of any other file or host."""
    contexts: list[Any] = []
    trouble: list[str] = []

    def opened(fragment: str = "", file: str = "compile.html", width: int = 1440, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        url = address.replace("compile.html", file)
        page.on("request", lambda request: None if request.url.startswith(url) else trouble.append(request.url))
        page.goto(url + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


def current(page: Any) -> str:
    return str(page.evaluate("document.querySelector('.cur')?.dataset.name ?? ''"))


def shown(page: Any) -> list[str]:
    query = "[...document.querySelectorAll('[data-p]')].filter(p => p.checkVisibility()).map(p => p.id)"
    return list(page.evaluate(query))


def seen(locator: Any) -> str:
    """The text without what only a screen reader hears."""
    script = """element => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('.vh, .off').forEach(hidden => hidden.remove());
        return copy.textContent;
    }"""
    return str(locator.evaluate(script))


def fragment(page: Any) -> str:
    return str(page.url).partition("#")[2]


def test_n_and_p_step_through_the_conflicts_round_and_round(open_page: Any) -> None:
    page = open_page()
    seen = []
    for key in "nnnpp":
        page.keyboard.press(key)
        seen.append(current(page))
    first, second = "instructs 2", "instructs 4 (ACP, IAP)"
    assert seen == [first, second, first, second, first]
    assert fragment(page) == "p-instructs.2"
    assert page.evaluate("document.activeElement.id") == "p-instructs.2"


def test_j_and_k_step_through_the_provisions(open_page: Any) -> None:
    page = open_page("#p-recalling.a")
    page.keyboard.press("j")
    assert current(page) == "recalling b)"
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert current(page) == "recalling"


def test_competing_only_leaves_the_conflicts_and_their_call_words(open_page: Any) -> None:
    page = open_page()
    page.click("text=Competing only")
    assert shown(page) == ["p-instructs", "p-instructs.2", "p-instructs.IAP.4"]
    assert fragment(page) == "status=competing"
    page.keyboard.press("Escape")
    assert len(shown(page)) == len(model().provisions)


def test_a_sponsor_that_is_switched_off_leaves_the_text(open_page: Any) -> None:
    page = open_page()
    words = page.locator("[id='p-considering.d'] .words")
    page.click("[data-sponsor] >> text=IAP")
    assert seen(words) == "that trust in networks and servicesACP is built by governments,"
    assert fragment(page) == "by=ACP~AFCP~ARB~EUR~NOR~RCC~TUV~USA"
    page.click("[data-sponsor] >> text=IAP")
    assert "all stakeholders" in seen(words)


def test_a_filter_says_how_many_readings_it_hides(open_page: Any) -> None:
    page = open_page("#by=EUR")
    box = page.locator("[id='p-instructs.2']")
    assert box.locator(".alt:visible").count() == 2
    assert box.locator(".hidden-by").inner_text() == "2 hidden by the sponsor filter"


def test_the_clean_text_of_a_sponsor_is_its_readings_and_elsewhere_the_base(open_page: Any) -> None:
    value = model()
    page = open_page()
    page.keyboard.press("3")
    for sponsor in ("", *value.sponsors):
        page.select_option("#clean-of", label=sponsor or "Base")
        wanted = []
        for entry in value.provisions:
            own = next((one for one in entry.readings if sponsor in one.sponsors), None)
            if own is None and not entry.inserted:
                wanted.append(entry.text)
            elif own is not None and own.present:
                wanted.append(own.text)
        script = """[...document.querySelectorAll('#other [data-at] .words')].map(words => {
            const copy = words.cloneNode(true);
            for (const note of copy.querySelectorAll('sup'))
                note.replaceWith('[^' + note.textContent.replace(/\\D/g, '') + ']');
            return copy.textContent;
        })"""
        assert page.evaluate(script) == wanted, sponsor


def test_side_by_side_sets_each_sponsors_marked_text_in_its_column(open_page: Any) -> None:
    page = open_page("#view=side&by=EUR~IAP")
    heads = page.locator("#other [role=columnheader]").all_inner_texts()
    assert heads == ["Provision", "Base", "EUR", "IAP"]
    row = page.locator("#other [data-at='p-considering.d']")
    cells = row.locator("[role=cell]").all()
    assert seen(cells[0]) == "Base" + "that trust in networks is built by governments,"
    assert cells[1].inner_text() == ""
    assert seen(cells[2].locator("del")) == "governments"
    assert "services" not in seen(cells[2])


def test_the_address_brings_back_the_same_view(open_page: Any) -> None:
    page = open_page("#p-instructs.1&view=clean&of=EUR&status=single")
    assert page.locator("#other [data-at].cur").inner_text().endswith("avoiding duplication of their work;")
    assert page.locator("[data-view-button=clean]").get_attribute("aria-pressed") == "true"
    assert page.locator(".legend [data-status-filter=single]").get_attribute("aria-pressed") == "true"


def test_the_search_box_filters_the_text_and_escape_clears_it(open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("stakeholders")
    page.wait_for_url("**#q=stakeholders")
    assert shown(page) == ["p-considering", "p-considering.d"]
    page.fill("#search", "no such words")
    page.wait_for_selector("#empty:visible")
    page.keyboard.press("Escape")
    assert len(shown(page)) == len(model().provisions)


def test_single_keys_can_be_switched_off(open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert current(page) == ""


def test_the_rail_gives_the_reasons_of_those_who_touch_the_provision(open_page: Any) -> None:
    page = open_page("#p-instructs.2")
    rail = page.locator("#rail").inner_text()
    assert "A common instrument would give certainty." in rail
    assert "EUR/12A5/1" in rail
    assert "Services matter" not in rail
    page.keyboard.press("k")
    assert "RCC rests on another base text:" in page.locator("#rail").inner_text()


def test_the_text_reads_without_script(open_page: Any) -> None:
    page = open_page("#p-instructs.2", java_script_enabled=False)
    assert page.locator("[id='p-instructs.2'] .alt").count() == 4
    assert page.locator(".bar").is_hidden()
    assert page.locator("#contributions").is_visible()


@pytest.mark.parametrize("view", ["", "#view=side", "#view=clean&of=EUR"])
def test_the_page_never_scrolls_sideways(open_page: Any, view: str) -> None:
    page = open_page(view)
    for width in (360, 768, 1024, 1440, 2200):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_of_drafts_without_a_base_fits_a_telephone(open_page: Any) -> None:
    page = open_page(file="drafts.html", width=360)
    assert page.locator("#marked ins", has_text="to adopt rules for all systems;").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_index_can_be_filtered_and_fits_a_telephone(open_page: Any) -> None:
    page = open_page(file="index.html", width=360)
    rows = page.locator("tbody tr:visible")
    assert rows.count() == 2
    page.click("text=Still competing")
    assert rows.count() == 1
    assert fragment(page) == "competing="
    page.keyboard.press("/")
    page.keyboard.type("nothing of the kind")
    assert page.locator("#empty").is_visible()
    page.click("#clear")
    assert rows.count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "view",
    [
        "compile.html#p-instructs.2",
        "compile.html#view=side",
        "compile.html#view=clean&of=EUR",
        "drafts.html",
        "index.html",
    ],
)
def test_accessibility_rules_hold(browser: Any, address: str, scheme: str, view: str) -> None:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core (package axe-playwright-python) is not installed")
    rules = Path(found.origin).with_name("axe.min.js").read_text("utf-8")
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(address.replace("compile.html", view))
    page.evaluate(rules + ";0")
    violations = page.evaluate("axe.run()")["violations"]
    context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
