"""Real acts beside each other: what the engine has to reach on articles and points."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.concordance import by_table, same_titles, scored, without_titles
from bench.law_damage import damage
from plenipo.concordance.align import concord
from plenipo.concordance.law import LawText
from plenipo.concordance.model import Degree
from plenipo.concordance.reading import read_law


def act(shared_data: Path, name: str) -> LawText:
    path = shared_data / "law" / "eu_acts" / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside this checkout")
    return read_law(path.read_bytes(), path.name)


def test_articles_of_two_data_protection_acts_find_each_other_without_their_titles(shared_data: Path) -> None:
    gdpr, led = (without_titles(act(shared_data, name)) for name in ("gdpr", "led"))
    pairs = same_titles(shared_data / "law" / "silver_gdpr_led_same_title.csv")
    ranked = by_table(gdpr, led)
    assert sum(ranked[one][:1] == [other] for one, other in pairs) >= 0.95 * len(pairs)
    assert sum(other in ranked[one][:3] for one, other in pairs) >= 0.98 * len(pairs)


def test_points_of_a_damaged_act_are_found_again_and_deleted_ones_are_none(shared_data: Path) -> None:
    law = act(shared_data, "eecc")
    made = damage(law, seed=7)
    counts = scored(law, made, concord(without_titles(law), made.law))
    assert counts.right >= 0.9 * counts.points
    assert counts.hit >= 0.9 * counts.none > 0


def test_an_act_beside_itself_is_full_wherever_it_has_words(shared_data: Path) -> None:
    law = act(shared_data, "led")
    for row in concord(law, law).rows:
        assert row.degree is Degree.FULL or not row.text, row.label


def test_acts_on_other_matters_have_little_in_common(shared_data: Path) -> None:
    table = concord(act(shared_data, "eecc"), act(shared_data, "led"))
    full = [row.label for row in table.rows if row.degree is Degree.FULL and row.text]
    assert len(full) <= 0.03 * len(table.rows), full
