"""Content that a file stores twice for readers of different age, and the text boxes inside drawings."""

from __future__ import annotations

from typing import Final

from plenipo.readers.docx import names
from plenipo.readers.docx.parts import Element

_SHOWN: Final = (
    names.TEXT,
    names.DELETED_TEXT,
    names.MATH_TEXT,
    names.SYMBOL,
    names.EXTENDED_SYMBOL,
    names.TEXT_BOX,
)


def chosen_branch(element: Element) -> Element | None:
    """The first branch of ``mc:AlternateContent`` that has text, else its first branch; never two of them."""
    branches = [child for child in element if child.tag in (names.CHOICE, names.FALLBACK)]
    for branch in branches:
        if next(branch.iter(*_SHOWN), None) is not None:
            return branch
    return branches[0] if branches else None


def text_boxes(element: Element) -> list[Element]:
    """Contents of the text boxes of a drawing, in order; those inside another text box are its own affair."""
    if next(element.iter(names.TEXT_BOX), None) is None:
        return []
    found: list[Element] = []
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if current.tag == names.TEXT_BOX:
            found.append(current)
        elif current.tag == names.ALTERNATE_CONTENT:
            branch = chosen_branch(current)
            waiting.extend([] if branch is None else [branch])
        else:
            waiting.extend(reversed(current))
    return found
