"""How long a large text takes in Chromium until a person can use it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from statistics import median
from typing import Any

from bench.desk_running import Measured

VIEWS = {"as marked": "", "side by side": "?view=side", "clean": "?view=clean"}
OPENED = 5  # times, after one that warms the caches of server and browser
_CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# The scripts of the page have run, and a key would be answered; then a frame is painted and the main thread is free.
_USABLE = """() => new Promise(done => {
  const [entry] = performance.getEntriesByType('navigation');
  const painted = () => requestAnimationFrame(() => setTimeout(() => done(
    {interactive: performance.now(), answered: entry.responseEnd, parsed: entry.domContentLoadedEventEnd}), 0));
  entry.domContentLoadedEventEnd ? painted() : addEventListener('DOMContentLoaded', painted);
})"""


def usable_after(desk: Measured, cookies: dict[str, str]) -> dict[str, dict[str, float]]:
    """For each view: ms to interactive, of which the answer took and its parsing; {} where there is no Chromium."""
    if not _CHROMIUM.exists() or importlib.util.find_spec("playwright") is None:
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(_CHROMIUM), args=_ARGUMENTS)
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": name, "value": value, "url": desk.url} for name, value in cookies.items()])
        slug, key = desk.large
        found = {view: _opened(context, f"{desk.url}/c/{slug}/i/{key}/{query}") for view, query in VIEWS.items()}
        browser.close()
    return found


def _opened(context: Any, address: str) -> dict[str, float]:
    """The median of each figure over several visits."""
    visits = []
    for _ in range(OPENED + 1):
        page = context.new_page()
        page.goto(address, wait_until="commit")
        visits.append(page.evaluate(_USABLE))
        page.close()
    return {name: median(visit[name] for visit in visits[1:]) for name in visits[0]}
