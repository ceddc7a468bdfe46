"""A new one-time password, for whoever lost theirs and has the machine."""

from __future__ import annotations

import argparse
from pathlib import Path

import django

from plenipo.desk.running.folder import desk_folder
from plenipo.desk.running.telling import say
from plenipo.errors import UsageError


def renew(options: argparse.Namespace) -> int:
    """Say a one-time password for the user name. Raises UsageError where nobody has it."""
    desk_folder(Path(options.data))
    django.setup()
    from plenipo.desk.accounts.actions import reset_password
    from plenipo.desk.accounts.models import Person

    person = Person.objects.filter(username=options.username).first()
    if person is None:
        raise UsageError(f"nobody has the user name {options.username!r}.")
    password = reset_password(None, person)  # type: ignore[arg-type] # by the installation itself
    say(f"One-time password of {person.username}: {password}")
    return 0
