"""Terms of a thesaurus found in a text.

A term is words in sequence. ``*`` at the end of a word stands for any ending, ``~`` between words for up to four words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from plenipo.positions.wording import Word, stems
from plenipo.texts.folding import folded

GAP = 4  # words that "~" stands for at most

_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)?\*?|\*|~")


class Piece(Struct, frozen=True, gc=False):
    """One word of a term, in the forms that it may take.

    open: any ending will do. after_gap: up to ``GAP`` other words may stand before it.
    """

    forms: tuple[str, ...]
    open: bool
    after_gap: bool

    def fits(self, form: str) -> bool:
        return form.startswith(self.forms) if self.open else form in self.forms


_Name = TypeVar("_Name")


class _Beginning(Generic[_Name]):
    """The terms that begin with one word: by their second word where it must be just that, else one by one."""

    def __init__(self) -> None:
        self.loose: list[tuple[Sequence[Piece], _Name]] = []
        self.by_second: dict[str, list[tuple[Sequence[Piece], _Name]]] = {}

    def add(self, pieces: Sequence[Piece], name: _Name) -> None:
        if len(pieces) > 1 and not pieces[1].open and not pieces[1].after_gap:
            for form in pieces[1].forms:
                self.by_second.setdefault(form, []).append((pieces, name))
        else:
            self.loose.append((pieces, name))


class TermIndex(Generic[_Name]):
    """Many terms, each with the name it stands for, found in one pass over a text."""

    def __init__(self, terms: Iterable[tuple[str, _Name]]) -> None:
        """terms: pairs of a term and what to call it."""
        self._closed: dict[str, _Beginning[_Name]] = {}
        self._open: dict[str, _Beginning[_Name]] = {}
        for term, name in terms:
            pieces = pieces_of(term)
            for form in pieces[0].forms if pieces else ():
                begins = self._open if pieces[0].open else self._closed
                begins.setdefault(form, _Beginning()).add(pieces, name)
        self._lengths = sorted({len(form) for form in self._open})

    def find(self, words: Sequence[Word]) -> Iterator[tuple[_Name, int, int]]:
        """The name, and the positions of the first word and after the last, of every term that stands in the words."""
        for at, word in enumerate(words):
            following = words[at + 1].form if at + 1 < len(words) else ""
            for beginning in self._beginnings(word.form):
                for pieces, name in (*beginning.loose, *beginning.by_second.get(following, ())):
                    end = _end(words, at, pieces)
                    if end:
                        yield name, at, end

    def _beginnings(self, form: str) -> Iterator[_Beginning[_Name]]:
        if form in self._closed:
            yield self._closed[form]
        for length in self._lengths:
            if length > len(form):
                break
            if form[:length] in self._open:
                yield self._open[form[:length]]


def pieces_of(term: str) -> tuple[Piece, ...]:
    """The term as it is compared. A star by itself is left out."""
    pieces: list[Piece] = []
    gap = False
    for part in _PIECE.findall(term):
        if part == "~":
            gap = True
        elif part != "*":
            is_open = part.endswith("*")
            forms = stems(part[:-1]) if is_open else (folded(part),)
            pieces.append(Piece(forms, is_open, gap))
            gap = False
    return tuple(pieces)


def _end(words: Sequence[Word], at: int, pieces: Sequence[Piece]) -> int:
    """The position after the last word of the term that begins at ``at``; 0 where it does not stand there."""
    clause = words[at].clause
    position = at + 1
    for piece in pieces[1:]:
        last = min(len(words), position + (GAP + 1 if piece.after_gap else 1))
        while position < last and not (piece.fits(words[position].form) and words[position].clause == clause):
            position += 1
        if position >= last:
            return 0
        position += 1
    return position
