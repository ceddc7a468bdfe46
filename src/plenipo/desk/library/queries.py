"""What the library shows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from msgspec import Struct

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.library.filters import Filters
from plenipo.desk.library.models import Contribution
from plenipo.desk.library.store import path_of
from plenipo.desk.proposals.models import Proposal

ON_A_PAGE = 50
_UNREAD = (Contribution.State.WAITING, Contribution.State.REFUSED)


class Shelf(Struct, frozen=True):
    """One page of the list, what may be chosen to narrow it, and how many there are of each state.

    gone: keys of files on the page whose bytes were not kept.
    """

    page: Page[Any]
    sponsors: list[str]
    states: dict[str, int]
    all: int
    gone: frozenset[int]


class Sheet(Struct, frozen=True):
    """One contribution with what is in it. instruments: those that rest on it, where it is a base text."""

    contribution: Contribution
    proposals: list[Proposal]
    instruments: list[Instrument]
    replaces: list[Contribution]
    replaced_by: Contribution | None
    has_bytes: bool


def in_sight(access: Access) -> QuerySet[Contribution]:
    """What the person may see. The marking of a file that was not read is unknown: whoever brought it sees it."""
    seen = Q(marking__lte=access.clearance)
    if access.may(Right.CONTRIBUTE):
        seen |= Q(received_by=access.person, state__in=_UNREAD)
    return Contribution.objects.filter(seen, conference=access.conference)


def shelf(access: Access, filters: Filters, number: str = "1") -> Shelf:
    """The page of that number, the latest first."""
    known = list(in_sight(access).values_list("pk", "sponsors", "state").order_by())
    rows = _narrowed(in_sight(access), filters)
    if filters.sponsor:
        rows = rows.filter(pk__in=[pk for pk, sponsors, _ in known if filters.sponsor in sponsors])
    units = (
        Proposal.objects.filter(contribution=OuterRef("pk")).order_by().values("contribution").annotate(n=Count("pk"))
    )
    rows = rows.select_related("stored", "received_by").annotate(units=Subquery(units.values("n")))
    page = Paginator(rows, ON_A_PAGE).get_page(number)
    refused = [row for row in page if row.state == Contribution.State.REFUSED]
    return Shelf(
        page=page,
        sponsors=sorted({sponsor for _, sponsors, _ in known for sponsor in sponsors}),
        states=dict(Counter(state for _, _, state in known)),
        all=len(known),
        gone=frozenset(row.pk for row in refused if not path_of(row.stored.sha256).exists()),
    )


def _narrowed(rows: QuerySet[Contribution], filters: Filters) -> QuerySet[Contribution]:
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.marking:
        rows = rows.filter(marking=int(filters.marking)).exclude(state__in=_UNREAD)
    for word in filters.q.split():
        named = Q(number__icontains=word) | Q(title__icontains=word) | Q(file_name__icontains=word)
        rows = rows.filter(named | Q(origin__icontains=word) | Q(stored__sha256__startswith=word.lower()))
    return rows


def contribution_of(access: Access, pk: int) -> Contribution:
    """Raises Http404 for one that the person may not see, or that is not there."""
    row = in_sight(access).select_related("stored", "received_by", "replaced_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def sheet(access: Access, pk: int) -> Sheet:
    """A contribution and everything that its page shows. Raises Http404."""
    row = contribution_of(access, pk)
    proposals = access.visible(row.proposals.select_related("instrument")).order_by("identifier")
    instruments = access.visible(Instrument.objects.filter(base_file=row))
    later = row.replaced_by
    return Sheet(
        contribution=row,
        proposals=list(proposals.defer("value", "instrument__base")),
        instruments=list(instruments.defer("base")),
        replaces=list(in_sight(access).filter(replaced_by=row)),
        replaced_by=later if later is not None and _may_see(access, later) else None,
        has_bytes=path_of(row.stored.sha256).exists(),
    )


def _may_see(access: Access, row: Contribution) -> bool:
    own = row.received_by_id == access.person.pk and row.state in _UNREAD and access.may(Right.CONTRIBUTE)
    return own or access.may_see(row.marking)
