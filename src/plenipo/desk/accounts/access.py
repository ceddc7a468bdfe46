"""What a person may see and do in a conference: one value, asked by pages and by actions alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404
from msgspec import Struct

from plenipo.desk.accounts.models import Membership, Person, Role
from plenipo.desk.conferences.models import Conference
from plenipo.texts.marking import Marking

_M = TypeVar("_M", bound=Model)


class Right(StrEnum):
    READ = "read"
    COMMENT = "comment"  # wherever it reads; outside stakeholders only where they are invited
    CONTRIBUTE = "contribute"  # upload, review, correct statements, own instruments
    DECIDE = "decide"  # set positions, clear mandates
    ORGANISE = "organise"  # people of the conference, agenda, allocation


_RIGHTS: dict[str, frozenset[Right]] = {
    Role.HEAD: frozenset(Right),
    Role.COORDINATOR: frozenset(Right),
    Role.OFFICER: frozenset({Right.READ, Right.COMMENT, Right.CONTRIBUTE, Right.DECIDE}),
    Role.READER: frozenset({Right.READ, Right.COMMENT}),
    Role.STAKEHOLDER: frozenset({Right.READ}),
}


class Access(Struct, frozen=True):
    """A person in one conference. clearance: the highest rank of marking that it may see."""

    person: Person
    conference: Conference
    role: str
    clearance: int

    def may(self, right: Right) -> bool:
        """Whether the role has the right."""
        return right in _RIGHTS[self.role]

    def require(self, right: Right) -> None:
        """Raises PermissionDenied where the role has not the right."""
        if not self.may(right):
            raise PermissionDenied

    def may_see(self, marking: int) -> bool:
        """Whether something of that marking is for this person's eyes."""
        return marking <= self.clearance

    def visible(self, rows: QuerySet[_M]) -> QuerySet[_M]:
        """Of rows with a marking, those that it may see."""
        return rows.filter(marking__lte=self.clearance)

    def require_sight(self, row: Any) -> None:
        """Raises Http404 for a row that it may not see: that it exists is not told."""
        if row is None or not self.may_see(row.marking):
            raise Http404


def access_to(person: Person, slug: str) -> Access:
    """The access of a person to a conference. Raises Http404 where it has no part in it."""
    membership = (
        Membership.objects.select_related("conference").filter(person=person, conference__slug=slug).first()
        if person.is_authenticated
        else None
    )
    if membership is None:
        raise Http404
    outside = membership.role == Role.STAKEHOLDER
    clearance = Marking.PUBLIC.rank if outside else membership.clearance
    return Access(person, membership.conference, membership.role, clearance)
