"""The steps from bytes to Document, and the errors on the way."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser

from plenipo.errors import DamagedFile, EncryptedFile, NoTextLayer, PlenipoError
from plenipo.readers.pdf.drawing import Page, draw_pages
from plenipo.readers.pdf.furniture import part_furniture
from plenipo.readers.pdf.grids import Grid, cell_right, find_grids
from plenipo.readers.pdf.guard import check_streams
from plenipo.readers.pdf.lines import Line, page_lines
from plenipo.readers.pdf.marks import convention, drawn_marks
from plenipo.readers.pdf.moves import pair_moves
from plenipo.readers.pdf.notes import part_notes
from plenipo.readers.pdf.paragraphs import gather, joined, set_right_edges
from plenipo.readers.pdf.runs import paragraph_of
from plenipo.texts.document import Document, Format

# What pdfminer says of a broken file is said once, by the error that is raised here.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def read_pdf(data: bytes, name: str) -> Document:
    """Raises NoTextLayer, EncryptedFile, DamagedFile and HostileFile."""
    check_streams(data, name)
    pages = _drawn(data, name)
    if not any(glyph.text.strip() for page in pages for glyph in page.glyphs):
        raise NoTextLayer(
            "the PDF has pictures of pages, and no text.", where=name, remedy="Run text recognition on it first."
        )
    lines, headers = part_furniture(_lines(pages), [page.height for page in pages])
    body, notes = part_notes(lines)
    set_right_edges(body, [page.width for page in pages])
    paragraphs = [paragraph_of(joined(group), group[0]) for group in gather([line for page in body for line in page])]
    return pair_moves(
        Document(
            name,
            Format.PDF,
            tuple(paragraphs),
            notes=notes,
            headers=tuple(paragraph_of(line.pieces, line) for line in headers),
        )
    )


def _drawn(data: bytes, name: str) -> list[Page]:
    with _translated(name):
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        return list(draw_pages(document))


@contextmanager
def _translated(name: str) -> Iterator[None]:
    """pdfminer raises nearly any exception on a broken file; all of them mean that the file is broken."""
    try:
        yield
    except PlenipoError as error:
        raise error.at(name) from error
    except (PDFPasswordIncorrect, PDFEncryptionError) as exc:
        raise EncryptedFile(
            "the PDF is protected by a password.", where=name, remedy="Save it without the password."
        ) from exc
    except MemoryError:
        raise
    except Exception as exc:
        raise DamagedFile("the PDF is damaged.", where=name, remedy="Print the document to PDF again.") from exc


def _lines(pages: list[Page]) -> list[list[Line]]:
    marks = [drawn_marks(page) for page in pages]
    known = convention((page.glyphs, found) for page, found in zip(pages, marks, strict=True))
    lines: list[list[Line]] = []
    tables = 0
    for page, found in zip(pages, marks, strict=True):
        grids = find_grids(page.rules, tables)
        tables += len(grids)
        lines.append(_bounded(page_lines(page, found, known, grids), grids))
    return lines


def _bounded(lines: list[Line], grids: list[Grid]) -> list[Line]:
    for line in lines:
        if line.place is not None:
            line.right = cell_right(grids, line.place)
    return lines
