"""Whether a text is for or against what it names.

A negator reaches from where it stands to the end of its clause, at most ``REACH`` words, and not past a word that opens
a new thought ("but", "in order to"). A preposition ("without") reaches to the next comma, a verb of resistance
("combat", "undermine") to the next comma or "and".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plenipo.positions import cues
from plenipo.positions.terms import TermIndex
from plenipo.positions.wording import Word, words_of

REACH = 20  # words
REACH_OF_RESISTANCE = 9
REACH_BACK = 9  # words between what is named and a predicate that negates it
AT_ONCE = 2  # words behind which a bare "not" negates what was named

_KINDS = {
    "before": cues.DENYING,
    "plain": cues.PLAIN,
    "resisting": cues.RESISTING,
    "preposition": cues.PREPOSITIONS,
    "void": cues.NOT_DENYING,
    "break": cues.OPENING,
    "after": cues.PREDICATES,
    "at once": cues.AT_ONCE,
    "new verb": cues.NEW_VERB,
    "joining": ("and", "as well as", "together with"),
}
_Cues = dict[str, list[tuple[int, int]]]


def sign_of(words: Sequence[Word], start: int, end: int, named: Sequence[tuple[int, int]] = ()) -> int:
    """+1 where the words from ``start`` up to ``end`` are affirmed, -1 where they are denied or resisted.

    named: the places that name the thing, where other words stand between them; a negator among those counts too.
    """
    found = _cues(tuple(words))
    denials = _before(words, start, found) + _among(words, start, end, named, found) + _behind(words, end, found)
    return -1 if denials % 2 else 1


def _before(words: Sequence[Word], start: int, found: _Cues) -> int:
    first = _clause_start(words, start)
    opens = max([first, *(at for at, _ in found["break"] if first <= at < start), start - REACH])
    joined = max([opens, start - REACH_OF_RESISTANCE, *(at for at, _ in found["joining"] if at < start)])
    part = words[start].part
    near = [place for place in found["preposition"] if words[place[0]].part == part]
    resisting = [place for place in found["resisting"] if place[0] >= joined and words[place[0]].part == part]
    plain = [place for place in found["plain"] if place[0] >= _list_start(words, start)]
    reaching = (*found["before"], *plain, *near, *resisting)
    within = sorted(place for place in reaching if opens <= place[0] and place[1] <= start)
    return _count(words, within)


def _count(words: Sequence[Word], denials: Sequence[tuple[int, int]]) -> int:
    """ "diverted away from" is one denial, and so is "no operator and no administration"."""
    count = end = 0
    absent = False
    for at, stop in denials:
        again = absent and words[at].form in cues.ABSENT
        absent = absent or words[at].form in cues.ABSENT
        count += at >= end and not again
        end = max(end, stop)
    return count


def _list_start(words: Sequence[Word], at: int) -> int:
    """The first word of the parts that a list joins to the one at ``at``: "not to draft, or to contribute to, …"."""
    while at > 0 and words[at - 1].clause == words[at].clause:
        if words[at - 1].part != words[at].part and words[at].form not in cues.CONTINUING:
            return at
        at -= 1
    return at


def _among(words: Sequence[Word], start: int, end: int, named: Sequence[tuple[int, int]], found: _Cues) -> int:
    if len(named) < 2:
        return 0
    free = {at for at in range(start, end) if not any(one <= at < stop for one, stop in named)}
    denying = [at for at, _ in _negators(found) if at in free]
    return any(words[at].part == words[one].part and at < one for at in denying for one, _ in named)


def _negators(found: _Cues) -> list[tuple[int, int]]:
    return [*found["before"], *found["plain"], *found["resisting"], *found["preposition"], *found["at once"]]


def denies(text: str) -> bool:
    """Whether the text holds any word that can deny."""
    found = _cues(words_of(text))
    return bool(_negators(found) or found["after"])


def _behind(words: Sequence[Word], end: int, found: _Cues) -> bool:
    clause, part = words[end - 1].clause, words[end - 1].part
    for reach, kind in ((REACH_BACK, "after"), (AT_ONCE, "at once")):
        for at, _ in found[kind]:
            within = end <= at < end + reach and words[at].clause == clause and words[at].part == part
            if within and not any(end <= stop < at for stop, _ in found["new verb"]):
                return True
    return False


def _clause_start(words: Sequence[Word], at: int) -> int:
    clause = words[at].clause
    while at > 0 and words[at - 1].clause == clause:
        at -= 1
    return at


@lru_cache(maxsize=4096)
def _cues(words: tuple[Word, ...]) -> _Cues:
    """By kind, the places of cues: the first word, and the word after the last."""
    found: _Cues = {kind: [] for kind in _KINDS}
    for kind, start, end in _index().find(words):
        found[kind].append((start, end))
    void = {at for start, end in found["void"] for at in range(start, end)}
    for kind in ("before", "plain", "resisting", "preposition", "at once", "after"):
        found[kind] = [place for place in found[kind] if void.isdisjoint(range(*place))]
    found["break"].extend(_asides(words))
    return found


def _asides(words: Sequence[Word]) -> list[tuple[int, int]]:
    """ ", which" opens a new thought; "by which" does not."""
    return [
        (at, at + 1)
        for at, word in enumerate(words)
        if word.form in ("which", "whose") and at > 0 and words[at - 1].part != word.part
    ]


@lru_cache(maxsize=1)
def _index() -> TermIndex[str]:
    return TermIndex((term, kind) for kind, terms in _KINDS.items() for term in terms)
