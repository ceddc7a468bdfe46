"""What a proposal would newly say: its inserted provisions and clauses."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plenipo.positions.amended import Amended, amended_provisions
from plenipo.positions.changes import stretches_of
from plenipo.positions.existing.meaning import Telling, is_citation, telling_words
from plenipo.positions.finding import Deed, Quote
from plenipo.positions.judges.contract import Case
from plenipo.positions.wording import words_of
from plenipo.texts.provision import Role

LEAST_WORDS = 5  # telling words without which a new provision says too little to be found again
LEAST_WORDS_INSIDE = 7  # of words inserted in an old provision, which are often no more than a list of names
LONG = 45  # telling words from which a passage is compared clause by clause

SAYING = frozenset({Role.RECITAL, Role.OPERATIVE, Role.PARAGRAPH, Role.CELL, Role.NOTE})


class Passage(Struct, frozen=True):
    """Inserted words. provision: as people cite it. quote: verbatim, in the proposed text. words: what it is about."""

    proposal: str
    provision: str
    quote: Quote
    words: tuple[Telling, ...]


def passages_of(case: Case) -> list[Passage]:
    """The inserted provisions and clauses of a proposal that say enough to be compared, in reading order."""
    return [
        passage
        for amended in amended_provisions(case)
        if amended.role in SAYING
        for passage in _of_provision(case.proposal.id, amended)
    ]


def _of_provision(proposal: str, amended: Amended) -> Iterator[Passage]:
    text = amended.proposed or ""
    least = LEAST_WORDS if amended.original is None else LEAST_WORDS_INSIDE
    for stretch in stretches_of(amended):
        if stretch.deed is not Deed.INSERT:
            continue
        for start, end in _parts(text, stretch.start, stretch.end):
            words = telling_words(text, start, end)
            if not is_citation(text[start:end]) and len({word.stem for word in words}) >= least:
                quote = text[start:end]
                start += len(quote) - len(quote.lstrip(" \t\n,;:"))
                yield Passage(proposal, amended.citation, Quote(quote.strip(" \t\n,;:"), amended.id, start), words)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch whole; one that is long, in its clauses."""
    if len(telling_words(text, start, end)) < LONG:
        return [(start, end)]
    begins: dict[int, int] = {}
    for word in words_of(text):
        if start <= word.start < end:
            begins.setdefault(word.clause, word.start)
    limits = [*sorted(begins.values()), end]
    return list(zip([start, *limits[1:-1]], limits[1:], strict=True))
