"""``overview.docx``: the board on a landscape page."""

from __future__ import annotations

from urllib.parse import quote

from plenipo.positions.overview import Overview, OverviewRow, Square
from plenipo.writers.brief.sheet import Cell, Link, Piece, Said, Sheet
from plenipo.writers.brief.sources import without_notes
from plenipo.writers.brief.styles import relation_style, styles_part
from plenipo.writers.docx.frame import footer_part, header_part, marking_style
from plenipo.writers.docx.package import (
    APP,
    CONTENT_TYPES,
    DOCUMENT_RELATIONS,
    FONT_TABLE,
    PACKAGE_RELATIONS,
    SETTINGS,
    core_part,
    footnotes_part,
    pack,
)
from plenipo.writers.docx.xml import DECLARATION, NAMESPACES, escape
from plenipo.writers.overview.wording import COUNTS, LEGEND, counts_of, look_of, totals_of

_WIDTH = 14570  # twips between the margins of a landscape A4 page
_TEXT_COLUMN, _WIDE_TEXT_COLUMN, _FIGURE_COLUMN = 3600, 4000, 800
_ROOMY = 9  # sponsors up to which a square has room for the word beside the sign
_LANGUAGE = "en-GB"
_LANDSCAPE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1021" '
    'w:left="1134" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>'
)
_LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write_overview_docx(overview: Overview) -> bytes:
    """The overview as a Word file; briefs are linked by their relative paths. The same overview, the same bytes."""
    sheet = Sheet()
    body = _head(overview, sheet) + _board(overview, sheet) + _legend(sheet) + _LANDSCAPE
    title = overview.title or "Conference"
    return pack(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_RELATIONS,
            "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations(sheet),
            "word/styles.xml": styles_part(_LANGUAGE, _WIDTH),
            "word/settings.xml": SETTINGS,
            "word/fontTable.xml": FONT_TABLE,
            "word/footnotes.xml": footnotes_part(sheet.notes),
            "word/header.xml": header_part(overview.marking, "Overview of proposals and lines to take"),
            "word/footer.xml": footer_part(f"{overview.marking.value} · {title}"),
            "docProps/core.xml": core_part(
                f"Overview · {title}", overview.authority, overview.marking.value, _LANGUAGE
            ),
            "docProps/app.xml": APP,
        }
    )


def _relations(sheet: Sheet) -> str:
    links = "".join(
        f'<Relationship Id="link{index}" Type="{_LINK_TYPE}" Target="{escape(quote(target, errors="replace"))}" '
        'TargetMode="External"/>'
        for index, target in enumerate(sheet.links, 1)
    )
    return DOCUMENT_RELATIONS.replace("</Relationships>", f"{links}</Relationships>")


def _head(overview: Overview, sheet: Sheet) -> str:
    marking = Said(overview.marking.value, marking_style(overview.marking))
    day = f"{overview.date}  ·  " if overview.date else ""
    parts = [
        sheet.paragraph("BriefHead", "Overview for the delegation", "\t", Said(day, "Quiet"), marking),
        sheet.paragraph("Title", overview.title or "Overview"),
    ]
    if overview.authority:
        parts.append(sheet.paragraph("Subtitle", overview.authority))
    pieces: list[Piece] = []
    for number, words, alarm in totals_of(overview):
        pieces += ["     " if pieces else "", Said(str(number), "Alarm" if alarm else "Strong"), f" {words}"]
    return "".join(parts) + sheet.paragraph("BriefIntro", *pieces)


def _board(overview: Overview, sheet: Sheet) -> str:
    if not overview.rows:
        return sheet.paragraph("Normal", "No proposal was found.")
    count = len(overview.sponsors)
    text = _TEXT_COLUMN if count <= _ROOMY else _WIDE_TEXT_COLUMN
    room = _WIDTH - text - 2 * _FIGURE_COLUMN
    widths = [text, *[room // max(count, 1)] * count, _FIGURE_COLUMN, _FIGURE_COLUMN]
    rows = [_row(row, overview, sheet) for row in overview.rows]
    return sheet.table(widths, rows, ("Text", *map(overview.named, overview.sponsors), "Alarms", "To check"))


def _row(row: OverviewRow, overview: Overview, sheet: Sheet) -> list[Cell]:
    name = Link(row.instrument, row.brief) if row.brief else Said(row.instrument, "Strong")
    text = sheet.paragraph("TableText", name)
    if row.title:
        text += sheet.paragraph("BoardTitle", without_notes(row.title))
    squares = [_square(row.square(sponsor), len(overview.sponsors) <= _ROOMY, sheet) for sponsor in overview.sponsors]
    alarms = Said(str(row.alarms), "Alarm" if row.alarms else "Quiet")
    figures = [sheet.paragraph("TableText", alarms), sheet.paragraph("TableText", Said(str(row.checks), "Quiet"))]
    return [Cell(text), *squares, *map(Cell, figures)]


def _square(square: Square | None, roomy: bool, sheet: Sheet) -> Cell:
    """The word and the counts; where there are many sponsors the signs of the counts stand for the word."""
    if square is None:
        return Cell("")
    look, counts = look_of(square), counts_of(square)
    if not roomy:
        return Cell(sheet.paragraph("TableTag", Said(counts or look.sign, relation_style(look))), look.ground)
    words = sheet.paragraph("TableTag", Said(look.said, relation_style(look)))
    return Cell(words + (sheet.paragraph("TableTag", Said(counts, "Quiet")) if counts else ""), look.ground)


def _legend(sheet: Sheet) -> str:
    pieces: list[Piece] = []
    for look, meaning in LEGEND:
        pieces += [Said(look.said, relation_style(look)), f" {meaning}.   "]
    return sheet.paragraph("Gap") + sheet.paragraph("TableTag", *pieces, Said(COUNTS, "Quiet"))
