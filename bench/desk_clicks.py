"""What people click on a desk, and how often each."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from urllib.parse import urlencode

from msgspec import Struct

WORDS = ("register", "training", "harbour", "voluntary", "Council")
_STANDS = ("support", "can accept", "oppose")


class Ground(Struct, frozen=True):
    """What there is to be clicked in the conference, by key. sponsors: of each instrument."""

    slug: str
    sponsors: dict[int, list[str]]
    proposals: list[int]
    lines: list[int]
    contributions: list[int]

    @property
    def home(self) -> str:
        return f"/c/{self.slug}/"


class Asked(Struct, frozen=True):
    """A page. form: what is then sent by the form of the page whose address ends so, with the version in it."""

    path: str
    form: dict[str, str] = {}
    ending: str = ""

    def found(self, body: str) -> tuple[str, str] | None:
        """Where the form on the page is sent, and the version that it carries; None where there is no such form."""
        pattern = rf'action="(/c/[^"]+/{self.ending}/)".*?name="version" value="(\d+)"'
        match = re.search(pattern, body, re.DOTALL) if self.form else None
        return (match[1], match[2]) if match else None


class Kind(Struct, frozen=True):
    """A kind of click. page: the kind under which the page around a form is counted."""

    name: str
    weight: int
    ask: Callable[[Ground, Random], Asked]
    page: str = ""
    for_administrators: bool = False


def _plain(path: str) -> Callable[[Ground, Random], Asked]:
    return lambda ground, random: Asked(ground.home + path)


def _one_of(part: str, keys: Callable[[Ground], list[int]]) -> Callable[[Ground, Random], Asked]:
    return lambda ground, random: Asked(f"{ground.home}{part}/{random.choice(keys(ground))}/")


def _narrowed_board(ground: Ground, random: Random) -> Asked:
    chosen = random.choice(({"conflicts": "1"}, {"undecided": "1"}, {"mine": "1"}, {"q": random.choice(WORDS)}))
    return Asked(f"{ground.home}?{urlencode(chosen)}")


def _instrument(**query: str) -> Callable[[Ground, Random], Asked]:
    def ask(ground: Ground, random: Random) -> Asked:
        key = random.choice(list(ground.sponsors))
        sponsor = random.choice(ground.sponsors[key])
        told = {name: value.format(sponsor=sponsor, word=random.choice(WORDS)) for name, value in query.items()}
        return Asked(f"{ground.home}i/{key}/?{urlencode(told)}")

    return ask


def _provision(ground: Ground, random: Random) -> Asked:
    at = random.choice(("resolves.1", "resolves.2", "instructs-the-secretary-general.1", "considering.a"))
    return Asked(f"{ground.home}i/{random.choice(list(ground.sponsors))}/provision/?at={at}")


def _position(ground: Ground, random: Random) -> Asked:
    path = f"{ground.home}p/{random.choice(ground.proposals)}/"
    form = {"stand": random.choice(_STANDS), "reasons": "It serves every member.", "fallback": "", "marking": "2"}
    return Asked(path, form, "position")


def _answer(ground: Ground, random: Random) -> Asked:
    form = {"relation": random.choice(("advances", "conflicts", "none")), "next": f"{ground.home}review/"}
    at = random.choice(("", "?relation=conflicts", "?relation=advances", "?mine=1"))
    return Asked(f"{ground.home}review/{at}", form, "answer")


def _trail(ground: Ground, random: Random) -> Asked:
    return Asked(random.choice(("/administration/audit/", f"/administration/audit/?conference={ground.slug}")))


KINDS = (
    Kind("board", 12, _plain("")),
    Kind("board, narrowed", 8, _narrowed_board),
    Kind("instrument, as marked", 10, _instrument()),
    Kind("instrument, side by side", 5, _instrument(view="side")),
    Kind("instrument, clean", 5, _instrument(view="clean", of="{sponsor}")),
    Kind("instrument, of one sponsor", 4, _instrument(by="{sponsor}")),
    Kind("instrument, with words", 2, _instrument(q="{word}")),
    Kind("provision in view", 10, _provision),
    Kind("proposal", 10, _one_of("p", lambda ground: ground.proposals)),
    Kind("lines", 5, _plain("lines/")),
    Kind("line", 6, _one_of("lines", lambda ground: ground.lines)),
    Kind("review", 6, _plain("review/")),
    Kind("library", 6, _plain("library/")),
    Kind("contribution", 3, _one_of("library", lambda ground: ground.contributions)),
    Kind("agenda", 2, _plain("agenda/")),
    Kind("people", 1, _plain("people/")),
    Kind("audit trail", 12, _trail, for_administrators=True),
    Kind("set a position", 5, _position, page="proposal"),
    Kind("answer an assessment", 5, _answer, page="review"),
)
