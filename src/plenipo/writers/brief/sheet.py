"""The sheet on which a brief is written: paragraphs, tables, footnotes, headings and fields to fill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from plenipo.writers.docx.xml import escape, right_to_left, run_content, script_properties

TEXT_WIDTH = 9638  # twips between the margins of an A4 page


class Said(Struct, frozen=True):
    """Words in a character style."""

    text: str
    look: str = ""


class Cite(Struct, frozen=True):
    """A footnote with the source of what stands before it."""

    source: str


class Blank(Struct, frozen=True):
    """A place for people to fill. filled: what a person has written already, "" for nothing yet."""

    name: str
    prompt: str
    filled: str = ""


class Choice(Struct, frozen=True):
    """A place to choose one of several words. chosen: "" for none yet."""

    name: str
    prompt: str
    options: tuple[str, ...]
    chosen: str = ""


class Link(Struct, frozen=True):
    """Words that lead to another file, by its path relative to this one."""

    text: str
    target: str


Piece = str | Said | Cite | Blank | Choice | Link


class Cell(Struct, frozen=True):
    """A table cell: XML paragraphs; fill: "rrggbb" of the ground; span: how many columns it takes."""

    content: str
    fill: str = ""
    span: int = 1


class Heading(Struct, frozen=True):
    """An entry of the table of contents."""

    level: int
    number: str
    text: str
    bookmark: str


class Sheet:
    """Collects the body, and on the way its footnotes and headings. One sheet writes one document."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.headings: list[Heading] = []
        self.links: list[str] = []  # the first is the relation "link1"
        self._last_id = 0
        self._counts = [0, 0]

    def heading(self, level: int, text: str) -> str:
        """A numbered heading, 1 or 2, that the table of contents leads to."""
        self._counts[level - 1] += 1
        if level == 1:
            self._counts[1] = 0
        number = ".".join(str(count) for count in self._counts[:level])
        name = f"section{number.replace('.', '_')}"
        self.headings.append(Heading(level, number, text, name))
        mark = self._next_id()
        words = run(number + "\t" + text)
        body = f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>{words}<w:bookmarkEnd w:id="{mark}"/>'
        return block(f"Heading{level}", body)

    def paragraph(self, style: str, *pieces: Piece, keep: bool = False) -> str:
        """A w:p. keep: on one page with the paragraph that follows."""
        words = "".join(
            piece.text if isinstance(piece, Said) else piece for piece in pieces if isinstance(piece, Said | str)
        )
        extra = ("<w:keepNext/>" if keep else "") + ("<w:bidi/>" if right_to_left(words) else "")
        return block(style, "".join(map(self._piece, pieces)), extra)

    def table(
        self, widths: Sequence[int], rows: Iterable[Sequence[Cell | str]], head: Sequence[Cell | str] = ()
    ) -> str:
        """A table across the page; rows never break over two pages, the head is repeated on each.

        head: titles, or cells without footnotes, which a row that is repeated cannot have.
        """
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        first = ""
        if head:
            first = _row(widths, [_title(each) for each in head], "<w:cantSplit/><w:tblHeader/>")
        body = "".join(_row(widths, [_cell(each) for each in row], "<w:cantSplit/>") for row in rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="BriefTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="{int(bool(head))}" w:noHBand="1" w:noVBand="1"/>'
            "</w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{first}{body}</w:tbl>"
        )

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return run(piece)
        if isinstance(piece, Said):
            return run(piece.text, piece.look)
        if isinstance(piece, Cite):
            return self._note(piece.source)
        if isinstance(piece, Link):
            self.links.append(piece.target)
            return f'<w:hyperlink r:id="link{len(self.links)}">{run(piece.text, "Hyperlink")}</w:hyperlink>'
        return self._control(piece)

    def _note(self, source: str) -> str:
        lead = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        self.notes.append(block("FootnoteText", lead + run("\t" + source)))
        reference = f'<w:footnoteReference w:id="{len(self.notes)}"/>'
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{reference}</w:r>'

    def _control(self, field: Blank | Choice) -> str:
        """A content control: Word shows its name, and a click replaces the prompt."""
        filled = field.filled if isinstance(field, Blank) else field.chosen
        kind = "<w:richText/>"
        if isinstance(field, Choice):
            items = "".join(
                f'<w:listItem w:displayText="{escape(each)}" w:value="{escape(each)}"/>' for each in field.options
            )
            kind = f"<w:dropDownList>{items}</w:dropDownList>"
        waiting = "" if filled else "<w:showingPlcHdr/>"
        content = (
            run(filled, "Strong" if isinstance(field, Choice) else "")
            if filled
            else run(f"[{field.prompt}]", "PlaceholderText")
        )
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escape(field.name)}"/><w:id w:val="{self._next_id()}"/>{waiting}{kind}'
            f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def _next_id(self) -> int:
        self._last_id += 1
        return self._last_id


def block(style: str, body: str, extra: str = "") -> str:
    """A w:p of ready runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{body}</w:p>'


def run(text: str, look: str = "") -> str:
    """A w:r in a character style; "" for no text."""
    if not text:
        return ""
    hint, rtl = script_properties(text)
    style = f'<w:rStyle w:val="{look}"/>' if look else ""
    properties = f"<w:rPr>{style}{hint}{rtl}</w:rPr>" if style or hint or rtl else ""
    return f"<w:r>{properties}{run_content(text, False)}</w:r>"


def _title(cell: Cell | str) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(block("TableHead", run(cell)))


def _cell(cell: Cell | str) -> Cell:
    return Cell(cell) if isinstance(cell, str) else cell


def _row(widths: Sequence[int], cells: Sequence[Cell], properties: str) -> str:
    columns: list[str] = []
    at = 0
    for cell in cells:
        columns.append(_column(sum(widths[at : at + cell.span]), cell))
        at += cell.span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(columns)}</w:tr>"


def _column(width: int, cell: Cell) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    content = cell.content or block("TableText", "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}</w:tcPr>{content}</w:tc>'
