"""What a file says, whatever its format: paragraphs of runs, each run with the revisions it stands under.

A Document keeps every word that any view can show. A view (see ``views``) chooses among them.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class RevisionKind(StrEnum):
    INSERT = "insert"
    DELETE = "delete"
    MOVE_FROM = "move_from"
    MOVE_TO = "move_to"


ADDING = frozenset({RevisionKind.INSERT, RevisionKind.MOVE_TO})
REMOVING = frozenset({RevisionKind.DELETE, RevisionKind.MOVE_FROM})


class Revision(Struct, frozen=True, gc=False):
    """One tracked change over a run or a paragraph mark.

    date is kept as the file writes it (ISO 8601 in Word files), "" where unknown.
    move is the name that pairs the two ends of a move.
    """

    kind: RevisionKind
    author: str = ""
    date: str = ""
    move: str = ""


class Run(Struct, frozen=True, gc=False):
    """Text under one set of revisions, outermost first.

    A run with ``note`` is the reference to that note and has no text of its own.
    A line break within a paragraph is "\\n", a tabulator "\\t".
    """

    text: str
    revisions: tuple[Revision, ...] = ()
    note: str = ""
    underlined: bool = False
    italic: bool = False


class Place(Struct, frozen=True, gc=False):
    """The table cell in which a paragraph stands: counted from 0 in document order.

    A cell in a nested table names the innermost table.
    """

    table: int
    row: int
    column: int


class Paragraph(Struct, frozen=True, gc=False):
    """One paragraph as stored, before any view joins it to its neighbour.

    style: the style's identifier without spaces, hyphens and underscores ("ResNo", "Call"), "" for Normal.
    mark: the revisions of the paragraph mark; a view without the mark runs on into the next paragraph.
    label, original_label: the automatic number as it is displayed in the proposed and in the original view.
    level: depth of the automatic list or of the indentation, 0 for none.
    container: paragraphs join only with a neighbour of equal container ("" body, else the cell or text box).
    """

    runs: tuple[Run, ...]
    style: str = ""
    mark: tuple[Revision, ...] = ()
    label: str = ""
    original_label: str = ""
    level: int = 0
    container: str = ""
    place: Place | None = None
    right_to_left: bool = False


class NoteKind(StrEnum):
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


class Note(Struct, frozen=True):
    """A footnote or endnote; ``id`` is what runs refer to ("footnote:3")."""

    id: str
    kind: NoteKind
    paragraphs: tuple[Paragraph, ...]


class Comment(Struct, frozen=True):
    """A margin comment. It is never part of the text."""

    author: str
    date: str
    text: str


class Format(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    PLAIN = "plain"
    AKOMA_NTOSO = "akoma_ntoso"
    FORMEX = "formex"
    TREATY_XML = "treaty_xml"
    LAW_JSON = "law_json"


class Document(Struct, frozen=True):
    """A file as read. ``name`` is the file's name, for messages and records only.

    headers, footers: of the pages, never part of the text. unseen: what the file holds and no view shows (hidden
    text, watermarks); it is searched for markings and nothing else.
    """

    name: str
    format: Format
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    headers: tuple[Paragraph, ...] = ()
    title: str = ""
    language: str = ""
    sha256: str = ""
    footers: tuple[Paragraph, ...] = ()
    unseen: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        from plenipo.texts.notebook import document_as_html

        return document_as_html(self)
