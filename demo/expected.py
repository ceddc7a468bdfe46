"""What a document says in each view, computed from the manuscript and never from the Word file.

One line a paragraph that is not empty, an automatic label and a tabulator before the text, the notes at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from demo.lists import Counter, original_level
from demo.model import Layers, Manuscript, Paragraph, Table, in_original, in_proposed

Shows = Callable[[Layers], bool]


def original_text(manuscript: Manuscript) -> str:
    return _view(manuscript, in_original)


def proposed_text(manuscript: Manuscript) -> str:
    return _view(manuscript, in_proposed)


def _view(manuscript: Manuscript, shows: Shows) -> str:
    pages = _Pages(shows, note_numbers(manuscript))
    lines: list[str] = []
    for flow in _flows(manuscript, shows):
        lines.extend(pages.lines(flow))
    feet = (
        f"[^{number}]: {_note(manuscript, tag, shows)}" for tag, number in pages.numbers.items() if tag in pages.cited
    )
    return "".join(f"{line}\n" for line in (*lines, *feet) if line.strip())


def note_numbers(manuscript: Manuscript) -> dict[str, int]:
    """Notes numbered by their place in the marked document, so that a note has one number in every view."""
    tags = (atom.note for flow in _flows(manuscript, _everything) for line in flow for atom in line.atoms if atom.note)
    return {tag: number for number, tag in enumerate(dict.fromkeys(tags), 1)}


def _everything(_: Layers) -> bool:
    return True


def _flows(manuscript: Manuscript, shows: Shows) -> Iterator[list[Paragraph]]:
    """Stretches within which a paragraph without mark runs on into the next: the body between tables, each cell."""
    body: list[Paragraph] = []
    for block in manuscript.blocks:
        if isinstance(block, Table):
            yield body
            body = []
            yield from _cells(block, shows)
        elif block.boxed:
            yield body
            body = []
            yield [block]
        else:
            body.append(block)
    yield body


def _cells(table: Table, shows: Shows) -> Iterator[list[Paragraph]]:
    for row in table.rows:
        if shows(row.layers):
            yield from (list(cell.paragraphs) for cell in row.cells if shows(cell.layers))


class _Pages:
    """Turns flows into lines, counting automatic lists and keeping the notes that were cited."""

    def __init__(self, shows: Shows, numbers: dict[str, int]) -> None:
        self.shows, self.numbers = shows, numbers
        self.counter = Counter()
        self.cited: set[str] = set()

    def lines(self, flow: list[Paragraph]) -> Iterator[str]:
        pending = ""
        for index, line in enumerate(flow):
            pending += self._words(line)
            if not self.shows(line.mark) and index < len(flow) - 1:
                continue
            yield self._label(line) + pending.replace("\n", " ")
            pending = ""

    def _words(self, line: Paragraph) -> str:
        words = []
        for atom in line.atoms:
            if not self.shows(atom.layers):
                continue
            if atom.note:
                self.cited.add(atom.note)
                words.append(f"[^{self.numbers[atom.note]}]")
            else:
                words.append(atom.char)
        return "".join(words)

    def _label(self, line: Paragraph) -> str:
        if line.numbering is None:
            return ""
        level = original_level(line.numbering) if self.shows is in_original else line.numbering.level
        return f"{self.counter.label(line.numbering.list_id, level)}\t"


def _note(manuscript: Manuscript, tag: str, shows: Shows) -> str:
    return "".join(atom.char for atom in manuscript.notes[tag] if shows(atom.layers))
