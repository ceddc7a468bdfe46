"""Word files, written plainly: paragraphs of pieces, each kept, inserted, deleted or moved by an author."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import count
from xml.sax.saxutils import escape

from msgspec import Struct

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DATE = "2034-05-14T09:30:00Z"
_STYLES = {
    "ResNo": "<w:jc w:val='center'/>|<w:caps/><w:sz w:val='28'/>",
    "Restitle": "<w:jc w:val='center'/>|<w:b/><w:sz w:val='28'/>",
    "Normalaftertitle": "<w:spacing w:before='280'/>|",
    "Call": "<w:keepNext/><w:spacing w:before='160'/><w:ind w:left='794'/>|<w:i/>",
    "Proposal": "<w:keepNext/><w:spacing w:before='240'/>|<w:b/>",
    "Reasons": "<w:spacing w:before='120'/>|",
    "Source": "<w:jc w:val='center'/>|<w:b/><w:sz w:val='28'/>",
    "Title1": "<w:jc w:val='center'/>|<w:caps/>",
}


class Mark(StrEnum):
    """How a piece stands in the text. The value is the element that says so."""

    KEEP = ""
    INSERT = "ins"
    DELETE = "del"
    MOVE_FROM = "moveFrom"
    MOVE_TO = "moveTo"


class Piece(Struct, frozen=True):
    """A stretch of text. ``inner`` is deleted inside this insertion, by ``inner_author``; ``move`` pairs two ends."""

    text: str
    mark: Mark = Mark.KEEP
    author: str = ""
    inner: str = ""
    inner_author: str = ""
    move: str = ""


class Para(Struct, frozen=True):
    """A paragraph. ``inserted_by``: the author of its tracked paragraph mark, "" for an old paragraph."""

    pieces: tuple[Piece, ...]
    style: str = ""
    inserted_by: str = ""


class Table(Struct, frozen=True):
    """Rows of cells, one paragraph a cell."""

    rows: tuple[tuple[Para, ...], ...]


Block = Para | Table


class _Body:
    """Turns blocks into WordprocessingML; revision identifiers count from 1."""

    def __init__(self) -> None:
        self._ids = count(1)

    def block(self, block: Block) -> str:
        return self._table(block) if isinstance(block, Table) else self._paragraph(block)

    def _table(self, table: Table) -> str:
        width = max(len(row) for row in table.rows)
        grid = "<w:gridCol w:w='3000'/>" * width
        rows = "".join(f"<w:tr>{''.join(self._cell(cell) for cell in row)}</w:tr>" for row in table.rows)
        return f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _cell(self, cell: Para) -> str:
        return f"<w:tc><w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>{self._paragraph(cell)}</w:tc>"

    def _paragraph(self, paragraph: Para) -> str:
        style = f"<w:pStyle w:val='{paragraph.style}'/>" if paragraph.style else ""
        mark = f"<w:rPr>{self._open('ins', paragraph.inserted_by)[:-1]}/></w:rPr>" if paragraph.inserted_by else ""
        properties = f"<w:pPr>{style}{mark}</w:pPr>" if style or mark else ""
        return f"<w:p>{properties}{''.join(self._piece(piece) for piece in paragraph.pieces)}</w:p>"

    def _open(self, element: str, author: str, more: str = "") -> str:
        return f"<w:{element} w:id='{next(self._ids)}' w:author='{escape(author)}' w:date='{_DATE}'{more}>"

    def _piece(self, piece: Piece) -> str:
        if piece.mark is Mark.KEEP:
            return _run(piece.text)
        deleted = piece.mark is Mark.DELETE
        inside = _run(piece.text, "delText" if deleted else "t")
        if piece.inner:
            inside += f"{self._open('del', piece.inner_author)}{_run(piece.inner, 'delText')}</w:del>"
        revision = f"{self._open(piece.mark.value, piece.author)}{inside}</w:{piece.mark.value}>"
        return self._range(piece, revision) if piece.move else revision

    def _range(self, piece: Piece, revision: str) -> str:
        name = f" w:name='{piece.move}'"
        start = self._open(f"{piece.mark.value}RangeStart", piece.author, name)
        identifier = start.split("'")[1]
        return f"{start[:-1]}/>{revision}<w:{piece.mark.value}RangeEnd w:id='{identifier}'/>"


def _run(text: str, element: str = "t") -> str:
    """A run, its tabulators and line breaks as the elements that Word writes."""
    parts: list[str] = []
    for line_number, line in enumerate(text.split("\n")):
        parts += ["<w:br/>"] * bool(line_number)
        for tab_number, part in enumerate(line.split("\t")):
            parts += ["<w:tab/>"] * bool(tab_number)
            parts += [f"<w:{element} xml:space='preserve'>{escape(part)}</w:{element}>"] * bool(part)
    return f"<w:r>{''.join(parts)}</w:r>"


def _style(identifier: str, properties: str) -> str:
    paragraph, run = properties.split("|")
    return (
        f"<w:style w:type='paragraph' w:customStyle='1' w:styleId='{identifier}'><w:name w:val='{identifier}'/>"
        f"<w:basedOn w:val='Normal'/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "[Content_Types].xml": f"<Types xmlns='{_PACKAGE}/content-types'>"
    f"<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    f"<Override PartName='/word/document.xml' ContentType='{_TYPE}.document.main+xml'/>"
    f"<Override PartName='/word/styles.xml' ContentType='{_TYPE}.styles+xml'/></Types>",
    "_rels/.rels": f"<Relationships xmlns='{_PACKAGE}/relationships'><Relationship Id='rId1' "
    f"Type='{_RELATION}/officeDocument' Target='word/document.xml'/></Relationships>",
    "word/_rels/document.xml.rels": f"<Relationships xmlns='{_PACKAGE}/relationships'><Relationship Id='rId1' "
    f"Type='{_RELATION}/styles' Target='styles.xml'/></Relationships>",
    "word/styles.xml": f"<w:styles xmlns:w='{W}'><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr>"
    "</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before='120'/></w:pPr></w:pPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
    + "".join(_style(*item) for item in _STYLES.items())
    + "</w:styles>",
}


def document_xml(blocks: Iterable[Block]) -> str:
    body = _Body()
    content = "".join(body.block(block) for block in blocks)
    margins = "".join(f" w:{side}='1134'" for side in ("top", "right", "bottom", "left"))
    page = (
        f"<w:sectPr><w:pgSz w:w='11907' w:h='16840'/>"
        f"<w:pgMar{margins} w:header='567' w:footer='567' w:gutter='0'/></w:sectPr>"
    )
    return f"<w:document xmlns:w='{W}'><w:body>{content}{page}</w:body></w:document>"


def word_file(blocks: Sequence[Block]) -> bytes:
    """A .docx of these blocks. The same blocks give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**_PARTS, "word/document.xml": document_xml(blocks)}.items():
            entry = zipfile.ZipInfo(name, (2034, 5, 14, 9, 30, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _DECLARATION + content)
    return buffer.getvalue()
