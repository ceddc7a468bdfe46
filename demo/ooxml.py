"""Manuscript to the XML of a Word file's body and notes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from demo.model import Act, Atom, Atoms, Cell, Layer, Layers, Manuscript, Numbering, Paragraph, Row, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
# Code points of Adobe's Symbol font, shifted into the private use area as Word writes them.
SYMBOL_FONT = {"≥": "F0B3", "≤": "F0A3", "±": "F0B1", "°": "F0B0", "∞": "F0A5"}
_GAP = '<w:p><w:pPr><w:spacing w:before="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
# Relative widths of the columns of a bordered table: a short first column, then text, then figures.
_COLUMNS = (14, 26, 17, 17, 14, 17)
_TAB = '<w:tabs><w:tab w:val="clear" w:pos="567"/><w:tab w:val="left" w:pos="1134"/></w:tabs>'
_DIRECT = {
    "ResNo": ('<w:spacing w:before="480"/><w:jc w:val="center"/>', '<w:sz w:val="28"/>'),
    "Restitle": ('<w:spacing w:before="240"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="28"/>'),
    "AnnexNo": ('<w:spacing w:before="480"/><w:jc w:val="center"/>', '<w:sz w:val="28"/>'),
    "Annextitle": ('<w:jc w:val="center"/>', "<w:b/>"),
    "Source": ('<w:spacing w:before="600"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="28"/>'),
    "Title1": ('<w:spacing w:before="240"/><w:jc w:val="center"/>', '<w:caps/><w:sz w:val="28"/>'),
    "Call": ('<w:ind w:left="567"/>', "<w:i/>"),
    "enumlev1": ('<w:ind w:left="1134" w:hanging="567"/>', ""),
    "Heading1": ("", "<w:b/>"),
    "Proposal": (f'{_TAB}<w:spacing w:before="360"/>', "<w:b/>"),
    "Reasons": (_TAB, ""),
    "Tablehead": ('<w:jc w:val="center"/>', "<w:b/>"),
}


@dataclass(slots=True)
class Ids:
    """Numbers given out while a document is written, and what must go into other parts."""

    split_runs: bool = False
    normal_only: bool = False
    hand: tuple[str, str] = ("", "")
    last: int = 100
    note_ids: dict[str, int] = field(default_factory=dict)
    note_layers: dict[str, Layers] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    comments: list[Atom] = field(default_factory=list)

    def next(self) -> int:
        self.last += 1
        return self.last

    def signed(self, layer: Layer) -> str:
        return f'w:id="{self.next()}" w:author={quoteattr(layer.author)} w:date="{layer.date}"'


def body_xml(manuscript: Manuscript, ids: Ids) -> str:
    parts = []
    for block in manuscript.blocks:
        if isinstance(block, Table):
            parts.append(f"{_GAP if block.bordered else ''}{table_xml(block, ids)}<w:p/>")
        else:
            parts.append(paragraph_xml(block, ids))
    return "".join(parts)


def table_xml(table: Table, ids: Ids) -> str:
    columns = max(sum(cell.span for cell in row.cells) for row in table.rows)
    widths = _widths(columns) if table.bordered else [6629, 3402]
    style = '<w:tblStyle w:val="TableGrid"/>' if table.bordered else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row_xml(row, widths, ids) for row in table.rows)
    layout = '<w:tblLayout w:type="fixed"/>'
    properties = f'<w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{layout}</w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _widths(columns: int) -> list[int]:
    """In twentieths of a point, over the width of the page's text."""
    shares = _COLUMNS[:columns] if columns <= len(_COLUMNS) else (1,) * columns
    return [9639 * share // sum(shares) for share in shares]


def _row_xml(row: Row, widths: Sequence[int], ids: Ids) -> str:
    inner = "<w:cantSplit/>" + ("<w:tblHeader/>" if row.heading else "")
    inner += "".join(f"<w:{layer.act} {ids.signed(layer)}/>" for layer in row.layers)
    properties = f"<w:trPr>{inner}</w:trPr>" if inner else ""
    cells = "".join(_cell_xml(cell, cell.width or widths[column], ids) for column, cell in enumerate(row.cells))
    return f"<w:tr>{properties}{cells}</w:tr>"


def _cell_xml(cell: Cell, width: int, ids: Ids) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    names = {Act.INSERT: "cellIns", Act.DELETE: "cellDel"}
    change = "".join(f"<w:{names[layer.act]} {ids.signed(layer)}/>" for layer in cell.layers)
    lines = "".join(paragraph_xml(line, ids) for line in cell.paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{change}</w:tcPr>{lines}</w:tc>'


def paragraph_xml(line: Paragraph, ids: Ids) -> str:
    if line.boxed:
        return box_xml(replace(line, boxed=False), ids)
    return f"<w:p>{_properties(line, ids)}{_content(line.atoms, _direct_run(line, ids), ids)}</w:p>"


def _direct_run(line: Paragraph, ids: Ids) -> str:
    direction = "<w:rtl/>" if line.right_to_left else ""
    return (_DIRECT.get(line.style, ("", ""))[1] if ids.normal_only else "") + direction


def _properties(line: Paragraph, ids: Ids) -> str:
    style, direct = line.style, ""
    if ids.normal_only:
        style, direct = "", _DIRECT.get(line.style, ("", ""))[0]
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner += _numbering_xml(line.numbering, ids) if line.numbering else ""
    inner += "<w:bidi/>" if line.right_to_left else ""
    inner += direct
    mark = "".join(f"<w:{layer.act} {ids.signed(layer)}/>" for layer in line.mark)
    inner += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    if line.numbering and line.numbering.was is not None:
        was = f'<w:numPr><w:ilvl w:val="{line.numbering.was}"/><w:numId w:val="{line.numbering.list_id}"/></w:numPr>'
        style_was = f'<w:pStyle w:val="{style}"/>' if style else ""
        inner += f"<w:pPrChange {_signed_by_hand(ids)}><w:pPr>{style_was}{was}</w:pPr></w:pPrChange>"
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _numbering_xml(numbering: Numbering, ids: Ids) -> str:
    original = f'w:original="%1:{numbering.old_number}:0:"'
    old = f"<w:numberingChange {_signed_by_hand(ids)} {original}/>" if numbering.old_number else ""
    return f'<w:numPr><w:ilvl w:val="{numbering.level}"/><w:numId w:val="{numbering.list_id}"/>{old}</w:numPr>'


def _signed_by_hand(ids: Ids) -> str:
    return f'w:id="{ids.next()}" w:author={quoteattr(ids.hand[0])} w:date="{ids.hand[1]}"'


def _content(atoms: Atoms, direct: str, ids: Ids) -> str:
    parts = []
    for wrap, group in groupby(atoms, key=lambda atom: atom.wrap):
        inner = _layered(tuple(group), 0, direct, ids)
        if wrap is None or wrap.kind == "format":
            parts.append(inner)
        elif wrap.kind == "link":
            ids.links.append(wrap.data)
            parts.append(f'<w:hyperlink r:id="rIdLink{len(ids.links)}">{inner}</w:hyperlink>')
        elif wrap.kind == "sdt":
            tag = f"<w:sdtPr><w:alias w:val={quoteattr(wrap.data)}/><w:tag w:val={quoteattr(wrap.data)}/></w:sdtPr>"
            parts.append(f"<w:sdt>{tag}<w:sdtContent>{inner}</w:sdtContent></w:sdt>")
        else:
            parts.append(_field(wrap.data, inner))
    return "".join(parts)


def _field(code: str, result: str) -> str:
    def run(inner: str) -> str:
        return f"<w:r>{inner}</w:r>"

    begin, split, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    instruction = run(f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>')
    return f"{begin}{instruction}{split}{result}{end}"


def _layered(atoms: Atoms, depth: int, direct: str, ids: Ids) -> str:
    parts = []
    for layer, group in groupby(atoms, key=lambda atom: _layer_at(atom, depth)):
        members = tuple(group)
        if layer is None:
            parts.append(_runs(members, direct, ids))
        else:
            parts.append(_change_xml(layer, _layered(members, depth + 1, direct, ids), ids))
    return "".join(parts)


def _layer_at(atom: Atom, depth: int) -> Layer | None:
    return atom.layers[depth] if depth < len(atom.layers) else None


def _change_xml(layer: Layer, inner: str, ids: Ids) -> str:
    element = f"<w:{layer.act} {ids.signed(layer)}>{inner}</w:{layer.act}>"
    if not layer.move:
        return element
    number = ids.next()
    name = f'w:author={quoteattr(layer.author)} w:date="{layer.date}" w:name={quoteattr(layer.move)}'
    start = f'<w:{layer.act}RangeStart w:id="{number}" {name}/>'
    return f'{start}{element}<w:{layer.act}RangeEnd w:id="{number}"/>'


def _runs(atoms: Atoms, direct: str, ids: Ids) -> str:
    return "".join(_run(tuple(group), direct, ids) for _, group in groupby(atoms, key=_look))


def _look(atom: Atom) -> tuple[object, ...]:
    special = id(atom) if atom.note or atom.comment or atom.symbol else 0
    return (atom.italic, atom.bold, atom.underline, special)


def _run(atoms: Atoms, direct: str, ids: Ids) -> str:
    first = atoms[0]
    if first.note:
        return _note_reference(first, ids)
    if first.comment:
        return _comment_xml(first, ids)
    if first.symbol:
        return f'<w:r><w:sym w:font="Symbol" w:char="{SYMBOL_FONT[first.char]}"/></w:r>'
    deleted = any(layer.act is Act.DELETE for layer in first.layers)
    text = "".join(atom.char for atom in atoms)
    pieces = split_as_edited(text) if ids.split_runs else [text]
    return "".join(_run_xml(piece, _run_look(first, direct, ids), deleted, ids) for piece in pieces)


def _run_look(atom: Atom, direct: str, ids: Ids) -> str:
    """Run properties in the order of the schema: bold, italics, direct ones, underlining, direction, tracked change."""
    tracked = atom.wrap is not None and atom.wrap.kind == "format"
    parts = [
        "<w:b/>" if (atom.bold or tracked) and "<w:b/>" not in direct else "",
        "<w:i/>" if atom.italic and "<w:i/>" not in direct else "",
        direct.replace("<w:rtl/>", ""),
        '<w:u w:val="single"/>' if atom.underline else "",
        "<w:rtl/>" if "<w:rtl/>" in direct else "",
        f"<w:rPrChange {_signed_by_hand(ids)}><w:rPr/></w:rPrChange>" if tracked else "",
    ]
    return "".join(parts)


def _is_endnote(tag: str) -> bool:
    return tag.rpartition(":")[2].startswith("end")


def _note_reference(atom: Atom, ids: Ids) -> str:
    number = ids.note_ids.setdefault(atom.note, len(ids.note_ids) + 1)
    ids.note_layers.setdefault(atom.note, atom.layers)
    kind = "endnote" if _is_endnote(atom.note) else "footnote"
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{look}<w:{kind}Reference w:id="{number}"/></w:r>'


def _run_xml(text: str, look: str, deleted: bool, ids: Ids) -> str:
    saved = f' w:rsidR="{zlib.crc32(text.encode()) & 0xFFFFFF:08X}"' if ids.split_runs else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r{saved}>{properties}{''.join(_text_elements(text, deleted))}</w:r>"


def split_as_edited(text: str) -> list[str]:
    """The text cut at uneven places, the same ones every time, as editing sessions leave it."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        length = 4 + zlib.crc32(f"{at}{text}".encode()) % 23
        pieces.append(text[at : at + length])
        at += length
    return pieces


def _text_elements(text: str, deleted: bool) -> Iterator[str]:
    special = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>"}
    tag = "delText" if deleted else "t"
    for kind, group in groupby(text, key=lambda char: special.get(char, "")):
        letters = "".join(group)
        yield kind * len(letters) if kind else f'<w:{tag} xml:space="preserve">{escape(letters)}</w:{tag}>'


def _comment_xml(atom: Atom, ids: Ids) -> str:
    ids.comments.append(atom)
    number = len(ids.comments)
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>{reference}'


def box_xml(line: Paragraph, ids: Ids) -> str:
    """An anchored text box, twice as Word writes it: as a drawing, and as VML for older readers."""
    content = f"<w:txbxContent>{paragraph_xml(line, ids)}</w:txbxContent>"
    outline = '<a:ln w="9525"><a:solidFill><a:srgbClr val="4F6272"/></a:solidFill></a:ln>'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5760000" cy="720000"/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{outline}</wps:spPr>'
        f'<wps:txbx>{content}</wps:txbx><wps:bodyPr lIns="91440" tIns="45720"/></wps:wsp>'
    )
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5760000" cy="720000"/>'
        '<wp:docPr id="1" name="Text box 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    box = f'<v:shape id="box1" style="width:453pt;height:57pt"><v:textbox>{content}</v:textbox></v:shape>'
    older = f"<w:pict>{box}</w:pict>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{older}</mc:Fallback>'
    return f"<w:p><w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r></w:p>"


def notes_xml(manuscript: Manuscript, ids: Ids, kind: str) -> str:
    """The content of the footnotes or endnotes part. A note whose reference is inserted or deleted is so itself."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    tags = [tag for tag in ids.note_ids if _is_endnote(tag) == (kind == "endnote")]
    return separators + "".join(_note_xml(manuscript, tag, ids, kind) for tag in tags)


def _note_xml(manuscript: Manuscript, tag: str, ids: Ids, kind: str) -> str:
    layers = ids.note_layers[tag]
    atoms = tuple(replace(atom, layers=(*layers, *atom.layers)) for atom in _unsigned(manuscript.notes[tag]))
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    mark = f"<w:r>{look}<w:{kind}Ref/></w:r><w:r><w:tab/></w:r>"
    style = "" if ids.normal_only else '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    text = _content(atoms, "", ids)
    return f'<w:{kind} w:id="{ids.note_ids[tag]}"><w:p>{style}{mark}{text}</w:p></w:{kind}>'


def _unsigned(atoms: Iterable[Atom]) -> Iterator[Atom]:
    return (replace(atom, layers=tuple(replace(layer, move="") for layer in atom.layers)) for atom in atoms)
