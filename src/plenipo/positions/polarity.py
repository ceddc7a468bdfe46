"""Whether a text is for or against what it names.

A negator reaches from where it stands to the end of its clause, at most ``REACH`` words, and not past a word that opens
a new thought ("but", "in order to") or a condition ("until"). A preposition ("without") reaches to the next comma, a
verb of resistance ("combat") or of harm ("undermine") to the next comma or "and".

A preamble describes the world: "that villages have no network" and "that tolls hamper trade" deplore it. There only
denials of what ought to be, or of what was found to be, turn the sign (see ``cues.preambles``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from plenipo.positions.cues import bounds, denials, harmless, preambles, predicates
from plenipo.positions.terms import TermIndex
from plenipo.positions.wording import Word, words_of

REACH = 20  # words
REACH_OF_RESISTANCE = 9
REACH_BACK = 9  # words between what is named and a predicate that negates it
AT_ONCE = 2  # words behind which a bare "not" negates what was named

_KINDS = {
    "before": denials.DENYING,
    "failing": denials.FAILING,
    "plain": denials.PLAIN,
    "resisting": denials.RESISTING,
    "harming": denials.HARMING,
    "preposition": denials.PREPOSITIONS,
    "lacking": denials.LACKING,
    "void": harmless.NOT_DENYING,
    "break": bounds.OPENING,
    "condition": bounds.CONDITIONS,
    "after": predicates.PREDICATES,
    "at once": predicates.AT_ONCE,
    "new verb": bounds.NEW_VERB,
    "joining": bounds.JOINING,
    "meant": (*preambles.OUGHT_NOT, *preambles.NOT_FOUND),
}
_NEGATORS = ("before", "failing", "plain", "resisting", "harming", "preposition", "lacking", "at once")
_DESCRIBING = ("failing", "plain", "harming", "lacking")  # what only deplores in a preamble, unless it is meant
_RISK = frozenset({"whether", "may", "might", "could", "can", "would", "which", "that", "who", "risk", "likely"})

_Place = tuple[int, int]  # of words: the first, and the one after the last
_Cues = dict[str, list[_Place]]


class Polarity(Struct, frozen=True, gc=False):
    """sign: +1 affirmed, -1 denied. cues: how many words that can deny were weighed, those that do not turn it too."""

    sign: int
    cues: int


class Reading(Struct, frozen=True, gc=False):
    """What else is known of the words that are read.

    named: the places that name the thing, where other words stand between them; a negator among those counts too.
    own: words that belong to the name in any of its forms; they deny nothing. preamble: whether the text describes.
    """

    named: tuple[_Place, ...] = ()
    own: frozenset[int] = frozenset()
    preamble: bool = False


_PLAIN_READING = Reading()


def sign_of(words: Sequence[Word], start: int, end: int, named: Sequence[_Place] = (), preamble: bool = False) -> int:
    """+1 where the words from ``start`` up to ``end`` are affirmed, -1 where they are denied or resisted."""
    return polarity_of(words, start, end, Reading(tuple(named), preamble=preamble)).sign


def polarity_of(words: Sequence[Word], start: int, end: int, reading: Reading = _PLAIN_READING) -> Polarity:
    """The sign of the words from ``start`` up to ``end``, and what it rests on."""
    found = _cues(tuple(words))
    named = _after_condition(reading.named, found)
    start = named[0][0] if named else start
    before = [place for place in _before(words, start, found) if reading.own.isdisjoint(range(*place))]
    counted = [place for place in before if _turns(words, place, found, reading.preamble)]
    behind = _behind(words, end, found, reading.own) or _judged(words, named, found)
    turns = _count(words, counted) + _among(words, (start, end), named, found, reading) + behind
    return Polarity(-1 if turns % 2 else 1, len(before) + turns - len(counted))


def denies(text: str) -> bool:
    """Whether the text holds any word that can deny."""
    found = _cues(words_of(text))
    return any(found[kind] for kind in (*_NEGATORS, "after"))


def _after_condition(named: tuple[_Place, ...], found: _Cues) -> tuple[_Place, ...]:
    """Of "no draft before its effects are known" what stands behind the condition."""
    if len(named) < 2:
        return named
    last = max((at for at, _ in found["condition"] if named[0][0] < at < named[-1][0]), default=-1)
    return tuple(place for place in named if place[0] > last)


def _before(words: Sequence[Word], start: int, found: _Cues) -> list[_Place]:
    """The denials that reach what starts there, in their order."""
    first = _clause_start(words, start)
    ends = (*found["break"], *found["condition"])
    opens = max([first, *(at for at, _ in ends if first <= at < start), start - REACH])
    joined = max([opens, start - REACH_OF_RESISTANCE, *(at for at, _ in found["joining"] if at < start)])
    part = words[start].part
    near = [place for kind in ("preposition", "lacking") for place in found[kind] if words[place[0]].part == part]
    resisting = [
        place
        for kind in ("resisting", "harming")
        for place in found[kind]
        if place[0] >= joined and words[place[0]].part == part
    ]
    plain = [place for place in found["plain"] if place[0] >= _list_start(words, start)]
    reaching = (*found["before"], *found["failing"], *plain, *near, *resisting)
    return sorted(place for place in reaching if opens <= place[0] and place[1] <= start)


def _turns(words: Sequence[Word], place: _Place, found: _Cues, preamble: bool) -> bool:
    """Whether a denial that reaches is meant, or only describes what is or might be."""
    if place in found["harming"] and place[0] and words[place[0] - 1].form in _RISK:
        return False
    if not preamble or not any(place in found[kind] for kind in _DESCRIBING):
        return True
    return any(at <= place[0] + 1 and place[0] < end for at, end in found["meant"])


def _count(words: Sequence[Word], places: Sequence[_Place]) -> int:
    """ "diverted away from" is one denial, and so is "no operator and no administration"."""
    count = end = 0
    absent = False
    for at, stop in places:
        again = absent and words[at].form in denials.ABSENT
        absent = absent or words[at].form in denials.ABSENT
        count += at >= end and not again
        end = max(end, stop)
    return count


def _list_start(words: Sequence[Word], at: int) -> int:
    """The first word of the parts that a list joins to the one at ``at``: "not to draft, or to contribute to, …"."""
    while at > 0 and words[at - 1].clause == words[at].clause:
        if words[at - 1].part != words[at].part and words[at].form not in denials.CONTINUING:
            return at
        at -= 1
    return at


def _among(words: Sequence[Word], whole: _Place, named: Sequence[_Place], found: _Cues, reading: Reading) -> int:
    """1 where one of the places that name the thing is denied by words that stand between them, else 0."""
    if len(named) < 2:
        return 0
    taken = reading.own.union(*(range(*place) for place in named))
    denying = [
        place[0]
        for kind in _NEGATORS
        for place in found[kind]
        if whole[0] <= place[0] < whole[1] and place[0] not in taken and _turns(words, place, found, reading.preamble)
    ]
    return any(words[at].part == words[one].part and at < one for at in denying for one, _ in named)


def _behind(words: Sequence[Word], end: int, found: _Cues, own: frozenset[int]) -> bool:
    clause, part = words[end - 1].clause, words[end - 1].part
    for reach, kind in ((REACH_BACK, "after"), (AT_ONCE, "at once")):
        for at, stop in found[kind]:
            within = end <= at < end + reach and words[at].clause == clause and words[at].part == part
            free = own.isdisjoint(range(at, stop))
            if within and free and not any(end <= verb < at for verb, _ in found["new verb"]):
                return True
    return False


def _judged(words: Sequence[Word], named: Sequence[_Place], found: _Cues) -> bool:
    """Whether "would cost" and the like are said of the first words of a name: "a conference would cost millions"."""
    if len(named) < 2:
        return False
    first, last = named[0][1], named[-1][1]
    return any(first <= at < last and words[at].form == "would" for at, _ in found["after"])


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
    for kind in (*_NEGATORS, "after"):
        found[kind] = [place for place in found[kind] if void.isdisjoint(range(*place))]
    found["break"].extend(_asides(words))
    return found


def _asides(words: Sequence[Word]) -> list[_Place]:
    """ ", which" opens a new thought; "by which" does not."""
    return [
        (at, at + 1)
        for at, word in enumerate(words)
        if word.form in ("which", "whose") and at > 0 and words[at - 1].part != word.part
    ]


@lru_cache(maxsize=1)
def _index() -> TermIndex[str]:
    return TermIndex((term, kind) for kind, terms in _KINDS.items() for term in terms)
