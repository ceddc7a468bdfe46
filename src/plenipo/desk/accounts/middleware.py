"""Every page is for people who signed in, but for the few that let them; and when they were last seen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from hashlib import sha256
from typing import cast

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.cache import caches
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from plenipo.desk.accounts.models import Person

_log = logging.getLogger(__name__)
OPEN = ("/account/login/", "/account/2fa/authenticate/", "/account/inactive/", "/health/")


def person_of(request: HttpRequest) -> Person:
    """The person who signed in: behind ``SignedIn`` there is always one, but on the pages that are open."""
    return cast(Person, request.user)


class LastSeen:
    """Middleware: notes once a minute that a browser is there, so that a page that only reads writes nothing.

    allauth's own notes it on every page, and SQLite has one writer at a time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated and _for_the_first_time(key):
            try:
                UserSession.objects.create_from_request(request)
            except DatabaseError as error:  # a disk that is full keeps nobody from reading
                _log.warning("It could not be noted that a session is in use (%s).", error)
        return self._get_response(request)


def _for_the_first_time(key: str) -> bool:
    """In this minute, of this session."""
    return caches["near"].add(f"seen-{sha256(key.encode()).hexdigest()}", 1, 60)


class SignedIn:
    """Middleware: to the sign-in page without a person; to the change of password with a one-time password.

    What a person sees is kept by no browser and no proxy: after signing out, "back" shows nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path in OPEN or path.startswith(f"/{settings.STATIC_URL.lstrip('/')}"):
            return self._get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        change, leave = reverse("account_change_password"), reverse("account_logout")
        if request.user.must_change_password and path not in (change, leave):
            return redirect(change)
        response = self._get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response
