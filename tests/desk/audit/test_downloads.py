"""Whoever takes a file out of the desk is in the trail, with what it was and how it was marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.audit.downloads import TAKEN
from plenipo.desk.audit.models import Entry
from plenipo.desk.conferences.models import Conference
from plenipo.texts.marking import Marking
from tests.desk.contracts.planted import Planted, plant

Part = Callable[..., Person]


@pytest.fixture
def planted(ada: Person, part: Part) -> Planted:
    return plant(ada, part)


def _member(planted: Planted, username: str, role: Role, clearance: Marking) -> Person:
    person = Person.objects.create_user(username, password="correct horse battery")
    Membership.objects.create(person=person, conference=planted.owner.conference, role=role, clearance=clearance.rank)
    return person


@pytest.mark.parametrize(
    ("route", "about", "fill", "subject"),
    [
        ("original", "contribution", [], "quokka.txt"),
        ("mandate-original", "mandate", [], "quokka.docx"),
        ("mandate-file", "mandate", [], "lines-quokka/31.yaml"),
        ("instrument-export", "instrument", ["compile.html"], "Resolution-3-compile.html"),
        ("board_export", "", ["overview.html"], "port-serene-2031-overview.html"),
        ("answers", "", [], "port-serene-2031-confirmed.json"),
    ],
)
def test_a_file_that_is_taken_is_told(
    page: Client, ada: Person, planted: Planted, route: str, about: str, fill: list[str], subject: str
) -> None:
    number = [planted.numbers[about, Marking.LIMITE]] if about else []
    answer = page.get(reverse(route, args=[planted.slug, *number, *fill]))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    entry = Entry.objects.get(action=TAKEN)
    assert (entry.person, entry.subject, entry.conference) == (ada, subject, planted.slug)
    assert entry.details["marking"] in ("LIMITE", "SENSITIVE", "PUBLIC")
    if about:
        assert entry.details["marking"] == "LIMITE"
    list(getattr(answer, "streaming_content", ()))


def test_what_is_refused_is_not_told(client: Client, planted: Planted) -> None:
    client.force_login(_member(planted, "sam", Role.STAKEHOLDER, Marking.PUBLIC))
    number = planted.numbers["contribution", Marking.LIMITE]
    assert client.get(reverse("original", args=[planted.slug, number])).status_code == 404
    assert not Entry.objects.filter(action=TAKEN).exists()


def test_what_would_leave_under_the_marking_of_the_conference_is_for_those_who_may_see_that(
    client: Client, planted: Planted
) -> None:
    Conference.objects.filter(slug=planted.slug).update(marking=Marking.LIMITE.rank)
    address = reverse("board_export", args=[planted.slug, "overview.html"])
    board = reverse("board", args=[planted.slug])
    client.force_login(_member(planted, "sam", Role.STAKEHOLDER, Marking.PUBLIC))
    assert client.get(address).status_code == 404
    assert address not in client.get(board).content.decode()
    client.force_login(_member(planted, "olaf", Role.OFFICER, Marking.LIMITE))
    assert client.get(address).status_code == 200
    assert address in client.get(board).content.decode()
