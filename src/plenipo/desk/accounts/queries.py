"""Reading people, their sessions and the conferences that there are. The number of queries does not grow with rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from plenipo.desk.accounts.models import Membership, Person
from plenipo.desk.conferences.models import Conference

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


class OpenSession(Struct, frozen=True):
    """One browser in which a person is signed in. browser: "Firefox, Linux"."""

    pk: int
    browser: str
    address: str
    started_at: datetime
    seen_at: datetime
    is_current: bool


class SecondStep(Struct, frozen=True):
    """Whether a code is asked after the password, and how many recovery codes are left."""

    is_on: bool
    codes_left: int


def people(words: str = "") -> QuerySet[Person]:
    """Everybody, those who can sign in first. words: in the name or the username."""
    second_step = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    rows = Person.objects.annotate(
        parts=Count("memberships", distinct=True), has_second_step=Exists(second_step)
    ).order_by("-is_active", "name", "username")
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word))
    return rows


def parts_of(person: Person) -> QuerySet[Membership]:
    """The parts of a person, by conference."""
    return person.memberships.select_related("conference").order_by("conference__name")


def conferences() -> QuerySet[Conference]:
    """Every conference, with the number of its people and of those who can organise it."""
    organises = Q(memberships__role__in=("head", "coordinator"), memberships__person__is_active=True)
    return Conference.objects.annotate(
        people=Count("memberships", distinct=True),
        organisers=Count("memberships", filter=organises, distinct=True),
    ).order_by("name")


def second_step_of(person: Person) -> SecondStep:
    """What stands between the person's password and its account."""
    rows = {row.type: row for row in Authenticator.objects.filter(user=person)}
    codes = rows.get(Authenticator.Type.RECOVERY_CODES)
    left = len(codes.wrap().get_unused_codes()) if codes else 0
    return SecondStep(Authenticator.Type.TOTP in rows, left)


def sessions_of(person: Person, current: str | None) -> list[OpenSession]:
    """Where the person is signed in, the latest first. current: the key of the session that asks."""
    rows = list(UserSession.objects.filter(user=person).order_by("-last_seen_at", "-pk"))
    alive = _alive(person, (row.session_key for row in rows))
    return [
        OpenSession(
            row.pk,
            browser_of(row.user_agent),
            row.ip,
            row.created_at,
            row.last_seen_at,
            row.session_key == current,
        )
        for row in rows
        if row.session_key in alive
    ]


def _alive(person: Person, keys: Iterable[str]) -> set[str]:
    """The sessions that are neither over nor of an earlier password."""
    rows = Session.objects.filter(session_key__in=list(keys), expire_date__gt=timezone.now())
    seal = person.get_session_auth_hash()
    return {row.session_key for row in rows if row.get_decoded().get(HASH_SESSION_KEY) == seal}


def browser_of(user_agent: str) -> str:
    """What a browser says of itself, in two words."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    return ", ".join(part for part in (browser, system) if part) or _("unknown browser")
