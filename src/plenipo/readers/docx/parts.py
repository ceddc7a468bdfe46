"""XML parts: parsed without entities, document types or network, strict namespaces turned into transitional ones."""

from __future__ import annotations

import codecs
import re
from typing import Final, TypeAlias

from lxml import etree

from plenipo.errors import DamagedFile, HostileFile

Element: TypeAlias = etree._Element

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TAG: Final = re.compile(rb"<[A-Za-z_][^<>]*>")
_TRANSITIONAL: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def parse_part(content: bytes, part: str, name: str) -> Element:
    """The root element. DamagedFile for broken XML, HostileFile for a document type or absurd nesting."""
    content = _as_utf8(content, part, name)
    if b"<!DOCTYPE" in content:
        raise HostileFile(
            f"The part {part} declares a document type, which Word files never do.",
            where=name,
            remedy="Do not open it; ask its sender.",
        )
    if _STRICT in content:
        content = _TAG.sub(_transitional, content)
    try:
        return etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise too_deep(name) from error
        raise DamagedFile(
            f"The part {part} is not well-formed XML (line {error.lineno}).",
            where=name,
            remedy="Open it in Word, save it again and use that copy.",
        ) from error


def too_deep(name: str) -> HostileFile:
    return HostileFile("The document nests its parts too deeply.", where=name, remedy="Do not open it; ask its sender.")


def _parser() -> etree.XMLParser:
    # The declared encoding is overridden: a document type cannot hide in an exotic one.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _as_utf8(content: bytes, part: str, name: str) -> bytes:
    if not content.startswith(_UTF16):
        return content
    try:
        return _DECLARATION.sub("", content.decode("utf-16")).encode()
    except UnicodeError as error:
        raise DamagedFile(
            f"The part {part} is not valid UTF-16 text.", where=name, remedy="Save it again in Word."
        ) from error


def _transitional(tag: re.Match[bytes]) -> bytes:
    text = tag.group()
    if _STRICT not in text:
        return text
    for strict, transitional in _TRANSITIONAL.items():
        text = text.replace(strict, transitional)
    return text
