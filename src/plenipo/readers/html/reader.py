"""A walk over the elements that keeps what each passes on to its text.

``s`` and ``strike`` are deletions without an author, because that is what struck-out text means in an amendment;
``u`` is emphasis. The walk is flat: no depth of nesting exhausts the interpreter.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element
from msgspec import structs

from plenipo.errors import HostileFile
from plenipo.readers.html.blocks import BlockBuilder
from plenipo.readers.html.lists import NumberedList
from plenipo.readers.html.notes import LinkedNotes, find_notes
from plenipo.readers.html.parse import parse_html
from plenipo.readers.html.state import State
from plenipo.readers.limits import MAX_PARAGRAPHS
from plenipo.texts.document import Document, Format, Note, NoteKind, Place, Revision, RevisionKind

_BLOCK_TAGS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary
    table tbody td tfoot th thead tr ul
"""
_UNSEEN_TAGS = """
    audio canvas datalist iframe math noframes noscript object script select style svg template textarea title
    video
"""
_BLOCKS, _UNSEEN = frozenset(_BLOCK_TAGS.split()), frozenset(_UNSEEN_TAGS.split())
_HEADING = re.compile(r"h([1-6])")
_HIDING = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_CHANGES = {
    "ins": RevisionKind.INSERT,
    "del": RevisionKind.DELETE,
    "s": RevisionKind.DELETE,
    "strike": RevisionKind.DELETE,
}
_UNDERLINED = frozenset(("u",))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
_LISTS = frozenset(("ol", "ul", "menu"))
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_html(data: bytes, name: str) -> Document:
    """Raises EmptyFile, DamagedFile, HostileFile and UnsupportedFormat."""
    root = parse_html(data, name)
    walk = _Walk(find_notes(root))
    walk.over(root)
    if len(walk.body.paragraphs) > MAX_PARAGRAPHS:
        raise HostileFile("the page has too many paragraphs.", where=name, remedy="Split the document.")
    title = root.find(".//title")
    return Document(
        name,
        Format.HTML,
        tuple(walk.body.paragraphs),
        notes=tuple(walk.notes),
        title=" ".join("".join(map(str, title.itertext())).split()) if title is not None else "",
        language=root.get("lang") or root.get(_XML_LANG) or "",
    )


class _Tables:
    """Numbers tables in document order, and rows and cells within each open one."""

    def __init__(self) -> None:
        self.count = 0
        self.open: list[list[int]] = []  # table, row, column: of the cell last seen

    def start(self, tag: str) -> None:
        if tag == "table":
            self.open.append([self.count, -1, -1])
            self.count += 1
        elif tag == "tr" and self.open:
            self.open[-1][1:] = [self.open[-1][1] + 1, -1]
        elif tag in ("td", "th") and self.open:
            self.open[-1][1] = max(self.open[-1][1], 0)
            self.open[-1][2] += 1

    def place(self) -> Place | None:
        return Place(*self.open[-1]) if self.open else None

    def end(self, tag: str) -> None:
        if tag == "table" and self.open:
            self.open.pop()


class _Walk:
    def __init__(self, linked: LinkedNotes) -> None:
        self.body = self._builder = BlockBuilder()
        self.notes: list[Note] = []
        self._linked = linked
        self._states = [State()]
        self._blocks = [State()]
        self._tables = _Tables()
        self._lists: list[NumberedList] = []

    def over(self, root: _Element) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in events:
            if event == "start":
                if self._is_skipped(element):
                    skipped = element
                    events.skip_subtree()
                else:
                    self._start(element)
            elif element is skipped:
                skipped = None
            else:
                self._end(element)
            if event == "end" and element is not root:
                self._builder.add(element.tail or "", self._states[-1])

    def _is_skipped(self, element: _Element) -> bool:
        note = self._linked.references.get(element)
        if note:
            self._builder.add("", self._states[-1], note)
            return True
        style = element.get("style", "").casefold().replace(" ", "")
        hidden = element.get("hidden") is not None or _HIDING.search(style) is not None
        return hidden or element.tag in _UNSEEN or element in self._linked.back

    def _start(self, element: _Element) -> None:
        tag = str(element.tag)
        self._tables.start(tag)
        state = self._state(element, tag)
        self._states.append(state)
        if tag in _BLOCKS:
            self._builder.close(self._blocks[-1])
            self._blocks.append(state)
        if element in self._linked.blocks:
            self._builder = BlockBuilder()
        if tag in _LISTS:
            self._lists.append(NumberedList.opened(tag, {str(key): str(value) for key, value in element.items()}))
        elif tag == "li" and self._lists:
            self._builder.label_next(*self._lists[-1].next_labels(state.revisions, element.get("value", "")))
        elif tag == "br":
            self._builder.add("\n", structs.replace(state, preformatted=True))
        self._builder.add(element.text or "", state)

    def _end(self, element: _Element) -> None:
        tag = str(element.tag)
        self._states.pop()
        if tag in _BLOCKS:
            self._builder.close(self._blocks.pop())
        if tag == "li":
            self._builder.label_next("", "")
        elif tag in _LISTS:
            self._lists.pop()
        self._tables.end(tag)
        note = self._linked.blocks.get(element)
        if note:
            self.notes.append(Note(note, NoteKind.FOOTNOTE, tuple(self._builder.paragraphs)))
            self._builder = self.body

    def _state(self, element: _Element, tag: str) -> State:
        above = self._states[-1]
        direction = element.get("dir", "").casefold()
        state = structs.replace(
            above,
            underlined=above.underlined or tag in _UNDERLINED,
            italic=above.italic or tag in _ITALIC,
            preformatted=above.preformatted or tag == "pre",
            right_to_left=direction == "rtl" if direction in ("ltr", "rtl") else above.right_to_left,
        )
        if tag in _CHANGES:
            return structs.replace(state, revisions=(*above.revisions, _revision(element, _CHANGES[tag])))
        if tag in _LISTS:
            state = structs.replace(state, level=above.level + 1)
        if tag in ("td", "th"):
            place = self._tables.place()
            state = structs.replace(state, place=place, container=_container(place))
        return structs.replace(state, style=_style(element, tag)) if tag in _BLOCKS else state


def _container(place: Place | None) -> str:
    return f"cell:{place.table}.{place.row}.{place.column}" if place else ""


def _style(element: _Element, tag: str) -> str:
    """Heading1 to Heading6, else the first class, spelt as identifiers of styles are (``Paragraph.style``)."""
    heading = _HEADING.fullmatch(tag)
    if heading:
        return f"Heading{heading[1]}"
    classes = element.get("class", "").split()
    return classes[0].replace("-", "").replace("_", "") if classes else ""


def _revision(element: _Element, kind: RevisionKind) -> Revision:
    """Author and date: ``data-author`` and ``datetime``; Word names the author in ``cite="mailto:…"``."""
    cited = element.get("cite", "")
    author = element.get("data-author", "") or (unquote(cited[7:]) if cited.startswith("mailto:") else "")
    return Revision(kind, author.strip(), element.get("datetime", "").strip())
