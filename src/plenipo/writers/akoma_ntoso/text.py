"""What an element says: segments as text, ``ins`` and ``del``, with references to notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from lxml import etree

from plenipo.amendments.proposal import SpanKind
from plenipo.writers.akoma_ntoso.tree import Names, add, append_text
from plenipo.writers.segments import Segment

_NOTE_REFERENCE = re.compile(r"(\[\^\d+\])")
_MARKS = {SpanKind.INSERT: "ins", SpanKind.DELETE: "del"}


@dataclass
class Links:
    """What texts refer to within one document, by the names of its elements.

    notes: by number as referred to. sponsors: by sponsor. provisions: by the id of the provision.
    """

    names: Names = field(default_factory=Names)
    notes: dict[str, str] = field(default_factory=dict)
    sponsors: dict[str, str] = field(default_factory=dict)
    provisions: dict[str, str] = field(default_factory=dict)

    def to_sponsors(self, sponsors: Iterable[str]) -> dict[str, str]:
        """The attributes that name the sponsors: links for machines, names for readers."""
        names = [sponsor for sponsor in sponsors if sponsor in self.sponsors]
        if not names:
            return {}
        links = " ".join(reference(self.sponsors[name]) for name in names)
        return {"refersTo": links, "title": ", ".join(names)}


def reference(name: str) -> str:
    """A link to the element of that name."""
    return "#" + quote(name, safe="!$&'()*+,;=:@/?-._~")


def fill(holder: etree._Element, segments: Iterable[Segment], links: Links) -> None:
    """Write the segments into the element."""
    for segment in segments:
        mark = _MARKS.get(segment.kind)
        target = add(holder, mark, **links.to_sponsors(segment.sponsors)) if mark else holder
        for number, piece in enumerate(_NOTE_REFERENCE.split(segment.text)):
            marker = piece[2:-1] if number % 2 else ""
            if marker in links.notes:
                add(target, "noteRef", href=reference(links.notes[marker]), marker=marker)
            else:
                append_text(target, piece)
