"""Text as XML: escaping, and what a run holds for tabulators and line breaks."""

from __future__ import annotations

import re

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BREAK = re.compile("\r\n?|[\x0b\x0c]")
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEEDS_CARE = re.compile('[&<>"\t\n\r\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


def _needs_care(text: str) -> bool:
    """Whether the text cannot stand in XML as it is. What is printable throughout is settled without the pattern."""
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text):
        return False
    return _NEEDS_CARE.search(text) is not None


def escape(text: str) -> str:
    """The text for element content or a double-quoted attribute; what XML 1.0 cannot carry is left out."""
    if not _needs_care(text):
        return text
    text = _ILLEGAL.sub("", _BREAK.sub("\n", text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run_content(text: str, deleted: bool) -> str:
    """w:t (or w:delText) elements, with w:tab and w:br for the characters they stand for."""
    name = "delText" if deleted else "t"
    if not _needs_care(text):
        return f'<w:{name} xml:space="preserve">{text}</w:{name}>'
    text = escape(text)
    parts: list[str] = []
    for stretch in re.split("([\t\n])", text):
        if stretch == "\t":
            parts.append("<w:tab/>")
        elif stretch == "\n":
            parts.append("<w:br/>")
        elif stretch:
            parts.append(f'<w:{name} xml:space="preserve">{stretch}</w:{name}>')
    return "".join(parts)


def right_to_left(text: str) -> bool:
    """Whether most letters of the text are of a script written from right to left."""
    if text.isascii():
        return False
    letters = sum(character.isalpha() for character in text)
    return 2 * len(_RTL.findall(text)) > letters > 0


def script_properties(text: str) -> tuple[str, str]:
    """The run properties that the script asks for: (w:rFonts hint, w:rtl), either may be empty."""
    if text.isascii():
        return "", ""
    hint = '<w:rFonts w:hint="eastAsia"/>' if _EAST_ASIAN.search(text) else ""
    return hint, "<w:rtl/>" if right_to_left(text) else ""
