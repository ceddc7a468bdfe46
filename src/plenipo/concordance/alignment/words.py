"""The words of a provision as they are compared, each with its place; numbers of its own order left out."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

from msgspec import Struct

from plenipo.texts.folding import folded

_WORD = re.compile(r"\d+(?:[/.,]\d+)+|[^\W_]+(?:['’][^\W_]+)?")
_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ness", "able", "ible", "ed", "ly", "al", "e", "s")
_SHORT = {"used": "use", "using": "use"}  # shorter than a stem that loses its ending
_SHORTEST = 4  # letters that a stem keeps
_LONGEST_ROMAN = 5
_LINKS = frozenset(("and", "or", "to"))
_FUNCTION_WORDS = """
    a an the of to in for on by with and or nor as at be been being is are was were that this these those which who whom
    whose it its from not any all each every such shall may must should can will would could might their there they them
    he she his her him where when while if than other another under into upon within without between through during
    has have having had do does done no only also both either neither more most same own so but out up over per against
    about after before once until whether thereof therein thereto hereby hereof hereinafter mutatis mutandis inter alia
    article articles paragraph paragraphs point points subparagraph section subsection clause chapter title annex part
    first second third fourth fifth referred laid down pursuant accordance according including include includes
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
_UNITS_OF_ORDER = frozenset(
    """
    article articles art arts paragraph paragraphs para point points subparagraph subparagraphs section sections
    subsection subsections clause clauses chapter chapters title titles annex annexes part parts footnote
    """.split()  # noqa: SIM905
)


class Words(Struct, frozen=True, gc=False):
    """The words of one text in order. stems: as they are compared, "" where one is not; places: in characters."""

    stems: list[str]
    places: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.stems)


def words_of_law(text: str) -> Words:
    """Every word of the text. The number of an article or paragraph has no stem: two laws number otherwise.

    A text of nothing but such numbers and function words is compared by them.
    """
    stems: list[str] = []
    places: list[tuple[int, int]] = []
    ordered = False
    for match in _WORD.finditer(text):
        word = match[0]
        stem, opens, links = _compared(word)
        numbers = ordered and _is_number(word)
        stems.append("" if numbers else stem)
        places.append(match.span())
        ordered = opens or (ordered and (numbers or links))
    if not any(stems):
        stems = [text[start:end].casefold() for start, end in places]
    return Words(stems, places)


def numbers_of_law(text: str) -> Words:
    """Only what languages share: numbers, and numbers of acts and articles."""
    found = [(match[0].casefold(), match.span()) for match in _WORD.finditer(text) if match[0][0].isdigit()]
    return Words([word for word, _ in found], [place for _, place in found])


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The beginning that the forms of a word share; "" for function words."""
    if word.casefold() in FUNCTION_WORDS:
        return ""
    form = _SHORT.get(form := folded(word), form)
    for suffix in _SUFFIXES:
        if form.endswith(suffix) and len(form) - len(suffix) >= _SHORTEST:
            return form.removesuffix(suffix)
    return form


@lru_cache(maxsize=65536)
def stable_hash(stem: str) -> int:
    """32 bits that are the same in every process."""
    return crc32(stem.encode())


@lru_cache(maxsize=65536)
def _compared(word: str) -> tuple[str, bool, bool]:
    """The stem; whether a number of order follows ("Article"); whether another one may ("and")."""
    plain = word.casefold()
    return stem_of(word), plain in _UNITS_OF_ORDER, plain in _LINKS


def _is_number(word: str) -> bool:
    return word[0].isdigit() or len(word) == 1 or (len(word) <= _LONGEST_ROMAN and word.isupper())
