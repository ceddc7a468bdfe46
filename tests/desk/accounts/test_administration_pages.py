"""The pages of administrators."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenipo.desk.accounts.access import access_to
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.accounts.queries import browser_of
from plenipo.desk.audit.models import Entry
from plenipo.desk.conferences.actions import open_conference
from plenipo.desk.conferences.member_actions import give_part
from plenipo.desk.conferences.models import Conference
from plenipo.texts.marking import Marking


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


def test_an_administrator_gives_a_part_where_nobody_is_left_to_organise(
    page: Client, client: Client, ada: Person, conference: Conference
) -> None:
    """Whoever coordinated has left: somebody else becomes coordinator, and the trail says by whom."""
    Membership.objects.filter(conference=conference).delete()
    nora = Person.objects.create_user("nora", password="correct horse battery", name="Nora")
    at = f"/administration/people/{nora.pk}/"
    assert "Give the part" in page.get(at).content.decode()
    given = {"conference": conference.pk, "role": "coordinator", "clearance": "2", "team": "Names"}
    assert page.post(f"{at}part/", given).status_code == 302
    access = access_to(nora, conference.slug)
    assert (access.role, access.clearance) == ("coordinator", Marking.LIMITE.rank)
    entry = Entry.objects.get(action="member.added", subject="nora")
    assert (entry.person, entry.details["team"], entry.details["by_administrator"]) == (ada, "Names", True)
    again = page.post(f"{at}part/", given)
    assert "errorlist" in again.content.decode()
    assert Membership.objects.filter(person=nora).count() == 1


def test_a_stakeholder_gets_no_more_than_public_from_an_administrator(page: Client, conference: Conference) -> None:
    sam = Person.objects.create_user("sam", password="correct horse battery")
    given = {"conference": conference.pk, "role": "stakeholder", "clearance": "3", "team": ""}
    page.post(f"/administration/people/{sam.pk}/part/", given)
    assert Membership.objects.get(person=sam).clearance == Marking.PUBLIC.rank


def test_nobody_else_gives_parts(client: Client, conference: Conference, part: Callable[..., Person]) -> None:
    head = part("hanna", Role.HEAD)
    with pytest.raises(PermissionDenied):
        give_part(head, head, conference, "head", Marking.SENSITIVE.rank)
    client.force_login(head)
    assert client.post(f"/administration/people/{head.pk}/part/", {}).status_code == 403
