"""Bytes to characters, for formats that are text. The encoding is found from the bytes."""

from __future__ import annotations

import codecs
import re

from plenipo.errors import UnsupportedFormat

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The commonest letters beyond ASCII of the languages that a Windows code page was made for. Letters that stand at the
# same place in the two Latin pages are left out, as they tell nothing.
_LATIN: tuple[tuple[str, frozenset[str]], ...] = (
    ("cp1252", frozenset("èêàïñåøæã")),
    ("cp1250", frozenset("čęďűńřćăőěůňłążśźşţťľ")),
)
_OTHER: tuple[tuple[str, frozenset[str]], ...] = (
    ("cp1251", frozenset("оеаинтсрвлкмдпуОЕАИНТ")),
    ("cp1253", frozenset("αοιετσνηυρπκμλςάίόέή")),
    ("cp1256", frozenset("اليمنورتبةعدسفهأك")),
)
# Controls that text never holds; tabulator, line ends and the old end-of-file mark are let through.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26}) + b"\x7f"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SAMPLE = 100_000


def decode(data: bytes, name: str) -> str:
    """The text of these bytes. Raises UnsupportedFormat where they are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _clean(data.decode(encoding, "replace"))
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > len(data) // 500:
        raise UnsupportedFormat(
            "the content is of no known format.",
            where=name,
            remedy="Give a .docx, a PDF with text, HTML, plain text or Akoma Ntoso.",
        )
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _clean(data.decode(_code_page(data), "replace"))


def _clean(text: str) -> str:
    """Without stray controls, which neither XML nor a screen can show."""
    return _CONTROL.sub("", text.rstrip("\x1a"))


def _code_page(data: bytes) -> str:
    """UTF-8 with a few broken bytes, else the Windows code page under which the frequent letters come out."""
    sample = data[:_SAMPLE]
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    if broken * 10 < high:
        return "utf-8"
    foreign = bytes(byte for byte in sample if byte >= 128)
    plain = sum(byte < 128 and chr(byte).isalpha() for byte in sample)
    scores = {
        page: sum(letter in frequent for letter in foreign.decode(page, "replace"))
        for page, frequent in (_LATIN if len(foreign) < plain else _OTHER)
    }
    return max(scores, key=lambda page: scores[page])
