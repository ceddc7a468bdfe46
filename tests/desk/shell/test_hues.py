"""The hues of a conference's sponsors: told by one style sheet, apart from each other, and nothing told too much."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.shell.hues import hue_class, rules
from plenipo.texts.marking import Marking
from tests.desk.contracts.planted import plant

_HUE = re.compile(r"^\.(hue-[a-z0-9-]+)\{--hue:(#[0-9a-f]{6})\}$", re.MULTILINE)


@pytest.mark.parametrize(
    ("sponsor", "expected"), [("CAL", "hue-cal"), ("NOR/VEL", "hue-nor-vel"), ("a'}b{", "hue-a-b"), ("", "hue-0")]
)
def test_a_class_is_safe_in_a_page_and_in_a_style_sheet(sponsor: str, expected: str) -> None:
    assert hue_class(sponsor) == expected


def test_names_in_other_letters_have_classes_of_their_own() -> None:
    assert hue_class("Ελλάδα") != hue_class("Кипр")
    assert re.fullmatch(r"hue-[0-9]+", hue_class("Кипр"))


def test_sponsors_that_meet_have_different_hues_in_both_themes() -> None:
    sheet = rules(["CAL", "HIL", "KSR", "NAUT", "NOR/VEL", "ORB", "SLC", "TAM"])
    light = dict(_HUE.findall(sheet))
    assert set(light) == {f"hue-{code}" for code in ("cal", "hil", "ksr", "naut", "nor-vel", "orb", "slc", "tam")}
    assert len(set(light.values())) == 8
    dark = re.findall(r"^:root\[data-theme=dark\] \.hue-[a-z-]+\{--hue:(#[0-9a-f]{6})\}$", sheet, re.MULTILINE)
    assert len(set(dark)) == 8
    assert not set(dark) & set(light.values())


def test_the_sheet_names_only_whose_proposals_one_may_see(
    ada: Person, part: Callable[..., Person], client: Client
) -> None:
    conference = plant(ada, part).owner.conference
    named = {}
    for role, clearance in ((Role.HEAD, Marking.SENSITIVE), (Role.STAKEHOLDER, Marking.SENSITIVE)):
        person = part(f"reader-{role}", role, clearance)
        person.memberships.update(conference=conference)
        client.force_login(person)
        answer = client.get(f"/c/{conference.slug}/hues.css")
        assert answer.headers["Content-Type"].startswith("text/css")
        assert "private" in answer.headers["Cache-Control"]
        named[role] = {name for name, _ in _HUE.findall(answer.content.decode())}
    assert named[Role.STAKEHOLDER] < named[Role.HEAD]
