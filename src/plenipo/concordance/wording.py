"""What changed between two versions of a provision, in a few quoted words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

ALIKE = 0.6  # likeness from which a provision under another number counts as the same one, changed
_SHOWN = 3  # changes that a reason quotes
_QUOTED = 14  # words of one quote
_SHORT = 1  # words up to which a change is quoted with the word that follows it
_REWRITTEN = 0.4  # likeness below which quoting single words would mislead
_COMPARED = 20_000  # words; beyond them no difference is looked for


def likeness(one: str, other: str) -> float:
    """0 to 1: how much of their words two texts share, in order."""
    first, second = one.split()[:_COMPARED], other.split()[:_COMPARED]
    return Indel.normalized_similarity(first, second)


def most_alike(text: str, others: Mapping[str, Sequence[str]]) -> str:
    """The name of the text, given as words, that shares most with this one, "" where none is alike."""
    words = text.split()[:_COMPARED]
    found = process.extractOne(words, others, scorer=Indel.normalized_similarity, score_cutoff=ALIKE)
    return str(found[2]) if found else ""


def changes_between(old: str, new: str) -> str:
    """ "“ten days” now reads “five days”; “in writing” is gone": the first changes, and how many more there are."""
    before, after = old.split()[:_COMPARED], new.split()[:_COMPARED]
    if Indel.normalized_similarity(before, after) < _REWRITTEN:
        return "it was rewritten"
    said = Counter(_said(gone, come) for gone, come in _replacements(before, after))
    shown = [f"{words} ({count} times)" if count > 1 else words for words, count in said.items()]
    more = len(shown) - _SHOWN
    rest = f"; and {more} more {'change' if more == 1 else 'changes'}" if more > 0 else ""
    return "; ".join(shown[:_SHOWN]) + rest if shown else "beyond the words compared"


def _replacements(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Words gone and words come. A single word between two changes joins them; one after a short change is quoted."""
    gone: list[str] = []
    come: list[str] = []
    for code in Indel.opcodes(before, after):
        kept = list(after[code.dest_start : code.dest_end])
        if code.tag != "equal":
            gone += before[code.src_start : code.src_end]
            come += kept
        elif len(kept) < 2 and (gone or come):
            gone += kept
            come += kept
        elif gone or come:
            near = kept[:1] if gone and come and max(len(gone), len(come)) <= _SHORT else []
            yield [*gone, *near], [*come, *near]
            gone, come = [], []
    if gone or come:
        yield gone, come


def _said(gone: Sequence[str], come: Sequence[str]) -> str:
    if not come:
        return f"{_quoted(gone)} is gone"
    if not gone:
        return f"{_quoted(come)} is new"
    return f"{_quoted(gone)} now reads {_quoted(come)}"


def _quoted(words: Sequence[str]) -> str:
    if len(words) > _QUOTED:
        half = _QUOTED // 2
        words = [*words[:half], "…", *words[-half:]]
    return f"“{' '.join(words).rstrip('.,;:')}”"
