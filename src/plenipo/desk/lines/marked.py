"""The text of a line with the words of its statements marked: pieces that a page writes one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from plenipo.positions.mandate import Line, Statement


class MarkedPiece(Struct, frozen=True):
    """Words of a line. statements: ids of those that quote them; begins: of those whose quote begins here."""

    text: str
    statements: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def marked_text(line: Line) -> list[list[MarkedPiece]]:
    """The paragraphs of the line, each cut where a quote begins or ends. Joined, the pieces are the text."""
    paragraphs, start = [], 0
    for paragraph in line.text.split("\n"):
        end = start + len(paragraph)
        paragraphs.append(_pieces(line.text, start, end, line.statements))
        start = end + 1
    return paragraphs


def _pieces(text: str, start: int, end: int, statements: Sequence[Statement]) -> list[MarkedPiece]:
    spans = [(one.start, one.start + len(one.quote), one.id) for one in statements]
    cuts = {start, end} | {cut for first, last, _ in spans for cut in (first, last) if start < cut < end}
    places = sorted(cuts)
    return [
        MarkedPiece(
            text[here:there],
            tuple(name for first, last, name in spans if first <= here < last),
            tuple(name for first, _, name in spans if first == here),
        )
        for here, there in pairwise(places)
    ]
