"""Bytes to an element tree, in the encoding that a browser would choose."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml.etree import _Element

from plenipo.errors import DamagedFile, EmptyFile, HostileFile
from plenipo.readers.decode import decode

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Browsers read these names as windows-1252 (WHATWG Encoding, names and labels).
_LATIN = frozenset(("ascii", "iso8859-1"))
_HEAD = 4096


def parse_html(data: bytes, name: str) -> _Element:
    """The root element. Raises EmptyFile, DamagedFile, HostileFile and UnsupportedFormat."""
    text = _decoded(data, name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError, AssertionError) as exc:
        raise DamagedFile("the HTML cannot be read.", where=name, remedy="Save the page again.") from exc
    if any("depth" in entry.message.casefold() for entry in parser.error_log):
        raise HostileFile("the HTML is nested too deeply.", where=name, remedy="Save the page again.")
    if root is None:
        raise EmptyFile("there is no text in the file.", where=name, remedy="Open it and check what it holds.")
    return root


def _decoded(data: bytes, name: str) -> str:
    found = _DECLARED.search(data[:_HEAD])
    if found is None or data.startswith(_MARKS):
        return decode(data, name)
    try:
        codec = codecs.lookup((found[1] or found[2]).decode("ascii"))
        if not codec._is_text_encoding or codec.name.startswith(("utf-16", "utf-32")):
            return decode(data, name)
        return data.decode("cp1252" if codec.name in _LATIN else codec.name, "replace")
    except (LookupError, UnicodeError):
        return decode(data, name)
