"""Elements, text without what XML cannot carry, unique names, and bytes."""

from __future__ import annotations

import re

from lxml import etree

from plenipo.readers.akoma_ntoso.vocabulary import akn, local

# XML 1.0, section 2.2: characters outside this set cannot stand in a document, not even as references.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile(r"\s")
# In these, every character counts: nothing is indented inside them.
_MIXED = frozenset({"p", "num", "heading"})


def clean(text: str) -> str:
    """The text with each character that XML cannot carry replaced by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A new last child of that name."""
    child = etree.SubElement(parent, akn(tag), {key: clean(value) for key, value in attributes.items()})
    if text:
        child.text = clean(text)
    return child


def append_text(element: etree._Element, text: str) -> None:
    """Text after everything that the element holds so far."""
    if not text:
        return
    last = element[-1] if len(element) else None
    if last is None:
        element.text = (element.text or "") + clean(text)
    else:
        last.tail = (last.tail or "") + clean(text)


class Names:
    """Gives each element of one document a name of its own, without spaces, and remembers which are taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next = 0

    def give(self, wish: str, stem: str = "p") -> str:
        """The wish if it may stand, else the stem with a number."""
        name = clean(wish)
        while not name or _SPACE.search(name) or name in self._taken:
            self._next += 1
            name = f"{stem}-{self._next}"
        self._taken.add(name)
        return name


def serialise(root: etree._Element) -> bytes:
    """UTF-8, indented wherever no text is near."""
    _indent(root, 0)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["plenipo"])
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _indent(element: etree._Element, depth: int) -> None:
    if local(element.tag) in _MIXED or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth
