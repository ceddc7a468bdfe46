"""What people do to their own accounts, written into the audit trail as allauth tells of it."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import record

_NAMES = {Authenticator.Type.TOTP: "authenticator app", Authenticator.Type.RECOVERY_CODES: "recovery codes"}


@receiver(user_logged_in)
def signed_in(user: Person, **_: Any) -> None:
    record(user, "account.signed_in", user.username, person=user.pk)


@receiver(user_logged_out)
def signed_out(user: Person | None, **_: Any) -> None:
    if user is not None:
        record(user, "account.signed_out", user.username, person=user.pk)


@receiver(authentication_failed)
def second_step_failed(user: Person, **_: Any) -> None:
    record(None, "account.second_step_failed", user.username, person=user.pk)


@receiver(authenticator_added)
def added(user: Person, authenticator: Authenticator, **_: Any) -> None:
    _second_step("account.second_step_added", user, authenticator)


@receiver(authenticator_removed)
def removed(user: Person, authenticator: Authenticator, **_: Any) -> None:
    _second_step("account.second_step_ended", user, authenticator)


@receiver(authenticator_reset)
def reset(user: Person, authenticator: Authenticator, **_: Any) -> None:
    _second_step("account.second_step_renewed", user, authenticator)


def _second_step(action: str, user: Person, authenticator: Authenticator) -> None:
    kind = _NAMES[Authenticator.Type(authenticator.type)]
    record(user, action, user.username, person=user.pk, kind=kind)
