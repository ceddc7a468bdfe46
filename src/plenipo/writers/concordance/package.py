"""The Word package of a table of concordance, a gap report and a statement: one page, one frame, one set of styles."""

from __future__ import annotations

from plenipo.texts.marking import Marking
from plenipo.writers.brief.sheet import Sheet
from plenipo.writers.concordance.styles import concordance_styles
from plenipo.writers.docx.frame import SECTION, footer_part, header_part
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
from plenipo.writers.docx.xml import DECLARATION, NAMESPACES

LANDSCAPE_WIDTH = 14970  # twips between the margins of a landscape A4 page
PORTRAIT_WIDTH = 9638
_LANGUAGE = "en-GB"
_LANDSCAPE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1077" w:right="934" w:bottom="964" '
    'w:left="934" w:header="510" w:footer="454" w:gutter="0"/></w:sectPr>'
)


def word_file(
    body: str, sheet: Sheet, *, kind: str, title: str, subject: str, marking: Marking, landscape: bool = True
) -> bytes:
    """The document. kind: what it is, for its running head ("Table of concordance"). The same input, the same bytes."""
    width = LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH
    section = _LANDSCAPE if landscape else SECTION
    return pack(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_RELATIONS,
            "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
            "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
            "word/styles.xml": concordance_styles(_LANGUAGE, width),
            "word/settings.xml": SETTINGS,
            "word/fontTable.xml": FONT_TABLE,
            "word/footnotes.xml": footnotes_part(sheet.notes),
            "word/header.xml": header_part(marking, kind),
            "word/footer.xml": footer_part(f"{marking.value} · {title}"),
            "docProps/core.xml": core_part(f"{kind} · {title}", subject, marking.value, _LANGUAGE),
            "docProps/app.xml": APP,
        }
    )
