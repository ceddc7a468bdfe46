"""What each contribution does to the text, and where, in a few words."""

from __future__ import annotations

from textwrap import shorten

from msgspec import Struct

from plenipo.compilation.model import Compilation, CompiledProvision, Contributed
from plenipo.texts.contribution import Symbol
from plenipo.texts.provision import Role

_FIRST_WORDS = 48  # characters that stand for a provision without label


class Tally(Struct):
    """How many provisions a sponsor amends, adds and deletes."""

    amended: int = 0
    added: int = 0
    deleted: int = 0

    def __str__(self) -> str:
        counts = (("amends", self.amended), ("adds", self.added), ("deletes", self.deleted))
        said = [f"{verb} {count}" for verb, count in counts if count]
        if not said:
            return ""
        last = next(count for _, count in reversed(counts) if count)
        return f"{', '.join(said)} {'provision' if last == 1 else 'provisions'}"


def tallies(compilation: Compilation) -> dict[str, Tally]:
    """A tally for each sponsor that touches a provision."""
    found: dict[str, Tally] = {}
    for provision in compilation.provisions:
        for reading in provision.readings:
            for sponsor in reading.sponsors:
                tally = found.setdefault(sponsor, Tally())
                if provision.inserted:
                    tally.added += 1
                elif reading.present:
                    tally.amended += 1
                else:
                    tally.deleted += 1
    return found


def place_of(provision: CompiledProvision) -> str:
    """Where a provision stands, for a reader: the printed steps to it, its table cell, or its first words."""
    if provision.role is Role.CELL and provision.place:
        place = provision.place
        return f"Table {place.table + 1}, row {place.row + 1}, column {place.column + 1}"
    if provision.path:
        return " ".join(provision.path)
    words = provision.text or next((reading.text for reading in provision.readings), "")
    return provision.label or f"“{shorten(words, _FIRST_WORDS, placeholder=' …')}”"


def effect(row: Contributed, tally: Tally) -> list[str]:
    """The effect of the contribution, then remarks on how it was made."""
    if row.symbol is Symbol.NOC:
        force = "insists on" if row.emphatic else "supports"
        return [f"{force} keeping without change (NOC)"]
    if row.position:
        return [f"suppression ({row.symbol.value})"]
    lines = [str(tally)]
    if row.symbol in (Symbol.ADD, Symbol.ADD_TRANSFER):
        lines = [f"proposes a new text ({row.symbol.value})"]
    elif not lines[0]:
        lines = ["changes no wording"]
    if row.symbol is Symbol.MOD_EDITORIAL:
        lines.append("editorial")
    if not row.tracked and row.symbol in (Symbol.MOD, Symbol.MOD_EDITORIAL):
        lines.append("retyped text without marks")
    return lines
