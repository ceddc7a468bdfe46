"""The database made ready: migrations applied, and the first administrator."""

from __future__ import annotations

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from plenipo.desk.accounts.actions import add_person
from plenipo.desk.accounts.models import Person
from plenipo.desk.running.alone import one_makes_ready
from plenipo.desk.running.telling import say
from plenipo.errors import OutputError

ADMINISTRATOR = "admin"


def make_ready(*, administrator: bool = True) -> None:
    """Apply migrations; where nobody is there yet, make an administrator and say its one-time password, once.

    administrator: False where somebody else brings the people. Raises OutputError where the database cannot be used.
    """
    try:
        with one_makes_ready():
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
            password = _first_administrator() if administrator else ""
    except DatabaseError as exc:
        raise OutputError(
            f"the database cannot be used: {exc}.",
            where=str(connection.settings_dict["NAME"]),
            remedy="Check DATABASE_URL, the space on the disk and the rights on the data folder.",
        ) from exc
    if password:
        _tell(password)


def _first_administrator() -> str:
    """The one-time password of the first person; "" where there are people."""
    with transaction.atomic():
        if Person.objects.exists():
            return ""
        return add_person(None, ADMINISTRATOR, "Administrator", is_administrator=True)[1]


def _tell(password: str) -> None:
    say("This desk is new. Its first administrator signs in once with")
    say(f"  user name           {ADMINISTRATOR}")
    say(f"  one-time password   {password}")
    say("and then chooses a password. It is shown this once.")
    say()
