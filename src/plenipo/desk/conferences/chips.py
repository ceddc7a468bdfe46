"""The switches above the board."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from plenipo.desk.conferences.filters import Filters


class Chip(Struct, frozen=True):
    """One switch. address: the query that turns it; count: texts that it shows."""

    label: str
    on: bool
    count: int
    address: str


def chips(filters: Filters, counts: Mapping[str, int]) -> list[Chip]:
    """The switches in the order in which they are shown."""
    labels = {
        "conflicts": _("Conflicts with our lines"),
        "undecided": _("No position yet"),
        "mine": _("My subjects"),
        "competing": _("Competing only"),
    }
    return [
        Chip(label, getattr(filters, name), counts[name], filters.toggled(name).address)
        for name, label in labels.items()
    ]
