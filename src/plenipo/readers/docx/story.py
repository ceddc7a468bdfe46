"""The walk through one story (body, note, header): elements in, paragraphs out.

One pass, one Python frame for each level of nesting. What a change, a table cell or a text box means for the
text inside it is kept as the scope of the walk and restored when the walk leaves the element.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from plenipo.errors import FileTooLarge
from plenipo.readers.docx import names
from plenipo.readers.docx.alternatives import chosen_branch, text_boxes
from plenipo.readers.docx.fields import Field, Fields
from plenipo.readers.docx.flat import CHANGES, FIXED_TEXT, flat_paragraph, kept_text
from plenipo.readers.docx.formats import ParagraphFormat, ParagraphFormats, run_format
from plenipo.readers.docx.labels import ListedParagraph
from plenipo.readers.docx.listnum import ListNumbers
from plenipo.readers.docx.parts import Element, too_deep
from plenipo.readers.docx.revisions import KINDS, Ledger, Revisions, in_original, in_proposed
from plenipo.readers.docx.runs import RunCollector
from plenipo.readers.docx.styles import Styles
from plenipo.readers.docx.symbols import symbol_character
from plenipo.readers.limits import MAX_PARAGRAPHS
from plenipo.texts.document import NoteKind, Paragraph, Place, Revision, RevisionKind, Run

DEPTH_LIMIT: Final = 400
"""Levels of nested content that are read; a table in a table takes three."""
_BOX_DEPTH: Final = 10  # what a text box in a text box takes: drawing, shape and their wrappers are not walked

_W: Final = names.W
# Names of the innermost loops, bound here because a lookup in another module costs more than the comparison.
_RUN: Final = names.RUN
_RUN_PROPERTIES: Final = names.RUN_PROPERTIES
_RUN_TEXTS: Final = (names.TEXT, names.DELETED_TEXT)
_TRANSPARENT: Final = frozenset(
    [_W + name for name in (
        "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "ruby", "rubyBase",
        "body", "footnote", "endnote", "comment", "hdr", "txbxContent",
    )]
    + [names.M + name for name in (
        "oMathPara", "oMath", "r", "e", "sup", "sub", "num", "den", "deg", "fName", "lim", "mr", "m", "acc", "bar",
        "box", "borderBox", "d", "eqArr", "f", "func", "groupChr", "limLow", "limUpp", "nary", "phant", "rad",
        "sPre", "sSub", "sSubSup", "sSup",
    )]
)  # fmt: skip
_TEXTS: Final = frozenset((names.TEXT, names.DELETED_TEXT, names.MATH_TEXT))
_NOTE_KINDS: Final = {
    _W + "footnoteReference": NoteKind.FOOTNOTE,
    _W + "endnoteReference": NoteKind.ENDNOTE,
}
_TABLE_PARTS: Final = frozenset((names.TABLE, names.ROW, names.CELL))
_FIELD_CHARACTER: Final = _W + "fldChar"
_FIELD_CODES: Final = frozenset((_W + "instrText", _W + "delInstrText"))
_DRAWINGS: Final = frozenset((_W + "drawing", _W + "pict", _W + "object"))
_Scope: TypeAlias = tuple[Revisions, str, Place | None, int, int, int]


class Counters:
    """What is counted through the whole document: tables, text boxes and LISTNUM fields."""

    def __init__(self) -> None:
        self.tables = 0
        self.boxes = 0
        self.list_numbers = ListNumbers()

    def copy(self) -> Counters:
        """The same counts, to read a story a second time."""
        copy = Counters()
        copy.tables, copy.boxes = self.tables, self.boxes
        copy.list_numbers = self.list_numbers.copy()
        return copy


class Story:
    """The reader of one story. ``read`` may be called once."""

    def __init__(
        self, styles: Styles, counters: Counters, name: str, container: str = "", broken: frozenset[int] = frozenset()
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self.listed: list[ListedParagraph] = []
        self.fields = Fields(broken)
        self._styles = styles
        self._formats = ParagraphFormats(styles)
        self._counters = counters
        self._name = name
        self._ledger = Ledger()
        self._runs = RunCollector()
        self._boxes: list[tuple[Element, Revisions]] = []
        self._revisions: Revisions = ()
        self._container = container
        self._box = f"{container}/" if container else ""
        self._place: Place | None = None
        self._table = self._row = self._column = -1
        self._hidden = False
        self._labels = ("", "")
        self._depth = 0
        self._handlers = self._make_handlers()

    def read(self, element: Element) -> None:
        """Walks the content of the element. HostileFile beyond ``DEPTH_LIMIT``."""
        self._walk(element)
        if not self._runs.empty:  # text outside any paragraph, as in a damaged file
            self._end_paragraph(self._formats.plain, self._runs.take())

    def _make_handlers(self) -> dict[str, Callable[[Element], None]]:
        handlers: dict[str, Callable[[Element], None]] = {
            names.RUN: self._run,
            names.PARAGRAPH: self._paragraph,
            names.ALTERNATE_CONTENT: self._alternative,
            _W + "moveFromRangeStart": lambda element: self._ledger.open_move(names.MOVED_FROM, element),
            _W + "moveFromRangeEnd": lambda element: self._ledger.close_move(names.MOVED_FROM, element),
            _W + "moveToRangeStart": lambda element: self._ledger.open_move(names.MOVED_TO, element),
            _W + "moveToRangeEnd": lambda element: self._ledger.close_move(names.MOVED_TO, element),
        }
        handlers.update(dict.fromkeys(_TRANSPARENT, self._walk))
        handlers.update(dict.fromkeys(_TEXTS, self._loose_text))
        return handlers

    def _walk(self, element: Element) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise too_deep(self._name)
        handlers = self._handlers
        for child in (element[0],) if len(element) == 1 else element:  # an iterator costs more than its one item
            tag = child.tag
            handler = handlers.get(tag)
            if handler is not None:
                handler(child)
            elif tag in CHANGES:
                outer = self._revisions
                self._revisions = self._ledger.under(outer, child)
                if len(child) == 1 and child[0].tag == _RUN:  # as most changes are
                    self._run(child[0])
                else:
                    self._walk(child)
                self._revisions = outer
            elif tag in _TABLE_PARTS:
                scope = self._enter_table_part(child)
                self._walk(child)
                self._leave(scope)
        self._depth -= 1

    def _enter_table_part(self, element: Element) -> _Scope:
        tag = element.tag
        if tag == names.ROW:
            self._row += 1
        elif tag == names.CELL:
            self._column += 1
        scope = self._scope()
        if tag == names.TABLE:
            self._table, self._row = self._counters.tables, -1
            self._counters.tables += 1
        elif tag == names.ROW:
            self._column = -1
            self._revisions = self._changes_in(element.find(names.ROW_PROPERTIES))
        else:
            self._place = Place(self._table, self._row, self._column)
            self._container = f"{self._box}{self._table}.{self._row}.{self._column}"
            self._revisions = self._changes_in(element.find(names.CELL_PROPERTIES))
        return scope

    def _scope(self) -> _Scope:
        return (self._revisions, self._container, self._place, self._table, self._row, self._column)

    def _leave(self, scope: _Scope) -> None:
        self._revisions, self._container, self._place, self._table, self._row, self._column = scope

    def _changes_in(self, properties: Element | None) -> Revisions:
        """The revisions of a row or cell, inside those around it."""
        if properties is None:
            return self._revisions
        changes = [child for child in properties if child.tag in KINDS]
        return self._ledger.under_all(self._revisions, changes)

    def _paragraph(self, element: Element) -> None:
        if self.fields.idle and self._runs.empty:
            flat = flat_paragraph(element, self._revisions, self._formats, self._ledger)
            if flat is not None:
                self._end_paragraph(*flat)
                return
        first = element[0] if len(element) else None
        if first is not None and first.tag == names.PARAGRAPH_PROPERTIES:
            form = self._formats.of(first)
        else:
            form = self._formats.plain
        self._hidden = form.runs[2]
        self._walk(element)
        self._end_paragraph(form, self._runs.take())

    def _end_paragraph(self, form: ParagraphFormat, runs: tuple[Run, ...]) -> None:
        label, original_label = self._labels
        self._labels = ("", "")
        if form.list is not None or form.original_list is not None:
            self.listed.append(
                ListedParagraph(len(self.paragraphs), form.list, form.original_list, form.original_number)
            )
        paragraph = Paragraph(
            runs,
            form.style,
            self._ledger.under_all(self._revisions, form.marks) if form.marks else self._revisions,
            label,
            original_label,
            form.indent if form.list is None else max(0, form.list.level) + 1,
            self._container,
            self._place,
            form.right_to_left,
        )
        self._ledger.end_paragraph()
        if len(self.paragraphs) >= MAX_PARAGRAPHS:
            raise FileTooLarge(
                f"The document has more than {MAX_PARAGRAPHS} paragraphs.", where=self._name, remedy="Split it."
            )
        self.paragraphs.append(paragraph)
        if self._boxes:
            self._read_boxes()

    def _read_boxes(self) -> None:
        """Text boxes of the paragraph that has just ended, each a story of its own inside the scope of its anchor."""
        boxes, self._boxes = self._boxes, []
        outer_fields, outer_box, scope = self.fields, self._box, self._scope()
        self._depth += _BOX_DEPTH
        for content, revisions in boxes:
            self.fields = Fields()
            self._counters.boxes += 1
            self._container = f"{scope[1]}#{self._counters.boxes}"
            self._box = f"{self._container}/"
            self._revisions = revisions
            self._walk(content)
        self._depth -= _BOX_DEPTH
        self.fields, self._box = outer_fields, outer_box
        self._leave(scope)

    def _alternative(self, element: Element) -> None:
        branch = chosen_branch(element)
        if branch is not None:
            self._walk(branch)

    def _run(
        self, element: Element, underlined: bool = False, italic: bool = False, hidden: bool | None = None
    ) -> None:
        hidden = self._hidden if hidden is None else hidden
        for child in (element[0],) if len(element) == 1 else element:
            tag = child.tag
            text: str | None
            if tag in _RUN_TEXTS:
                text = kept_text(child)
            elif tag == _RUN_PROPERTIES:
                underlined, italic, hidden = run_format(child, self._styles, hidden)
                continue
            else:
                text = FIXED_TEXT.get(tag)
                if text is None:
                    text = self._run_part(child, underlined, italic, hidden)
            if text and not hidden:
                if self.fields.idle:
                    self._runs.add(text, self._revisions, underlined, italic)
                else:
                    self._show(text, underlined, italic)

    def _show(self, text: str, underlined: bool, italic: bool) -> None:
        if self.fields.idle:
            self._runs.add(text, self._revisions, underlined, italic)
            return
        revisions = self.fields.revisions_of_text(self._revisions)
        if revisions is not None:
            self._runs.add(text, revisions, underlined, italic)

    def _loose_text(self, element: Element) -> None:
        """Text of a formula, or text that a damaged file has outside a run."""
        text = kept_text(element)
        if text and not self._hidden:
            self._show(text, False, False)

    def _run_part(self, element: Element, underlined: bool, italic: bool, hidden: bool) -> str | None:
        """What a run holds besides text: its text where it is a character, None where it has been dealt with."""
        tag = element.tag
        if tag == _FIELD_CHARACTER:
            self._field_character(element)
        elif tag in _FIELD_CODES:
            self.fields.instruct(element.text or "", self._revisions)
        elif tag == names.SYMBOL:
            return symbol_character(element.get(_W + "char", ""), element.get(_W + "font", ""))
        elif tag == names.EXTENDED_SYMBOL:
            return symbol_character(element.get(names.SYMBOL_EXTENSION + "char", ""), "")
        elif tag == names.ALTERNATE_CONTENT:
            branch = chosen_branch(element)
            if branch is not None:
                self._run(branch, underlined, italic, hidden)
        elif tag in _NOTE_KINDS:
            if not hidden:
                self._note_reference(element)
        elif tag in _DRAWINGS:
            if not hidden:
                self._anchor(element)
        elif tag in self._handlers:
            self._handlers[tag](element)
        return None

    def _note_reference(self, element: Element) -> None:
        revisions = self.fields.revisions_of_text(self._revisions)
        if revisions is not None:
            self._runs.add_note(f"{_NOTE_KINDS[element.tag]}:{element.get(names.ID, '')}", revisions)

    def _anchor(self, element: Element) -> None:
        revisions = self.fields.revisions_of_text(self._revisions)
        if revisions is not None:
            self._boxes.extend((content, revisions) for content in text_boxes(element))

    def _field_character(self, element: Element) -> None:
        kind = element.get(_W + "fldCharType")
        if kind == "begin":
            self.fields.begin(self._revisions)
        elif kind == "separate":
            self.fields.separate(self._revisions)
        elif kind == "end":
            original, proposed = self.fields.end(self._revisions)
            self._show_list_number(element, original, proposed)

    def _show_list_number(self, element: Element, original: Field | None, proposed: Field | None) -> None:
        """The number of a LISTNUM field, which has no stored result: a label where it begins the paragraph."""
        after, before = self._counters.list_numbers.of(original, proposed)
        change = element.find(names.NUMBERING_CHANGE)
        if change is not None and before:
            before = change.get(_W + "original") or before
        if not after and not before:
            return
        if self._runs.empty and self._labels == ("", ""):
            self._labels = (after, before)
        elif after == before:
            self._show(after, False, False)
        else:
            author, date = _signature(change)
            for text, kind, here in (
                (before, RevisionKind.DELETE, in_proposed(self._revisions)),
                (after, RevisionKind.INSERT, in_original(self._revisions)),
            ):
                revision = Revision(kind, author, date)
                stack = self._ledger.stack(self._revisions, revision) if here else self._revisions
                self._runs.add(text, stack, False, False)


def _signature(change: Element | None) -> tuple[str, str]:
    return ("", "") if change is None else (change.get(names.AUTHOR, ""), change.get(names.DATE, ""))
