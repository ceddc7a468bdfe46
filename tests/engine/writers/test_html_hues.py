"""Hues: readable in both themes, fixed for the regional groups, apart from one another for colour-blind readers."""

from __future__ import annotations

import itertools
import random

import pytest

from plenipo.writers.hues import hue, hues

REGIONS = ("ACP", "AFCP", "ARB", "EUR", "IAP", "RCC")
STATES = tuple(f"ST{number}" for number in range(12))
PAPERS = {"light": ("#fbfaf7", "#ffffff"), "dark": ("#15181c", "#1c2025")}


def channels(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it."""
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), channels(x), strict=True)) for x in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sponsor", REGIONS + STATES)
def test_every_hue_is_readable_on_the_paper_of_its_theme(sponsor: str) -> None:
    chosen = hues(REGIONS + STATES)[sponsor]
    assert min(contrast(chosen.light, paper) for paper in PAPERS["light"]) >= 4.5
    assert min(contrast(chosen.dark, paper) for paper in PAPERS["dark"]) >= 4.5


def test_the_regional_groups_keep_their_hue_in_any_company() -> None:
    alone = {name: hue(name) for name in REGIONS}
    assert {name: hues([name, "B", "USA"])[name] for name in REGIONS} == alone
    assert len(set(alone.values())) == 6


def test_the_order_of_the_sponsors_does_not_matter() -> None:
    names = list(REGIONS + STATES)
    expected = hues(names)
    random.Random(7).shuffle(names)
    assert hues(names) == expected


def test_sponsors_share_a_hue_only_beyond_the_palette() -> None:
    assert len(set(hues(REGIONS + STATES).values())) == 18
    assert len(hues(f"S{number}" for number in range(60))) == 60


def test_a_second_sponsor_of_one_group_gets_a_hue_of_its_own() -> None:
    pair = hues(["EUR/12A5", "EUR/12A6"])
    assert pair["EUR/12A5"] == hue("EUR")
    assert pair["EUR/12A6"] != hue("EUR")


def test_regional_hues_stay_apart_without_red_and_green_cones() -> None:
    """Machado, Oliveira and Fernandes (2009), deuteranopia, full severity, in linear light."""
    matrix = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
    seen = {
        name: [sum(m * c for m, c in zip(row, channels(hue(name).light), strict=True)) for row in matrix]
        for name in REGIONS
    }
    for one, other in itertools.combinations(REGIONS, 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        assert distance > 0.03, (one, other, distance)
