"""The pictures of the desk: each is on the page that shows them, in every look, and together they stay small."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[3] / "docs"
PICTURES = DOCS / "images" / "desk"
MOST = 4_500_000  # bytes


def test_every_picture_is_shown_and_every_picture_shown_is_there() -> None:
    page = (DOCS / "explanation" / "the-desk.md").read_text("utf-8")
    shown = sorted(re.findall(r"\.\./images/desk/([a-z-]+\.png)", page))
    assert shown == sorted(picture.name for picture in PICTURES.iterdir())
    names = {picture.rsplit("-", 1)[0] for picture in shown}
    assert shown == sorted(f"{name}-{look}.png" for name in names for look in ("dark", "light", "narrow"))


def test_the_pictures_stay_small() -> None:
    assert sum(picture.stat().st_size for picture in PICTURES.iterdir()) < MOST
