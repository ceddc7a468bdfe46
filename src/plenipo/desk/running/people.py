"""The delegation of the demonstration: one person for each role, all invented."""

from __future__ import annotations

from django.db import transaction
from msgspec import Struct

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.accounts.passwords import one_time_password
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences.member_actions import add_member, change_member
from plenipo.texts.marking import Marking


class Part(Struct, frozen=True):
    """Somebody with a role. username: what to sign in with."""

    username: str
    name: str
    role: Role
    clearance: Marking
    team: str = ""


HEAD = Part("head", "Mara Oswin", Role.HEAD, Marking.SENSITIVE)
OTHERS = (
    Part("coordinator", "Tilo Marrant", Role.COORDINATOR, Marking.SENSITIVE),
    Part("officer", "Ines Vardal", Role.OFFICER, Marking.LIMITE, "Confidence and security"),
    Part("colleague", "Jon Hesketh", Role.OFFICER, Marking.LIMITE, "Naming and addressing"),
    Part("reader", "Rhea Lindqvist", Role.READER, Marking.LIMITE),
    Part("stakeholder", "Odo Fenn, Harbour Users’ Forum", Role.STAKEHOLDER, Marking.PUBLIC),
)


def make_head() -> tuple[Person, str]:
    """The head of delegation, who is administrator too, and a password made for this demonstration."""
    password = one_time_password()
    return _person(HEAD, password, is_administrator=True), password


def bring_others(access: Access, password: str) -> None:
    """Give everybody a part in the conference that the head opened, by the head's access.

    They share the password: nobody is there but whoever tries the desk.
    """
    own = Membership.objects.get(person=access.person, conference=access.conference)
    change_member(access, own, own.version, HEAD.role, HEAD.clearance.rank, HEAD.team)
    for part in OTHERS:
        _person(part, password)
        add_member(access, part.username, part.role, part.clearance.rank, part.team)


def _person(part: Part, password: str, *, is_administrator: bool = False) -> Person:
    with transaction.atomic():
        person = Person.objects.create_user(
            part.username, password=password, name=part.name, is_administrator=is_administrator
        )
        record(None, "person.added", part.username, person=person.pk, name=part.name, administrator=is_administrator)
    return person
