"""What the queue of the review is narrowed to."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.http import urlencode
from msgspec import Struct

from plenipo.desk.accounts.access import Access
from plenipo.desk.review.models import Assessment
from plenipo.positions.finding import Relation


class Filters(Struct, frozen=True):
    """What the queue is narrowed to, as it stands in the address. instrument: its key; line: its number."""

    line: str = ""
    instrument: str = ""
    relation: str = ""
    sponsor: str = ""
    mine: bool = False

    @staticmethod
    def of(query: QueryDict) -> Filters:
        instrument = query.get("instrument", "")
        relation = query.get("relation", "")
        return Filters(
            line=query.get("line", "")[:40],
            instrument=instrument if instrument.isdecimal() and len(instrument) < 12 else "",
            relation=relation if relation in list(Relation) else "",
            sponsor=query.get("sponsor", "")[:200],
            mine=query.get("mine") == "1",
        )

    @property
    def query(self) -> str:
        """As in the address, without the question mark."""
        told = {name: getattr(self, name) for name in ("line", "instrument", "relation", "sponsor")}
        if self.mine:
            told["mine"] = "1"
        return urlencode({name: value for name, value in told.items() if value})

    def narrow(self, rows: QuerySet[Assessment], access: Access) -> QuerySet[Assessment]:
        if self.line:
            rows = rows.filter(line__number=self.line)
        if self.instrument:
            rows = rows.filter(proposal__instrument=int(self.instrument))
        if self.relation:
            rows = rows.filter(relation=self.relation)
        if self.sponsor:
            rows = rows.filter(proposal__sponsor=self.sponsor)
        if self.mine:
            person = access.person
            rows = rows.filter(Q(proposal__instrument__owner=person) | Q(proposal__position__owner=person))
        return rows
