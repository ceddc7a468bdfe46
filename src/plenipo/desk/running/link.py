"""A link that signs somebody in once: for the demonstration, which knows its one user and this machine.

The link lies in the data folder as the SHA-256 of its secret; whoever uses it takes the file away.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from plenipo.desk.accounts.models import Person

PREFIX = "/enter/"
LIFE = 600  # seconds
_FILE = "enter.json"


def make_link(person: Person, to: str = "/") -> str:
    """The path of a link that signs the person in and leads to a page. An earlier link no longer works."""
    secret = secrets.token_urlsafe(32)
    told = {"seal": _seal(secret), "person": person.pk, "ends": time.time() + LIFE, "to": to}
    place = _place()
    place.touch(mode=0o600)
    place.write_text(json.dumps(told))
    return f"{PREFIX}{secret}/"


class OneTimeLink:
    """Middleware of the demonstration: lets in whoever has the link, once and within ten minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if request.method != "GET" or not path.startswith(PREFIX):
            return self._get_response(request)
        opened = _use(path.removeprefix(PREFIX).rstrip("/"))
        if opened is None:
            return redirect("/")
        person, to = opened
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect(to)


def _use(secret: str) -> tuple[Person, str] | None:
    """Whom the secret signs in, and where to; None for a wrong, spent or old one."""
    place = _place()
    try:
        told = json.loads(place.read_text())
        if not hmac.compare_digest(told["seal"], _seal(secret)):
            return None
        place.unlink()  # of two that come at once, one finds the file
    except FileNotFoundError:
        return None
    person = Person.objects.filter(pk=told["person"], is_active=True).first()
    return (person, told["to"]) if person is not None and time.time() < told["ends"] else None


def _seal(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _place() -> Path:
    return Path(settings.DATA) / _FILE
