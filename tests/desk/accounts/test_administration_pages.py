"""The pages of administrators."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenipo.desk.accounts.models import Membership, Person
from plenipo.desk.accounts.queries import browser_of
from plenipo.desk.conferences.actions import open_conference


def test_adding_somebody_shows_the_one_time_password_once(page: Client) -> None:
    form = {"name": "Inês Duarte", "username": "ines"}
    shown = page.post("/administration/people/add/", form).content.decode()
    found = re.search(r'id="one-time">([\w-]+)<', shown)
    assert found is not None
    person = Person.objects.get(username="ines")
    assert person.check_password(found[1])
    assert found[1] not in page.get(f"/administration/people/{person.pk}/").content.decode()


@pytest.mark.parametrize("username", ["ada", "Ada", "with space", ""])
def test_a_username_that_cannot_be_is_refused_beside_its_field(page: Client, username: str) -> None:
    answer = page.post("/administration/people/add/", {"name": "Somebody", "username": username})
    assert "errorlist" in answer.content.decode()
    assert Person.objects.count() == 1


def test_the_buttons_of_a_person_do_what_they_say(page: Client, part: Callable[..., Person]) -> None:
    person = part("oskar")
    at = f"/administration/people/{person.pk}/"
    page.post(f"{at}name/", {"name": "Oskar Lind", "before": "Oskar"})
    page.post(f"{at}administrator/", {"administrator": "yes"})
    page.post(f"{at}active/", {"active": "no"})
    person.refresh_from_db()
    assert (person.name, person.is_administrator, person.is_active) == ("Oskar Lind", True, False)
    page.post(f"{at}administrator/", {"administrator": "no"})
    page.post(f"{at}active/", {"active": "yes"})
    person.refresh_from_db()
    assert (person.is_administrator, person.is_active) == (False, True)
    assert "one-time" in page.post(f"{at}password/").content.decode()
    assert page.post(f"{at}second-step/").status_code == 302


def test_a_stale_name_shows_both(page: Client, part: Callable[..., Person]) -> None:
    person = part("oskar")
    answer = page.post(f"/administration/people/{person.pk}/name/", {"name": "Mine", "before": "older"})
    shown = answer.content.decode()
    assert "<dd>Oskar</dd>" in shown
    assert "<dd>Mine</dd>" in shown
    assert 'value="Mine"' in shown
    page.post(f"/administration/people/{person.pk}/name/", {"name": "Mine", "before": "Oskar"})
    person.refresh_from_db()
    assert person.name == "Mine"


def test_the_last_administrator_is_told_why_it_stays(page: Client, ada: Person) -> None:
    answer = page.post(f"/administration/people/{ada.pk}/administrator/", {"administrator": "no"}, follow=True)
    assert "This is the only administrator." in answer.content.decode()


def test_searching_finds_by_name_and_username(page: Client, part: Callable[..., Person]) -> None:
    part("oskar")
    shown = page.get("/administration/?q=osk").content.decode()
    assert "Oskar" in shown
    assert ">Ada</a>" not in shown
    assert "Nobody of that name" in page.get("/administration/?q=zzz").content.decode()


def test_names_are_text_and_never_markup(page: Client, part: Callable[..., Person]) -> None:
    person = part("oskar")
    Person.objects.filter(pk=person.pk).update(name="<script>alert(1)</script>")
    for address in ("/administration/", f"/administration/people/{person.pk}/"):
        assert "<script>alert" not in page.get(address).content.decode()


def test_the_queries_do_not_grow_with_people_conferences_or_sessions(
    page: Client, ada: Person, part: Callable[..., Person]
) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert page.get(address).status_code == 200
        return len(captured)

    part("first")
    addresses = ("/administration/", "/account/security/", f"/administration/people/{ada.pk}/")
    page.get("/account/security/")  # the first page writes down that the browser is there
    before = [queries(address) for address in addresses]
    for number in range(8):
        conference = open_conference(ada, f"Conference {number}")
        Membership.objects.create(person=part(f"p{number}"), conference=conference)
        Client().post("/account/login/", {"login": "ada", "password": "correct horse battery"})
    assert [queries(address) for address in addresses] == before
    assert max(before) <= 14


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("", "unknown browser"),
    ],
)
def test_a_browser_in_two_words(told: str, shown: str) -> None:
    assert browser_of(told) == shown
