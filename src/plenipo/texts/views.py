"""Views of a Document: original (all changes rejected), proposed (all accepted), marked (everything)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from plenipo.texts.document import ADDING, REMOVING, Document, Note, Paragraph, Place, Revision, Run


class View(StrEnum):
    ORIGINAL = "original"
    PROPOSED = "proposed"
    MARKED = "marked"


class Line(Struct, frozen=True, gc=False):
    """One paragraph as a view shows it.

    text: without the automatic label; note references read "[^1]", line breaks are spaces.
    sources: positions of the stored paragraphs it was made from.
    """

    text: str
    label: str = ""
    style: str = ""
    level: int = 0
    place: Place | None = None
    sources: tuple[int, ...] = ()

    @property
    def printed(self) -> str:
        """The line with its automatic label, as a reader sees it."""
        return f"{self.label}\t{self.text}" if self.label else self.text


# Bound once: looking a member up on its enumeration takes longer than comparing with it.
_ORIGINAL = View.ORIGINAL
_MARKED = View.MARKED


def shows(revisions: Sequence[Revision], view: View) -> bool:
    """Whether text under these revisions stands in the view."""
    if not revisions or view is _MARKED:
        return True
    absent = ADDING if view is _ORIGINAL else REMOVING
    if len(revisions) == 1:  # nearly always, and asked for each run of each view
        return revisions[0].kind not in absent
    return not any(revision.kind in absent for revision in revisions)


def note_numbers(paragraphs: Iterable[Paragraph], view: View) -> dict[str, int]:
    """Notes referred to in the view, numbered from 1 in order of their first reference."""
    numbers: dict[str, int] = {}
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.note and shows(run.revisions, view):
                numbers.setdefault(run.note, len(numbers) + 1)
    return numbers


def run_text(run: Run, numbers: dict[str, int]) -> str:
    if run.note:
        return f"[^{numbers.get(run.note, 0)}]"
    return run.text


def view_lines(paragraphs: Sequence[Paragraph], view: View, numbers: dict[str, int]) -> list[Line]:
    """The paragraphs as the view shows them; paragraphs whose mark is absent run on into the next."""
    lines: list[Line] = []
    pending: list[str] = []
    sources: list[int] = []
    order = _reading_order(paragraphs, view)
    for position, index in enumerate(order):
        paragraph = paragraphs[index]
        pending.extend(run_text(run, numbers) for run in paragraph.runs if shows(run.revisions, view))
        sources.append(index)
        following = order[position + 1] if position + 1 < len(order) else None
        runs_on = (
            following is not None
            and not shows(paragraph.mark, view)
            and paragraphs[following].container == paragraph.container
        )
        if runs_on:
            continue
        label = paragraph.original_label if view is _ORIGINAL else paragraph.label
        text = "".join(pending).replace("\n", " ")
        gone = not text and not shows(paragraph.mark, view)
        lines.append(
            Line(text, "" if gone else label, paragraph.style, paragraph.level, paragraph.place, tuple(sources))
        )
        pending, sources = [], []
    return lines


def _reading_order(paragraphs: Sequence[Paragraph], view: View) -> Sequence[int]:
    """Positions in the order in which the view reads: what interrupts a joined paragraph comes after it."""
    everything = range(len(paragraphs))
    if any("#" in paragraph.container for paragraph in paragraphs):
        return _boxes_after_joins(paragraphs, everything, view)
    return everything


def _boxes_after_joins(paragraphs: Sequence[Paragraph], positions: Iterable[int], view: View) -> list[int]:
    """A text box anchored in a paragraph whose mark is absent follows the paragraph that it runs on into."""
    order: list[int] = []
    boxes: list[int] = []
    joining: str | None = None
    for index in positions:
        paragraph = paragraphs[index]
        if joining is not None and paragraph.container.startswith(f"{joining}#"):
            boxes.append(index)
            continue
        if joining is not None and paragraph.container != joining:
            order += _boxes_after_joins(paragraphs, boxes, view)
            boxes = []
        order.append(index)
        joining = None if shows(paragraph.mark, view) else paragraph.container
        if joining is None:
            order += _boxes_after_joins(paragraphs, boxes, view)
            boxes = []
    return order + (_boxes_after_joins(paragraphs, boxes, view) if boxes else [])


def note_line(note: Note, view: View, numbers: dict[str, int]) -> str:
    body = " ".join(line.printed.strip() for line in view_lines(note.paragraphs, view, numbers) if line.text.strip())
    return f"[^{numbers[note.id]}]: {body}"


def document_lines(document: Document, view: View) -> list[str]:
    """The document as text: a line per paragraph that is not empty, then its notes ("[^1]: …").

    A note has one number in every view, that of its place in the marked document; a view leaves out those that
    nothing in it refers to.
    """
    numbers = note_numbers(document.paragraphs, _MARKED)
    body = [line.printed for line in view_lines(document.paragraphs, view, numbers) if line.text.strip()]
    notes = {note.id: note for note in document.notes}
    shown = note_numbers(document.paragraphs, view)
    feet = [
        note_line(notes[identifier], view, numbers)
        for identifier in numbers
        if identifier in shown and identifier in notes
    ]
    return [*body, *feet]
