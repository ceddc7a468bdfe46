"""Whether a text is for or against what it names.

A negator reaches from where it stands to the end of its clause, at most ``REACH`` words, and not past a word that opens
a new thought ("but", "in order to") or a condition ("until"). A preposition ("without") reaches to the next comma, a
verb of resistance ("combat") or of harm ("undermine") to the next comma or "and".

A preamble describes the world: "that villages have no network" and "that tolls hamper trade" deplore it. There only
denials of what ought to be, or of what was found to be, turn the sign (see ``cues.preambles``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_REACHING = ("before", "failing", "plain", "resisting", "harming", "preposition", "lacking")
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
_AFFIRMED = Polarity(1, 0)


def sign_of(words: Sequence[Word], start: int, end: int, named: Sequence[_Place] = (), preamble: bool = False) -> int:
    """+1 where the words from ``start`` up to ``end`` are affirmed, -1 where they are denied or resisted."""
    return polarity_of(words, start, end, Reading(tuple(named), preamble=preamble)).sign


def polarity_of(words: Sequence[Word], start: int, end: int, reading: Reading = _PLAIN_READING) -> Polarity:
    """The sign of the words from ``start`` up to ``end``, and what it rests on."""
    return weighed(tuple(words)).polarity(start, end, reading)


def denies(text: str) -> bool:
    """Whether the text holds any word that can deny."""
    found = _cues(words_of(text))
    return any(found[kind] for kind in (*_NEGATORS, "after"))


@lru_cache(maxsize=4096)
def weighed(words: tuple[Word, ...]) -> Denials:
    """The words with all that may deny what they name."""
    return Denials(words)


class Denials:
    """What may deny the words of one text, looked up once for everything that they name."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._found = found = _cues(tuple(words))
        self._reaching = sorted((place, kind) for kind in _REACHING for place in found[kind])
        self._openings = [at for kind in ("break", "condition") for at, _ in found[kind]]
        self._affirms = not any(found[kind] for kind in (*_NEGATORS, "after"))
        self._clauses = _clause_starts(words)
        self._lists = _list_starts(words)

    def polarity(self, start: int, end: int, reading: Reading = _PLAIN_READING) -> Polarity:
        """The sign of the words from ``start`` up to ``end``, and what it rests on."""
        if self._affirms:
            return _AFFIRMED
        named = self._after_condition(reading.named)
        start = named[0][0] if named else start
        before = [place for place in self._before(start) if reading.own.isdisjoint(range(*place))]
        counted = [place for place in before if self._turns(place, reading.preamble)]
        behind = self._behind(end, reading.own) or self._judged(named)
        turns = _count(self._words, counted) + self._among((start, end), named, reading) + behind
        return Polarity(-1 if turns % 2 else 1, len(before) + turns - len(counted))

    def _after_condition(self, named: tuple[_Place, ...]) -> tuple[_Place, ...]:
        """Of "no draft before its effects are known" what stands behind the condition."""
        if len(named) < 2:
            return named
        last = max((at for at, _ in self._found["condition"] if named[0][0] < at < named[-1][0]), default=-1)
        return tuple(place for place in named if place[0] > last)

    def _before(self, start: int) -> list[_Place]:
        """The denials that reach what starts there, in their order."""
        if not self._reaching:
            return []
        first = self._clauses[start]
        opens = max([first, *(at for at in self._openings if first <= at < start), start - REACH])
        reaching = [one for one in self._reaching if opens <= one[0][0] and one[0][1] <= start]
        return [place for place, kind in reaching if self._reaches(place, kind, start)]

    def _reaches(self, place: _Place, kind: str, start: int) -> bool:
        """Whether a denial of this kind, in the same clause and near enough, is said of what starts there."""
        if kind in ("before", "failing"):
            return True
        if kind == "plain":
            return place[0] >= self._lists[start]
        if self._words[place[0]].part != self._words[start].part:
            return False
        if kind in ("preposition", "lacking"):
            return True
        joined = max((at for at, _ in self._found["joining"] if at < start), default=0)
        return place[0] >= max(start - REACH_OF_RESISTANCE, joined)

    def _turns(self, place: _Place, preamble: bool) -> bool:
        """Whether a denial that reaches is meant, or only describes what is or might be."""
        found, words = self._found, self._words
        if place in found["harming"] and place[0] and words[place[0] - 1].form in _RISK:
            return False
        if not preamble or not any(place in found[kind] for kind in _DESCRIBING):
            return True
        return any(at <= place[0] + 1 and place[0] < end for at, end in found["meant"])

    def _among(self, whole: _Place, named: Sequence[_Place], reading: Reading) -> int:
        """1 where one of the places that name the thing is denied by words that stand between them, else 0."""
        if len(named) < 2:
            return 0
        words = self._words
        taken = reading.own.union(*(range(*place) for place in named))
        denying = [
            place[0]
            for kind in _NEGATORS
            for place in self._found[kind]
            if whole[0] <= place[0] < whole[1] and place[0] not in taken and self._turns(place, reading.preamble)
        ]
        return any(words[at].part == words[one].part and at < one for at in denying for one, _ in named)

    def _behind(self, end: int, own: frozenset[int]) -> bool:
        return any(
            own.isdisjoint(range(at, stop)) and not any(end <= verb < at for verb, _ in self._found["new verb"])
            for at, stop in self._predicates(end)
        )

    def _predicates(self, end: int) -> Iterator[_Place]:
        """What is said, in the same clause and part, close behind the words that end there."""
        words = self._words
        for reach, kind in ((REACH_BACK, "after"), (AT_ONCE, "at once")):
            for at, stop in self._found[kind]:
                if end <= at < end + reach:
                    there, last = words[at], words[end - 1]
                    if there.clause == last.clause and there.part == last.part:
                        yield at, stop

    def _judged(self, named: Sequence[_Place]) -> bool:
        """Whether "would cost" is said of the first words of a name: "a conference would cost millions"."""
        if len(named) < 2:
            return False
        first, last = named[0][1], named[-1][1]
        return any(first <= at < last and self._words[at].form == "would" for at, _ in self._found["after"])


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


def _clause_starts(words: Sequence[Word]) -> list[int]:
    """For each word the first one of its clause."""
    starts: list[int] = []
    for at, word in enumerate(words):
        starts.append(starts[-1] if at and words[at - 1].clause == word.clause else at)
    return starts


def _list_starts(words: Sequence[Word]) -> list[int]:
    """For each word the first one of the parts that a list joins to it: "not to draft, or to contribute to, …"."""
    starts: list[int] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        joined = before is not None and before.clause == word.clause
        opens = before is not None and before.part != word.part and word.form not in denials.CONTINUING
        starts.append(starts[-1] if joined and not opens else at)
    return starts


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
