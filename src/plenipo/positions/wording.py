"""Words of a text in the form in which they are compared, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from plenipo.texts.folding import folded

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.;:!?()\[\]—–,]")
_BOUNDARY = frozenset(".;:!?—–")


class Word(Struct, frozen=True, gc=False):
    """form: folded as in ``folded``. start, end: in characters.

    clause: number of the clause that it stands in; part: number of the part between commas that it stands in.
    """

    form: str
    start: int
    end: int
    clause: int
    part: int


def stems(stem: str) -> tuple[str, ...]:
    """The beginnings that folded words can have where the text begins with this stem."""
    plain = stem.casefold()
    american = (
        plain.removesuffix("is") + "iz",
        plain.replace("our", "or"),
        plain.replace("tre", "ter"),
        plain.replace("programme", "program"),
    )
    return tuple(dict.fromkeys((plain, *american) if plain.endswith("is") else (plain, *american[1:])))


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of the text. A clause ends at a semicolon, colon, dash or the end of a sentence."""
    words: list[Word] = []
    clause = part = 0
    for match in _WORD.finditer(text):
        token = match[0]
        if token in _BOUNDARY:
            clause += _ends_clause(text, match.start())
        elif token[0].isalnum():
            words.append(Word(folded(token), match.start(), match.end(), clause, part))
        else:
            part += 1
    return tuple(words)


def _ends_clause(text: str, at: int) -> bool:
    """A full stop between digits or after an abbreviation's letter ends nothing."""
    if text[at] != ".":
        return True
    after = text[at + 1 : at + 3]
    return not after or (after[0].isspace() and not text[max(0, at - 3) : at].casefold().endswith(("rev", "no", "art")))
