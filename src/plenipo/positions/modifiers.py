"""Words that only limit or reinforce what a provision says."""

from __future__ import annotations

from functools import lru_cache

from plenipo.positions.amended import Amended
from plenipo.positions.changes import Stretch, text_of
from plenipo.positions.finding import Deed
from plenipo.positions.terms import TermIndex
from plenipo.positions.wording import words_of

_REINFORCING = (
    "permanent*",
    "standing",
    "continu*",
    "carry on",
    "without interruption",
    "uninterrupted",
    "strengthen*",
    "reinforc*",
    "intensif*",
    "expand*",
    "extend*",
    "accelerat*",
    "enhanc*",
    "broaden*",
    "deepen*",
    "doubl*",
    "fully",
    "mandatory",
    "binding",
    "shall",
    "must",
    "urgent*",
    "immediate*",
    "priority",
    "actively",
    "systematic*",
    "at least",
    "until the next",
    "ensure",
    "guarantee*",
    "implement",
    "adopt",
    "establish",
    "all",
)
_LIMITING = (
    "only",
    "solely",
    "final",
    "last",
    "one more",
    "if",
    "where appropriate",
    "as appropriate",
    "where necessary",
    "where feasible",
    "where possible",
    "as far as possible",
    "to the extent possible",
    "subject to",
    "within available resources",
    "within existing resources",
    "within the limits",
    "may",
    "on request",
    "upon request",
    "voluntary",
    "voluntarily",
    "temporary",
    "temporarily",
    "restricted",
    "limited to",
    "unless",
    "except",
    "provided that",
    "optional",
    "consider",
    "explore",
    "study",
    "with the consent",
    "where Member States so agree",
)


def modifiers_in(amended: Amended, stretch: Stretch) -> int:
    """+1 where the changed words reinforce, -1 where they limit, 0 where they do neither or both."""
    text = text_of(amended, stretch.deed)[stretch.start : stretch.end]
    names = {name for name, _, _ in _index().find(words_of(text))}
    degree = ("reinforcing" in names) - ("limiting" in names)
    return -degree if stretch.deed is Deed.DELETE else degree


@lru_cache(maxsize=1)
def _index() -> TermIndex[str]:
    kinds = {"reinforcing": _REINFORCING, "limiting": _LIMITING}
    return TermIndex((term, kind) for kind, terms in kinds.items() for term in terms)
