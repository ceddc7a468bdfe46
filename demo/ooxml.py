"""Manuscript to the XML of a Word file's body and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from demo.ids import Ids
from demo.model import Act, Atom, Cell, Manuscript, Numbering, Paragraph, Row, Table
from demo.runs import content_xml, is_endnote

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
    widths = _widths(columns) if table.bordered else _own_widths(table, columns)
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


def _own_widths(table: Table, columns: int) -> list[int]:
    """Those that the first row without joined cells gives."""
    return next([cell.width for cell in row.cells] for row in table.rows if len(row.cells) == columns)


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
    return f"<w:p>{_properties(line, ids)}{content_xml(line.atoms, _direct_run(line, ids), ids)}</w:p>"


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
        inner += f"<w:pPrChange {ids.signed_by_hand()}><w:pPr>{style_was}{was}</w:pPr></w:pPrChange>"
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _numbering_xml(numbering: Numbering, ids: Ids) -> str:
    original = f'w:original="%1:{numbering.old_number}:0:"'
    old = f"<w:numberingChange {ids.signed_by_hand()} {original}/>" if numbering.old_number else ""
    return f'<w:numPr><w:ilvl w:val="{numbering.level}"/><w:numId w:val="{numbering.list_id}"/>{old}</w:numPr>'


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
    tags = [tag for tag in ids.note_ids if is_endnote(tag) == (kind == "endnote")]
    return separators + "".join(_note_xml(manuscript, tag, ids, kind) for tag in tags)


def _note_xml(manuscript: Manuscript, tag: str, ids: Ids, kind: str) -> str:
    layers = ids.note_layers[tag]
    atoms = tuple(replace(atom, layers=(*layers, *atom.layers)) for atom in _unsigned(manuscript.notes[tag]))
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    mark = f"<w:r>{look}<w:{kind}Ref/></w:r><w:r><w:tab/></w:r>"
    style = "" if ids.normal_only else '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    text = content_xml(atoms, "", ids)
    return f'<w:{kind} w:id="{ids.note_ids[tag]}"><w:p>{style}{mark}{text}</w:p></w:{kind}>'


def _unsigned(atoms: Iterable[Atom]) -> Iterator[Atom]:
    return (replace(atom, layers=tuple(replace(layer, move="") for layer in atom.layers)) for atom in atoms)
