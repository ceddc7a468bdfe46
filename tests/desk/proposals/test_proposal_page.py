"""The page of a proposal: what stands on it, for whom, and at what cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.proposals.actions import add_comment, set_position
from plenipo.desk.proposals.models import Position, Proposal
from plenipo.texts.marking import Marking
from tests.desk import tabled

Part = Callable[..., Person]
QUERIES = 24


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    caches["near"].clear()


def address(row: Proposal, name: str = "proposal") -> str:
    return reverse(name, args=[row.conference.slug, row.pk])


def test_the_page_shows_reasons_changes_relations_and_origin(page: Client, access: Access) -> None:
    row = tabled.proposal(access, reasons="Ships are lost.")
    tabled.assessment(row, tabled.line(access))
    html = page.get(address(row)).content.decode()
    assert "Ships are lost." in html
    assert f"{tabled.KEPT}<ins>{tabled.WORDS}</ins>;" in html
    assert f"<ins> <mark>{tabled.WORDS.strip()}</mark></ins>" in html
    assert f"<mark>{tabled.STANDS_IN_LINE}</mark> It supports" not in html  # the full stop is not part of the quote
    assert f"The delegation <mark>{tabled.STANDS_IN_LINE}</mark>." in html
    assert "Velmara, Calder" in html
    assert "from the secretariat" in html
    assert reverse("original", args=[access.conference.slug, row.contribution_id]) in html


@pytest.mark.parametrize(
    ("view", "there", "gone"),
    [("original", f"{tabled.KEPT};", tabled.WORDS), ("proposed", f"{tabled.KEPT}{tabled.WORDS};", "<ins>")],
)
def test_views_of_the_whole_text(page: Client, access: Access, view: str, there: str, gone: str) -> None:
    row = tabled.proposal(access)
    html = page.get(address(row), {"view": view}).content.decode()
    assert there in html
    assert gone not in html


def test_what_moved_since_the_issue_before(page: Client, access: Access) -> None:
    earlier = tabled.proposal(access, "KSR/31/1", in_force=False)
    later = tabled.proposal(access, "KSR/31R1/1", inserted=" by every port of the island, under a treaty")
    tabled.proposal(access, "KSR/32/1")
    html = page.get(address(later)).content.decode()
    assert "<del>coast</del><ins>island</ins>" in html
    assert "KSR/32/1" not in html
    assert (
        f'No longer in force: <a href="{address(later)}">KSR/31R1/1</a>' in page.get(address(earlier)).content.decode()
    )


def test_a_position_is_offered_again_on_a_revision_and_set_only_when_saved(page: Client, access: Access) -> None:
    earlier = tabled.proposal(access, "KSR/31/1", in_force=False)
    set_position(access, earlier, 0, "oppose", "No treaty.")
    later = tabled.proposal(access, "KSR/31R1/1")
    response = page.get(address(later))
    assert response.context["form"].initial["reasons"] == "No treaty."
    assert not Position.objects.filter(proposal=later).exists()


def test_the_page_carries_the_highest_marking_of_what_it_shows(page: Client, access: Access) -> None:
    row = tabled.proposal(access)
    assert page.get(address(row)).context["page"].marking == Marking.PUBLIC.rank
    set_position(access, row, 0, "oppose", marking=Marking.LIMITE.rank)
    assert page.get(address(row)).context["page"].marking == Marking.LIMITE.rank
    tabled.assessment(row, tabled.line(access, marking=Marking.SENSITIVE))
    assert page.get(address(row)).context["page"].marking == Marking.SENSITIVE.rank


def test_setting_a_position_by_a_plain_form(page: Client, access: Access) -> None:
    row = tabled.proposal(access)
    told = {"stand": "scrutiny reserve", "reasons": "Capital answers.", "version": 0, "marking": 2}
    response = page.post(address(row, "position"), told, follow=True)
    assert "Capital answers." in response.content.decode()
    assert row.position.stand == "scrutiny reserve"
    wrong = page.post(address(row, "position"), told | {"stand": "hum"})
    assert wrong.status_code == 422


def test_two_people_on_one_position_see_both_and_lose_nothing(page: Client, access: Access) -> None:
    row = tabled.proposal(access)
    set_position(access, row, 0, "oppose", "Theirs.")
    told = {"stand": "support", "reasons": "Mine.", "version": 0, "marking": 2}
    response = page.post(address(row, "position"), told)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Theirs." in html
    assert ">\nMine.</textarea>" in html
    again = {**told, "version": response.context["form"]["version"].value()}
    assert page.post(address(row, "position"), again).status_code == 302
    assert Position.objects.get(proposal=row).reasons == "Mine."


def test_three_people_on_every_route(client: Client, access: Access, part: Part) -> None:
    open_row = tabled.proposal(access)
    kept = tabled.proposal(access, "HIL/8/1", marking=Marking.LIMITE)
    set_position(access, open_row, 0, "oppose", "Our red line.")
    add_comment(access, "Between us.", proposal=open_row, marking=Marking.LIMITE.rank)
    position = {"stand": "support", "version": 1, "marking": 2}
    expected = {
        part("officer"): (200, 200, 302, 302, True),
        part("outside", role=Role.STAKEHOLDER): (200, 404, 403, 404, False),
        Person.objects.create_user("nobody", password="x"): (404, 404, 404, 404, False),
    }
    for person, (sees, sees_kept, decides, notes, ours) in expected.items():
        client.force_login(person)
        shown = client.get(address(open_row))
        assert shown.status_code == sees
        assert ("Our red line." in shown.content.decode()) is ours
        assert ("Between us." in shown.content.decode()) is ours
        assert client.get(address(kept)).status_code == sees_kept
        assert client.post(address(open_row, "position"), position).status_code == decides
        note = client.post(address(kept, "comment_on_proposal"), {"text": "Hm.", "marking": 2})
        assert note.status_code == notes


def test_the_number_of_queries_does_not_grow(
    page: Client, access: Access, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    row = tabled.proposal(access, "KSR/31/1", in_force=False)
    lines = [tabled.line(access, str(number)) for number in range(1, 6)]
    tabled.assessment(row, lines[0])
    page.get(address(row))
    with django_assert_max_num_queries(QUERIES) as few:
        page.get(address(row))
    for number, one in enumerate(lines[1:], start=1):
        tabled.assessment(row, one)
        add_comment(access, "A note.", proposal=row)
        set_position(access, row, number - 1, "oppose")
        tabled.proposal(access, f"KSR/31R{number}/1", inserted=f" by {number} ports of the coast")
    with django_assert_num_queries(len(few.captured_queries)):
        page.get(address(row))
