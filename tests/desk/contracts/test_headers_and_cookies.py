"""What every answer says to the browser, and what its cookies are."""

from __future__ import annotations

import runpy
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.test import Client, RequestFactory, override_settings

import plenipo.desk.settings
from plenipo.desk.accounts.models import Person
from plenipo.desk.shell.security import POLICY

ADDRESSES = ("/account/login/", "/account/security/", "/nowhere/", "/static/desk/desk.css", "/account/signup/")


def _settings(monkeypatch: pytest.MonkeyPatch, tls: str) -> dict[str, Any]:
    monkeypatch.setenv("PLENIPO_TLS", tls)
    return runpy.run_path(str(Path(plenipo.desk.settings.__file__)))


def test_the_policy_lets_nothing_inline_and_nothing_from_elsewhere() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "*" not in POLICY
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("signed_in", [True, False])
def test_every_answer_carries_the_headers(client: Client, ada: Person, address: str, signed_in: bool) -> None:
    if signed_in:
        client.force_login(ada)
    with closing(client.get(address)) as answer:
        headers = answer.headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    # A style sheet is no page: the policy alone says that nothing may frame it.
    assert headers.get("X-Frame-Options") == (None if address.startswith("/static/") else "DENY")


def test_a_refusal_for_want_of_a_token_carries_them_too(ada: Person) -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "ada", "password": "x"})
    assert answer.status_code == 403
    assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.django_db
def test_behind_tls_browsers_are_told_to_stay_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    behind = _settings(monkeypatch, "1")
    names = ("SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER")
    with override_settings(**{name: behind[name] for name in names}):
        answer = Client().get("/account/login/", headers={"x-forwarded-proto": "https"})
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert behind["SESSION_COOKIE_SECURE"]
    assert behind["CSRF_COOKIE_SECURE"]


@pytest.mark.parametrize(
    ("tls", "proxies", "told", "counted"),
    [
        ("1", "", "9.9.9.9, 8.8.8.8", "8.8.8.8"),  # what the browser says of itself stands before what the server adds
        ("1", "2", "9.9.9.9, 8.8.8.8", "9.9.9.9"),
        ("", "", "9.9.9.9", "127.0.0.1"),
    ],
)
def test_attempts_are_counted_by_the_address_of_the_browser(
    monkeypatch: pytest.MonkeyPatch, tls: str, proxies: str, told: str, counted: str
) -> None:
    monkeypatch.setenv("PLENIPO_PROXIES", proxies)
    request = RequestFactory().get("/", headers={"x-forwarded-for": told})
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=_settings(monkeypatch, tls)["ALLAUTH_TRUSTED_PROXY_COUNT"]):
        assert get_adapter().get_client_ip(request) == counted


def test_without_tls_nothing_pretends_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _settings(monkeypatch, "")
    assert plain["SECURE_HSTS_SECONDS"] == 0
    assert plain["SECURE_PROXY_SSL_HEADER"] is None
    assert not plain["SESSION_COOKIE_SECURE"]


def test_cookies_are_for_this_desk_alone(client: Client, ada: Person) -> None:
    client.post("/account/login/", {"login": "ada", "password": "correct horse battery", "remember": "on"})
    session = client.cookies["sessionid"]
    assert session["httponly"]
    assert session["samesite"] == client.cookies["csrftoken"]["samesite"] == "Lax"
    assert int(session["max-age"]) > 0


def test_without_being_remembered_the_session_ends_with_the_browser(client: Client, ada: Person) -> None:
    client.post("/account/login/", {"login": "ada", "password": "correct horse battery"})
    assert client.cookies["sessionid"]["max-age"] == ""


def test_signing_in_makes_a_new_session(client: Client, ada: Person) -> None:
    """A session that somebody else laid in the browser before does not become Ada's."""
    client.get("/account/login/")
    client.cookies["sessionid"] = "laid-there-by-somebody-else"
    client.post("/account/login/", {"login": "ada", "password": "correct horse battery"})
    assert client.cookies["sessionid"].value != "laid-there-by-somebody-else"


def test_passwords_are_kept_by_a_slow_hash() -> None:
    """The tests have a cheap one; the desk has Django's."""
    assert not hasattr(plenipo.desk.settings, "PASSWORD_HASHERS")
    assert not plenipo.desk.settings.DEBUG
