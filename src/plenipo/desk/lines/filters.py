"""Filters as they stand in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import msgspec
from django.http import QueryDict
from msgspec import Struct

from plenipo.desk.lines.queries import Register, RegisterLine
from plenipo.desk.lines.touching import Tally, Wanted

_SHOW: dict[str, Callable[[Tally], bool]] = {
    "conflicts": lambda tally: bool(tally.conflicts),
    "mixed": lambda tally: bool(tally.mixed),
    "advances": lambda tally: bool(tally.advances),
    "review": lambda tally: bool(tally.review),
    "untouched": lambda tally: not tally.touched,
}


class RegisterFilter(Struct, frozen=True):
    """What is looked for in a register, and the lines that it finds. counts: lines of each kind without ``show``.

    address: what is looked for without ``show``, as it stands in the address.
    """

    words: str
    section: str
    stance: str
    show: str
    lines: list[RegisterLine]
    counts: dict[str, int]
    address: str


def register_filter(data: QueryDict, register: Register, tallies: Mapping[int, Tally]) -> RegisterFilter:
    """The lines that have all the words, stand under the section, take the stance and are touched as asked."""
    words, section, stance = (data.get(key, "").strip() for key in ("q", "section", "stance"))
    show = data.get("show", "") if data.get("show", "") in _SHOW else ""
    found = [line for line in register.lines if _fits(line, words, section, stance)]
    counts = {name: sum(test(_tally(line, tallies)) for line in found) for name, test in _SHOW.items()}
    shown = [line for line in found if not show or _SHOW[show](_tally(line, tallies))]
    told = {"mandate": data.get("mandate", ""), "q": words, "section": section, "stance": stance}
    address = urlencode({key: value for key, value in told.items() if value})
    return RegisterFilter(words, section, stance, show, shown, counts, address)


def touch_filter(data: QueryDict) -> Wanted:
    """What is looked for among what touches a line."""
    return Wanted(*(data.get(key, "").strip() for key in ("relation", "sponsor", "position")))


def address_of(wanted: Wanted) -> str:
    """The same as it stands in the address."""
    return urlencode({key: value for key, value in msgspec.structs.asdict(wanted).items() if value})


def _fits(line: RegisterLine, words: str, section: str, stance: str) -> bool:
    text = f"{line.text.id} {line.text.section} {line.text.text}".casefold()
    return (
        all(word in text for word in words.casefold().split())
        and section in ("", line.text.section)
        and (not stance or any(one.value == stance for one in line.stances))
    )


def _tally(line: RegisterLine, tallies: Mapping[int, Tally]) -> Tally:
    return tallies.get(line.row.pk, Tally())
