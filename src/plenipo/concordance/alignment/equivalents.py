"""Terms that two texts of law use for one thing: told from their definitions, and from who does what in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct
from rapidfuzz.distance import Indel

from plenipo.concordance.alignment.words import Words, words_of_law
from plenipo.concordance.law import Definition, LawProvision, LawText

SAME_MEANING = 0.6  # likeness of the words of two definitions that define one thing
_AHEAD = 0.08  # of the next best
_FEWEST = 4  # words of a definition that tell something
_LONGEST = 120  # words of a definition that are compared
_SEARCHED = 20_000  # characters of a provision
_MOST_TERMS = 400  # defined in one text
_PHRASE = 6  # words of a term
_SHARE = 0.5  # of the provisions in which one body acts, that correspond to some in which the other does
_ONE_FIELD = (("telecommunications", "electronic communications"),)  # the acquis renamed the field in 2002
_OFTEN = 3  # times that a text says the name of its field
_RARE = 0.25  # of the times that a text says the one name, for the other
_MARK = "="  # begins a stem that stands for a term, since no word does
_BODY = r"(?:Agenc|Authorit|Commission|Regulator|Board|Bureau|Office|Department|Inspectorate|Tribunal)(?:y|ies|s)?\b"
_NAMED = re.compile(rf"^(?:the\s|an?\s)?(?:[\w’'-]+\s){{0,6}}?{_BODY}")
_GENERIC = re.compile(
    r"\b(?:(?:national|independent|competent|regulatory|supervisory|licensing|designated)\s){1,3}"
    r"(?:authorit(?:y|ies)|bod(?:y|ies)|agenc(?:y|ies)|regulators?)\b",
    re.IGNORECASE,
)
_ACTS = r"\s(?:shall|may|must|is\sto|are\sto)\b"


Names: TypeAlias = dict[str, list[tuple[tuple[str, ...], str]]]  # by first stem: stems of a name, what stands for it


class Equivalent(Struct, frozen=True, gc=False):
    """One thing under two names, as each text has it."""

    source: str
    target: str

    def names(self, printed: str) -> bool:
        """Whether the source's name stands there, in whatever form."""
        return _stems(printed) == _stems(self.source)

    @property
    def stem(self) -> str:
        """What both names are compared by."""
        return f"{_MARK}{' '.join(_stems(self.target))}"


def defined_equivalents(source: LawText, target: LawText) -> tuple[Equivalent, ...]:
    """Terms that are defined alike under different names; where only part of the names differs, that part."""
    ours, theirs = _definitions(source), _definitions(target)
    known = {_stems(name) for one in theirs for name in _names(one)}
    other = {_stems(name) for one in ours for name in _names(one)}
    left = [one for one in ours if not any(_stems(name) in known for name in _names(one))]
    free = [one for one in theirs if not any(_stems(name) in other for name in _names(one))]
    found: list[Equivalent] = []
    for one, match in _matched(left, free):
        pair = _differing(one.term, match.term, target)
        if pair and pair not in found:
            found.append(pair)
    return tuple(found)


def field_equivalents(source: LawText, target: LawText) -> tuple[Equivalent, ...]:
    """Names of one field, where one text uses the older and the other the newer."""
    found = []
    for names in _ONE_FIELD:
        ours, theirs = (max(names, key=lambda name: _times(name, law)) for law in (source, target))
        rare = _times(ours, target) <= _RARE * _times(theirs, target)
        often = min(_times(ours, source), _times(theirs, target)) >= _OFTEN
        if ours != theirs and often and rare and _times(theirs, source) <= _RARE * _times(ours, source):
            found.append(Equivalent(ours, theirs))
    return tuple(found)


def acting_equivalents(
    source: LawText, target: LawText, pairs: Iterable[tuple[LawProvision, LawProvision]]
) -> tuple[Equivalent, ...]:
    """A body of the source and one that the target defines, where they act in provisions that correspond."""
    theirs = [one for one in _definitions(target) if _NAMED.match(one.text)]
    ours = [one.term for one in _definitions(source) if _NAMED.match(one.text)]
    if not theirs:
        return ()
    seen: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    target_names = {one.term: re.compile(rf"\b{re.escape(one.term)}{_ACTS}") for one in theirs}
    for one, other in pairs:
        bodies = _bodies(one.text, ours)
        seen.update(bodies)
        for name, pattern in target_names.items():
            if pattern.search(other.text):
                both.update((body, name) for body in bodies)
    found = []
    for body in sorted(seen):
        best = max(target_names, key=lambda name: (both[body, name], name))
        if both[body, best] and both[body, best] >= _SHARE * seen[body] and _stems(body) != _stems(best):
            found.append(Equivalent(body, best))
    return tuple(found)


def rewritten(words: Words, names: Names, text: str) -> Words:
    """The words with each name as one, under the stem that stands for it. names: by their first stem, longest first."""
    stems: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(words.stems):
        size, stem = 1, words.stems[at]
        for name, stands in names.get(stem, ()):
            if tuple(words.stems[at : at + len(name)]) == name and _together(words, at, len(name), text):
                size, stem = len(name), stands
                break
        stems.append(stem)
        places.append((words.places[at][0], words.places[at + size - 1][1]))
        at += size
    return Words(stems, places)


def names_of(equivalents: Sequence[Equivalent], ours: bool) -> Names:
    """How one side prints the terms. The source may use the target's name as well."""
    found: Names = {}
    for one in equivalents:
        for name in dict.fromkeys((_stems(one.source), _stems(one.target)) if ours else (_stems(one.target),)):
            found.setdefault(name[0], []).append((name, one.stem))
    for names in found.values():
        names.sort(key=lambda each: -len(each[0]))
    return found


def is_term(stem: str) -> bool:
    """Whether a stem stands for a term of two names."""
    return stem.startswith(_MARK)


def _times(name: str, law: LawText) -> int:
    beginning = name.casefold().removesuffix("s")
    return sum(one.text[:_SEARCHED].casefold().count(beginning) for one in law.provisions)


def _bodies(text: str, defined: Sequence[str]) -> set[str]:
    """The bodies that act, as their names stand in the singular."""
    found = {_singular(match[0].lower()) for match in _GENERIC.finditer(text) if re.match(_ACTS, text[match.end() :])}
    return found | {name for name in defined if re.search(rf"\b{re.escape(name)}{_ACTS}", text)}


def _singular(name: str) -> str:
    return re.sub(r"ies$", "y", name) if name.endswith("ies") else name.removesuffix("s")


def _definitions(law: LawText) -> list[Definition]:
    every = (each for one in law.provisions for each in one.definitions)
    return [one for one, _ in zip(every, range(_MOST_TERMS), strict=False)]


def _names(one: Definition) -> Iterator[str]:
    yield one.term
    yield from one.other_names


def _matched(ours: Sequence[Definition], theirs: Sequence[Definition]) -> Iterator[tuple[Definition, Definition]]:
    """Pairs that are each other's best, well ahead of the next."""
    mine, others = ([_stems(one.text)[:_LONGEST] for one in side] for side in (ours, theirs))
    likeness = [[_alike(one, other) for other in others] for one in mine]
    for at, row in enumerate(likeness):
        if not row or (best := max(row)) < SAME_MEANING:
            continue
        there = row.index(best)
        rivals = [*row[:there], *row[there + 1 :], *(each[there] for place, each in enumerate(likeness) if place != at)]
        if best >= max(rivals, default=0.0) + _AHEAD:
            yield ours[at], theirs[there]


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if min(len(one), len(other)) < _FEWEST:
        return 0.0
    return Indel.normalized_similarity(one, other, score_cutoff=SAME_MEANING - _AHEAD)


def _differing(one: str, other: str, target: LawText) -> Equivalent | None:
    """The names without the words that both end in, where those alone tell the one from the other."""
    ours, theirs = words_of_law(one), words_of_law(other)
    if not any(ours.stems) or not any(theirs.stems) or max(len(ours), len(theirs)) > _PHRASE:
        return None
    shared = 0
    while shared < min(len(ours), len(theirs)) - 1 and ours.stems[-1 - shared] == theirs.stems[-1 - shared]:
        shared += 1
    short = _without_end(one, ours, shared), _without_end(other, theirs, shared)
    if shared and _foreign(short[0], target):
        return Equivalent(*short)
    return Equivalent(one, other) if _stems(one) != _stems(other) else None


def _without_end(name: str, words: Words, shared: int) -> str:
    return name[: words.places[-1 - shared][1]]


def _foreign(name: str, law: LawText) -> bool:
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    return not any(pattern.search(one.text[:_SEARCHED]) for one in law.provisions)


def _together(words: Words, at: int, count: int, text: str) -> bool:
    """Whether nothing but spaces and hyphens stands between the words."""
    places = words.places[at : at + count]
    return all(text[one[1] : other[0]] in (" ", "-") for one, other in pairwise(places))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem for stem in words_of_law(text).stems if stem)
