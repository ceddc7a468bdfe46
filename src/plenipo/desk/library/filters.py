"""What the list of the library is narrowed to. It lives in the address, so that it can be sent to somebody."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import asdict, replace

from plenipo.desk.library.models import Contribution
from plenipo.desk.shell.marking import RANKS

_TEXT = 200  # characters of a search that are looked at


class Filters(Struct, frozen=True):
    """kind, state: of a contribution. sponsor: its code. marking: its rank as text. q: words of number, title or name.

    "" wherever nothing is narrowed.
    """

    kind: str = ""
    state: str = ""
    sponsor: str = ""
    marking: str = ""
    q: str = ""

    @property
    def any(self) -> bool:
        return self != Filters()

    @property
    def address(self) -> str:
        """The query of the address with its question mark; "?" where nothing is narrowed."""
        return "?" + urlencode([(name, value) for name, value in asdict(self).items() if value])

    def with_state(self, state: str) -> Filters:
        """The same, narrowed to another state."""
        return replace(self, state=state)


def filters_from(query: Mapping[str, str]) -> Filters:
    """What the address says; what it cannot say is left out."""
    return Filters(
        kind=_one_of(query.get("kind", ""), Contribution.Kind.values),
        state=_one_of(query.get("state", ""), Contribution.State.values),
        sponsor=_plain(query.get("sponsor", "")),
        marking=_one_of(query.get("marking", ""), [str(rank) for rank in range(len(RANKS))]),
        q=_plain(query.get("q", "")),
    )


def _one_of(value: str, known: list[str]) -> str:
    return value if value in known else ""


def _plain(value: str) -> str:
    return " ".join(value.replace("\0", "").split())[:_TEXT]
