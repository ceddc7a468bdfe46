"""Plain text to Document.

Most files hold a paragraph a line. Files printed by mail and editors break lines at a fixed width and part
paragraphs by blank lines; which it is, is decided once for the whole file. "[^1]" in the text and a line
"[^1]: …" are a note.
"""

from __future__ import annotations

import re
from itertools import pairwise

from plenipo.errors import HostileFile
from plenipo.readers.decode import decode
from plenipo.readers.limits import MAX_PARAGRAPHS
from plenipo.texts.document import Document, Format, Note, NoteKind, Paragraph, Run

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_NOTE_TEXT = re.compile(r"\[\^(\w{1,12})\]:\s*")
_REFERENCE = re.compile(r"\[\^(\w{1,12})\]")
_LABEL = re.compile(r"\s*(?:\(?(?:\d+(?:\.\d+)*|[a-zA-Z]|[ivxlc]+)[.)]|[-–—•*·]|No\.)\s|\s*\d+\t")
_NARROWEST, _WIDEST = 50, 120
_ENOUGH_PAIRS = 4


def read_plain(data: bytes, name: str) -> Document:
    """Raises UnsupportedFormat where the bytes are no text."""
    lines = [line.strip(" \t") for line in _LINE_END.split(decode(data, name))]
    if len(lines) > MAX_PARAGRAPHS:
        raise HostileFile("the text has too many lines.", where=name, remedy="Split the document.")
    width = wrapping_width(lines)
    texts = unwrap(lines, width) if width else [line for line in lines if line.strip()]
    body, feet = _part_notes(texts)
    return Document(
        name,
        Format.PLAIN,
        tuple(Paragraph(_runs(text, feet)) for text in body),
        notes=tuple(_note(mark, text) for mark, text in feet.items()),
    )


def wrapping_width(lines: list[str]) -> int:
    """The width at which the lines were broken, 0 where each line is a paragraph.

    A line is full if the first word of the next would not have fitted. In wrapped text most lines that have a
    successor are full, and they go on in the middle of a sentence.
    """
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    full = [after for line, after in pairs if _is_full(line, after, width)]
    goes_on = sum(after.lstrip()[0].islower() for after in full)
    if len(pairs) < _ENOUGH_PAIRS or 2 * len(full) < len(pairs) or 2 * goes_on < len(full):
        return 0
    return width


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(None, 1)[0]) > width


def unwrap(lines: list[str], width: int) -> list[str]:
    """The paragraphs of lines broken at a width. A hyphen at a line's end stays: it is the writer's own."""
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if not line.strip():
            before = ""
            continue
        if not before or not _is_full(before, line, width) or _LABEL.match(line) or _NOTE_TEXT.match(line):
            paragraphs.append(line)
        else:
            joint = "" if before.endswith(("-", "\u00ad")) else " "
            paragraphs[-1] = paragraphs[-1].removesuffix("\u00ad") + joint + line.lstrip()
        before = line
    return paragraphs


def _part_notes(texts: list[str]) -> tuple[list[str], dict[str, str]]:
    """The body, and the text of each note that the body refers to, by its mark."""
    referred = {mark for text in texts for mark in _REFERENCE.findall(_NOTE_TEXT.sub("", text, count=1))}
    body: list[str] = []
    feet: dict[str, str] = {}
    for text in texts:
        found = _NOTE_TEXT.match(text)
        if found and found[1] in referred and found[1] not in feet:
            feet[found[1]] = text[found.end() :]
        else:
            body.append(text)
    return body, feet


def _runs(text: str, feet: dict[str, str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = 0
    for found in _REFERENCE.finditer(text):
        if found[1] not in feet:
            continue
        if found.start() > start:
            runs.append(Run(text[start : found.start()]))
        runs.append(Run("", note=_identifier(found[1])))
        start = found.end()
    if start < len(text):
        runs.append(Run(text[start:]))
    return tuple(runs)


def _identifier(mark: str) -> str:
    return f"footnote:{mark}"


def _note(mark: str, text: str) -> Note:
    return Note(_identifier(mark), NoteKind.FOOTNOTE, (Paragraph((Run(text),)),))
