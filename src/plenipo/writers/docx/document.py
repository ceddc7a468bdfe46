"""``compiled.docx``: the parts of the document from a compilation."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.compilation.model import Compilation, CompiledProvision, NewText, Reading, Status
from plenipo.texts.provision import Provision
from plenipo.writers.docx.body import write_note, write_text
from plenipo.writers.docx.frame import SECTION, footer_part, header_part
from plenipo.writers.docx.front import front_section
from plenipo.writers.docx.lines import added_line
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
    copies: list[CompiledProvision] = []
    pen = Pen(NoteShelf(compilation.provisions, copies))
    colours = {name: hue.light.lstrip("#").upper() for name, hue in hues(_names(compilation)).items()}
    text = "".join(_texts(compilation, pen, colours))
    notes = [write_note(note, pen, colours) for note in copies]
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


def _texts(compilation: Compilation, pen: Pen, colours: dict[str, str]) -> Iterator[str]:
    """The text on its base; where there is no base, each new text under its sponsor's name."""
    if compilation.provisions or not compilation.new_texts:
        yield write_text(compilation.provisions, pen, colours)
        return
    for new in compilation.new_texts:
        provisions = [_as_insertion(provision, new) for provision in new.provisions]
        pen.notes = NoteShelf(provisions, pen.notes.copies)
        yield pen.paragraph(added_line("NewTextHeading", f"New text proposed by {new.sponsor} ({new.proposal})"))
        yield write_text(provisions, pen, colours)


def _as_insertion(provision: Provision, new: NewText) -> CompiledProvision:
    return CompiledProvision(
        id=provision.id,
        label=provision.label,
        role=provision.role,
        path=provision.path,
        text="",
        status=Status.SINGLE,
        readings=(Reading((new.sponsor,), provision.text, provision.label),),
        inserted=True,
        parent=provision.parent,
        style=provision.style,
        level=provision.level,
        place=provision.place,
    )
