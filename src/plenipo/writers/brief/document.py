"""``brief.docx``: the parts of the document, in the order that European delegations use."""

from __future__ import annotations

from plenipo.positions.brief import Brief
from plenipo.writers.brief.background import background_section, editor_section
from plenipo.writers.brief.closing import references_section, reservations_section, views_section
from plenipo.writers.brief.consideration import consideration_section
from plenipo.writers.brief.contents import contents
from plenipo.writers.brief.cover import cover
from plenipo.writers.brief.position import position_section
from plenipo.writers.brief.sheet import TEXT_WIDTH, Sheet
from plenipo.writers.brief.sources import without_notes
from plenipo.writers.brief.styles import styles_part
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

_LANGUAGE = "en-GB"
_SECTIONS = (
    editor_section,
    position_section,
    background_section,
    consideration_section,
    reservations_section,
    references_section,
    views_section,
)


def write_brief(brief: Brief) -> bytes:
    """The brief as a Word file. The same brief gives the same bytes."""
    sheet = Sheet()
    front = cover(brief, sheet)
    sections = "".join(section(brief, sheet) for section in _SECTIONS)
    body = front + sheet.paragraph("TOCHeading", "Contents") + contents(sheet.headings) + sections + SECTION
    instrument = without_notes(brief.instrument)
    running = " · ".join(text for text in ("Brief", brief.setting.conference) if text)
    return pack(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_RELATIONS,
            "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
            "word/styles.xml": styles_part(_LANGUAGE, TEXT_WIDTH),
            "word/settings.xml": SETTINGS,
            "word/fontTable.xml": FONT_TABLE,
            "word/footnotes.xml": footnotes_part(sheet.notes),
            "word/header.xml": header_part(brief.marking, running),
            "word/footer.xml": footer_part(_footer(brief, instrument)),
            "docProps/core.xml": core_part(
                f"Brief · {instrument}", without_notes(brief.title), brief.marking.value, _LANGUAGE
            ),
            "docProps/app.xml": APP,
        }
    )


def _footer(brief: Brief, instrument: str) -> str:
    """Markings stand in the header and in the footer."""
    return f"{brief.marking.value} · {instrument}"
