"""A Formex file as a Document: paragraphs in reading order, with styles that say what heads what.

Read are acts (ACT), consolidated acts (CONS.ACT), agreements (AGR), annexes (ANNEX) and single enacting terms.
"""

from __future__ import annotations

from lxml import etree

from plenipo.errors import EmptyFile, HostileFile, UnsupportedFormat
from plenipo.readers import lawstyles
from plenipo.readers.formex.walk import Walk
from plenipo.readers.limits import MAX_PARAGRAPHS
from plenipo.readers.xml import local, parse_xml
from plenipo.texts.document import Document, Format, Paragraph, Run

_ROOTS = frozenset(
    {
        "ACT",
        "AGR",
        "ANNEX",
        "CONS.ACT",
        "CONS.DOC",
        "CONS.ANNEX",
        "ENACTING.TERMS",
        "GENERAL",
        "PROT",
        "LETTER",
        "ARTICLE",
    }
)


def read_formex(data: bytes, name: str) -> Document:
    """Raises EmptyFile, HostileFile (a document type, too deep), DamagedFile and UnsupportedFormat (another root)."""
    root = parse_xml(data, name, "Formex")
    if local(root.tag) not in _ROOTS:
        raise UnsupportedFormat(
            f"the root of the Formex file is <{local(root.tag)}>, which holds no act.",
            where=name,
            remedy="Give the file of the act itself.",
        )
    walk = Walk()
    walk.over(root)
    if not walk.paragraphs:
        raise EmptyFile("there is no text in the file.", where=name, remedy="Ask for the file again.")
    if len(walk.paragraphs) > MAX_PARAGRAPHS:
        raise HostileFile("the act has too many paragraphs.", where=name, remedy="Split the file.")
    identity = [Paragraph((Run(text),), style=lawstyles.IDENTITY) for text in _identity(root)]
    title = next(("".join(run.text for run in made.runs) for made in walk.paragraphs if not made.style), "")
    return Document(
        name,
        Format.FORMEX,
        (*walk.paragraphs[:1], *identity, *walk.paragraphs[1:]),
        notes=tuple(walk.notes),
        title=title if len(title) < 500 else "",
        language=_first(root, "LG.DOC", "LG").lower()[:2],
    )


def _identity(root: etree._Element) -> list[str]:
    lines: list[str] = []
    if celex := _first(root, "NO.CELEX"):
        lines.append(f"CELEX: {celex}")
    for element in root.iter("INFO.CONSLEG"):
        date = element.get("CONSLEG.DATE", "")
        if len(date) == 8 and date.isdigit():
            lines.append(f"Version: {date[:4]}-{date[4:6]}-{date[6:]}")
    return lines


def _first(root: etree._Element, *tags: str) -> str:
    return next((text for tag in tags for element in root.iter(tag) if (text := (element.text or "").strip())), "")
