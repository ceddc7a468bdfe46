"""Where new provisions belong by their label, which signs say that text is left out, and which labels are the same."""

from __future__ import annotations

import pytest

from plenipo.amendments.proposal import AmendedProvision
from plenipo.compilation.base_text import BaseText
from plenipo.compilation.excerpt import is_gap
from plenipo.compilation.places import place_by_label, same_label
from plenipo.texts.provision import Role
from tests.engine.notation import base

GROUND = BaseText(
    base(
        "RESOLUTION 7 (REV. SEAPORT, 2026)\nTitle\nThe Conference,\nresolves\n1\tone:\ni)\tfirst;\nii)\tsecond;\n"
        "2\ttwo,\ninvites Members\n1\tthree."
    )
)


@pytest.mark.parametrize(
    ("label", "parent", "after"),
    [
        ("3", "resolves", "resolves.2"),
        ("1bis", "resolves", "resolves.1.ii"),
        ("2", "invites-members", "invites-members.1"),
        ("iii)", "resolves.1", "resolves.1.ii"),
        ("a)", "resolves", None),
        ("", "resolves", None),
        ("5", "elsewhere", None),
    ],
)
def test_a_provision_stands_after_the_last_lower_label_of_its_block(label: str, parent: str, after: str | None) -> None:
    found = place_by_label(GROUND, label, parent)
    assert (None if found is None else GROUND.provisions[found].id) == after


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CS 3", "3", True),
        ("1.", "1", True),
        ("b)bis", "bbis)", True),
        ("a)", "b)", False),
        ("", "a)", False),
        ("", "", True),
    ],
)
def test_labels_are_the_same_in_any_form(one: str, other: str, same: bool) -> None:
    assert same_label(one, other) is same


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("…", True), ("...", True), ("(…)", True), ("[…]", True), ("[unchanged]", True), ("[ Sin cambios ]", True),
        ("* * *", True), ("- - -", True), ("(не изменено)", False), ("and so on …", False),
        ("unchanged circumstances", False),
        ("–", False), ("", False), ("[EUR-1]", False),
    ],
)  # fmt: skip
def test_signs_that_text_is_left_out(text: str, gap: bool) -> None:
    assert is_gap(AmendedProvision("p", Role.PARAGRAPH, (), text, text)) is gap


def test_a_table_cell_may_hold_dots() -> None:
    assert not is_gap(AmendedProvision("p", Role.CELL, (), "…", "…"))
