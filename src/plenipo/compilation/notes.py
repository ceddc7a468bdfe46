"""Notes of all proposals numbered in one sequence, so that "[^3]" means one note in the whole compilation.

The notes of the base keep their numbers; notes that sponsors add follow, identical ones sharing a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace
from rapidfuzz.distance import Indel

from plenipo.amendments.proposal import AmendedProvision, Proposal, Span
from plenipo.compilation.base_text import BaseText
from plenipo.texts.provision import Role

SAME_NOTE = 0.6  # share of words in common above which a sponsor's note is the base's note, amended

_REFERENCE = re.compile(r"\[\^(\d+)\]")


def with_common_notes(base: BaseText, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals (in the order in which new notes are to be numbered) with their notes renumbered."""
    added: dict[tuple[str, int], int] = {}
    return [_renumbered(proposal, _numbers(base, proposal, added)) for proposal in proposals]


def _numbers(base: BaseText, proposal: Proposal, added: dict[tuple[str, int], int]) -> dict[str, str]:
    """From the proposal's note numbers to the common ones."""
    free = {index: base.key(note.text) for index, note in enumerate(base.notes, start=1)}
    numbers: dict[str, str] = {}
    pending: list[tuple[str, str]] = []
    for note in _notes(proposal):
        own, key = _own_number(note), base.key(_note_text(note))
        same = next((number for number, text in free.items() if text == key), None)
        if same is None:
            pending.append((own, key))
        else:
            del free[same]
            numbers[own] = str(same)
    times: Counter[str] = Counter()
    for own, key in pending:
        number = _closest(key, free)
        if number is not None:
            del free[number]
        else:
            times[key] += 1  # one sponsor's second "Ibid." is a note of its own
            number = added.setdefault((key, times[key]), len(base.notes) + len(added) + 1)
        numbers[own] = str(number)
    return numbers


def _closest(key: str, free: dict[int, str]) -> int | None:
    words = key.split()
    scored = [(Indel.normalized_similarity(words, text.split()), -number) for number, text in free.items()]
    score, number = max(scored, default=(0.0, 0))
    return -number if score >= SAME_NOTE else None


def _notes(proposal: Proposal) -> list[AmendedProvision]:
    return [provision for provision in proposal.provisions if provision.role is Role.NOTE]


def _own_number(note: AmendedProvision) -> str:
    return note.id.removeprefix("note.")


def _note_text(note: AmendedProvision) -> str:
    return note.original if note.original is not None else note.proposed or ""


def _renumbered(proposal: Proposal, numbers: dict[str, str]) -> Proposal:
    if all(own == common for own, common in numbers.items()):
        return proposal
    return replace(proposal, provisions=tuple(_with_numbers(provision, numbers) for provision in proposal.provisions))


def _with_numbers(provision: AmendedProvision, numbers: dict[str, str]) -> AmendedProvision:
    if provision.role is Role.NOTE:
        number = numbers[_own_number(provision)]
        provision = replace(provision, id=f"note.{number}")
    if not any("[^" in span.text for span in provision.spans):
        return provision

    def common(text: str) -> str:
        return _REFERENCE.sub(lambda match: f"[^{numbers.get(match[1], match[1])}]", text)

    return replace(
        provision,
        original=None if provision.original is None else common(provision.original),
        proposed=None if provision.proposed is None else common(provision.proposed),
        spans=tuple(Span(span.kind, common(span.text), span.author, span.date, span.move) for span in provision.spans),
    )
