"""No template holds a script, a style or a handler of its own: the policy would stop it, and a reader would miss it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import plenipo.desk

DESK = Path(plenipo.desk.__file__).parent
TEMPLATES = sorted(DESK.rglob("*.html"))
SOURCES = sorted(path for path in DESK.rglob("*.py") if "migrations" not in path.parts)
FORBIDDEN = {
    "a style sheet of its own": re.compile(r"<style\b", re.IGNORECASE),
    "a script of its own": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style attribute": re.compile(r"<[a-z][^>]*?\sstyle\s*=", re.IGNORECASE),
    "a handler": re.compile(r"<[a-z][^>]*?\son[a-z]+\s*=\s*[\"'{]", re.IGNORECASE),
    "a handler of htmx": re.compile(r"\bhx-on\b", re.IGNORECASE),
    "a script for an address": re.compile(r"(?:javascript|vbscript)\s*:", re.IGNORECASE),
    "a value that htmx would run": re.compile(
        r"\b(?:hx-(?:vals|vars|headers|trigger)\s*=\s*[\"'](?:js|javascript):)", re.I
    ),
    "something from elsewhere": re.compile(r"(?:src|srcset|<link[^>]*href)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
    "a form that goes elsewhere": re.compile(r"action\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
}


def _found(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    return [
        f"{path.relative_to(DESK)}:{text.count(chr(10), 0, match.start()) + 1} holds {what}"
        for what, pattern in FORBIDDEN.items()
        for match in pattern.finditer(text)
    ]


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 20


def test_no_template_holds_anything_inline() -> None:
    assert [fault for path in TEMPLATES for fault in _found(path)] == []


def test_no_markup_in_the_source_does() -> None:
    assert [fault for path in SOURCES for fault in _found(path)] == []


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        "<script>run()</script>",
        '<script type="application/json">{}</script>',
        '<button class="btn" onclick="run()">',
        '<a href="javascript:run()">',
        '<img src="//cdn.example/x.png">',
        '<link rel="stylesheet" href="https://cdn.example/x.css">',
        "<div hx-on:click='run()'>",
    ],
)
def test_the_search_finds_each_kind(markup: str) -> None:
    assert any(pattern.search(markup) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize(
    "markup",
    [
        "<script src=\"{% static 'desk/desk.js' %}\" defer></script>",
        '<p class="style">on = "x"</p>',
        '<img src="{{ totp_svg_data_uri }}" alt="">',
        '<input name="on" value="style=">',
    ],
)
def test_the_search_lets_the_rest_be(markup: str) -> None:
    assert not any(pattern.search(markup) for pattern in FORBIDDEN.values())
