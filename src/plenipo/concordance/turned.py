"""Whether the same words are said the other way round: a word that turns the sense, or two roles exchanged."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TypeAlias

from msgspec import Struct

from plenipo.concordance.alignment.words import FUNCTION_WORDS, stem_of
from plenipo.concordance.phrases import trimmed

_LONGEST = 600  # words of a text that are laid on others
_MOST = 3  # turns that are told
_WIDER = 1.5  # a passage of the target is so much longer than the source
_ROOM = 8  # and by so many words
_ALIKE = 0.5  # share of the words in order, from which a little word is worth a look
_TRIED = 3  # passages that are laid on the source
_BEFORE, _AFTER = 3, 5  # words of a quote around the word that turns
_REACH = 3  # words between a modal verb and the verb
_OBJECT = 8  # words after a verb in which its object is looked for
_TOKEN = re.compile(
    r"(?P<low>\b(?:at\sleast|not?\s(?:less|fewer|shorter)\sthan|minimum)\b)"
    r"|(?P<high>\b(?:at\smost|not?\s(?:more|longer)\sthan|maximum)\b)"
    r"|(?P<prior>\bprior\sto\b)"
    r"|(?P<mark>[;:.,\n](?=\s|$)|\n)"
    r"|(?P<word>\d+(?:[/.,]\d+)*|[^\W_]+(?:['’][^\W_]+)?)",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("a", "an", "the"))
# Of each word that turns the sense, its class and what it says in it.
_SENSES = {
    "before": ("time", "before"), "after": ("time", "after"), "until": ("time", "until"), "during": ("time", "during"),
    "with": ("with", "with"), "without": ("with", "without"),
    "and": ("join", "and"), "or": ("join", "or"),
    "all": ("many", "all"), "any": ("many", "all"), "every": ("many", "all"), "each": ("many", "all"),
    "some": ("many", "some"), "certain": ("many", "some"),
    "always": ("always", "always"), "never": ("always", "never"),
    "above": ("above", "above"), "below": ("above", "below"),
    "more": ("more", "more"), "less": ("more", "less"), "fewer": ("more", "less"),
    "unless": ("unless", "unless"), "if": ("unless", "if"),
    "<low>": ("bound", "least"), "<high>": ("bound", "most"),
}  # fmt: skip
_STRICT = frozenset(("with", "join"))  # words of many uses: both neighbours have to be the same
_DENIES = frozenset(("not", "no", "never", "neither", "only"))  # turn the sense by standing there, or not
_LIMITS = frozenset(("before", "after", "until"))  # narrow "at any time" by following it
_EVER = (("at", "any", "time"), ("at", "all", "times"))
_MODALS = frozenset(("shall", "must", "may", "should", "will", "can"))
_Codes: TypeAlias = list[tuple[str, int, int, int, int]]
_BE = frozenset(("be", "is", "are", "been"))
_OPENS = frozenset(("that", "which", "who", "if", "where", "when", "unless", "before", "after", "until", "while"))
_LEADS = frozenset(("of", "in", "on", "for", "to", "by", "with", "at", "from", "under"))


class Turned(Struct, frozen=True, gc=False):
    """Pairs of verbatim quotes, source and target. kept: share of the source's words that stand there in order."""

    senses: tuple[tuple[str, str], ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    kept: float = 1.0


class _Word(Struct, frozen=True, gc=False):
    """key: as it is compared; tells: whether it is no function word; breaks: a clause ends before it."""

    key: str
    start: int
    end: int
    tells: bool
    breaks: bool


def turned(source: str, targets: Sequence[str]) -> Turned:
    """What the target that has most of the source in its order says the other way round."""
    ours = _words(source)
    if not ours or len(ours) > _LONGEST:
        return Turned()
    known = {one.key for one in ours if one.tells}
    texts = [*targets, "\n".join(targets)] if len(targets) > 1 else list(targets)
    found = [(_passage(len(ours), known, _words(text)), text) for text in texts]
    found.sort(key=lambda one: -len(known.intersection(word.key for word in one[0])))
    every = [(_aligned(ours, passage), passage, text) for passage, text in found[:_TRIED] if passage]
    if not every:
        return Turned(kept=0.0)
    codes, theirs, text = max(every, key=lambda one: _kept(ours, one[0]))
    kept = _kept(ours, codes)
    senses = _senses(source, ours, text, theirs, codes) if kept >= _ALIKE else ()
    return Turned(senses[:_MOST], _roles(source, ours, text, theirs)[:_MOST], kept)


def turns(source: str, target: str) -> tuple[tuple[str, str], ...]:
    """Pairs of verbatim quotes between which the sense turns."""
    found = turned(source, (target,))
    return (*found.senses, *found.roles)


def _words(text: str) -> list[_Word]:
    """Every word but articles. Words for one bound are one: "at least" is "not less than"."""
    found = []
    breaks = True
    for match in _TOKEN.finditer(text):
        kind, plain = match.lastgroup, match[0].casefold()
        if kind == "mark":
            breaks = True
            continue
        if plain in _ARTICLES:
            continue
        key, tells = _key(kind or "", plain)
        found.append(_Word(key, *match.span(), tells, breaks))
        breaks = False
    return found


def _key(kind: str, plain: str) -> tuple[str, bool]:
    if kind in ("low", "high"):
        return f"<{kind}>", False
    if kind == "prior":
        return "before", False
    if plain in FUNCTION_WORDS or plain in _SENSES or plain in _DENIES:
        return plain, False
    return ("#", False) if plain[0].isdigit() else (stem_of(plain), True)


def _passage(length: int, known: Collection[str], theirs: Sequence[_Word]) -> Sequence[_Word]:
    """Of a longer text the stretch that has most of the telling words of the source, which has so many words."""
    size = int(length * _WIDER) + _ROOM
    if len(theirs) <= size:
        return theirs
    sums = list(accumulate((one.key in known for one in theirs), initial=0))
    begun = max(range(len(theirs) - size + 1), key=lambda at: sums[at + size] - sums[at])
    return theirs[begun : begun + size]


def _aligned(ours: Sequence[_Word], theirs: Sequence[_Word]) -> _Codes:
    keys = [one.key for one in ours], [one.key for one in theirs]
    return list(SequenceMatcher(None, *keys, autojunk=False).get_opcodes())


def _kept(ours: Sequence[_Word], codes: _Codes) -> float:
    total = sum(one.tells for one in ours) or 1
    return sum(one.tells for tag, i1, i2, *_ in codes if tag == "equal" for one in ours[i1:i2]) / total


def _senses(
    source: str, ours: Sequence[_Word], target: str, theirs: Sequence[_Word], codes: _Codes
) -> tuple[tuple[str, str], ...]:
    found = []
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            continue
        places = _replaced(ours, theirs, (i1, i2), (j1, j2)) if tag == "replace" else None
        places = places or _denied(ours, theirs, (i1, i2), (j1, j2)) or _limited(ours, theirs, (i1, j1, j2), tag)
        if places:
            found.append((_quote(source, ours, places[0]), _quote(target, theirs, places[1])))
    return tuple(dict.fromkeys(found))


def _replaced(
    ours: Sequence[_Word], theirs: Sequence[_Word], here: tuple[int, int], there: tuple[int, int]
) -> tuple[int, int] | None:
    """Where a word is replaced by another of its class between the same neighbours."""
    for at in range(*here):
        sense = _SENSES.get(ours[at].key)
        for place in range(*there) if sense else ():
            other = _SENSES.get(theirs[place].key)
            if not sense or not other or other[0] != sense[0] or other[1] == sense[1]:
                continue
            left, right = _same(ours, theirs, at - 1, place - 1), _same(ours, theirs, at + 1, place + 1)
            if (left and right) if sense[0] in _STRICT else (left or right):
                return at, place
    return None


def _denied(
    ours: Sequence[_Word], theirs: Sequence[_Word], here: tuple[int, int], there: tuple[int, int]
) -> tuple[int, int] | None:
    """Where "not", "no" or "only" alone stands on one side."""
    (i1, i2), (j1, j2) = here, there
    alone = [*ours[i1:i2], *theirs[j1:j2]]
    if len(alone) != 1 or alone[0].key not in _DENIES:
        return None
    if not _same(ours, theirs, i1 - 1, j1 - 1) or not _same(ours, theirs, i2, j2):
        return None
    return i1, j1


def _limited(
    ours: Sequence[_Word], theirs: Sequence[_Word], places: tuple[int, int, int], tag: str
) -> tuple[int, int] | None:
    """Where the target goes on after "at any time" with a time before or after which alone it is."""
    at, begun, end = places
    keys = tuple(one.key for one in ours[max(0, at - 3) : at])
    if tag == "delete" or keys not in _EVER or begun == end or theirs[begun].key not in _LIMITS:
        return None
    return None if theirs[begun].breaks else (at - 1, begun)


def _same(ours: Sequence[_Word], theirs: Sequence[_Word], at: int, place: int) -> bool:
    """Whether two places have the same word, or are both beyond the text."""
    inside, within = 0 <= at < len(ours), 0 <= place < len(theirs)
    return ours[at].key == theirs[place].key if inside and within else inside == within


def _quote(text: str, words: Sequence[_Word], at: int) -> str:
    """A few words around, within the clause where they can be."""
    first, last = max(0, at - _BEFORE), min(len(words), at + _AFTER) - 1
    begun = next((each for each in range(min(at, last), first, -1) if words[each].breaks), first)
    ended = next((each - 1 for each in range(at + 1, last + 1) if words[each].breaks), last)
    quote = text[words[begun].start : words[max(begun, ended)].end]
    short = trimmed(quote)
    return short if at < len(words) and text[words[at].start : words[at].end] in short else quote


class _Act(Struct, frozen=True, gc=False):
    """Who does what to whom, as stems, and where it stands among the words."""

    verb: str
    who: frozenset[str]
    whom: frozenset[str]
    place: tuple[int, int]


def _roles(source: str, ours: Sequence[_Word], target: str, theirs: Sequence[_Word]) -> tuple[tuple[str, str], ...]:
    """Where two that act on one another have changed places around the same verb."""
    acts = _acts(theirs)
    found = []
    for one in _acts(ours):
        for other in acts:
            if one.verb == other.verb and _exchanged(one, other):
                found.append((_said(source, ours, one, other), _said(target, theirs, other, one)))
                break
    return tuple(dict.fromkeys(found))


def _said(text: str, words: Sequence[_Word], act: _Act, other: _Act) -> str:
    """From who acts to the last word for whom, who acts on the other side."""
    first, last = act.place
    end = max((at for at in range(first, last) if words[at].key in act.who | other.who), default=last - 1)
    return text[words[first].start : words[end].end]


def _exchanged(one: _Act, other: _Act) -> bool:
    if one.who & other.who or one.who & one.whom or other.who & other.whom:
        return False
    return one.who <= other.whom and other.who <= one.whom


def _acts(words: Sequence[_Word]) -> list[_Act]:
    """Every verb after a modal verb, or in the form of one that an actor stands before."""
    found = []
    for at, one in enumerate(words):
        if not one.tells or at == 0:
            continue
        begun = _modal_before(words, at)
        passive = at > 0 and words[at - 1].key in _BE
        if begun < 0:
            begun = at - 1 if passive else at
            if not passive and not _is_third_person(words, at):
                continue
        act = _act(words, begun, at, passive)
        if act:
            found.append(act)
    return found


def _modal_before(words: Sequence[_Word], at: int) -> int:
    """Where the modal verb stands of which this is the verb, -1 if it is none."""
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if words[place].key in _MODALS:
            return place
        if words[place].tells or words[place + 1].breaks:
            return -1
    return -1


def _is_third_person(words: Sequence[_Word], at: int) -> bool:
    """Whether the word may be a verb: an actor stands right before it and what it acts on right after."""
    if at + 1 >= len(words) or words[at].breaks or words[at + 1].breaks:
        return False
    span = words[at].end - words[at].start
    return span > len(words[at].key) and words[at - 1].tells and words[at + 1].tells


def _act(words: Sequence[_Word], begun: int, verb: int, passive: bool) -> _Act | None:
    first = begun
    while first > 0 and not words[first].breaks and words[first - 1].key not in _OPENS:
        first -= 1
    subject = words[first:begun]
    last = verb + 1
    while last < len(words) and last <= verb + _OBJECT and not words[last].breaks and words[last].key not in _OPENS:
        last += 1
    after = words[verb + 1 : last]
    lead = next((at for at, one in enumerate(subject) if one.key in _LEADS), len(subject))
    who, whom = _stems(subject[:lead]), _stems(after)
    if passive:
        agent = next((at for at, one in enumerate(after) if one.key == "by"), -1)
        if agent < 0:
            return None
        by = after[agent + 1 :]
        ends = next((place for place, each in enumerate(by) if each.key in _LEADS), len(by))
        who, whom = _stems(by[:ends]), who
    if not who or not whom:
        return None
    return _Act(words[verb].key, who, whom, (first, last))


def _stems(words: Sequence[_Word]) -> frozenset[str]:
    return frozenset(one.key for one in words if one.tells)
