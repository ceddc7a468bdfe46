"""The instrument's text: paragraphs, tables and notes, every change tracked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from plenipo.compilation.model import CompiledProvision
from plenipo.texts.provision import Role
from plenipo.writers.docx.bookmarks import bookmark_names
from plenipo.writers.docx.cells import table_rows
from plenipo.writers.docx.containers import in_one_paragraph
from plenipo.writers.docx.layout import Shape, lay_out
from plenipo.writers.docx.lines import Line
from plenipo.writers.docx.moves import move_names
from plenipo.writers.docx.neighbours import kept_apart
from plenipo.writers.docx.paragraph_styles import style_of
from plenipo.writers.docx.pen import Pen
from plenipo.writers.docx.tables import write_table

CLOSING = '<w:p><w:pPr><w:pStyle w:val="Closing"/></w:pPr></w:p>'
_NUMBER = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'

# Bound once: looking a member up on its enumeration takes longer than comparing with it.
_NOTE = Role.NOTE
_CELL = Role.CELL


def write_text(provisions: Sequence[CompiledProvision], pen: Pen, hues: dict[str, str]) -> str:
    """The block elements of the text, ``pen.notes`` holding its notes; notes that nothing refers to come last.

    A plain empty paragraph closes it where the last one is a table's or stands under a revision: Word can
    neither insert nor delete the last paragraph mark of a document.
    """
    moves = move_names(provisions)
    bookmarks = bookmark_names(provisions)

    def shape(provision: CompiledProvision) -> Shape:
        identifier = provision.id
        return Shape(style_of(provision), hues, moves.get(identifier, ""), bookmarks.get(identifier, ""))

    parts: list[str] = []
    last: Line | None = None
    for table, group in groupby((each for each in provisions if each.role is not _NOTE), key=_table):
        if table is None:
            for line in kept_apart(line for provision in group for line in lay_out(provision, shape(provision))):
                parts.append(pen.paragraph(line))
                last = line
        else:
            parts.append(write_table(table_rows(list(group)), pen, shape))
            last = None
    for line in _unreferred_notes(pen, hues):
        parts.append(pen.paragraph(line, in_note=True))
        last = line
    if last is None or last.mark:
        parts.append(CLOSING)
    return "".join(parts)


def write_note(note: CompiledProvision, pen: Pen, hues: dict[str, str]) -> str:
    """The one paragraph of a footnote, its automatic number first."""
    line = in_one_paragraph(lay_out(note, Shape(style_of(note), hues)), style_of(note))
    return pen.paragraph(line, lead=_NUMBER + _SPACE, in_note=True)


def _table(provision: CompiledProvision) -> int | None:
    return provision.place.table if provision.role is _CELL and provision.place else None


def _unreferred_notes(pen: Pen, hues: dict[str, str]) -> Iterator[Line]:
    for lead, note in pen.notes.unreferred():
        readings = tuple(replace(reading, label="") for reading in note.readings)
        plain = replace(note, role=Role.PARAGRAPH, label=lead, label_changes=(), readings=readings)
        yield from lay_out(plain, Shape(style_of(note), hues))
