"""Bytes to Document. ``read_document`` chooses the reader by what the bytes are, never by the file's name.

Each format has one module; they are imported when a file needs them, because starting up must stay quick.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

import msgspec

from plenipo.errors import EmptyFile, FileTooLarge, PlenipoError
from plenipo.readers.limits import MAX_FILE_BYTES, file_too_large
from plenipo.readers.sniff import sniff
from plenipo.texts.document import ADDING, Document, Format, Paragraph, Run
from plenipo.texts.marking import refuse_classified

Reader = Callable[[bytes, str], Document]


def read_document(data: bytes, name: str) -> Document:
    """The document in these bytes; ``name`` is the file's name, for messages only.

    Raises UnreadableFile (see ``plenipo.errors`` for its kinds) and ClassifiedMarking, each naming the file.
    """
    try:
        return _read(data, name)
    except PlenipoError as error:
        if error.where:
            raise
        raise error.at(name) from error


def _read(data: bytes, name: str) -> Document:
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyFile("the file is empty.", where=name, remedy="Ask for it again, or save it again.")
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(file_too_large(len(data)), where=name, remedy="Split the document.")
    document = _reader(sniff(data, name))(data, name)
    refuse_classified(_every_line(document), name)
    if not any(run.text.strip() for paragraph in _every_paragraph(document) for run in paragraph.runs):
        raise EmptyFile("there is no text in the file.", where=name, remedy="Open it and check what it holds.")
    return msgspec.structs.replace(document, name=name, sha256=hashlib.sha256(data).hexdigest())


def _reader(found: Format) -> Reader:
    if found is Format.DOCX:
        from plenipo.readers.docx import read_docx

        return read_docx
    if found is Format.PDF:
        from plenipo.readers.pdf import read_pdf

        return read_pdf
    if found is Format.AKOMA_NTOSO:
        from plenipo.readers.akoma_ntoso import read_akoma_ntoso

        return read_akoma_ntoso
    if found is Format.FORMEX:
        from plenipo.readers.formex import read_formex

        return read_formex
    if found is Format.TREATY_XML:
        from plenipo.readers.treaty_xml import read_treaty_xml

        return read_treaty_xml
    if found is Format.LAW_JSON:
        from plenipo.readers.law_json import read_law_json

        return read_law_json
    if found is Format.HTML:
        from plenipo.readers.html import read_html

        return read_html
    from plenipo.readers.plain import read_plain

    return read_plain


def _every_paragraph(document: Document) -> Iterator[Paragraph]:
    yield from document.headers
    yield from document.footers
    yield from document.paragraphs
    for note in document.notes:
        yield from note.paragraphs


def _every_line(document: Document) -> list[str]:
    """All that any view can show, and what none shows: a marking counts wherever it stands."""
    lines: list[str] = []
    for paragraph in _every_paragraph(document):
        runs = paragraph.runs
        if len(runs) == 1:
            lines.append(runs[0].text)
            continue
        lines.append("".join([run.text for run in runs]))
        for run in runs:
            if run.revisions:
                lines += _both_views(runs)
                break
    lines += [comment.text for comment in document.comments]
    lines += [document.title, *document.unseen]
    return lines


def _both_views(runs: Sequence[Run]) -> tuple[str, str]:
    """The text of the runs in the original and in the proposed view."""
    original: list[str] = []
    proposed: list[str] = []
    for run in runs:
        adds = removes = False
        for revision in run.revisions:
            if revision.kind in ADDING:
                adds = True
            else:
                removes = True
        if not adds:
            original.append(run.text)
        if not removes:
            proposed.append(run.text)
    return "".join(original), "".join(proposed)
