"""Lines as WordprocessingML. One pen writes one document: it numbers revisions and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plenipo.writers.docx.lines import Kind, Line, Look, Piece, Revision
from plenipo.writers.docx.notes import NoteShelf
from plenipo.writers.docx.xml import escape, right_to_left, run_content, script_properties

_REFERENCE_RUN = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_REFERENCE = re.compile(r"\[\^(\d{1,6})\]")

# Bound once: looking a member up on its enumeration takes longer than comparing with it.
_TAG = Look.TAG
_TEXT = Look.TEXT
_DELETE = Kind.DELETE


class Pen:
    """Writes paragraphs. ``notes`` is where the references of the text at hand are resolved."""

    def __init__(self, notes: NoteShelf) -> None:
        self.notes = notes
        self._last_id = 0
        self._authors: dict[str, str] = {}  # as escaped

    def change_attributes(self, author: str) -> str:
        """A number, unique in the document, and the author. The date is optional, and the writer knows no clock."""
        self._last_id += 1
        escaped = self._authors.get(author)
        if escaped is None:
            escaped = self._authors[author] = escape(author)
        return f'w:id="{self._last_id}" w:author="{escaped}"'

    def paragraph(self, line: Line, *, lead: str = "", in_note: bool = False) -> str:
        """A w:p element. lead: XML that stands before the text, such as the number of a note."""
        rtl = line.mirrored or _right_to_left(line)
        properties = self._paragraph_properties(line, rtl)
        body = lead + self._pieces(line.pieces, in_note)
        if line.move:
            body = self._moved(line, body)
        if line.bookmark:
            self._last_id += 1
            start = f'<w:bookmarkStart w:id="{self._last_id}" w:name="{line.bookmark}"/>'
            body = f'{start}{body}<w:bookmarkEnd w:id="{self._last_id}"/>'
        return f"<w:p>{properties}{body}</w:p>"

    def _moved(self, line: Line, body: str) -> str:
        """The text between the range markers of one end of a move."""
        end = line.pieces[0].revisions[0]
        name, attributes = end.kind, self.change_attributes(end.author)
        start = f'<w:{name}RangeStart {attributes} w:name="{line.move}"/>'
        return f'{start}{body}<w:{name}RangeEnd w:id="{self._last_id}"/>'

    def _paragraph_properties(self, line: Line, rtl: bool) -> str:
        """w:pPr in the order of the schema: style, border, bidi, indentation, properties of the mark."""
        if not (line.hue or rtl or line.mark):
            return f'<w:pPr><w:pStyle w:val="{line.style}"/></w:pPr>'
        parts = [f'<w:pStyle w:val="{line.style}"/>']
        if line.hue:
            side = "right" if rtl else "left"
            parts.append(f'<w:pBdr><w:{side} w:val="single" w:sz="18" w:space="10" w:color="{line.hue}"/></w:pBdr>')
        if rtl:
            parts.append("<w:bidi/>")
        if line.mark:
            parts.append(f"<w:rPr>{self._mark(line.mark)}</w:rPr>")
        return f"<w:pPr>{''.join(parts)}</w:pPr>"

    def _mark(self, revisions: tuple[Revision, ...]) -> str:
        marks = ["<w:" + each.kind + " " + self.change_attributes(each.author) + "/>" for each in revisions]
        return "".join(marks)

    def _pieces(self, pieces: tuple[Piece, ...], in_note: bool) -> str:
        """Neighbouring pieces under the same revisions share one element of revision."""
        parts: list[str] = []
        current: tuple[Revision, ...] = ()
        closing, deleted = "", False
        for piece in pieces:
            if not piece.text:
                continue
            if piece.revisions != current:
                current = piece.revisions
                parts.append(closing)
                closing = ""
                for each in current:
                    # Joined with "+": to format an enumeration's member takes as long as all the rest.
                    parts.append("<w:" + each.kind + " " + self.change_attributes(each.author) + ">")
                    closing = "</w:" + each.kind + ">" + closing
                deleted = bool(current) and current[-1].kind is _DELETE
            if piece.look is _TAG:
                parts.append(_tag_run(piece.text, deleted))
            elif in_note or "[^" not in piece.text:
                parts.append(_run(piece.text, deleted))
            else:
                parts += self._runs(piece.text, deleted)
        parts.append(closing)
        return "".join(parts)

    def _runs(self, text: str, deleted: bool) -> Iterator[str]:
        """The runs of a text that refers to notes."""
        at = 0
        for match in _REFERENCE.finditer(text):
            number = self.notes.refer(int(match[1]))
            if number is None:
                continue
            if match.start() > at:
                yield _run(text[at : match.start()], deleted)
            yield f'{_REFERENCE_RUN}<w:footnoteReference w:id="{number}"/></w:r>'
            at = match.end()
        if at < len(text):
            yield _run(text[at:], deleted)


def _right_to_left(line: Line) -> bool:
    texts = [piece.text for piece in line.pieces if piece.look is _TEXT]
    return not all(map(str.isascii, texts)) and right_to_left("".join(texts))


def _run(text: str, deleted: bool) -> str:
    if text.isascii():
        return f"<w:r>{run_content(text, deleted)}</w:r>"
    properties = "".join(script_properties(text))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{run_content(text, deleted)}</w:r>"


@lru_cache(maxsize=4096)
def _tag_run(text: str, deleted: bool) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{_TAG}"/></w:rPr>{run_content(text, deleted)}</w:r>'
