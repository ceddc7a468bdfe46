"""Takes every page of the desk, light, dark and narrow: python -m tests.desk.browser.screenshots FOLDER

Each picture is NAME-light.png, NAME-dark.png or NAME-narrow.png, in 96 colours.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.desk.browser.desk_in_browser import CHROMIUM, Loaded, People, launch, served
from tests.desk.browser.pages import OPEN, pages

COLOURS = 96  # spread over all that there are: a small red sign stays red
WAYS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "narrow": {
        "color_scheme": "light",
        "viewport": {"width": 360, "height": 740},
        "is_mobile": True,
        "has_touch": True,
    },
}


def take_all(folder: Path) -> int:
    """Take every page in every way; gives how many pictures there are. What was there before goes."""
    with tempfile.TemporaryDirectory(prefix="plenipo-pictures-") as temporary, sync_playwright() as driver:
        loaded = Loaded(Path(temporary))
        loaded.make()
        browser = launch(driver)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with served(loaded, Path(temporary) / "desk") as desk:
            people = People(browser, desk.url, loaded.password)
            wanted = pages(Path(temporary) / "desk")
            for way, options in WAYS.items():
                _take(people.anybody(**options), OPEN, folder, way)
                _take(people.somebody("head", **options), wanted, folder, way)
            people.close()
        browser.close()
    return len(list(folder.iterdir()))


def _take(page: Any, addresses: dict[str, str], folder: Path, way: str) -> None:
    for name, address in addresses.items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
        few.save(folder / f"{name}-{way}.png", optimize=True)


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/images/desk")
    if not CHROMIUM.exists():
        sys.stderr.write(f"There is no Chromium at {CHROMIUM}.\n")
        return 2
    sys.stdout.write(f"{take_all(folder)} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
