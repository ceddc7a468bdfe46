"""Any Akoma Ntoso file as a Document."""

from __future__ import annotations

import hashlib

from lxml import etree

from plenipo.errors import EmptyFile, HostileFile
from plenipo.readers.akoma_ntoso.blocks import BlockReader
from plenipo.readers.akoma_ntoso.inline import sponsors_of
from plenipo.readers.akoma_ntoso.parse import parse
from plenipo.readers.akoma_ntoso.vocabulary import LANGUAGES, akn, own
from plenipo.readers.limits import MAX_PARAGRAPHS
from plenipo.texts.document import Document, Format, Paragraph, Run
from plenipo.texts.marking import Marking

_TWO_LETTERS = {three: two for two, three in LANGUAGES.items()}


def read_akoma_ntoso(data: bytes, name: str) -> Document:
    """One paragraph per block, "number<tab>text"; ``ins`` and ``del`` are revisions by the sponsors they name.

    The documents of a collection follow each other. Errors: those of ``parse``, and EmptyFile without any text.
    """
    root = parse(data, name)
    reader = BlockReader(sponsors_of(root))
    paragraphs = tuple(block.paragraph() for block in reader.blocks(root))
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise HostileFile("the text has too many paragraphs.", where=name, remedy="Split the document.")
    if not any(run.text.strip() for paragraph in paragraphs for run in paragraph.runs):
        raise EmptyFile("the file holds no text.", where=name, remedy="Ask the sender for the file again.")
    return Document(
        name=name,
        format=Format.AKOMA_NTOSO,
        paragraphs=paragraphs,
        notes=tuple(reader.notes),
        headers=_marking(root),
        title=_title(root),
        language=language_of(root),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def language_of(element: etree._Element) -> str:
    """ISO 639-1 where there is such a code ("en"), else the code as given; "" for none."""
    found = next(element.iter(akn("FRBRlanguage")), None)
    code = (found.get("language") or "").casefold() if found is not None else ""
    return "" if code == "und" else _TWO_LETTERS.get(code, code)


def _marking(root: etree._Element) -> tuple[Paragraph, ...]:
    """The marking of a file of Plenipo, as a header prints it; where profiles look for markings."""
    block = next(root.iter(own("instrument")), None)
    marking = block.get("marking", "") if block is not None else ""
    return (Paragraph((Run(marking),)),) if marking and marking != Marking.PUBLIC else ()


def _title(root: etree._Element) -> str:
    block = next(root.iter(own("instrument")), None)
    if block is not None and block.get("title"):
        return block.get("title", "")
    found = next(root.iter(akn("docTitle")), None)
    return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""
