"""Paragraphs and tables of the front section, none of them equal to a paragraph of the instrument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plenipo.compilation.model import Compilation
from plenipo.writers.docx.xml import escape, right_to_left, run_content, script_properties

Runs = tuple[tuple[str, str], ...]  # (text, character style or "")


class FrontBlocks:
    """Writes untracked paragraphs and tables, and keeps them apart from the wording of the base."""

    def __init__(self, compilation: Compilation) -> None:
        self._taken = {provision.text.strip() for provision in compilation.provisions}
        self._taken.update(f"{each.label} {each.text}".strip() for each in compilation.provisions if each.label)

    def paragraph(self, style: str, *runs: str | tuple[str, str], anchor: str = "") -> str:
        """A paragraph of runs, each a text or (text, character style); in quotation marks where the base has it.

        anchor: the bookmark that it leads to.
        """
        pairs = [run if isinstance(run, tuple) else (run, "") for run in runs]
        text = "".join(text for text, _ in pairs)
        if text.strip() and text.replace("\t", " ").strip() in self._taken:
            pairs = [("“", ""), *pairs, ("”", "")]
        bidi = "<w:bidi/>" if right_to_left("".join(text for text, _ in pairs)) else ""
        body = "".join(_run(text, look) for text, look in pairs if text)
        if anchor:
            body = f'<w:hyperlink w:anchor="{anchor}" w:history="1">{body}</w:hyperlink>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{body}</w:p>'

    def table(self, widths: Sequence[int], rows: Iterable[Sequence[str]], head: Sequence[str] = ()) -> str:
        """A quiet table; cells are XML paragraphs, head the texts of a first row repeated on every page."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        first = ""
        if head:
            cells = [self.paragraph("FrontCellHead", text) for text in head]
            first = _row(widths, cells, "<w:cantSplit/><w:tblHeader/>")
        body = "".join(_row(widths, cells, "<w:cantSplit/>") for cells in rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="QuietTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{first}{body}</w:tbl>'
        )


def _row(widths: Sequence[int], cells: Sequence[str], properties: str) -> str:
    columns = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{columns}</w:tr>"


def _run(text: str, look: str) -> str:
    hint, rtl = script_properties(text)
    style = f'<w:rStyle w:val="{escape(look)}"/>' if look else ""
    properties = f"<w:rPr>{style}{hint}{rtl}</w:rPr>" if style or hint or rtl else ""
    return f"<w:r>{properties}{run_content(text, False)}</w:r>"
