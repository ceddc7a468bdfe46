"""Committees, sessions and agenda items; which text is dealt with where, and who owns it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from msgspec import Struct

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.accounts.models import Membership, Person
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences.models import AgendaItem, Committee, Session
from plenipo.desk.conferences.queries import can_own
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.shell.stale import StaleEdit, update_version
from plenipo.errors import PlenipoError

Entry = Committee | Session | AgendaItem


def save_entry(access: Access, entry: Entry, version: int = 0, **fields: Any) -> None:
    """Add a committee, session or agenda item, or change one that is there. Raises StaleEdit."""
    access.require(Right.ORGANISE)
    for value in fields.values():
        if isinstance(value, Committee) and value.conference_id != access.conference.pk:
            raise PermissionDenied
    added = entry.pk is None
    with transaction.atomic():
        if added:
            for name, value in fields.items():
                setattr(entry, name, value)
            if not isinstance(entry, Session):
                entry.conference = access.conference
            entry.save(force_insert=True)
        else:
            update_version(entry, version, **fields)
        told = {name: str(value) for name, value in fields.items() if value not in (None, "")}
        _record(access, entry, "added" if added else "changed", **told)


def remove_entry(access: Access, entry: Entry, version: int) -> None:
    """Take an entry away; texts that were allocated to an agenda item are then allocated nowhere. Raises StaleEdit."""
    access.require(Right.ORGANISE)
    with transaction.atomic():
        update_version(entry, version)
        _record(access, entry, "removed")
        entry.delete()


def _record(access: Access, entry: Entry, deed: str, **told: str) -> None:
    kind = type(entry).__name__.lower()
    record(access.person, f"agenda.{kind}_{deed}", str(entry), access.conference.slug, key=entry.pk, **told)


class OwnerRefused(PlenipoError):
    """This person cannot own this text."""


class Allocation(Struct, frozen=True):
    """What is to become of one instrument. None: nobody, nowhere. version: what the person saw."""

    instrument: Instrument
    version: int
    item: AgendaItem | None
    owner: Person | None


def allocate(access: Access, wanted: Iterable[Allocation]) -> list[Allocation]:
    """Allocate instruments to agenda items and owners. Returns those that somebody else changed in the meantime.

    Raises OwnerRefused, and then changes nothing, for an owner who has no part here or may not see the text.
    """
    access.require(Right.ORGANISE)
    chosen = list(wanted)
    members = {
        member.person_id: member
        for member in Membership.objects.filter(conference=access.conference).select_related("person")
    }
    stale = []
    with transaction.atomic():
        for one in chosen:
            _fits(access, one, members)
            try:
                update_version(one.instrument, one.version, agenda_item=one.item, owner=one.owner)
            except StaleEdit:
                stale.append(one)
                continue
            record(
                access.person,
                "instrument.allocated",
                one.instrument.name,
                access.conference.slug,
                instrument=one.instrument.pk,
                item=one.item.number if one.item else "",
                owner=one.owner.username if one.owner else "",
            )
    return stale


def _fits(access: Access, one: Allocation, members: dict[int, Membership]) -> None:
    """Raises where instrument, item or owner are not of this conference, or the owner may not see the text."""
    access.require_sight(one.instrument)
    if one.instrument.conference_id != access.conference.pk:
        raise PermissionDenied
    if one.item is not None and one.item.conference_id != access.conference.pk:
        raise PermissionDenied
    if one.owner is None:
        return
    member = members.get(one.owner.pk)
    if member is None or not can_own(member):
        raise OwnerRefused(
            _("this person has no part in which one owns texts."), where=str(one.owner), remedy=_("Choose an officer.")
        )
    if member.clearance < one.instrument.marking:
        raise OwnerRefused(
            _("%(person)s may not see %(text)s.") % {"person": one.owner, "text": one.instrument.name},
            where=one.instrument.name,
            remedy=_("Choose somebody with a higher clearance."),
        )
