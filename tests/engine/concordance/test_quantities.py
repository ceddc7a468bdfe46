"""Periods, shares and amounts, brought to one unit."""

from __future__ import annotations

import pytest

from plenipo.concordance.quantities import Quantity, quantities_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("within 72 hours", Quantity("hours", 72, "72 hours")),
        ("within three days", Quantity("hours", 72, "three days")),
        ("for 2 years", Quantity("months", 24, "2 years")),
        ("ten working days", Quantity("working day", 10, "ten working days")),
        ("at least 25 %", Quantity("%", 25, "25 %")),
        ("4 per cent of turnover", Quantity("%", 4, "4 per cent")),
        ("up to EUR 10 000 000", Quantity("eur", 10_000_000, "EUR 10 000 000")),
        ("up to 10 million euros", Quantity("eur", 10_000_000, "10 million euros")),
        ("at least 1,5 GHz", Quantity("ghz", 1.5, "1,5 GHz")),
    ],
)
def test_a_quantity_is_found(text: str, found: Quantity) -> None:
    assert quantities_in(text) == (found,)


@pytest.mark.parametrize("text", ["Article 72", "the keeper of the lamp", "", "Regulation 2031/72", "no day passes"])
def test_other_numbers_are_none(text: str) -> None:
    assert quantities_in(text) == ()
