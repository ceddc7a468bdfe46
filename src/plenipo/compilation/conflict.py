"""Whether changes of one provision can stand together."""

from __future__ import annotations

from collections.abc import Sequence

from plenipo.compilation.edits import Edit


def overlap(tokens: Sequence[str], edits: Sequence[Edit]) -> bool:
    """Whether any two of the distinct edits (sorted) meet.

    They meet when they change the same tokens, or stand so close that no word of the base parts them: then the words
    of two sponsors would run together. Two deletions side by side do not meet.
    """
    furthest: Edit | None = None
    for edit in edits:
        if furthest is not None and _meet(tokens, furthest, edit):
            return True
        if furthest is None or edit.end >= furthest.end:
            furthest = edit
    return False


def _meet(tokens: Sequence[str], first: Edit, second: Edit) -> bool:
    if second.start < first.end:
        return True
    if not first.inserted and not second.inserted:
        return False
    return not any(token[0].isalnum() for token in tokens[first.end : second.start])
