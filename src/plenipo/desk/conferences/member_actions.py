"""Giving people a part in a conference, changing it, and taking it away."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences.models import Conference
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.shell.marking import marking_of
from plenipo.desk.shell.stale import update_version
from plenipo.errors import PlenipoError
from plenipo.texts.marking import Marking

ORGANISERS = (Role.HEAD, Role.COORDINATOR)


class PartRefused(PlenipoError):
    """This part cannot be given, changed or taken away."""


def add_member(access: Access, username: str, role: str, clearance: int, team: str = "") -> Membership:
    """Give a person a part. Raises PartRefused where nobody has that name, or somebody with it has a part already."""
    access.require(Right.ORGANISE)
    clearance = _clearance(access, role, clearance)
    with transaction.atomic():
        person = Person.objects.filter(username=username, is_active=True).first()
        if person is None:
            raise PartRefused(
                _("nobody signs in with that name."),
                where=username,
                remedy=_("Ask an administrator to add the person."),
            )
        if Membership.objects.filter(person=person, conference=access.conference).exists():
            raise PartRefused(
                _("this person has a part in the conference already."), where=username, remedy=_("Change that part.")
            )
        member = Membership.objects.create(
            person=person, conference=access.conference, role=role, clearance=clearance, team=team
        )
        _record(access, "member.added", member)
    return member


def give_part(by: Person, person: Person, conference: Conference, role: str, clearance: int, team: str = "") -> None:
    """An administrator gives a person a part: in a new conference, or in one that nobody is left to organise.

    Raises PermissionDenied; PartRefused where the person has one already, which its coordinators change.
    """
    if not (by.is_administrator and by.is_active):
        raise PermissionDenied
    if role == Role.STAKEHOLDER:
        clearance = Marking.PUBLIC.rank
    with transaction.atomic():
        made = {"role": role, "clearance": clearance, "team": team}
        member, is_new = Membership.objects.get_or_create(person=person, conference=conference, defaults=made)
        if not is_new:
            raise PartRefused(
                _("this person has a part in the conference already."),
                where=person.username,
                remedy=_("Its coordinators change that part."),
            )
        _record(Access(by, conference, role, clearance), "member.added", member, by_administrator=True)


def change_member(access: Access, member: Membership, version: int, role: str, clearance: int, team: str) -> None:
    """Change a part. Raises StaleEdit; PartRefused where nobody would be left to organise the conference."""
    access.require(Right.ORGANISE)
    _within(access, member)
    clearance = _clearance(access, role, clearance)
    with transaction.atomic():
        if role not in ORGANISERS:
            _leaves_an_organiser(member)
        update_version(member, version, role=role, clearance=clearance, team=team)
        _record(access, "member.changed", member)


def remove_member(access: Access, member: Membership, version: int) -> None:
    """Take a part away, and with it the texts that the person owned. Raises StaleEdit, PartRefused."""
    access.require(Right.ORGANISE)
    _within(access, member)
    with transaction.atomic():
        _leaves_an_organiser(member)
        update_version(member, version)
        owned = Instrument.objects.filter(conference=member.conference, owner=member.person)
        names = list(owned.values_list("name", flat=True))
        owned.update(owner=None, version=F("version") + 1)
        _record(access, "member.removed", member, without_owner=names)
        member.delete()


def _clearance(access: Access, role: str, clearance: int) -> int:
    """Nobody gives more than it has; an outside stakeholder sees what is public."""
    if role == Role.STAKEHOLDER:
        return Marking.PUBLIC.rank
    if not access.may_see(clearance):
        raise PermissionDenied
    return clearance


def _within(access: Access, member: Membership) -> None:
    """Nobody changes the part of somebody who sees more."""
    if member.conference_id != access.conference.pk or not access.may_see(member.clearance):
        raise PermissionDenied


def _leaves_an_organiser(member: Membership) -> None:
    others = Membership.objects.filter(conference=member.conference, role__in=ORGANISERS, person__is_active=True)
    if member.role in ORGANISERS and not others.exclude(pk=member.pk).exists():
        raise PartRefused(
            _("nobody else organises this conference."),
            where=str(member.person),
            remedy=_("Make somebody else coordinator or head of delegation first."),
        )


def _record(access: Access, action: str, member: Membership, **details: object) -> None:
    record(
        access.person,
        action,
        member.person.username,
        access.conference.slug,
        role=str(member.role),
        clearance=marking_of(member.clearance).value,
        team=member.team,
        **details,
    )
