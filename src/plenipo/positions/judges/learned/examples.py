"""Confirmed relations as examples: the passages that people read, and what each does to each line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct
from rapidfuzz import fuzz

from plenipo.positions.finding import Deed, Relation
from plenipo.positions.judges.learned.confirmed import Confirmed
from plenipo.positions.judges.learned.passages import Passage
from plenipo.positions.mandate import Mandate

NEAR = 60  # likeness, 0 to 100, from which words that are not found verbatim still point at a passage
SIGN: Mapping[Relation, int] = {Relation.ADVANCES: 1, Relation.CONFLICTS: -1}
_BETWEEN = re.compile(r"[\W_]+")


class Example(Struct, frozen=True):
    """One passage that people read. signs: +1 or -1 by line; 0 where it was confirmed as mixed: nothing to learn."""

    proposal: str
    instrument: str
    inserted: str
    deleted: str
    whole: str
    deed: Deed
    signs: dict[str, int] = {}

    @property
    def words(self) -> str:
        """The changed words that are shown to people."""
        return self.inserted if self.deed in (Deed.INSERT, Deed.KEEP) else self.deleted


class Lesson(Struct, frozen=True):
    """Examples, and what could not be used: one sentence for each answer that points at nothing that was read."""

    passages: tuple[Passage, ...]
    examples: tuple[Example, ...]
    unused: tuple[str, ...]


def lesson_from(passages: Sequence[Passage], confirmed: Sequence[Confirmed], mandate: Mandate) -> Lesson:
    """The passages of all proposals with an answer. Such a proposal counts as read: what is not confirmed is none."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        places[passage.case.proposal.id].append(at)
    lines = {line.id for line in mandate.lines}
    signs: dict[int, dict[str, int]] = defaultdict(dict)
    unused: list[str] = []
    for answer in dict.fromkeys(confirmed):
        missing = _missing(answer, places, lines)
        if missing:
            unused.append(missing)
        elif answer.relation is not None:
            at = _pointed_at(answer, passages, places[answer.proposal])
            sign = SIGN.get(answer.relation, 0)
            known = signs[at].setdefault(answer.line, sign)
            signs[at][answer.line] = sign if known == sign else 0
    read = {answer.proposal for answer in confirmed}
    used = [at for at, passage in enumerate(passages) if passage.case.proposal.id in read]
    examples = tuple(_example(passages[at], signs.get(at, {})) for at in used)
    return Lesson(tuple(passages[at] for at in used), examples, tuple(dict.fromkeys(unused)))


def _missing(answer: Confirmed, places: Mapping[str, Sequence[int]], lines: set[str]) -> str:
    if answer.proposal not in places:
        return f"{answer.proposal} is not among the proposals, or changes nothing."
    if answer.line and answer.line not in lines:
        return f"{answer.proposal}: there is no line {answer.line} in the mandate."
    return ""


def _pointed_at(answer: Confirmed, passages: Sequence[Passage], places: Sequence[int]) -> int:
    """The passage whose changed words hold the quote, else the likest; without a quote, what bears on the line most."""
    quote = _plain(answer.change_quote)
    if not quote:
        return max(places, key=lambda at: (_borne(passages[at], answer.line), -at))
    for at in places:
        if quote in _plain(passages[at].inserted) or quote in _plain(passages[at].deleted):
            return at
    likeness = [(fuzz.partial_ratio(quote, _plain(_all_words(passages[at]))), -at) for at in places]
    best, at = max(likeness)
    return -at if best >= NEAR else max(places, key=lambda at: (_borne(passages[at], answer.line), -at))


def _all_words(passage: Passage) -> str:
    return f"{passage.inserted} {passage.deleted} {passage.whole}"


def _borne(passage: Passage, line: str) -> float:
    considered = passage.considered.get(line)
    return abs(considered.bearing.value) if considered else 0.0


def _plain(text: str) -> str:
    return _BETWEEN.sub(" ", text).strip().casefold()


def _example(passage: Passage, signs: dict[str, int]) -> Example:
    target = passage.case.proposal.target
    return Example(
        proposal=passage.case.proposal.id,
        instrument=target.name if target else passage.case.proposal.id,
        inserted=passage.inserted,
        deleted=passage.deleted,
        whole=passage.whole,
        deed=passage.deed,
        signs=signs,
    )
