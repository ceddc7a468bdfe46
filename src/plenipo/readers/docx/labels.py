"""Labels of numbered paragraphs, counted apart in the original and in the proposed view."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from plenipo.readers.docx.formats import ListPlace
from plenipo.readers.docx.numbering import ListCounters, Numbering
from plenipo.readers.docx.numerals import numeral
from plenipo.texts.document import Paragraph
from plenipo.texts.views import View, shows

# "%1:3:0:." in w:numberingChange: level, value, format code, text that follows.
_FORMER_NUMBER: Final = re.compile(r"%\d:(\d{1,6}):(\d{1,3}):([^%]*)")
_FORMAT_CODES: Final = {"1": "upperRoman", "2": "lowerRoman", "3": "upperLetter", "4": "lowerLetter", "5": "ordinal"}


class ListedParagraph(msgspec.Struct, frozen=True):
    """A paragraph that belongs to a list in at least one view; index is its position in the story."""

    index: int
    proposed: ListPlace | None
    original: ListPlace | None
    former_number: str = ""


def label_paragraphs(paragraphs: list[Paragraph], listed: Sequence[ListedParagraph], numbering: Numbering) -> None:
    """Gives the listed paragraphs their labels, in place. Paragraphs that a view does not show do not count in it."""
    proposed, original = ListCounters(numbering), ListCounters(numbering)
    for item in listed:
        paragraph = paragraphs[item.index]
        label, original_label = paragraph.label, paragraph.original_label
        if item.proposed and _counts(paragraphs, item.index, View.PROPOSED):
            label = _joined(proposed.label(item.proposed), label)
        if item.original and _counts(paragraphs, item.index, View.ORIGINAL):
            number = original.label(item.original)
            original_label = _joined(_former(item.former_number) or number, original_label)
        paragraphs[item.index] = msgspec.structs.replace(paragraph, label=label, original_label=original_label)


def _counts(paragraphs: Sequence[Paragraph], index: int, view: View) -> bool:
    """Whether a line of the view ends with this paragraph, so that it carries the number."""
    paragraph = paragraphs[index]
    if shows(paragraph.mark, view):
        return True
    if any(shows(run.revisions, view) for run in paragraph.runs):
        return not _runs_on(paragraphs, index)
    return False


def _runs_on(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether the next paragraph, text boxes anchored in this one aside, is one that this one can join."""
    container = paragraphs[index].container
    for following in range(index + 1, len(paragraphs)):
        if not paragraphs[following].container.startswith(f"{container}#"):
            return paragraphs[following].container == container
    return False


def _joined(number: str, list_number: str) -> str:
    """The automatic number, and a LISTNUM that begins the paragraph after it."""
    return f"{number} {list_number}" if number and list_number else number or list_number


def _former(original: str) -> str:
    """The number that ``w:numberingChange`` records, "" where it records none."""
    parts = _FORMER_NUMBER.findall(original)
    if not parts:
        return "" if original.startswith("%") else original
    return "".join(numeral(int(value), _FORMAT_CODES.get(code, "decimal")) + text for value, code, text in parts)
