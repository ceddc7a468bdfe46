"""Who may do what to a table, besides what a role allows in its conference."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.concordance.models import Assignment, Partner, Row, Table


def table_in(access: Access, pk: int) -> Table:
    """The table. Raises Http404 for one that the person may not see."""
    found = access.visible(Table.objects.filter(conference=access.conference, pk=pk))
    row = found.select_related("partner", "current__source", "current__target").first()
    access.require_sight(row)
    assert row is not None
    return row


def partner_in(access: Access, pk: int) -> Partner:
    """The partner. Raises Http404 for one that the person may not see."""
    row = access.visible(Partner.objects.filter(conference=access.conference, pk=pk)).first()
    access.require_sight(row)
    assert row is not None
    return row


def row_in(table: Table, identifier: str) -> Row:
    """The row of the edition that people work on. Raises Http404."""
    row = Row.objects.filter(edition=table.current_id, identifier=identifier).first() if table.current_id else None
    if row is None:
        raise Http404
    row.edition = table.current  # type: ignore[assignment]
    row.edition.table = table
    return row


def may_decide(access: Access, assignee: int | None) -> bool:
    """Heads and coordinators on every row; officers where the article is theirs or nobody's."""
    if access.may(Right.ORGANISE):
        return True
    return access.may(Right.DECIDE) and assignee in (None, access.person.pk)


def require_decision(access: Access, row: Row) -> None:
    """Raises PermissionDenied where the person may not decide on the row."""
    access.require(Right.DECIDE)
    if not may_decide(access, assignee_of(row)):
        raise PermissionDenied


def assignee_of(row: Row) -> int | None:
    """Key of the person who works on the article of the row, None for nobody."""
    top = Row.objects.filter(edition=row.edition_id, identifier=row.article).values("thread")[:1]
    found = Assignment.objects.filter(table=row.edition.table_id, thread__in=top)
    return found.values_list("person_id", flat=True).first()
