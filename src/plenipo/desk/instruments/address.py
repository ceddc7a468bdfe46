"""What of an instrument the address asks for: view, filters, and the provision in view."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import QueryDict
from msgspec import Struct
from msgspec.structs import replace

from plenipo.compilation.model import Status
from plenipo.writers.html.inline import anchor

VIEWS = ("marked", "side", "clean")
STATUSES = tuple(status.value for status in (
    Status.COMPETING, Status.COMPATIBLE, Status.SINGLE, Status.CONVERGENT, Status.UNTOUCHED,
))  # fmt: skip
_LONGEST = 200  # characters of a search, and of the id of a provision


class Wanted(Struct, frozen=True):
    """A view of the text. of: whose clean text, "" for the base. by: whose changes, () for everybody's.

    status: provisions at these, () for all. q: provisions with these words. at: id of the provision in view.
    """

    view: str = "marked"
    of: str = ""
    by: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    q: str = ""
    at: str = ""

    @property
    def query(self) -> str:
        """The address's query that asks for this; "" for the plain page."""
        pairs = [("view", self.view)] if self.view != "marked" else []
        pairs += [("of", self.of)] if self.of else []
        pairs += [("by", name) for name in self.by] + [("status", name) for name in self.status]
        pairs += [("q", self.q)] if self.q else []
        return urlencode(pairs + ([("at", self.at)] if self.at else []))

    @property
    def href(self) -> str:
        """A link from the page to itself that asks for this, at the provision in view."""
        return f"?{self.query}" + (f"#{anchor(self.at)}" if self.at else "")

    @property
    def filtered(self) -> bool:
        return bool(self.by or self.status or self.q)

    def without_filters(self) -> Wanted:
        return replace(self, by=(), status=(), q="")

    @property
    def without_place(self) -> Wanted:
        return replace(self, at="")

    def with_by(self, sponsor: str) -> Wanted:
        """The sponsor switched on, or off where it is on."""
        return replace(self, by=_switched(self.by, sponsor))

    def with_status(self, status: str) -> Wanted:
        """The status switched on, or off where it is on."""
        return replace(self, status=_switched(self.status, status))


def wanted(query: QueryDict, sponsors: Sequence[str]) -> Wanted:
    """What the address asks for; what cannot be is left aside."""
    view, of = query.get("view", ""), query.get("of", "")
    known = set(sponsors)
    return Wanted(
        view=view if view in VIEWS else "marked",
        of=of if of in known else "",
        by=tuple(sorted(known.intersection(query.getlist("by")))),
        status=tuple(status for status in STATUSES if status in query.getlist("status")),
        q=" ".join(query.get("q", "").split())[:_LONGEST],
        at=query.get("at", "")[:_LONGEST],
    )


def _switched(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(sorted({*values} ^ {value}))
