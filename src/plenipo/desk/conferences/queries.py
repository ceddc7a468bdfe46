"""Reading conferences, the parts of people in them, and the agenda."""

from __future__ import annotations

from django.db.models import QuerySet
from msgspec import Struct

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.conferences.models import AgendaItem, Committee, Session
from plenipo.desk.instruments.models import Instrument

_OWNERS = (Role.HEAD, Role.COORDINATOR, Role.OFFICER)


def conferences_of(person: Person) -> QuerySet[Membership]:
    """The person's parts, with their conferences, the latest conference first."""
    return (
        Membership.objects.filter(person=person)
        .select_related("conference")
        .order_by("-conference__starts", "-conference__created_at")
    )


def members(access: Access) -> QuerySet[Membership]:
    """The parts of people that this person may know of: an outside stakeholder knows its own."""
    found = Membership.objects.filter(conference=access.conference).select_related("person")
    if access.role == Role.STAKEHOLDER:
        found = found.filter(person=access.person)
    return found.order_by("person__name", "person__username")


def can_own(member: Membership) -> bool:
    """Whether somebody with this part owns texts."""
    return member.role in _OWNERS


def owners(access: Access) -> QuerySet[Person]:
    """The people who may own texts of the conference."""
    return Person.objects.filter(
        is_active=True, memberships__conference=access.conference, memberships__role__in=_OWNERS
    ).order_by("name", "username")


def committees(access: Access) -> QuerySet[Committee]:
    return Committee.objects.filter(conference=access.conference)


def sessions(access: Access) -> QuerySet[Session]:
    return Session.objects.filter(committee__conference=access.conference).select_related("committee")


def items(access: Access) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(conference=access.conference).select_related("committee")


class ItemTexts(Struct, frozen=True):
    """An agenda item with the instruments allocated to it; item is None for those allocated nowhere."""

    item: AgendaItem | None
    texts: list[Instrument]


def agenda(access: Access) -> list[ItemTexts]:
    """The agenda in order, with the texts that this person may see; what is allocated nowhere last."""
    texts: dict[int | None, list[Instrument]] = {}
    for text in instruments(access):
        texts.setdefault(text.agenda_item_id, []).append(text)
    rows = [ItemTexts(item, texts.pop(item.pk, [])) for item in items(access)]
    left = texts.pop(None, [])
    return [*rows, ItemTexts(None, left)] if left else rows


def instruments(access: Access) -> QuerySet[Instrument]:
    """The instruments that this person may see, without their texts."""
    return (
        access.visible(Instrument.objects.filter(conference=access.conference))
        .select_related("agenda_item", "owner")
        .defer("base")
    )
