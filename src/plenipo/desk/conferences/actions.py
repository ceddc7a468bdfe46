"""Opening and describing conferences."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.audit.actions import record
from plenipo.desk.conferences.models import Conference
from plenipo.desk.shell.stale import update_version
from plenipo.texts.marking import Marking


def open_conference(
    by: Person,
    name: str,
    place: str = "",
    marking: int = Marking.PUBLIC.rank,
    starts: date | None = None,
    ends: date | None = None,
    own_groups: list[str] | None = None,
) -> Conference:
    """A new conference with its maker as coordinator. Administrators only: raises PermissionDenied."""
    if not by.is_administrator:
        raise PermissionDenied
    with transaction.atomic():
        slug = free_slug(name)
        conference = Conference.objects.create(
            slug=slug,
            name=name,
            place=place,
            marking=marking,
            starts=starts,
            ends=ends,
            own_groups=own_groups or [],
            created_by=by,
        )
        Membership.objects.create(
            person=by, conference=conference, role=Role.COORDINATOR, clearance=Marking.SENSITIVE.rank
        )
        record(by, "conference.opened", name, slug)
    return conference


def describe(access: Access, version: int, **fields: Any) -> None:
    """Change what is told of the conference: name, place, starts, ends, marking, own_groups. Raises StaleEdit."""
    access.require(Right.ORGANISE)
    conference = access.conference
    with transaction.atomic():
        update_version(conference, version, **fields)
        told = {key: str(value) for key, value in fields.items()}
        record(access.person, "conference.described", conference.name, conference.slug, **told)


def free_slug(name: str) -> str:
    """A short name for addresses that no other conference has."""
    stem = slugify(name)[:50] or "conference"
    taken = set(Conference.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 1
    slug = stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
