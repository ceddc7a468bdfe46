"""Terms of a thesaurus found in a text.

A term is words in sequence. ``*`` at the end of a word stands for any ending, ``~`` between words for up to four words.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
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


_Name = TypeVar("_Name", bound=Hashable)


class Started(Generic[_Name]):
    """A term whose first words stand in a text. name: what it stands for."""

    __slots__ = ("_length", "_rest", "name")

    def __init__(self, name: _Name, length: int, rest: Sequence[Piece]) -> None:
        """length: how many words stand there; rest: what must still follow."""
        self.name, self._length, self._rest = name, length, rest

    def end(self, words: Sequence[Word], at: int) -> int:
        """The position after the last word of the term that begins at ``at``; 0 where it does not stand there."""
        position = at + self._length
        return _end(words, position, self._rest) if self._rest else position


class Begun(Generic[_Name]):
    """The terms that may begin at one word. names: what they stand for."""

    __slots__ = ("names", "terms")

    def __init__(self, terms: Iterable[Started[_Name]]) -> None:
        self.terms = tuple(terms)
        self.names = frozenset(term.name for term in self.terms)


class _Beginning(Generic[_Name]):
    """The terms that begin with one word: by their second word where it must be just that, else one by one."""

    def __init__(self) -> None:
        self._loose: list[tuple[Sequence[Piece], _Name]] = []
        self._by_second: dict[str, list[tuple[Sequence[Piece], _Name]]] = {}

    def add(self, pieces: Sequence[Piece], name: _Name) -> None:
        if len(pieces) > 1 and not pieces[1].open and not pieces[1].after_gap:
            for form in pieces[1].forms:
                self._by_second.setdefault(form, []).append((pieces, name))
        else:
            self._loose.append((pieces, name))

    def started(self, following: str) -> Iterator[Started[_Name]]:
        """Those that may stand there when this word follows in the same clause, "" where none does."""
        for pieces, name in self._loose:
            if len(pieces) == 1:
                yield Started(name, 1, ())
            elif following and pieces[1].after_gap:
                yield Started(name, 1, pieces[1:])
            elif following and pieces[1].fits(following):
                yield Started(name, 2, pieces[2:])
        for pieces, name in self._by_second.get(following, ()):
            yield Started(name, 2, pieces[2:])


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
        self._begun = lru_cache(maxsize=16384)(self._begun_by)  # pairs of words come again and again

    def find(self, words: Sequence[Word]) -> Iterator[tuple[_Name, int, int]]:
        """The name, and the positions of the first word and after the last, of every term that stands in the words."""
        for at, begun in enumerate(self.begun(words)):
            for term in begun.terms:
                end = term.end(words, at)
                if end:
                    yield term.name, at, end

    def begun(self, words: Sequence[Word]) -> list[Begun[_Name]]:
        """For each word the terms that it and the one after it begin."""
        found: list[Begun[_Name]] = []
        for at, word in enumerate(words):
            after = words[at + 1] if at + 1 < len(words) else None
            following = after.form if after is not None and after.clause == word.clause else ""
            found.append(self._begun(word.form, following))
        return found

    def _begun_by(self, form: str, following: str) -> Begun[_Name]:
        return Begun(term for beginning in self._beginnings(form) for term in beginning.started(following))

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


def _end(words: Sequence[Word], position: int, pieces: Sequence[Piece]) -> int:
    """The position after the last word of a term whose rest must stand from there on; 0 where it does not."""
    clause = words[position - 1].clause
    for piece in pieces:
        last = min(len(words), position + (GAP + 1 if piece.after_gap else 1))
        while position < last and not (piece.fits(words[position].form) and words[position].clause == clause):
            position += 1
        if position >= last:
            return 0
        position += 1
    return position
