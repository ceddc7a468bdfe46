"""Footnotes: which provision a reference "[^n]" means, and the copies of its text that the document needs.

Word gives each reference a note of its own. A paragraph that stands both in the base and in a reading therefore
refers to two copies of one note; in every view only the copies of the paragraphs that remain are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plenipo.compilation.model import CompiledProvision
from plenipo.texts.provision import Role

_LABEL = re.compile(r"\[\^(\d{1,6})\]")
_ID = re.compile(r"(?:.*\.)?(\d{1,6})", re.DOTALL)


class NoteShelf:
    """The notes of the text, by the number that references use.

    copies: the notes of the document, one for each reference, in order; the place from 1 is the id.
    """

    def __init__(self, provisions: Iterable[CompiledProvision]) -> None:
        self.copies: list[CompiledProvision] = []
        self._by_number: dict[int, CompiledProvision] = {}
        self._unnumbered: list[CompiledProvision] = []
        self._used: set[int] = set()
        for provision in provisions:
            if provision.role is not Role.NOTE:
                continue
            number = note_number(provision)
            if number is None or number in self._by_number:
                self._unnumbered.append(provision)
            else:
                self._by_number[number] = provision

    def refer(self, number: int) -> int | None:
        """The id of a new reference to the note of that number; None where there is no such note."""
        if number not in self._by_number:
            return None
        self._used.add(number)
        self.copies.append(self._by_number[number])
        return len(self.copies)

    def unreferred(self) -> list[tuple[str, CompiledProvision]]:
        """Notes that nothing refers to, each with what to print before it; asked for once the text is written."""
        left = [(f"[^{number}]:", note) for number, note in self._by_number.items() if number not in self._used]
        return left + [("", note) for note in self._unnumbered]


def note_number(provision: CompiledProvision) -> int | None:
    """The number that references to this note carry: that of its label "[^n]", else the end of its id."""
    labelled = _LABEL.fullmatch(provision.label)
    if labelled:
        return int(labelled[1])
    numbered = _ID.fullmatch(provision.id)
    return int(numbered[1]) if numbered else None
