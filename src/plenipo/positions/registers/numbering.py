"""Which numbers, letters and bullets open lines, and which stand before headings ("I. Fees")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from plenipo.positions.mandate import Stance
from plenipo.positions.registers.blocks import Block
from plenipo.positions.statements import statements_of
from plenipo.texts.label import Label, LabelKind, is_next, label_readings

Kinds = list[LabelKind | None]

_MAIN_KINDS = (LabelKind.ARABIC, LabelKind.DECIMAL, LabelKind.ARTICLE, LabelKind.LETTER, LabelKind.ROMAN)
_OF_HEADINGS = (LabelKind.ROMAN, LabelKind.LETTER)
_FEWEST_NUMBERS = 2  # that make a numbered list; a single one may be a part of a bullet


def kinds_of(blocks: Sequence[Block]) -> Kinds:
    """The kind of each label, None for none. "i)" is a letter after "h)", else a roman number."""
    last: dict[tuple[str, bool, LabelKind], Label] = {}
    kinds: Kinds = []
    for block in blocks:
        label = _reading(block.label, last) if block.label else None
        kinds.append(label.kind if label else None)
        if label is not None:
            last[(label.form, block.label.isupper(), label.kind)] = label
    return kinds


def _reading(printed: str, last: dict[tuple[str, bool, LabelKind], Label]) -> Label | None:
    readings = label_readings(printed)
    for reading in readings:
        before = last.get((reading.form, printed.isupper(), reading.kind))
        if before is not None and is_next(before, reading):
            return reading
    return next((reading for reading in readings if reading.is_first), readings[0] if readings else None)


def takes_side(text: str) -> bool:
    """Whether a text states more than a fact: then it is a point, however short."""
    return any(one.stance is not Stance.CONTEXT for one in statements_of("", text))


def with_numbered_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with "I. Fees" and "B. Bands" as headings where other points stand below them.

    All of a kind are headings or none is: each is short, ends no sentence and takes no side.
    """
    kinds = kinds_of(blocks)
    made = list(blocks)
    for kind in _OF_HEADINGS:
        places = [index for index, block in enumerate(blocks) if kinds[index] is kind and block.label.isupper()]
        below = any(index + 1 < len(blocks) and index + 1 not in places for index in places)
        if below and all(blocks[index].could_be_heading and not takes_side(blocks[index].text) for index in places):
            for index in places:
                made[index] = replace(blocks[index], heading=True)
    return made


def main_kinds(blocks: Sequence[Block], kinds: Kinds) -> frozenset[LabelKind]:
    """The kinds of number that open lines; empty where bullets do, or nothing.

    Letters below numbers are parts of a line, and so are numbers below letters: what comes first opens lines.
    """
    found = [kind for block, kind in zip(blocks, kinds, strict=True) if kind is not None and not block.heading]
    counts = Counter(found)
    if counts[LabelKind.ARTICLE] and not counts[LabelKind.ARABIC]:
        return frozenset({LabelKind.ARTICLE})
    if counts[LabelKind.DECIMAL] > counts[LabelKind.ARABIC]:
        return frozenset({LabelKind.ARABIC, LabelKind.DECIMAL})
    main = next((kind for kind in found if kind in _MAIN_KINDS and counts[kind] > 1), None)
    main = main or next((kind for kind in found if kind in _MAIN_KINDS), None)
    if main is None or _below_bullets(found, main, counts[main]):
        return frozenset()
    return frozenset({main})


def _below_bullets(found: Sequence[LabelKind], main: LabelKind, count: int) -> bool:
    """Whether numbers stand below bullets: bullets begin, and no numbered list follows them."""
    if found[0] is not LabelKind.BULLET:
        return False
    return count < _FEWEST_NUMBERS or (main in _OF_HEADINGS and found.count(LabelKind.BULLET) > 1)
