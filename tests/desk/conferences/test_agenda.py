"""Committees, sessions, agenda items, and the allocation of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.audit.models import Entry
from plenipo.desk.conferences.actions import open_conference
from plenipo.desk.conferences.agenda_actions import Allocation, OwnerRefused, allocate, save_entry
from plenipo.desk.conferences.models import AgendaItem, Committee, Session
from plenipo.desk.conferences.queries import agenda
from plenipo.texts.marking import Marking

Make = Callable[..., Any]


@pytest.fixture
def committee(access: Access) -> Committee:
    return Committee.objects.create(conference=access.conference, name="Committee 5")


@pytest.fixture
def item(access: Access, committee: Committee) -> AgendaItem:
    return AgendaItem.objects.create(conference=access.conference, committee=committee, number="4", title="Cables")


def test_the_agenda_is_built_page_by_page(page: Client, access: Access) -> None:
    slug = access.conference.slug
    page.post(reverse("agenda_new", args=[slug, "committee"]), {"name": "Committee 5", "order": "0"})
    committee = Committee.objects.get()
    item = {"number": "4", "title": "Cables", "committee": committee.pk, "order": "0"}
    page.post(reverse("agenda_new", args=[slug, "item"]), item)
    session = {"committee": committee.pk, "starts": "2032-05-03T09:30", "ends": "", "room": "A"}
    page.post(reverse("agenda_new", args=[slug, "session"]), session)
    assert AgendaItem.objects.get().committee == committee
    assert f"{Session.objects.get().starts:%H:%M}" == "09:30"
    html = page.get(reverse("agenda", args=[slug])).content.decode()
    assert "4 Cables" in html
    assert "Mon 3 May 2032, 09:30" in html
    told = list(Entry.objects.order_by("id").values_list("action", flat=True))[1:]
    assert told == ["agenda.committee_added", "agenda.agendaitem_added", "agenda.session_added"]


def test_a_session_that_ends_before_it_starts_is_refused(page: Client, access: Access, committee: Committee) -> None:
    given = {"committee": committee.pk, "starts": "2032-05-03T09:30", "ends": "2032-05-03T09:00", "room": ""}
    answer = page.post(reverse("agenda_new", args=[access.conference.slug, "session"]), given)
    assert "It ends before it starts." in answer.content.decode()
    assert not Session.objects.exists()


def test_a_committee_of_another_conference_cannot_be_chosen(page: Client, access: Access, ada: Person) -> None:
    other = Committee.objects.create(conference=open_conference(ada, "Other"), name="Theirs")
    given = {"number": "4", "title": "Cables", "committee": other.pk, "order": "0"}
    page.post(reverse("agenda_new", args=[access.conference.slug, "item"]), given)
    assert not AgendaItem.objects.exists()
    with pytest.raises(PermissionDenied):
        save_entry(access, AgendaItem(), number="4", title="Cables", committee=other)
    assert page.get(reverse("agenda_entry", args=[access.conference.slug, "committee", other.pk])).status_code == 404


def test_two_people_on_one_item_lose_nothing(page: Client, access: Access, item: AgendaItem) -> None:
    address = reverse("agenda_entry", args=[access.conference.slug, "item", item.pk])
    save_entry(access, item, 1, title="Theirs")
    given = {"number": "4", "title": "Mine", "committee": item.committee_id, "order": "0"}
    html = page.post(address, given | {"version": "1"}).content.decode()
    assert "<dd>Theirs</dd>" in html
    assert 'value="Mine"' in html
    page.post(address, given | {"version": "2"})
    item.refresh_from_db()
    assert item.title == "Mine"


def test_what_is_taken_away_leaves_texts_and_items_behind(
    page: Client, access: Access, item: AgendaItem, committee: Committee, text: Make
) -> None:
    row = text("Resolution 1")
    row.agenda_item = item
    row.save()
    slug = access.conference.slug
    page.post(reverse("agenda_entry", args=[slug, "committee", committee.pk]), {"remove": "1", "version": "1"})
    item.refresh_from_db()
    assert item.committee is None
    page.post(reverse("agenda_entry", args=[slug, "item", item.pk]), {"remove": "1", "version": "1"})
    row.refresh_from_db()
    assert row.agenda_item is None
    assert Entry.objects.latest("id").action == "agenda.agendaitem_removed"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.READER, Role.STAKEHOLDER])
def test_who_does_not_organise_only_reads(
    client: Client, access: Access, part: Make, item: AgendaItem, role: Role
) -> None:
    client.force_login(part("olga", role))
    slug = access.conference.slug
    assert client.get(reverse("agenda", args=[slug])).status_code == 200
    for address in (
        reverse("agenda_new", args=[slug, "item"]),
        reverse("agenda_entry", args=[slug, "item", item.pk]),
        reverse("allocation", args=[slug]),
    ):
        assert client.get(address).status_code == 403
        assert client.post(address, {"title": "Mine", "remove": "1", "version": "1"}).status_code == 403
    assert AgendaItem.objects.get().title == "Cables"


def test_there_is_no_other_kind_of_entry(page: Client, access: Access) -> None:
    assert page.get(reverse("agenda_new", args=[access.conference.slug, "secret"])).status_code == 404


def test_the_agenda_shows_only_texts_that_one_may_see(access: Access, part: Make, item: AgendaItem, text: Make) -> None:
    for row in (text("Resolution 1"), text("Resolution 2", Marking.SENSITIVE)):
        row.agenda_item = item
        row.save()
    text("Resolution 3")
    officer = access_to(part("olga"), access.conference.slug)
    assert [(row.item, [one.name for one in row.texts]) for row in agenda(officer)] == [
        (item, ["Resolution 1"]),
        (None, ["Resolution 3"]),
    ]


def test_many_texts_are_allocated_at_once(
    page: Client, access: Access, part: Make, item: AgendaItem, text: Make
) -> None:
    olga = part("olga")
    rows = [text(f"Resolution {number}") for number in (1, 2, 3)]
    given = {"text": [rows[0].pk, rows[1].pk], "item": item.pk, "owner": olga.pk}
    page.post(reverse("allocation", args=[access.conference.slug]), given | {f"version-{row.pk}": 1 for row in rows})
    for row in rows:
        row.refresh_from_db()
    assert [(row.agenda_item, row.owner) for row in rows] == [(item, olga), (item, olga), (None, None)]
    assert Entry.objects.latest("id").details == {"instrument": rows[1].pk, "item": "4", "owner": "olga"}


def test_what_is_not_chosen_stays_as_it_is(page: Client, access: Access, item: AgendaItem, text: Make) -> None:
    row = text("Resolution 1")
    row.agenda_item, row.owner = item, access.person
    row.save()
    address = reverse("allocation", args=[access.conference.slug])
    page.post(address, {"text": row.pk, "item": "keep", "owner": "", f"version-{row.pk}": 1})
    row.refresh_from_db()
    assert (row.agenda_item, row.owner) == (item, None)


def test_a_text_that_somebody_else_allocated_is_shown_first(
    page: Client, access: Access, part: Make, item: AgendaItem, text: Make
) -> None:
    olga, row = part("olga"), text("Resolution 1")
    allocate(access, [Allocation(row, 1, item, olga)])
    address = reverse("allocation", args=[access.conference.slug])
    given = {"text": row.pk, "item": "keep", "owner": access.person.pk}
    html = page.post(address, given | {f"version-{row.pk}": 1}).content.decode()
    assert "changed by somebody else" in html
    assert f'name="version-{row.pk}" value="2"' in html
    row.refresh_from_db()
    assert row.owner == olga
    page.post(address, given | {f"version-{row.pk}": 2})
    row.refresh_from_db()
    assert row.owner == access.person


def test_an_owner_must_be_able_to_see_the_text(page: Client, access: Access, part: Make, text: Make) -> None:
    olga, reader = part("olga"), part("rita", Role.READER)
    secret, plain = text("Resolution 1", Marking.SENSITIVE), text("Resolution 2")
    with pytest.raises(OwnerRefused):
        allocate(access, [Allocation(plain, 1, None, olga), Allocation(secret, 1, None, olga)])
    with pytest.raises(OwnerRefused):
        allocate(access, [Allocation(plain, 1, None, reader)])
    plain.refresh_from_db()
    assert plain.owner is None  # all or nothing
    address = reverse("allocation", args=[access.conference.slug])
    html = page.post(address, {"text": secret.pk, "owner": olga.pk, f"version-{secret.pk}": 1}).content.decode()
    assert "Olga may not see Resolution 1." in html


def test_a_text_one_may_not_see_is_not_allocated(client: Client, access: Access, part: Make, text: Make) -> None:
    secret = text("Resolution 1", Marking.SENSITIVE)
    cora = part("cora", Role.COORDINATOR)
    client.force_login(cora)
    address = reverse("allocation", args=[access.conference.slug])
    client.post(address, {"text": secret.pk, "owner": cora.pk, f"version-{secret.pk}": 1})
    secret.refresh_from_db()
    assert secret.owner is None


def test_more_entries_ask_no_more_queries(
    page: Client, access: Access, item: AgendaItem, text: Make, django_assert_max_num_queries: Any
) -> None:
    addresses = [reverse(name, args=[access.conference.slug]) for name in ("agenda", "allocation")]
    counts: list[list[int]] = []
    page.get(addresses[0])
    for number in (1, 2):
        row = text(f"Resolution {number}")
        row.agenda_item, row.owner = item, access.person
        row.save()
        AgendaItem.objects.create(conference=access.conference, committee=item.committee, number="9", title="More")
        counts.append([])
        for address in addresses:
            with django_assert_max_num_queries(12) as asked:
                page.get(address)
            counts[-1].append(len(asked))
    assert counts[0] == counts[1]
