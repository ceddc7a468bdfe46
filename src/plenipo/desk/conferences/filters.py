"""What the board is narrowed to. It lives in the address, so that a narrowed board can be sent to somebody."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

UNALLOCATED = "none"
_TEXT = 200  # characters of a search that are looked at


class Filters(Struct, frozen=True):
    """agenda: "committee-3", "item-7", "none" for what is allocated nowhere, "" for all. text: words to be found.

    conflicts: something conflicts with our lines. undecided: no position yet. mine: owned by whoever asks.
    competing: sponsors compete on a provision.
    """

    agenda: str = ""
    text: str = ""
    conflicts: bool = False
    undecided: bool = False
    mine: bool = False
    competing: bool = False

    @property
    def committee(self) -> int | None:
        """The key of the committee, where the agenda is narrowed to one."""
        return self._key("committee-")

    @property
    def item(self) -> int | None:
        """The key of the agenda item, where the agenda is narrowed to one."""
        return self._key("item-")

    @property
    def unallocated(self) -> bool:
        return self.agenda == UNALLOCATED

    @property
    def words(self) -> list[str]:
        """The words that a text must hold, each of them."""
        return self.text.casefold().split()

    @property
    def address(self) -> str:
        """The query of the address, with its question mark; "?" where nothing is narrowed."""
        given = [("agenda", self.agenda), ("q", self.text)] + [(name, "1") for name in SWITCHES if getattr(self, name)]
        return "?" + urlencode([(name, value) for name, value in given if value])

    @property
    def any(self) -> bool:
        return self != Filters()

    def toggled(self, name: str) -> Filters:
        """The same with one of the switches turned."""
        return replace(self, **{name: not getattr(self, name)})

    def _key(self, prefix: str) -> int | None:
        rest = self.agenda.removeprefix(prefix)
        return int(rest) if rest != self.agenda and rest.isascii() and rest.isdigit() and len(rest) < 10 else None


SWITCHES = ("conflicts", "undecided", "mine", "competing")


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters in the query of an address; what is not known is passed over."""
    read = Filters(
        agenda=query.get("agenda", "")[:20],
        text=" ".join(query.get("q", "")[:_TEXT].replace("\0", "").split()),
        **{name: query.get(name) == "1" for name in SWITCHES},
    )
    known = read.committee is not None or read.item is not None or read.unallocated
    return read if known else replace(read, agenda="")
