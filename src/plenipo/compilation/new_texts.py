"""Draft new instruments: those that cover the same ground are set side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from plenipo.amendments.proposal import Proposal
from plenipo.compilation.compile import Outcome, compile_proposals
from plenipo.compilation.selection import is_new_text
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking
from plenipo.texts.provision import Role

SAME_GROUND = 0.2  # cosine of weighted words above which two drafts are on one subject
TITLE_WEIGHT = 5  # a word of the title says more about the subject than a word of the text

_WORD = re.compile(r"[^\W\d_]{4,}")


def same_ground(drafts: Sequence[Proposal]) -> list[list[Proposal]]:
    """The drafts in groups, each on one subject; order of groups and members does not depend on the input's."""
    ordered = sorted(drafts, key=lambda draft: (draft.sponsor, draft.id))
    vectors = _vectors([_words(draft) for draft in ordered])
    group_of = list(range(len(ordered)))
    for one in range(len(ordered)):
        for other in range(one + 1, len(ordered)):
            if _cosine(vectors[one], vectors[other]) >= SAME_GROUND:
                _join(group_of, one, other)
    groups: dict[int, list[Proposal]] = {}
    for index, draft in enumerate(ordered):
        groups.setdefault(group_of[index], []).append(draft)
    return list(groups.values())


def compile_new_texts(drafts: Sequence[Proposal], markings: Iterable[Marking] = ()) -> Outcome:
    """Drafts on one subject as a compilation without a base: every provision is somebody's, like ones are competing."""
    title = drafts[0].title if len(drafts) == 1 else "New texts on the same ground"
    return compile_proposals(Instrument(None, title, (), "itu_instrument"), drafts, markings)


def drafts_of(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals that add a whole new instrument."""
    return [proposal for proposal in proposals if is_new_text(proposal)]


def _words(draft: Proposal) -> Counter[str]:
    words: Counter[str] = Counter()
    for provision in draft.provisions:
        weight = TITLE_WEIGHT if provision.role is Role.TITLE else 1
        if provision.role in (Role.HEADING, Role.OPENING, Role.CALL, Role.NOTE):
            continue
        for word in _WORD.findall((provision.proposed or "").casefold()):
            words[word] += weight
    return words


def _vectors(documents: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Damped counts; words that every draft uses say nothing where there are enough drafts to tell."""
    spread = Counter(word for document in documents for word in document)
    total = len(documents)
    return [
        {word: (1 + log(count)) * log(1 + total / spread[word]) for word, count in document.items()}
        for document in documents
    ]


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    dot = sum(weight * other[word] for word, weight in one.items() if word in other)
    norms = sqrt(sum(weight * weight for weight in one.values()) * sum(weight * weight for weight in other.values()))
    return dot / norms if norms else 0.0


def _join(group_of: list[int], one: int, other: int) -> None:
    keep, drop = sorted((group_of[one], group_of[other]))
    for index, group in enumerate(group_of):
        if group == drop:
            group_of[index] = keep
