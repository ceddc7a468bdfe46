"""Signing in and out, one-time passwords, the second step, sessions: as a browser without JavaScript does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.core.cache import cache, caches
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from plenipo.desk import settings as real
from plenipo.desk.accounts.actions import add_person
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.models import Entry

PASSWORD = "correct horse battery"
NEW = "seven quiet rivers run"


@pytest.fixture(autouse=True)
def _no_memory_of_attempts(db: None) -> Iterator[None]:
    caches["near"].clear()
    cache.clear()
    yield
    cache.clear()


def _sign_in(client: Client, username: str = "ada", password: str = PASSWORD) -> str:
    """Where it leads; the page itself where it fails."""
    answer = client.post("/account/login/", {"login": username, "password": password})
    return answer.headers.get("Location", "") or answer.content.decode()


def _told() -> list[str]:
    return list(Entry.objects.values_list("action", flat=True))


def _code(secret: str) -> str:
    code: str = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    return code


def test_signing_in_and_out_is_recorded(ada: Person, client: Client) -> None:
    assert _sign_in(client) == "/"
    assert client.get("/account/security/").status_code == 200
    assert client.get("/account/logout/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/account/security/").headers["Location"] == "/account/login/?next=/account/security/"
    assert _told() == ["account.signed_in", "account.signed_out"]


def test_it_leads_where_one_wanted_to_go_and_never_elsewhere(ada: Person, client: Client) -> None:
    form = {"login": "ada", "password": PASSWORD}
    assert (
        client.post("/account/login/", {**form, "next": "/administration/"}).headers["Location"] == "/administration/"
    )
    client.logout()
    assert client.post("/account/login/", {**form, "next": "https://evil.example/"}).headers["Location"] == "/"


def test_a_wrong_password_and_a_wrong_name_get_the_same_answer(ada: Person, client: Client) -> None:
    wrong = "The username and/or password you specified are not correct."
    assert wrong in _sign_in(client, password="wrong")
    assert wrong in _sign_in(client, username="nobody")
    assert _told() == ["account.sign_in_failed"]
    assert "wrong" not in str(list(Entry.objects.values()))


def test_a_one_time_password_opens_nothing_but_the_change_of_it(ada: Person, client: Client) -> None:
    person, once = add_person(ada, "ines", "Inês")
    _sign_in(client, "ines", once)
    change = "/account/password/change/"
    for address in ("/", "/account/security/", "/account/2fa/totp/activate/"):
        assert client.get(address).headers["Location"] == change
    assert "Choose your own password" in client.get(change).content.decode()
    same = client.post(change, {"oldpassword": once, "password1": once, "password2": once})
    assert "Choose another one." in same.content.decode()
    done = client.post(change, {"oldpassword": once, "password1": NEW, "password2": NEW})
    assert done.headers["Location"] == "/account/security/"
    person.refresh_from_db()
    assert not person.must_change_password
    assert client.get("/account/security/").status_code == 200
    assert "account.password_changed" in _told()


def test_a_change_of_password_ends_the_other_sessions(ada: Person, client: Client) -> None:
    elsewhere = Client()
    _sign_in(elsewhere)
    _sign_in(client)
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert client.get("/account/security/").status_code == 200
    assert elsewhere.get("/account/security/").status_code == 302


@pytest.mark.parametrize("weak", ["short", "password1234", "123456789012"])
def test_weak_passwords_are_refused(page: Client, ada: Person, weak: str) -> None:
    page.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


@override_settings(ACCOUNT_RATE_LIMITS=real.ACCOUNT_RATE_LIMITS)
def test_attempts_are_limited_by_account_and_the_right_password_waits_too(ada: Person) -> None:
    clients = [Client(REMOTE_ADDR=f"192.0.2.{number}") for number in range(1, 8)]
    answers = [_sign_in(client, password="wrong") for client in clients]
    assert "Too many failed login attempts." in answers[5]
    assert "Too many failed login attempts." in _sign_in(Client(REMOTE_ADDR="192.0.2.99"))
    assert _told().count("account.sign_in_failed") == 5


@override_settings(ACCOUNT_RATE_LIMITS=real.ACCOUNT_RATE_LIMITS)
def test_attempts_are_limited_by_address(ada: Person) -> None:
    client = Client(REMOTE_ADDR="192.0.2.1")
    statuses = [client.post("/account/login/", {"login": f"n{i}", "password": "x"}).status_code for i in range(31)]
    assert statuses[:30] == [200] * 30
    assert statuses[30] == 429
    refused = client.post("/account/login/", {"login": "ada", "password": PASSWORD})
    assert "Wait some minutes" in refused.content.decode()
    assert refused.headers["Content-Security-Policy"]


@pytest.fixture
def secret(client: Client, ada: Person) -> str:
    """The key of Ada's authenticator app, which is on; she is signed in."""
    _sign_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    shown = client.get("/account/2fa/totp/activate/").content.decode()
    found = re.search(r'<code class="secret">([A-Z2-7]+)</code>', shown)
    assert found is not None
    client.post("/account/2fa/totp/activate/", {"code": _code(found[1])})
    return found[1]


def test_the_picture_is_an_image_of_its_own_page(client: Client, ada: Person) -> None:
    _sign_in(client)
    asked = client.get("/account/2fa/totp/activate/")
    assert asked.headers["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    shown = client.get("/account/2fa/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in shown
    assert "<svg" not in shown


def test_with_the_second_step_a_password_is_not_enough(secret: str) -> None:
    cache.clear()  # a code is good once
    client = Client()
    assert _sign_in(client) == "/account/2fa/authenticate/"
    assert client.get("/account/security/").status_code == 302
    assert "Incorrect code" in client.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
    client.post("/account/2fa/authenticate/", {"code": _code(secret)})
    assert "After the password" in client.get("/account/security/").content.decode()
    assert "account.second_step_failed" in _told()


def test_a_recovery_code_opens_once(secret: str, client: Client) -> None:
    shown = client.get("/account/2fa/recovery-codes/").content.decode()
    codes = re.findall(r"<li><code>(\w+)</code></li>", shown)
    assert len(codes) == 10
    first, second = Client(), Client()
    _sign_in(first)
    first.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert "9 recovery codes are left" in first.get("/account/security/").content.decode()
    _sign_in(second)
    second.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert second.get("/account/security/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_turning_the_second_step_on_and_off_is_recorded(secret: str, client: Client) -> None:
    assert client.get("/account/2fa/totp/deactivate/").status_code == 200
    client.post("/account/2fa/recovery-codes/generate/")
    client.post("/account/2fa/totp/deactivate/")
    assert "Whoever knows your password" in client.get("/account/security/").content.decode()
    told = [(row.action, row.details.get("kind")) for row in Entry.objects.filter(action__contains="second_step")]
    assert told[:2] == [
        ("account.second_step_added", "authenticator app"),
        ("account.second_step_added", "recovery codes"),
    ]
    assert ("account.second_step_renewed", "recovery codes") in told
    assert ("account.second_step_ended", "authenticator app") in told


def test_one_ends_a_session_elsewhere_but_nobody_elses(
    ada: Person, client: Client, part: Callable[..., Person]
) -> None:
    part("mira")
    elsewhere, other = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"), Client()
    _sign_in(elsewhere)
    _sign_in(other, "mira")
    _sign_in(client)
    shown = client.get("/account/security/").content.decode()
    assert "Firefox, Linux" in shown
    keys = re.findall(r'name="session" value="(\d+)"', shown)
    assert len(keys) == 1
    for key in range(int(keys[0]) + 5):
        client.post("/account/sessions/end/", {"session": str(key)})
    assert elsewhere.get("/account/security/").status_code == 302
    assert other.get("/account/security/").status_code == 200
    assert client.get("/account/security/").status_code == 200
    assert _told().count("account.sessions_ended") == 1


def test_all_others_end_at_once(ada: Person, client: Client) -> None:
    others = [Client(), Client()]
    for other in others:
        _sign_in(other)
    _sign_in(client)
    client.post("/account/sessions/end/", {"session": "others"})
    assert [other.get("/account/security/").status_code for other in others] == [302, 302]
    assert client.get("/account/security/").status_code == 200


def test_what_one_saw_is_in_no_cache(page: Client) -> None:
    assert "no-store" in page.get("/account/security/").headers["Cache-Control"]


def test_a_page_that_only_reads_writes_nothing(page: Client) -> None:
    page.get("/account/security/")
    with CaptureQueriesContext(connection) as captured:
        page.get("/account/security/")
    assert [one["sql"] for one in captured if not one["sql"].startswith("SELECT")] == []


def test_a_disk_that_is_full_keeps_nobody_from_reading(page: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Noting that the browser is there is all that a page writes."""

    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(UserSession.objects, "create_from_request", full)
    assert page.get("/").status_code == 200


def test_the_times_of_sessions_say_their_zone(page: Client) -> None:
    shown = page.get("/account/security/").content.decode()
    assert "Since (UTC)" in shown
    assert "Last seen (UTC)" in shown
