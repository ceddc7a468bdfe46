"""The same people, and nobody, on every route of the desk, by GET and by POST.

Who gets in is what the table says; what is marked above somebody's clearance is in nothing that it gets.
"""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from msgspec import Struct

from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.conferences.actions import open_conference
from plenipo.desk.shell.security import POLICY
from plenipo.texts.marking import Marking
from tests.desk.contracts.planted import WORDS, Planted, plant
from tests.desk.contracts.table import TABLE, Circle, Row, routes

READ = {200, 302}
WRITTEN = {200, 204, 302, 303, 400, 409, 413, 422}
NOT_THERE = {403, 404}
ROUTES = {"concordance": "concordance-table", "partner": "concordance-partner", "law": "concordance-law"}  # of a kind


class Visitor(Struct, frozen=True):
    """Somebody, how far it gets in and what it may see. cookies: of its browser.

    apart: an administrator, who has no part in the conference and sees nothing of it.
    """

    name: str
    circle: Circle
    clearance: Marking
    cookies: dict[str, str]
    browser: Client
    apart: bool = False

    def gets_in(self, circle: Circle) -> bool:
        """Whether it is in the circle."""
        if self.apart:
            return circle in (Circle.ANYBODY, Circle.PERSON, Circle.ADMINISTRATOR)
        return self.circle >= circle

    def client(self) -> Client:
        """The browser at the same point every time: what one route does to its cookies, another does not see."""
        self.browser.cookies = SimpleCookie(self.cookies)
        return self.browser


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Hundreds of refusals are what is asked for."""
    caplog.set_level(logging.CRITICAL, "django.request")


@pytest.fixture
def planted(ada: Person, part: Callable[..., Person]) -> Planted:
    return plant(ada, part)


@pytest.fixture
def visitors(planted: Planted, ada: Person) -> dict[str, Visitor]:
    conference = planted.owner.conference
    other = open_conference(ada, "Elsewhere 2032")
    made = {}
    for name, circle, clearance, where, role in (
        ("coordinator", Circle.ORGANISER, Marking.SENSITIVE, conference, Role.COORDINATOR),
        ("officer", Circle.DELEGATION, Marking.LIMITE, conference, Role.OFFICER),
        # As wide as it goes on paper: being a stakeholder narrows it to PUBLIC.
        ("stakeholder", Circle.PART, Marking.PUBLIC, conference, Role.STAKEHOLDER),
        ("outsider", Circle.PERSON, Marking.PUBLIC, other, Role.HEAD),
        ("administrator", Circle.ADMINISTRATOR, Marking.PUBLIC, other, Role.READER),
    ):
        apart = circle is Circle.ADMINISTRATOR
        person = Person.objects.create_user(
            name, password="correct horse battery", name=name.title(), is_administrator=apart
        )
        paper = Marking.SENSITIVE if role != Role.OFFICER else clearance
        Membership.objects.create(person=person, conference=where, role=role, clearance=paper.rank)
        client = Client(raise_request_exception=False)
        client.force_login(person)
        cookies = {key: morsel.value for key, morsel in client.cookies.items()}
        made[name] = Visitor(name, circle, clearance, cookies, client, apart)
    nobody = Visitor("nobody", Circle.ANYBODY, Marking.PUBLIC, {}, Client(raise_request_exception=False))
    return made | {"nobody": nobody}


class Try(Struct, frozen=True):
    """One route at one object."""

    name: str
    row: Row
    address: str
    marking: Marking


def _tries(planted: Planted) -> Iterator[Try]:
    for name in sorted(set(routes()) & TABLE.keys() - {"closed"}):
        row = TABLE[name]
        if not row.about:
            yield Try(name, row, _address(name, planted, row.fill), Marking.PUBLIC)
            continue
        for marking in WORDS:
            number = planted.numbers.get((row.about, marking))
            if number is not None:
                yield Try(name, row, _address(name, planted, row.fill, number), marking)


def _address(name: str, planted: Planted, fill: dict[str, str], number: int | None = None) -> str:
    """The address, whatever parts of it the route asks for."""
    given: list[dict[str, object]] = [{}, {"slug": planted.slug}]
    numbers: list[dict[str, object]] = [{}] if number is None else [{"pk": number}, {"job": number}]
    for one in given:
        for other in numbers:
            try:
                return reverse(name, kwargs={**one, **other, **fill})
            except Exception as error:  # noqa: BLE001 - the next shape may fit
                last = error
    raise last


def _expected(visitor: Visitor, method: str, one: Try) -> set[int]:
    """The answers that are right. What is not a method of the route is refused, whoever asks."""
    circle, allowed = (one.row.read, READ) if method == "get" else (one.row.write, WRITTEN)
    refused = NOT_THERE if circle is not None else NOT_THERE | {405}
    if circle is None and method == "post":
        circle, allowed = one.row.read, READ | {405}
    hidden = one.marking.rank > visitor.clearance.rank
    return allowed if circle is not None and visitor.gets_in(circle) and not hidden else refused


class Got(Struct, frozen=True):
    """An answer. body: everything in it, in small letters."""

    status: int
    headers: dict[str, str]
    body: str


def _send(visitor: Visitor, method: str, address: str) -> Got:
    """The answer; whatever was changed is undone."""
    with transaction.atomic():
        answer: HttpResponseBase = getattr(visitor.client(), method)(address)
        got = Got(answer.status_code, dict(answer.items()), _body(answer))
        transaction.set_rollback(True)
    return got


def _body(answer: HttpResponseBase) -> str:
    """Everything in the answer, the members of a Word, Excel or zip file unpacked, and its headers."""
    data = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"\n".join(name.encode() + package.read(name) for name in package.namelist())
    return f"{headers}\n{data.decode('utf-8', 'replace')}".casefold()


def _faults(visitor: Visitor, method: str, one: Try) -> Iterator[str]:
    answer = _send(visitor, method, one.address)
    told = f"{method.upper()} {one.name} ({one.address}, {one.marking.value}) as {visitor.name}: {answer.status}"
    if visitor.circle is Circle.ANYBODY and Circle.ANYBODY not in (one.row.read, one.row.write):
        if answer.status != 302 or not answer.headers["Location"].startswith("/account/login/"):
            yield f"{told}, not the sign-in page"
    elif answer.status not in _expected(visitor, method, one):
        yield f"{told}, not {sorted(_expected(visitor, method, one))}"
    for marking, word in WORDS.items():
        secret = marking.rank > visitor.clearance.rank or visitor.circle <= Circle.PERSON or visitor.apart
        if visitor.apart and one.name.startswith("audit"):  # what people did, by the names of what they did it to
            continue
        if secret and word in answer.body:
            yield f"{told} tells of {marking.value}"
    if answer.headers.get("X-Content-Type-Options") != "nosniff" or not answer.headers.get("X-Frame-Options"):
        yield f"{told} lacks a security header"
    policy = answer.headers.get("Content-Security-Policy", "")
    if policy != POLICY and ("script-src" in policy or "default-src 'none'" not in policy):
        yield f"{told} has another policy: {policy}"


def test_every_route_is_in_the_table() -> None:
    assert sorted(set(routes()) - TABLE.keys()) == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["coordinator", "officer", "stakeholder", "outsider", "administrator", "nobody"])
def test_everybody_gets_what_is_its_own_and_nothing_else(
    planted: Planted, visitors: dict[str, Visitor], name: str, method: str
) -> None:
    found = [fault for one in _tries(planted) for fault in _faults(visitors[name], method, one)]
    assert not found, "\n".join(found)


def test_the_words_are_there_for_those_who_may_see_them(planted: Planted, visitors: dict[str, Visitor]) -> None:
    """Without this, a page that shows nothing would pass."""
    officer, stakeholder = visitors["officer"], visitors["stakeholder"]
    for kind in ("proposal", "instrument", "contribution", "mandate", "line", "concordance", "partner", "law"):
        number = planted.numbers[kind, Marking.LIMITE]
        route = ROUTES.get(kind, kind)
        address = _address(route, planted, TABLE[route].fill, number)
        assert WORDS[Marking.LIMITE] in _send(officer, "get", address).body, kind
        public = _address(route, planted, TABLE[route].fill, planted.numbers[kind, Marking.PUBLIC])
        assert WORDS[Marking.PUBLIC] in _send(stakeholder, "get", public).body, kind


def test_a_change_without_its_token_is_refused_everywhere(planted: Planted, visitors: dict[str, Visitor]) -> None:
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    passed = []
    for one in _tries(planted):
        with transaction.atomic():
            browser.cookies = SimpleCookie(visitors["officer"].cookies)
            answer = browser.post(one.address)
            transaction.set_rollback(True)
        if answer.status_code not in {403, 404}:
            passed.append((one.name, answer.status_code))
    assert passed == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_ones_own_conference_opens_no_object_of_another(
    planted: Planted, visitors: dict[str, Visitor], method: str
) -> None:
    """The outsider is head of delegation elsewhere: an address with its conference and a number from here."""
    elsewhere = Planted("elsewhere-2032", planted.numbers, planted.owner)
    found = []
    for one in _tries(elsewhere):
        if not one.row.about or one.row.about == "person":
            continue
        got = _send(visitors["outsider"], method, one.address)
        if got.status not in NOT_THERE | {405} or any(word in got.body for word in WORDS.values()):
            found.append(f"{method.upper()} {one.address}: {got.status}")
    assert not found, "\n".join(found)
