"""What administrators do to the people of the desk. Each change stands in the audit trail.

by: the administrator; None for the installation itself, before anybody is there.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from plenipo.desk.accounts.models import Person
from plenipo.desk.accounts.passwords import one_time_password
from plenipo.desk.audit.actions import record
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import PlenipoError


class LastAdministrator(PlenipoError):
    """Nobody would be left who can manage people."""


class UsernameTaken(PlenipoError):
    """Somebody signs in with that name already, in small letters or in capitals."""


def add_person(by: Person | None, username: str, name: str, is_administrator: bool = False) -> tuple[Person, str]:
    """A new person and its one-time password, which is kept nowhere. Raises PermissionDenied, UsernameTaken."""
    _require_administrator(by)
    password = one_time_password()
    person = Person(username=username, name=name, is_administrator=is_administrator, must_change_password=True)
    person.set_password(password)
    with transaction.atomic():
        if Person.objects.filter(username__iexact=username).exists():
            raise UsernameTaken("the name is taken.", where=username, remedy="Choose another one.")
        person.save(force_insert=True)
        record(by, "person.added", username, person=person.pk, name=name, administrator=is_administrator)
    return person, password


def rename(by: Person, person: Person, name: str, before: str) -> None:
    """Give the person another name. before: the name that was read. Raises PermissionDenied, StaleEdit."""
    _require_administrator(by)
    with transaction.atomic():
        if not Person.objects.filter(pk=person.pk, name=before).update(name=name):
            raise StaleEdit("somebody else changed the name in the meantime.", remedy="Compare both and save again.")
        record(by, "person.renamed", person.username, person=person.pk, before=before, after=name)
    person.name = name


def set_administrator(by: Person, person: Person, is_administrator: bool) -> None:
    """Make the person an administrator, or no longer one. Raises PermissionDenied, LastAdministrator."""
    _require_administrator(by)
    with transaction.atomic():
        if not is_administrator:
            _require_another_administrator(person)
        Person.objects.filter(pk=person.pk).update(is_administrator=is_administrator)
        action = "person.administrator_made" if is_administrator else "person.administrator_ended"
        record(by, action, person.username, person=person.pk)
    person.is_administrator = is_administrator


def deactivate(by: Person, person: Person) -> None:
    """The person can no longer sign in, and is signed out everywhere. Raises PermissionDenied, LastAdministrator."""
    _require_administrator(by)
    with transaction.atomic():
        _require_another_administrator(person)
        Person.objects.filter(pk=person.pk).update(is_active=False)
        ended = _end(UserSession.objects.filter(user=person))
        record(by, "person.deactivated", person.username, person=person.pk, sessions_ended=ended)
    person.is_active = False


def activate(by: Person, person: Person) -> None:
    """The person can sign in again, with the password it had. Raises PermissionDenied."""
    _require_administrator(by)
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(is_active=True)
        record(by, "person.activated", person.username, person=person.pk)
    person.is_active = True


def reset_password(by: Person, person: Person) -> str:
    """A new one-time password; the person is signed out everywhere. Raises PermissionDenied."""
    _require_administrator(by)
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    with transaction.atomic():
        person.save(update_fields=["password", "must_change_password"])
        ended = _end(UserSession.objects.filter(user=person))
        record(by, "person.password_reset", person.username, person=person.pk, sessions_ended=ended)
    return password


def remove_second_step(by: Person, person: Person) -> None:
    """Take away authenticator app and recovery codes, for somebody who lost both. Raises PermissionDenied."""
    _require_administrator(by)
    with transaction.atomic():
        removed, _ = Authenticator.objects.filter(user=person).delete()
        record(by, "person.second_step_removed", person.username, person=person.pk, removed=removed)


def end_sessions(person: Person, keys: list[int]) -> int:
    """End some of the person's own sessions; how many there were. Those of others are left alone."""
    with transaction.atomic():
        ended = _end(UserSession.objects.filter(user=person, pk__in=keys))
        if ended:
            record(person, "account.sessions_ended", person.username, person=person.pk, sessions_ended=ended)
    return ended


def _end(rows: QuerySet[Any]) -> int:
    """Sign out where these sessions are; how many there were."""
    Session.objects.filter(session_key__in=rows.values_list("session_key", flat=True)).delete()
    ended: int = rows.delete()[0]
    return ended


def _require_administrator(by: Person | None) -> None:
    if by is not None and not (by.is_administrator and by.is_active):
        raise PermissionDenied


def _require_another_administrator(person: Person) -> None:
    """PostgreSQL: the rows are held, so that two administrators cannot put each other out at one moment."""
    rows = Person.objects.select_for_update().filter(is_administrator=True, is_active=True)
    administrators = set(rows.values_list("pk", flat=True))
    if administrators and administrators <= {person.pk}:
        raise LastAdministrator(
            "this is the only administrator.", where=person.username, remedy="Make somebody else administrator first."
        )
