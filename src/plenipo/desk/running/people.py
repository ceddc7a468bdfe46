"""The delegation of the demonstration: one person for each role, all invented."""

from __future__ import annotations

from msgspec import Struct

from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.accounts.passwords import one_time_password
from plenipo.desk.conferences.models import Conference
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
    return (
        Person.objects.create_user(HEAD.username, password=password, name=HEAD.name, is_administrator=True),
        password,
    )


def bring_others(conference: Conference, head: Person, password: str) -> None:
    """Give everybody a part in the conference. They share the password: nobody is there but whoever tries the desk."""
    head.memberships.update_or_create(
        conference=conference, defaults={"role": HEAD.role, "clearance": HEAD.clearance.rank}
    )
    for part in OTHERS:
        person = Person.objects.create_user(part.username, password=password, name=part.name)
        Membership.objects.create(
            person=person, conference=conference, role=part.role, clearance=part.clearance.rank, team=part.team
        )
