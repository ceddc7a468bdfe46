"""A text of law with the words marked that are evidence, and those that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from plenipo.writers.concordance.quotes import Stretch, paragraphs_marked

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
    part = text[:LONGEST]
    lacking, telling = paragraphs_marked(part, missing), paragraphs_marked(part, evidence)
    paragraphs = [_merged(one, other) for one, other in zip(lacking, telling, strict=True)]
    return Shown([each for each in paragraphs if each], len(text) > LONGEST)


def _merged(lacking: Sequence[Stretch], telling: Sequence[Stretch]) -> list[Piece]:
    """One paragraph that was marked twice."""
    kinds = [
        "missing" if lack else "evidence" if tell else ""
        for lack, tell in zip(_letters(lacking), _letters(telling), strict=True)
    ]
    text = "".join(stretch.text for stretch in lacking)
    found, at = [], 0
    for kind, run in groupby(kinds):
        end = at + len(list(run))
        found.append(Piece(text[at:end], kind))
        at = end
    return found


def _letters(stretches: Sequence[Stretch]) -> list[bool]:
    """For every letter whether it is marked."""
    return [stretch.marked for stretch in stretches for _ in stretch.text]
