"""Opening conferences, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.audit.actions import faults
from plenipo.desk.audit.models import Entry
from plenipo.desk.conferences.actions import describe, open_conference
from plenipo.desk.conferences.models import Conference
from plenipo.desk.shell.stale import StaleEdit
from plenipo.texts.marking import Marking

Make = Callable[..., Any]


def told(**changes: str) -> dict[str, str]:
    return {"name": "Talks", "place": "", "starts": "", "ends": "", "own_groups": "", "marking": "0", **changes}


def test_an_administrator_opens_a_conference_and_coordinates_it(page: Client, ada: Person) -> None:
    given = told(
        name="Harbour Talks", starts="2032-05-03", ends="2032-05-21", own_groups="ALDER, TARN ,ALDER", marking="2"
    )
    answer = page.post(reverse("conference_new"), given)
    made = Conference.objects.get()
    assert answer["Location"] == reverse("board", args=["harbour-talks"])
    assert (made.own_groups, made.marking) == (["ALDER", "TARN"], Marking.LIMITE.rank)
    assert access_to(ada, "harbour-talks").role == Role.COORDINATOR
    assert Entry.objects.get().action == "conference.opened"


def test_nobody_else_opens_one(client: Client, part: Make) -> None:
    coordinator = part("cora", Role.COORDINATOR)
    client.force_login(coordinator)
    assert client.get(reverse("conference_new")).status_code == 403
    assert client.post(reverse("conference_new"), told()).status_code == 403
    with pytest.raises(PermissionDenied):
        open_conference(coordinator, "Talks")
    assert Conference.objects.count() == 1


def test_two_of_one_name_have_two_addresses(ada: Person) -> None:
    assert [open_conference(ada, "Talks").slug for _ in range(2)] == ["talks", "talks-2"]


def test_a_last_day_before_the_first_is_refused(page: Client) -> None:
    answer = page.post(reverse("conference_new"), told(starts="2032-05-03", ends="2032-05-01"))
    assert "The last day is before the first." in answer.content.decode()
    assert not Conference.objects.exists()


def test_the_list_shows_what_one_has_a_part_in(client: Client, part: Make, ada: Person) -> None:
    open_conference(ada, "Hidden Talks")
    client.force_login(part("olga"))
    html = client.get(reverse("conferences")).content.decode()
    assert "Model Conference 2030" in html
    assert "Hidden Talks" not in html


def test_the_empty_list_says_what_to_do_next(client: Client, page: Client) -> None:
    assert reverse("conference_new") in page.get(reverse("conferences")).content.decode()
    client.force_login(Person.objects.create_user("eve", password="correct horse battery"))
    html = client.get(reverse("conferences")).content.decode()
    assert "You have no part in a conference yet" in html
    assert "“eve”" in html
    assert reverse("conference_new") not in html


def test_the_list_asks_no_more_queries_for_more(page: Client, ada: Person, django_assert_num_queries: Any) -> None:
    page.get(reverse("conferences"))
    counts = []
    for _ in range(2):
        open_conference(ada, "Talks")
        with django_assert_num_queries(7, exact=False) as asked:
            page.get(reverse("conferences"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_is_told_is_changed_and_recorded(page: Client, access: Access) -> None:
    address = reverse("conference_about", args=[access.conference.slug])
    page.post(address, told(name="Other", own_groups="TARN", version="1"))
    made = Conference.objects.get()
    assert (made.name, made.own_groups, made.version) == ("Other", ["TARN"], 2)
    assert Entry.objects.latest("id").details["name"] == "Other"
    assert list(faults()) == []


def test_two_people_on_one_conference_lose_nothing(page: Client, access: Access) -> None:
    address = reverse("conference_about", args=[access.conference.slug])
    describe(access, 1, name="Theirs")
    html = page.post(address, told(name="Mine", version="1")).content.decode()
    assert "Somebody else changed this in the meantime" in html
    assert "<dd>Theirs</dd>" in html
    assert 'value="Mine"' in html
    assert 'name="version" value="2"' in html
    assert Conference.objects.get().name == "Theirs"
    page.post(address, told(name="Mine", version="2"))
    assert Conference.objects.get().name == "Mine"


def test_an_officer_reads_and_does_not_change(client: Client, part: Make, access: Access) -> None:
    client.force_login(part("olga"))
    address = reverse("conference_about", args=[access.conference.slug])
    assert '<form method="post" class="stack"' not in client.get(address).content.decode()
    assert client.post(address, told(version="1")).status_code == 403


def test_a_stale_description_is_not_saved(access: Access) -> None:
    describe(access, 1, name="Theirs")
    with pytest.raises(StaleEdit):
        describe(access, 1, name="Mine")
    assert Entry.objects.filter(action="conference.described").count() == 1


def test_a_membership_alone_opens_the_page(client: Client, access: Access) -> None:
    eve = Person.objects.create_user("eve", password="correct horse battery")
    client.force_login(eve)
    address = reverse("conference_about", args=[access.conference.slug])
    assert client.get(address).status_code == 404
    Membership.objects.create(person=eve, conference=access.conference)
    assert client.get(address).status_code == 200
