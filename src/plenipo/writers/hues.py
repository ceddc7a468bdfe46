"""Which colour stands for which sponsor. The code always stands beside the colour.

The hues differ in lightness as well as in tone, so that neighbours stay apart for readers who confuse red and
green; each has at least 4.5:1 against the paper of its theme.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from msgspec import Struct


class Hue(Struct, frozen=True):
    """A colour for the light and for the dark theme, "#rrggbb", and its name."""

    light: str
    dark: str
    label: str


_REGIONS = {
    "EUR": Hue("#0b5fa5", "#74b4f2", "blue"),
    "RCC": Hue("#8e2f8a", "#e29be0", "purple"),
    "ARB": Hue("#2f6b1f", "#8fcc7a", "green"),
    "AFCP": Hue("#955200", "#f0ab5a", "orange"),
    "IAP": Hue("#006a75", "#5fc9d3", "teal"),
    "ACP": Hue("#a8264e", "#ff9db4", "rose"),
}

_OTHERS = (
    Hue("#5a4fcf", "#b3adff", "indigo"),
    Hue("#6b5a00", "#d8c24a", "olive"),
    Hue("#3c4a57", "#b4c2d0", "slate"),
    Hue("#7a3b1d", "#e0a487", "brown"),
    Hue("#00704a", "#5fd3a2", "emerald"),
    Hue("#7b1fa2", "#d9a4f5", "violet"),
    Hue("#1d4f6f", "#8ec9ea", "steel"),
    Hue("#96290f", "#ffa38c", "rust"),
    Hue("#4a6200", "#b7cf58", "moss"),
    Hue("#9c1f74", "#f79bd3", "magenta"),
    Hue("#2b3fa0", "#a3b4ff", "ultramarine"),
    Hue("#5c4a3a", "#ccb8a4", "umber"),
)

_CODE = re.compile(r"[A-Z]+")


def hue(sponsor: str) -> Hue:
    """The hue of a sponsor on its own: fixed for the regional groups, else by its name."""
    fixed = _REGIONS.get(_code(sponsor))
    return fixed or _OTHERS[zlib.crc32(sponsor.encode("utf-8", "replace")) % len(_OTHERS)]


def hues(sponsors: Iterable[str]) -> dict[str, Hue]:
    """A hue for each sponsor, as different as the palette allows, whatever the order they are given in.

    The regional groups keep theirs; the others take theirs in sorted order, and share only beyond the palette.
    """
    chosen: dict[str, Hue] = {}
    taken: set[str] = set()
    waiting: list[str] = []
    for sponsor in sorted(set(sponsors)):
        fixed = _REGIONS.get(_code(sponsor))
        if fixed is None or fixed.label in taken:
            waiting.append(sponsor)
            continue
        chosen[sponsor] = fixed
        taken.add(fixed.label)
    absent = tuple(fixed for fixed in _REGIONS.values() if fixed.label not in taken)
    free = (*_OTHERS, *absent)
    for index, sponsor in enumerate(waiting):
        chosen[sponsor] = free[index % len(free)]
    return chosen


def _code(sponsor: str) -> str:
    """The sponsor's code at the head of a longer name: "EUR" of "EUR/44A7"."""
    match = _CODE.match(sponsor)
    return match[0] if match else ""
