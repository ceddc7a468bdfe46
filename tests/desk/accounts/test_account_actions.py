"""What administrators do to people: who may, what it leaves behind, and what it never does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from plenipo.desk.accounts import actions
from plenipo.desk.accounts.models import Person
from plenipo.desk.accounts.passwords import one_time_password
from plenipo.desk.audit.actions import faults
from plenipo.desk.audit.models import Entry
from plenipo.desk.shell.stale import StaleEdit


def _told(action: str) -> Entry:
    return Entry.objects.get(action=action)


def test_a_new_person_has_a_one_time_password_that_is_kept_nowhere(ada: Person) -> None:
    person, password = actions.add_person(ada, "ines", "Inês Duarte")
    assert person.check_password(password)
    assert person.must_change_password
    assert password not in str(list(Entry.objects.values())) + str(list(Person.objects.values()))
    assert (_told("person.added").person, _told("person.added").subject) == (ada, "ines")


def test_one_time_passwords_are_long_legible_and_never_the_same() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", password) for password in made)


def test_the_installation_itself_adds_the_first_administrator(db: None) -> None:
    person, _ = actions.add_person(None, "first", "First", is_administrator=True)
    assert person.is_administrator
    assert _told("person.added").person_name == "Plenipo"


def test_a_username_is_taken_whatever_its_capitals(ada: Person) -> None:
    with pytest.raises(actions.UsernameTaken):
        actions.add_person(ada, "ADA", "Another")


def test_two_administrators_renaming_one_person_lose_nothing(ada: Person, part: Callable[..., Person]) -> None:
    person = part("oskar")
    actions.rename(ada, person, "Oskar Lind", before="Oskar")
    with pytest.raises(StaleEdit):
        actions.rename(ada, person, "Oscar", before="Oskar")
    person.refresh_from_db()
    assert person.name == "Oskar Lind"
    assert _told("person.renamed").details["before"] == "Oskar"


@pytest.mark.parametrize("change", [actions.deactivate, lambda by, row: actions.set_administrator(by, row, False)])
def test_the_last_administrator_stays(ada: Person, change: Callable[[Person, Person], None]) -> None:
    actions.deactivate(ada, actions.add_person(ada, "gone", "Gone", is_administrator=True)[0])
    with pytest.raises(actions.LastAdministrator):
        change(ada, ada)
    ada.refresh_from_db()
    assert ada.is_active
    assert ada.is_administrator


def test_an_administrator_goes_when_another_is_left(ada: Person) -> None:
    other, _ = actions.add_person(ada, "other", "Other", is_administrator=True)
    actions.set_administrator(other, ada, False)
    ada.refresh_from_db()
    assert not ada.is_administrator
    assert _told("person.administrator_ended").person == other


def test_somebody_deactivated_is_out_at_once_and_can_come_back(
    ada: Person, part: Callable[..., Person], client: Client
) -> None:
    person = part("mira")
    client.post("/account/login/", {"login": "mira", "password": "correct horse battery"})
    assert client.get("/account/security/").status_code == 200
    actions.deactivate(ada, person)
    assert client.get("/account/security/").status_code == 302
    assert _told("person.deactivated").details["sessions_ended"] == 1
    again = client.post("/account/login/", {"login": "mira", "password": "correct horse battery"})
    assert again.headers["Location"] == "/account/inactive/"
    assert client.get("/account/inactive/").status_code == 200
    actions.activate(ada, person)
    client.post("/account/login/", {"login": "mira", "password": "correct horse battery"})
    assert client.get("/account/security/").status_code == 200


def test_a_new_one_time_password_ends_the_sessions_of_the_old(
    ada: Person, part: Callable[..., Person], client: Client
) -> None:
    person = part("mira")
    client.force_login(person)
    password = actions.reset_password(ada, person)
    assert client.get("/account/security/").status_code == 302
    person.refresh_from_db()
    assert person.check_password(password)
    assert person.must_change_password


@pytest.mark.parametrize(
    "change",
    [
        lambda by, row: actions.add_person(by, "new", "New"),
        lambda by, row: actions.rename(by, row, "New", before=row.name),
        lambda by, row: actions.set_administrator(by, row, True),
        actions.deactivate,
        actions.activate,
        actions.reset_password,
        actions.remove_second_step,
    ],
)
def test_nobody_else_may(ada: Person, part: Callable[..., Person], change: Callable[[Person, Person], None]) -> None:
    head, other = part("head", role="head"), part("other")
    with pytest.raises(PermissionDenied):
        change(head, other)
    other.refresh_from_db()
    assert (other.name, other.is_administrator, other.is_active) == ("Other", False, True)
    assert not Entry.objects.filter(action__startswith="person.").exists()


def test_the_trail_of_all_this_holds(ada: Person) -> None:
    person, _ = actions.add_person(ada, "ines", "Inês")
    actions.set_administrator(ada, person, True)
    actions.remove_second_step(ada, person)
    actions.reset_password(ada, person)
    actions.deactivate(ada, person)
    actions.activate(ada, person)
    told = list(Entry.objects.values_list("action", flat=True))
    assert told == [
        "person.added",
        "person.administrator_made",
        "person.second_step_removed",
        "person.password_reset",
        "person.deactivated",
        "person.activated",
    ]
    assert list(faults()) == []
