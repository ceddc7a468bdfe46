"""Whether changes of one provision can stand together."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.compilation.edits import Edit, Edits


def conflict(tokens: Sequence[str], readings: Sequence[Edits]) -> bool:
    """Whether any two changes meet that no sponsor asks for together. readings: the edits of each distinct text.

    They meet when they change the same tokens, or stand so close that no word of the base parts them: then the words
    of two sponsors would run together. Two deletions side by side do not meet.
    """
    asked: dict[Edit, set[int]] = {}
    for number, edits in enumerate(readings):
        for edit in edits:
            asked.setdefault(edit, set()).add(number)
    near: list[Edit] = []
    for second in sorted(asked):
        near = [first for first in near if not _is_behind(tokens, first, second)]
        if any(_meet(first, second) and not asked[first] & asked[second] for first in near):
            return True
        near.append(second)
    return False


def _is_behind(tokens: Sequence[str], first: Edit, second: Edit) -> bool:
    """Whether a word of the base parts the two; it then parts the first from all that follow as well."""
    return first.end < second.start and any(token[0].isalnum() for token in tokens[first.end : second.start])


def _meet(first: Edit, second: Edit) -> bool:
    """Whether two changes that no word parts run into each other."""
    return second.start < first.end or bool(first.inserted or second.inserted)
