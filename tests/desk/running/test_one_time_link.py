"""The link that signs in to the demonstration: once, and not for long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.test import Client

from plenipo.desk.accounts.models import Person
from plenipo.desk.running import link


@pytest.fixture(autouse=True)
def of_the_demonstration(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    from plenipo.desk.running import demonstration_settings

    settings.MIDDLEWARE = demonstration_settings.MIDDLEWARE  # type: ignore[attr-defined]
    settings.DATA = tmp_path  # type: ignore[attr-defined]


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_it_signs_in_and_leads_to_its_page(client: Client, ada: Person) -> None:
    answer = client.get(link.make_link(ada, "/c/somewhere/"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/c/somewhere/")
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_it_works_once(client: Client, ada: Person) -> None:
    path = link.make_link(ada)
    Client().get(path)
    assert client.get(path).headers["Location"] == "/"
    assert not signed_in(client)


def test_it_works_for_ten_minutes(client: Client, ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    path = link.make_link(ada)
    late = time.time() + link.LIFE + 1
    monkeypatch.setattr(time, "time", lambda: late)
    client.get(path)
    assert not signed_in(client)


def test_a_guess_does_not_spend_it(client: Client, ada: Person) -> None:
    path = link.make_link(ada)
    for guess in ("/enter/", "/enter/x/", path[:-2] + "/"):
        assert client.get(guess).status_code == 302
        assert not signed_in(client)
    client.get(path)
    assert signed_in(client)


@pytest.mark.parametrize("ask", ["head", "post"])
def test_only_following_it_spends_it(client: Client, ada: Person, ask: str) -> None:
    path = link.make_link(ada)
    getattr(client, ask)(path)
    assert not signed_in(client)
    client.get(path)
    assert signed_in(client)


def test_it_is_kept_as_a_hash(ada: Person, tmp_path: Path) -> None:
    secret = link.make_link(ada).split("/")[2]
    kept = tmp_path / "enter.json"
    assert secret not in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


def test_the_desk_itself_knows_no_such_link(client: Client, ada: Person, settings: pytest.FixtureRequest) -> None:
    from plenipo.desk import settings as of_the_desk

    settings.MIDDLEWARE = of_the_desk.MIDDLEWARE  # type: ignore[attr-defined]
    client.get(link.make_link(ada))
    assert not signed_in(client)
