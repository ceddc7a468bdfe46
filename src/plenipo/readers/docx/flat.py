"""Paragraphs that hold no more than runs of text, perhaps under changes: nearly all of them.

They are read in one iteration over all their descendants, which takes half the time of an iterator for each element.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from plenipo.readers.docx import names
from plenipo.readers.docx.formats import ParagraphFormat, ParagraphFormats
from plenipo.readers.docx.parts import Element
from plenipo.readers.docx.revisions import Ledger, Revisions
from plenipo.texts.document import Run

FIXED_TEXT: Final = {
    names.W + "tab": "\t",
    names.W + "ptab": "\t",
    names.W + "br": "\n",
    names.W + "cr": "\n",
    names.W + "noBreakHyphen": "\u2011",
    names.W + "softHyphen": "\u00ad",
}
"""Elements of a run that stand for a character."""
CHANGES: Final = frozenset((names.INSERTED, names.DELETED, names.MOVED_FROM, names.MOVED_TO))
_SILENT: Final = frozenset(
    names.W + name
    for name in (
        "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd",
        "commentReference", "annotationRef", "footnoteRef", "endnoteRef", "separator", "permStart", "permEnd",
    )
)  # fmt: skip
_DEEPEST: Final = 8  # changes inside one another
_WHITE_SPACE: Final = " \t\r\n"
# Names of the innermost loop, bound here because a lookup in another module costs more than the comparison.
_RUN: Final = names.RUN
_PROPERTIES: Final = names.PARAGRAPH_PROPERTIES
_RUN_PROPERTIES: Final = names.RUN_PROPERTIES
_TEXTS: Final = (names.TEXT, names.DELETED_TEXT)


def kept_text(element: Element) -> str:
    """The text of an element as Word reads it: white space at its ends counts only where the element says so."""
    text = element.text or ""
    if text and (text[0] <= " " or text[-1] <= " ") and "preserve" not in element.values():  # of xml:space
        return text.strip(_WHITE_SPACE)
    return text


def flat_paragraph(
    paragraph: Element, outer: Revisions, formats: ParagraphFormats, ledger: Ledger
) -> tuple[ParagraphFormat, tuple[Run, ...]] | None:
    """Format and runs of the paragraph; None where it holds anything that only the walk understands.

    outer: the revisions around it. Nothing is changed but what the formats and the ledger remember.
    """
    runs: list[Run] = []
    opened: list[tuple[Element, Revisions]] = []  # changes around this place, the innermost last
    properties = formats.plain
    revisions = text_revisions = outer
    plain = form = text_form = properties.runs
    text = ""
    stream = paragraph.iterdescendants()
    for element in stream:
        tag = element.tag
        if tag in _TEXTS:
            piece = element.text
            if piece and (piece[0] <= " " or piece[-1] <= " "):
                piece = kept_text(element)
        elif tag == _RUN:
            form = plain
            if opened:
                revisions = _still_open(opened, element, outer)
            continue
        else:
            piece = FIXED_TEXT.get(tag)
            if piece is None:
                if tag == _RUN_PROPERTIES:
                    form = formats.run(element, plain[2])
                    _pass_over(element, stream)
                elif tag in CHANGES and len(opened) < _DEEPEST:
                    revisions = ledger.under(_still_open(opened, element, outer), element)
                    opened.append((element, revisions))
                elif tag == _PROPERTIES and element is paragraph[0]:
                    properties = formats.of(element)
                    plain = properties.runs
                    _pass_over(element, stream)
                elif tag not in _SILENT or len(element):
                    return None
                continue
        if not piece or form[2]:
            continue
        if revisions is text_revisions and form == text_form:
            text += piece
            continue
        if text:
            runs.append(Run(text, text_revisions, "", text_form[0], text_form[1]))
        text, text_revisions, text_form = piece, revisions, form
    if text:
        runs.append(Run(text, text_revisions, "", text_form[0], text_form[1]))
    return properties, tuple(runs)


def _still_open(opened: list[tuple[Element, Revisions]], element: Element, outer: Revisions) -> Revisions:
    """The revisions around the element, once the changes that end before it are taken off the list."""
    parent = element.getparent()
    while opened and opened[-1][0] is not parent:
        opened.pop()
    return opened[-1][1] if opened else outer


def _pass_over(element: Element, stream: Iterator[Element]) -> None:
    """Brings the stream, which has just given the element, past its descendants."""
    for _ in element.iterdescendants():
        next(stream)
