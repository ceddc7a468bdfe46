"""Concepts that a text mentions, and whether it is for or against them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise, product

from msgspec import Struct

from plenipo.positions.concepts import Concept, Thesaurus
from plenipo.positions.polarity import Denials, Reading, weighed
from plenipo.positions.terms import TermIndex
from plenipo.positions.wording import Word, words_of

WINDOW = 28  # words within which the groups of a row must stand
_TRIES = 400  # combinations of places that are looked at for one row

_Group = tuple[int, int]  # the number of a row among those of all concepts, and of the group in that row
_Places = tuple[tuple[int, int], ...]  # of words: the first, and the one after the last


class Mention(Struct, frozen=True, gc=False):
    """start, end: in characters of the text. sign: +1 affirmed, -1 denied. cues: how many words may deny it."""

    concept: str
    start: int
    end: int
    sign: int
    cues: int = 0


class _Row(Struct, frozen=True, gc=False):
    """What names a concept. groups: how many must stand together; 0 where one term names it by itself."""

    concept: str
    groups: int


class Recogniser:
    """Finds the concepts of one thesaurus."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.thesaurus = thesaurus
        self._rows: list[_Row] = []
        self._index = TermIndex(self._terms())
        self._composites = [concept for concept in thesaurus if concept.parts]
        self.mentions = lru_cache(maxsize=16384)(self._mentions)

    def _mentions(
        self, text: str, context: frozenset[str] = frozenset(), preamble: bool = False
    ) -> tuple[Mention, ...]:
        """Every mention, in reading order.

        context: concepts around the text that may complete a composite. preamble: whether the text is one.
        """
        words = words_of(text)
        if not words:
            return ()
        denials = weighed(words)
        found = [
            _mention(words, denials, concept, Reading(*places, preamble)) for concept, places in self._simple(words)
        ]
        found.extend(self._composed(found, context))
        return tuple(sorted(set(found), key=lambda mention: (mention.start, mention.end, mention.concept)))

    def _simple(self, words: Sequence[Word]) -> Iterator[tuple[str, tuple[_Places, frozenset[int]]]]:
        """Each concept that is named, with the places that name it and all words of the row that they are from."""
        seen: set[tuple[str, _Places]] = set()
        rows: dict[tuple[int, int], dict[int, list[tuple[int, int]]]] = {}
        for (number, group), start, end in self._standing(words):
            row = self._rows[number]
            if row.groups:
                groups = rows.setdefault((number, words[start].clause), {})
                groups.setdefault(group, []).append((start, end))
            elif (row.concept, ((start, end),)) not in seen:
                seen.add((row.concept, ((start, end),)))
                yield row.concept, (((start, end),), frozenset())
        for (number, _), groups in rows.items():
            row = self._rows[number]
            if len(groups) == row.groups:
                named = _closest(list(groups.values()))
                if named and (row.concept, named) not in seen:
                    seen.add((row.concept, named))
                    yield row.concept, (named, _words_in(groups.values()))

    def _standing(self, words: Sequence[Word]) -> Iterator[tuple[_Group, int, int]]:
        """The terms that stand in the words, those left out whose row cannot be complete: most begin somewhere."""
        begun = self._index.begun(words)
        names = frozenset[_Group]().union(*(one.names for one in begun))
        groups = Counter([number for number, _ in names])
        possible = {number for number, count in groups.items() if count >= self._rows[number].groups}
        for at, one in enumerate(begun):
            for term in one.terms:
                if term.name[0] in possible:
                    end = term.end(words, at)
                    if end:
                        yield term.name, at, end

    def _composed(self, found: Sequence[Mention], context: frozenset[str]) -> Iterator[Mention]:
        by_concept: dict[str, list[Mention]] = {}
        for mention in found:
            by_concept.setdefault(mention.concept, []).append(mention)
            for broader in self.thesaurus.concepts[mention.concept].broader:
                by_concept.setdefault(broader, []).append(mention)
        for composite in self._composites:
            own = [by_concept[part] for part in composite.parts if part in by_concept]
            if own and all(part in by_concept or part in context for part in composite.parts):
                yield _composite(composite, own)

    def _terms(self) -> Iterator[tuple[str, _Group]]:
        """Each term with the row and the group that it is one of."""
        for concept in self.thesaurus:
            self._rows.append(_Row(concept.id, 0))
            for name in concept.names:
                yield name, (len(self._rows) - 1, 0)
            for groups in concept.together:
                self._rows.append(_Row(concept.id, len(groups)))
                for group, terms in enumerate(groups):
                    for term in terms:
                        yield term, (len(self._rows) - 1, group)


def _composite(concept: Concept, own: Sequence[Sequence[Mention]]) -> Mention:
    """The parts that stand closest to each other. One that is denied denies the whole."""
    anchor = min(own, key=len)[0]
    nearest = [min(mentions, key=lambda one: abs(one.start - anchor.start)) for mentions in own]
    return Mention(
        concept.id,
        min(mention.start for mention in nearest),
        max(mention.end for mention in nearest),
        min(mention.sign for mention in nearest),
        max(mention.cues for mention in nearest),
    )


def _mention(words: Sequence[Word], denials: Denials, concept: str, reading: Reading) -> Mention:
    start, end = reading.named[0][0], max(end for _, end in reading.named)
    polarity = denials.polarity(start, end, reading)
    return Mention(concept, words[start].start, words[end - 1].end, polarity.sign, polarity.cues)


def _words_in(groups: Iterable[Sequence[tuple[int, int]]]) -> frozenset[int]:
    return frozenset(at for places in groups for start, end in places for at in range(start, end))


def _closest(groups: Sequence[Sequence[tuple[int, int]]]) -> _Places | None:
    """One place of each group, as close together as can be, no word serving two; None where none is close enough."""
    best: _Places | None = None
    least = WINDOW + 1
    for places in islice(product(*groups), _TRIES):
        ordered = sorted(places)
        if any(one[1] > other[0] for one, other in pairwise(ordered)):
            continue
        length = max(end for _, end in ordered) - ordered[0][0]
        if length < least:
            best, least = tuple(ordered), length
    return best
