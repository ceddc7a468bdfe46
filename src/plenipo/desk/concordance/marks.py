"""A text of law with the words marked that are evidence, and those that are missing."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plenipo.writers.concordance.quotes import paragraphs_marked

LONGEST = 12_000  # characters of a provision that a page shows


class Piece(Struct, frozen=True):
    """kind: "", "evidence" or "missing"."""

    text: str
    kind: str = ""


class Shown(Struct, frozen=True):
    """cut: the text is longer than what is shown."""

    paragraphs: list[list[Piece]]
    cut: bool = False


def shown(text: str, evidence: Iterable[str] = (), missing: Iterable[str] = ()) -> Shown:
    """The paragraphs of the text; what is missing goes before what is evidence."""
    part, quotes = text[:LONGEST], list(evidence)
    paragraphs = []
    for stretches in paragraphs_marked(part, list(missing)):
        pieces: list[Piece] = []
        for stretch in stretches:
            if stretch.marked:
                pieces.append(Piece(stretch.text, "missing"))
            else:
                pieces += _evidence(stretch.text, quotes)
        if pieces:
            paragraphs.append(pieces)
    return Shown(paragraphs, len(text) > LONGEST)


def _evidence(text: str, quotes: list[str]) -> list[Piece]:
    fitting = [quote for quote in quotes if quote in text]
    if not fitting:
        return [Piece(text)]
    return [
        Piece(stretch.text, "evidence" if stretch.marked else "")
        for line in paragraphs_marked(text, fitting)
        for stretch in line
    ]
