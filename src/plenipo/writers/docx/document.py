"""``compiled.docx``: the parts of the document from a compilation."""

from __future__ import annotations

from plenipo.compilation.model import Compilation
from plenipo.writers.docx.body import write_note, write_text
from plenipo.writers.docx.frame import SECTION, footer_part, header_part
from plenipo.writers.docx.front import front_section
from plenipo.writers.docx.notes import NoteShelf
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
from plenipo.writers.docx.pen import Pen
from plenipo.writers.docx.styles import styles_part
from plenipo.writers.docx.xml import DECLARATION, NAMESPACES
from plenipo.writers.hues import hues

_LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}


def write_docx(compilation: Compilation) -> bytes:
    """The negotiating text as a Word file. The same compilation gives the same bytes."""
    pen = Pen(NoteShelf(compilation.provisions))
    colours = {name: hue.light.lstrip("#").upper() for name, hue in hues(_names(compilation)).items()}
    text = write_text(compilation.provisions, pen, colours)
    notes = [write_note(note, pen, colours) for note in pen.notes.copies]
    instrument = str(compilation.reference) if compilation.reference else compilation.title
    subject = f"Compilation of proposals · {instrument}" if instrument else "Compilation of proposals"
    language = _LANGUAGES.get(compilation.language.lower()[:2], "en-GB")
    bidi = language if language == "ar-SA" else "ar-SA"
    marking = compilation.marking.value
    body = f"{front_section(compilation)}{text}{SECTION}"
    return pack(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_RELATIONS,
            "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
            "word/styles.xml": styles_part(language, bidi),
            "word/settings.xml": SETTINGS,
            "word/fontTable.xml": FONT_TABLE,
            "word/footnotes.xml": footnotes_part(notes),
            "word/header.xml": header_part(compilation.marking, "Compilation of proposals"),
            "word/footer.xml": footer_part(instrument),
            "docProps/core.xml": core_part(subject, compilation.title, marking, language),
            "docProps/app.xml": APP,
        }
    )


def _names(compilation: Compilation) -> set[str]:
    readings = {name for provision in compilation.provisions for name in provision.sponsors}
    return readings | set(compilation.sponsors)
