"""Who has a part, who gives it, and what nobody can give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.audit.models import Entry
from plenipo.desk.conferences.member_actions import PartRefused, add_member, change_member, remove_member
from plenipo.desk.shell.stale import StaleEdit
from plenipo.texts.marking import Marking

Make = Callable[..., Any]
LIMITE, SENSITIVE = Marking.LIMITE.rank, Marking.SENSITIVE.rank


@pytest.fixture
def eve(db: None) -> Person:
    return Person.objects.create_user("eve", password="correct horse battery", name="Eve")


def test_a_coordinator_gives_a_part(page: Client, access: Access, eve: Person) -> None:
    address = reverse("people", args=[access.conference.slug])
    page.post(address, {"username": "eve", "role": "officer", "clearance": str(LIMITE), "team": "Cables"})
    got = access_to(eve, access.conference.slug)
    assert (got.role, got.clearance) == (Role.OFFICER, LIMITE)
    entry = Entry.objects.latest("id")
    assert (entry.action, entry.subject) == ("member.added", "eve")
    assert entry.details == {"role": "officer", "clearance": "LIMITE", "team": "Cables"}


@pytest.mark.parametrize("username", ["nobody", "ada", "closed"])
def test_a_part_that_cannot_be_given_is_explained(page: Client, access: Access, username: str) -> None:
    Person.objects.create_user("closed", password="correct horse battery", is_active=False)
    address = reverse("people", args=[access.conference.slug])
    html = page.post(address, {"username": username, "role": "officer", "clearance": "0", "team": ""}).content.decode()
    assert "errorlist" in html
    assert Membership.objects.count() == 1


def test_an_outside_stakeholder_sees_public_whatever_was_chosen(access: Access, eve: Person) -> None:
    assert add_member(access, "eve", Role.STAKEHOLDER, LIMITE).clearance == 0


@pytest.mark.parametrize("role", [Role.OFFICER, Role.READER, Role.STAKEHOLDER])
def test_who_does_not_organise_gives_no_part(
    client: Client, access: Access, part: Make, eve: Person, role: Role
) -> None:
    client.force_login(part("olga", role))
    slug = access.conference.slug
    own = Membership.objects.get(person__username="olga")
    assert client.post(reverse("people", args=[slug]), {"username": "eve", "role": "head"}).status_code == 403
    assert client.get(reverse("member", args=[slug, own.pk])).status_code == 403
    assert client.post(reverse("member", args=[slug, own.pk]), {"role": "head", "version": "1"}).status_code == 403
    assert Membership.objects.filter(person=eve).count() == 0


def test_nobody_gives_more_than_it_has(access: Access, part: Make, eve: Person) -> None:
    cora = access_to(part("cora", Role.COORDINATOR, Marking.LIMITE), access.conference.slug)
    with pytest.raises(PermissionDenied):
        add_member(cora, "eve", Role.OFFICER, SENSITIVE)
    above = Membership.objects.get(person__username="ada")
    with pytest.raises(PermissionDenied):
        change_member(cora, above, 1, Role.READER, 0, "")
    with pytest.raises(PermissionDenied):
        remove_member(cora, above, 1)
    assert access_to(access.person, access.conference.slug).role == Role.COORDINATOR


def test_a_part_elsewhere_is_out_of_reach(access: Access, ada: Person, eve: Person, page: Client) -> None:
    from plenipo.desk.conferences.actions import open_conference

    other = open_conference(ada, "Other Talks")
    there = Membership.objects.create(person=eve, conference=other, role=Role.OFFICER)
    assert page.get(reverse("member", args=[access.conference.slug, there.pk])).status_code == 404
    with pytest.raises(PermissionDenied):
        change_member(access, there, 1, Role.HEAD, 0, "")


def test_a_part_is_changed_once_per_version(access: Access, part: Make) -> None:
    part("olga")
    member = Membership.objects.get(person__username="olga")
    change_member(access, member, 1, Role.READER, 0, "Cables")
    with pytest.raises(StaleEdit):
        change_member(access, member, 1, Role.HEAD, LIMITE, "")
    member.refresh_from_db()
    assert (member.role, member.clearance, member.team, member.version) == (Role.READER, 0, "Cables", 2)


def test_both_texts_are_shown_where_two_people_change_one_part(page: Client, access: Access, part: Make) -> None:
    part("olga")
    member = Membership.objects.get(person__username="olga")
    address = reverse("member", args=[access.conference.slug, member.pk])
    change_member(access, member, 1, Role.READER, 0, "Theirs")
    given = {"role": "head", "clearance": str(LIMITE), "team": "Mine", "version": "1"}
    html = page.post(address, given).content.decode()
    assert "<dd>Theirs</dd>" in html
    assert "<dd>Reader</dd>" in html
    assert 'value="Mine"' in html
    page.post(address, given | {"version": "2"})
    member.refresh_from_db()
    assert (member.role, member.team) == (Role.HEAD, "Mine")


def test_the_last_who_organises_stays(page: Client, access: Access, part: Make) -> None:
    own = Membership.objects.get(person=access.person)
    with pytest.raises(PartRefused):
        remove_member(access, own, 1)
    with pytest.raises(PartRefused):
        change_member(access, own, 1, Role.OFFICER, LIMITE, "")
    address = reverse("member", args=[access.conference.slug, own.pk])
    assert "nobody else organises" in page.post(address, {"remove": "1", "version": "1"}).content.decode()
    part("cora", Role.COORDINATOR)
    remove_member(access, own, 1)
    assert not Membership.objects.filter(person=access.person).exists()


def test_whoever_goes_leaves_its_texts_without_owner(page: Client, access: Access, part: Make, text: Make) -> None:
    olga = part("olga")
    row = text("Resolution 1")
    row.owner = olga
    row.save()
    member = Membership.objects.get(person=olga)
    page.post(reverse("member", args=[access.conference.slug, member.pk]), {"remove": "1", "version": "1"})
    row.refresh_from_db()
    assert (row.owner, row.version) == (None, 2)
    assert Entry.objects.latest("id").details["without_owner"] == ["Resolution 1"]


def test_an_outside_stakeholder_knows_of_nobody_else(client: Client, access: Access, part: Make) -> None:
    client.force_login(part("olga", Role.STAKEHOLDER))
    html = client.get(reverse("people", args=[access.conference.slug])).content.decode()
    assert "Olga" in html
    assert "Ada" not in html


def test_more_people_ask_no_more_queries(
    page: Client, access: Access, part: Make, django_assert_max_num_queries: Any
) -> None:
    address = reverse("people", args=[access.conference.slug])
    page.get(address)
    counts = []
    for name in ("olga", "piet"):
        part(name)
        with django_assert_max_num_queries(9) as asked:
            page.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
