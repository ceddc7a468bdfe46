"""Footnotes that are made of two links: the reference points to the note, and the note points back."""

from __future__ import annotations

import re

from lxml.etree import _Element
from msgspec import Struct

_MARK = re.compile(r"[\[(]?\s*(?:\d{1,4}|[a-z]|[*†‡]{1,4})\s*[\])]?", re.IGNORECASE)
_NOTE_BLOCKS = frozenset(("p", "li", "dd", "aside", "div", "td"))


class LinkedNotes(Struct, frozen=True):
    """references: the link that stands for a note; blocks: the element that holds its text; back: links back.

    Elements are compared by identity; the values are identifiers of notes.
    """

    references: dict[_Element, str]
    blocks: dict[_Element, str]
    back: frozenset[_Element]


def find_notes(root: _Element) -> LinkedNotes:
    """Pairs of links that point at each other, the first in reading order being the reference."""
    links = [link for link in root.iter("a") if link.get("href", "").startswith("#")]
    named = {name: link for link in links for name in _names(link)}
    references: dict[_Element, str] = {}
    blocks: dict[_Element, str] = {}
    back: set[_Element] = set()
    for link in links:
        other = named.get(link.get("href", "")[1:])
        if other is None or other is link or link in back or other in references:
            continue
        if other.get("href", "")[1:] not in _names(link) or not _MARK.fullmatch(_text(link)):
            continue
        block = next((above for above in other.iterancestors() if above.tag in _NOTE_BLOCKS), None)
        if block is None or block in blocks or any(above is block for above in link.iterancestors()):
            continue
        identifier = f"footnote:{len(blocks) + 1}"
        references[link] = blocks[block] = identifier
        back.add(other)
    return LinkedNotes(references, blocks, frozenset(back))


def _names(link: _Element) -> tuple[str, ...]:
    """What a link can be pointed at by: its own names, and its parent's where it is the first thing in it."""
    parent = link.getparent()
    holders = [link] if parent is None or parent.tag not in ("sup", "span", "li", "p") else [link, parent]
    return tuple(name for holder in holders for name in (holder.get("id"), holder.get("name")) if name)


def _text(link: _Element) -> str:
    return "".join(map(str, link.itertext())).strip()
