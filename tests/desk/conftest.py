"""People, a conference, and files for the tests of the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.conferences.actions import open_conference
from plenipo.desk.conferences.models import Conference
from plenipo.desk.jobs.worker import Worker
from plenipo.texts.marking import Marking


@pytest.fixture
def ada(db: None) -> Person:
    """An administrator who opens conferences."""
    return Person.objects.create_user("ada", password="correct horse battery", name="Ada", is_administrator=True)


@pytest.fixture
def conference(ada: Person) -> Conference:
    return open_conference(ada, "Model Conference 2030")


@pytest.fixture
def access(ada: Person, conference: Conference) -> Access:
    return access_to(ada, conference.slug)


@pytest.fixture
def part(conference: Conference) -> Callable[..., Person]:
    """Makes a person with a part in the conference."""

    def make(username: str, role: str = Role.OFFICER, clearance: Marking = Marking.LIMITE) -> Person:
        person = Person.objects.create_user(username, password="correct horse battery", name=username.title())
        Membership.objects.create(person=person, conference=conference, role=role, clearance=clearance.rank)
        return person

    return make


@pytest.fixture
def page(client: Client, ada: Person) -> Client:
    """A browser without JavaScript, signed in as Ada."""
    client.force_login(ada)
    return client


@pytest.fixture
def work_done() -> Callable[[], int]:
    """Does all waiting jobs and tells how many there were."""

    def work() -> int:
        worker, done = Worker(), 0
        while worker.work_once():
            done += 1
        return done

    return work
