"""The words of one source provision beside those of its targets: what they share in order, and what each lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from rapidfuzz.distance import Indel

from plenipo.concordance.alignment.equivalents import is_term
from plenipo.concordance.alignment.words import FUNCTION_WORDS, Words
from plenipo.concordance.missing import Lack, lacking
from plenipo.concordance.turned import Turned, turned

CLOSE = 0.55  # likeness from which two texts are two versions of one
MOSTLY = 0.72  # share of what the source tells, from which other words may say the same
_COMPARED = 5_000  # words of a text that are laid on others; beyond them only which words occur counts
_NOTHING = Lack(1.0, (), 0)
_STRAIGHT = Turned()
_ORDER = "#"  # stands for the number of an article or paragraph


class Run(Struct, frozen=True, gc=False):
    """The same words in both texts: places in characters, and how many words."""

    source: tuple[int, int]
    target: tuple[int, int]
    words: int


class Compared(Struct, frozen=True, gc=False):
    """likeness: 0 to 1, share of words that both have in order. same: identical but for numbering and punctuation.

    turned: what is said the other way round, looked for only where nothing is missing.
    """

    likeness: float
    same: bool
    missing: Lack
    added: Lack
    turned: Turned = _STRAIGHT


def keys_of(text: str, words: Words) -> list[str]:
    """The first words as two printings of one provision have them: folded, numbers of articles and paragraphs alike."""
    found = []
    for stem, (start, end) in zip(words.stems[:_COMPARED], words.places[:_COMPARED], strict=True):
        word = text[start:end].casefold()
        found.append(stem if is_term(stem) else word if stem or word in FUNCTION_WORDS else _ORDER)
    return found


class Passage(Struct, frozen=True, gc=False):
    """The words of one provision. stems: the different ones."""

    text: str
    words: Words
    stems: frozenset[str]


def compare(
    source: Passage, targets: Sequence[Passage], beside: Iterable[Passage], beyond: Iterable[Passage],
    worth: Callable[[str], float],
) -> Compared:  # fmt: skip
    """One provision with all its targets.

    beside: words around the targets that count as said; beyond: those around the source, which are not added. What a
    target of very many words adds is not looked for.
    """
    ours = keys_of(source.text, source.words)
    theirs = [key for one in targets for key in keys_of(one.text, one.words)][:_COMPARED]
    whole = len(source.words) <= _COMPARED and sum(len(one.words) for one in targets) <= _COMPARED
    if ours and ours == theirs and (whole or source.text == "".join(one.text for one in targets)):
        return Compared(1.0, True, _NOTHING, _NOTHING)
    likeness = Indel.normalized_similarity(ours, theirs) if ours and theirs else 0.0
    close = likeness >= CLOSE
    said = frozenset().union(*(one.stems for one in (*targets, *beside)))
    known = source.stems.union(*(one.stems for one in beyond))
    short = [one for one in targets if len(one.words) <= _COMPARED]
    added = [lacking(one.text, one.words, known, worth, close) for one in short]
    total = sum(len(one.words) for one in short) or 1
    held = sum(one.held * len(its.words) for one, its in zip(added, short, strict=True)) / total
    together = Lack(held, tuple(span for one in added for span in one.spans), sum(one.words for one in added))
    missing = lacking(source.text, source.words, said, worth, close)
    told = not missing.spans and missing.held >= MOSTLY
    way = turned(source.text, [one.text for one in targets if one.text]) if told else _STRAIGHT
    return Compared(likeness, False, missing, together, way)


def common_runs(source: tuple[str, Words], target: tuple[str, Words], least: int) -> list[Run]:
    """Stretches of at least so many words that both have in the same order, longest first."""
    found = [
        Run(_span(source[1], code.src_start, code.src_end), _span(target[1], code.dest_start, code.dest_end), size)
        for code in Indel.opcodes(keys_of(*source), keys_of(*target))
        if code.tag == "equal" and (size := code.src_end - code.src_start) >= least
    ]
    return sorted(found, key=lambda run: -run.words)


def _span(words: Words, start: int, end: int) -> tuple[int, int]:
    return words.places[start][0], words.places[end - 1][1]
