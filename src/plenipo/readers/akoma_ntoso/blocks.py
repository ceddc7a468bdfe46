"""The blocks of any Akoma Ntoso document in reading order: a number, a text under its revisions, a style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from plenipo.readers.akoma_ntoso.inline import Inline, names_of
from plenipo.readers.akoma_ntoso.vocabulary import PLENIPO, akn, local, own
from plenipo.texts.document import Note, NoteKind, Paragraph, Place, Revision, RevisionKind, Run
from plenipo.texts.provision import Role

_BLOCKS = frozenset(
    {
        "p", "heading", "subheading", "crossHeading", "block", "listIntroduction", "listWrapUp", "li", "tocItem",
        "docTitle", "docNumber", "docType", "caption", "interstitial", "from", "narrative", "summary", "scene",
    }
)  # fmt: skip
_UNREAD = frozenset({"meta", "componentRef", "documentRef"})
_STYLES = {"docNumber": "ResNo", "docTitle": "Restitle"}
_ROLE_STYLES = {Role.CALL: "Call", Role.HEADING: "ResNo", Role.TITLE: "Restitle"}


class Block(NamedTuple):
    """A paragraph before it becomes one. mark: the revisions that all of it stands under."""

    number: str
    runs: tuple[Run, ...]
    style: str
    place: Place | None
    mark: tuple[Revision, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def paragraph(self) -> Paragraph:
        """Number, tabulator and text as one paragraph."""
        number = (Run(f"{self.number}\t", self.mark),) if self.number else ()
        return self._with((*number, *self.runs))

    def labelled_paragraph(self) -> Paragraph:
        """The same with the number as its label."""
        return self._with(self.runs, self.number)

    def _with(self, runs: tuple[Run, ...], label: str = "") -> Paragraph:
        place = self.place
        cell = f"cell:{place.table}:{place.row}:{place.column}" if place else ""
        return Paragraph(runs, self.style, self.mark, label, label, container=cell, place=place)


@dataclass
class BlockReader:
    """Reads the blocks of one file. notes: those met so far, in order."""

    sponsors: dict[str, str]
    notes: list[Note] = field(default_factory=list)
    _tables: int = 0

    def blocks(self, document: etree._Element) -> list[Block]:
        """Every block of the document and of the documents inside it; notes that nothing refers to come last."""
        inline = Inline(self.sponsors, spaces_count=_is_own(document), collect=self._collect)
        inline.notes = self._declared(document, inline)
        found = list(self._walk(document, inline, "", (), None))
        stray = [note for note in inline.notes.values() if note.id not in inline.referred]
        self.notes += [note for note in inline.notes.values() if note.id in inline.referred]
        paragraphs = (paragraph for note in stray for paragraph in note.paragraphs)
        return found + [Block("", paragraph.runs, "", None, ()) for paragraph in paragraphs]

    def _declared(self, document: etree._Element, inline: Inline) -> dict[str, Note]:
        """The notes that the metadata hold, by the name of their element."""
        notes: dict[str, Note] = {}
        for meta in document.iter(akn("meta")):
            for element in meta.iterfind(f"{akn('notes')}/{akn('note')}"):
                name = element.get("eId", "")
                notes[name] = self._note(element, f"footnote:{name}", inline, NoteKind.FOOTNOTE)
        return notes

    def _collect(self, element: etree._Element, inline: Inline) -> str:
        """An inline note becomes a note of the document; returns its identifier."""
        kind = NoteKind.ENDNOTE if element.get("placement") == "end" else NoteKind.FOOTNOTE
        identifier = f"{kind.value}:inline-{len(self.notes) + 1}"
        self.notes.append(self._note(element, identifier, inline, kind))
        return identifier

    def _note(self, element: etree._Element, identifier: str, inline: Inline, kind: NoteKind) -> Note:
        paragraphs = [block.paragraph() for block in self._walk(element, inline, "", (), None)]
        return Note(identifier, kind, tuple(paragraphs) or (Paragraph(()),))

    def _walk(
        self,
        element: etree._Element,
        inline: Inline,
        style: str,
        under: tuple[Revision, ...],
        place: Place | None,
    ) -> Iterator[Block]:
        number = element.get(own("label"), "")
        style = _style(element, style)
        for child in element:
            tag = local(child.tag)
            revisions = self._revisions(child, under)
            if tag in _UNREAD:
                continue
            if tag == "num":
                number = f"{number} {inline.plain(child)}".strip()
            elif tag == "table":
                yield from self._table(child, inline, revisions)
            elif tag in _BLOCKS or _has_text(child):
                number = child.get(own("label"), number)
                block = _block(number, inline.runs(child, revisions), _style(child, style), place, revisions)
                number = ""
                if block.runs or block.number or not _is_inserted(child):
                    yield block
            else:
                yield from self._numbered(self._walk(child, inline, style, revisions, place), number)
                number = ""
        if number:
            yield _block(number, (), style, place, under)

    @staticmethod
    def _numbered(blocks: Iterator[Block], number: str) -> Iterator[Block]:
        """The number stands before the first of the blocks; alone, where there is none."""
        first = next(blocks, None)
        if first is None:
            if number:
                yield _block(number, (), "", None, ())
            return
        if number and first.number:
            yield _block(number, (), first.style, first.place, ())
            number = ""
        yield first._replace(number=number or first.number)
        yield from blocks

    def _table(self, table: etree._Element, inline: Inline, under: tuple[Revision, ...]) -> Iterator[Block]:
        index = self._tables
        self._tables += 1
        rows = [child for child in table if local(child.tag) == "tr"]
        for caption in (child for child in table if local(child.tag) == "caption"):
            yield _block("", inline.runs(caption, under), "", None, under)
        for row_index, row in enumerate(rows):
            for column, cell in enumerate(row):
                yield from self._cell(cell, inline, under, Place(index, row_index, column))

    def _cell(self, cell: etree._Element, inline: Inline, under: tuple[Revision, ...], place: Place) -> Iterator[Block]:
        if _has_text(cell):
            yield _block("", inline.runs(cell, under), "", place, under)
        else:
            yield from self._walk(cell, inline, "", under, place)

    def _revisions(self, element: etree._Element, under: tuple[Revision, ...]) -> tuple[Revision, ...]:
        """What Plenipo writes as an alternative or as an inserted provision stands under an insertion."""
        if element.get("alternativeTo") is not None or _is_inserted(element):
            return (Revision(RevisionKind.INSERT, names_of(element, self.sponsors)),)
        return () if element.get(own("role")) is not None else under


def _block(number: str, runs: tuple[Run, ...], style: str, place: Place | None, under: tuple[Revision, ...]) -> Block:
    return Block(number, runs, style, place, _common(runs) if runs else under)


def _common(runs: tuple[Run, ...]) -> tuple[Revision, ...]:
    """The outermost revision, where all text stands under the same one."""
    outer = {run.revisions[:1] for run in runs}
    return outer.pop() if len(outer) == 1 else ()


def _style(element: etree._Element, inherited: str) -> str:
    """The name by which profiles know such a paragraph from Word files."""
    tag, role = local(element.tag), element.get(own("role"))
    if role is not None:
        return element.get(own("style")) or _ROLE_STYLES.get(Role(role), "") if role in set(Role) else ""
    if tag in _STYLES:
        return _STYLES[tag]
    if tag == "p" and inherited == "" and (inner := _only_child(element)) in _STYLES:
        return _STYLES[inner]
    parent = element.getparent()
    above = local(parent.tag) if parent is not None else ""
    if tag == "container" and element.get("name") == "title":
        return "Restitle"
    if tag == "longTitle":
        return "ResNo"
    if (tag, above) == ("intro", "recitals") or (tag, above) == ("heading", "hcontainer"):
        return "Call"
    return inherited if tag in _BLOCKS or inherited in {"Restitle", "ResNo"} else ""


def _only_child(element: etree._Element) -> str:
    return local(element[0].tag) if len(element) == 1 and not (element.text or "").strip() else ""


def _is_inserted(element: etree._Element) -> bool:
    return element.get(own("inserted")) == "true"


def _is_own(document: etree._Element) -> bool:
    return next(document.iter(f"{{{PLENIPO}}}instrument"), None) is not None


def _has_text(element: etree._Element) -> bool:
    """Whether text stands directly in the element, beside its children."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
