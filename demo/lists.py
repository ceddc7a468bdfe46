"""Automatic lists in place of typed labels, as some delegations' templates make them, and the labels they display.

Two list definitions: letters (a), i)) and figures (1, 1.1); each block of a text starts a list of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from demo.model import Block, Numbering, Paragraph

_TYPED = re.compile(r"^([a-z]\)|[ivx]+\)|\d+|\d+\.\d+)\t")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def is_letter_list(list_id: int) -> bool:
    """Odd lists count in letters, even ones in figures."""
    return list_id % 2 == 1


def number_automatically(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with typed labels replaced by membership in automatic lists."""
    numbered: list[Block] = []
    block_count = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.style in ("Call", "ResNo"):
                block_count += 1
            block = _numbered(block, block_count)
        numbered.append(block)
    return numbered


def _numbered(line: Paragraph, block_count: int) -> Paragraph:
    match = _TYPED.match("".join(atom.char for atom in line.atoms))
    if match is None:
        return line
    label = match.group(1)
    list_id = block_count * 2 - (1 if label[0].isalpha() else 0)
    level = 1 if line.style == "enumlev1" else 0
    numbering = replace(line.numbering or Numbering(list_id, level), list_id=list_id)
    return replace(line, atoms=line.atoms[match.end() :], numbering=numbering)


@dataclass(slots=True)
class Counter:
    """Displays labels as a word processor does: one count a list and level, deeper levels restarting."""

    counts: dict[tuple[int, int], int] = field(default_factory=dict)

    def label(self, list_id: int, level: int) -> str:
        self.counts[list_id, level] = self.counts.get((list_id, level), 0) + 1
        for deeper in range(level + 1, 2):
            self.counts.pop((list_id, deeper), None)
        count = self.counts[list_id, level]
        if is_letter_list(list_id):
            return f"{_ROMAN[count - 1]})" if level else f"{chr(96 + count)})"
        return f"{self.counts.get((list_id, 0), 1)}.{count}" if level else str(count)


def list_ids(blocks: Iterable[Block]) -> list[int]:
    found = {line.numbering.list_id for line in blocks if isinstance(line, Paragraph) and line.numbering}
    return sorted(found)


def original_level(numbering: Numbering) -> int:
    return numbering.level if numbering.was is None else numbering.was
