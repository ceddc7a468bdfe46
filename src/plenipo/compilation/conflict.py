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
    ordered = sorted(asked)
    return any(
        _meet(tokens, first, second) and not asked[first] & asked[second]
        for index, second in enumerate(ordered)
        for first in ordered[:index]
    )


def _meet(tokens: Sequence[str], first: Edit, second: Edit) -> bool:
    if second.start < first.end:
        return True
    if not first.inserted and not second.inserted:
        return False
    return not any(token[0].isalnum() for token in tokens[first.end : second.start])
