"""Text that a Word file holds and no view shows: hidden runs, the branch of a drawing not taken, watermarks.

Nobody reads it in Word, and a classification counts all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.readers.docx import names
from plenipo.readers.docx.parts import Element

_HIDING = (names.W + "vanish", names.W + "webHidden", names.W + "specVanish")
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"


def unseen_text(root: Element) -> Iterator[str]:
    """The unseen lines of one part."""
    for mark in root.iter(*_HIDING):
        paragraph = next(mark.iterancestors(names.PARAGRAPH), None)
        if paragraph is not None:
            yield _text_of(paragraph)
    for alternatives in root.iter(names.ALTERNATE_CONTENT):
        yield from map(_text_of, alternatives.iter(names.PARAGRAPH))
    for watermark in root.iter(_WATERMARK):
        yield watermark.get("string", "")


def _text_of(paragraph: Element) -> str:
    return "".join(str(text) for text in paragraph.itertext(names.TEXT, names.DELETED_TEXT))
