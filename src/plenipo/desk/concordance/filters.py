"""What a table page shows: in the address, so that it can be kept and sent."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import asdict, replace

from plenipo.concordance.model import Degree
from plenipo.desk.concordance.values import UNJUDGED

DEGREES = (*(str(degree) for degree in Degree), UNJUDGED)
SWITCHES = ("reopened", "undecided", "mine")


class Filters(Struct, frozen=True):
    """degree: one of DEGREES. text: words in label, heading or text. edition: its number, 0 for the present one."""

    degree: str = ""
    reopened: bool = False
    undecided: bool = False
    mine: bool = False
    text: str = ""
    edition: int = 0

    @property
    def any(self) -> bool:
        return bool(self.degree or self.reopened or self.undecided or self.mine or self.text)

    @property
    def query(self) -> str:
        """What stands in the address after the question mark."""
        given = {("q" if name == "text" else name): value for name, value in asdict(self).items() if value}
        return urlencode({name: 1 if value is True else value for name, value in given.items()})

    @property
    def address(self) -> str:
        return f"?{self.query}"

    def toggled(self, name: str) -> Filters:
        return replace(self, **{name: not getattr(self, name)})

    def with_degree(self, degree: str) -> Filters:
        """Only that degree; all of them where it was chosen already."""
        return replace(self, degree="" if self.degree == degree else degree)


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters of an address; what is not understood is left out."""
    degree, edition = query.get("degree", ""), query.get("edition", "")
    return Filters(
        degree=degree if degree in DEGREES else "",
        text=query.get("q", "").replace("\0", "").strip()[:200],
        edition=int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 5 else 0,
        **{name: query.get(name) == "1" for name in SWITCHES},
    )
