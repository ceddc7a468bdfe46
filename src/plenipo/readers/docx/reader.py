"""A Word file as a Document."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from plenipo.errors import DamagedFile
from plenipo.readers.docx import names
from plenipo.readers.docx.labels import label_paragraphs
from plenipo.readers.docx.numbering import Numbering
from plenipo.readers.docx.package import Package
from plenipo.readers.docx.parts import Element, too_deep
from plenipo.readers.docx.story import Counters, Story
from plenipo.readers.docx.styles import Styles
from plenipo.readers.docx.unseen import unseen_text
from plenipo.texts.document import Comment, Document, Format, Note, NoteKind, Paragraph

_REAL_NOTES = ("", "normal")
_CUSTOMARY = ("styles", "numbering", "footnotes", "endnotes", "comments")


def read_docx(data: bytes, name: str) -> Document:
    """Reads a Word file: every paragraph of every view, notes, comments, headers.

    Raises the errors under UnreadableFile: EmptyFile, FileTooLarge, UnsupportedFormat, EncryptedFile, DamagedFile,
    HostileFile.
    """
    package = Package(data, name)
    try:
        return _Reading(package, name).document()
    except RecursionError as error:
        raise too_deep(name) from error


class _Reading:
    """The parts of one file on their way to a Document."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self._main = package.main_part()
        self._targets, self._related = _related_parts(package, self._main)
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._counters = Counters()

    def document(self) -> Document:
        root = self._package.tree(self._main)
        body = None if root is None else root.find(names.W + "body")
        if root is None or body is None:
            raise DamagedFile(
                "The main document has no body.", where=self._name, remedy="Open it in Word and save it again."
            )
        title, language = self._properties()
        return Document(
            self._name,
            Format.DOCX,
            self._story(body),
            (*self._notes("footnotes", NoteKind.FOOTNOTE), *self._notes("endnotes", NoteKind.ENDNOTE)),
            self._comments(),
            self._margins(root, "headerReference"),
            title,
            language or self._styles.language,
            footers=self._margins(root, "footerReference"),
            unseen=tuple(dict.fromkeys(line for line in self._unseen(root) if line.strip())),
        )

    def _part(self, kind: str) -> Element | None:
        part = self._related.get(kind)
        return None if part is None else self._package.tree(part)

    def _story(self, element: Element, container: str = "") -> tuple[Paragraph, ...]:
        before = self._counters.copy()
        story = Story(self._styles, self._counters, self._name, container)
        story.read(element)
        broken = story.fields.unclosed()
        if broken:
            self._counters = before
            story = Story(self._styles, self._counters, self._name, container, broken)
            story.read(element)
        label_paragraphs(story.paragraphs, story.listed, self._numbering)
        return tuple(story.paragraphs)

    def _notes(self, part: str, kind: NoteKind) -> list[Note]:
        root = self._part(part)
        notes = []
        for element in root if root is not None else ():
            if element.get(names.TYPE, "") in _REAL_NOTES:
                identifier = f"{kind}:{element.get(names.ID, '')}"
                notes.append(Note(identifier, kind, self._story(element, identifier)))
        return notes

    def _comments(self) -> tuple[Comment, ...]:
        root = self._part("comments")
        comments = []
        for element in root if root is not None else ():
            paragraphs = self._story(element, "comment")
            text = "\n".join("".join(run.text for run in paragraph.runs) for paragraph in paragraphs)
            comments.append(Comment(element.get(names.AUTHOR, ""), element.get(names.DATE, ""), text))
        return tuple(comments)

    def _margins(self, root: Element, kind: str) -> tuple[Paragraph, ...]:
        """The headers or footers of all sections in order, each part once."""
        paragraphs: list[Paragraph] = []
        for part in self._margin_parts(root, kind):
            margin = self._package.tree(part)
            if margin is not None:
                paragraphs.extend(self._story(margin, part))
        return tuple(paragraphs)

    def _margin_parts(self, root: Element, kind: str) -> list[str]:
        references = root.iter(names.W + kind)
        found = (self._targets.get(reference.get(names.R + "id", ""), "") for reference in references)
        return list(dict.fromkeys(part for part in found if part))

    def _unseen(self, root: Element) -> Iterator[str]:
        """What no view of the body, a note or a margin shows."""
        yield from unseen_text(root)
        margins = (*self._margin_parts(root, "headerReference"), *self._margin_parts(root, "footerReference"))
        kinds = ("footnotes", "endnotes", "comments")
        notes = (self._related[kind] for kind in kinds if kind in self._related)
        for part in (*margins, *notes):
            tree = self._package.tree(part)
            if tree is not None:
                yield from unseen_text(tree)

    def _properties(self) -> tuple[str, str]:
        """Title and language from the core properties."""
        for relationship in self._package.relationships(""):
            if relationship.kind == "core-properties":
                root = self._package.tree(relationship.target)
                if root is not None:
                    return (
                        (root.findtext(names.DUBLIN_CORE + "title") or "").strip(),
                        (root.findtext(names.DUBLIN_CORE + "language") or "").strip(),
                    )
        return "", ""


def _related_parts(package: Package, main: str) -> tuple[dict[str, str], dict[str, str]]:
    """Targets of the main document by relationship id, and the first of each kind.

    A file without relationships of its main document has its parts at their customary places.
    """
    relationships = package.relationships(main)
    targets = {relationship.id: relationship.target for relationship in relationships}
    related: dict[str, str] = {}
    for relationship in relationships:
        related.setdefault(relationship.kind, relationship.target)
    if not relationships:
        folder = posixpath.dirname(main)
        related = {kind: posixpath.join(folder, f"{kind}.xml") for kind in _CUSTOMARY}
    return targets, related
