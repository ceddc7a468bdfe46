"""Text and marked text as HTML: escaped, control characters made visible, note references linked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from plenipo.amendments.proposal import SpanKind
from plenipo.writers.segments import Segment

# Characters that mislead a reader (they reorder the text around them) or that HTML does not allow.
_SPECIAL = re.compile(
    r"\[\^(\d+)\]|([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff])"
)
_SHORT_GAP = 3  # characters kept between two changes of one hand that one tag can cover


def anchor(identifier: str) -> str:
    """The fragment of a provision's permanent link, safe as an id and as an address."""
    return "p-" + quote(identifier, safe="", errors="replace")


class Inline:
    """Writes the text of one page. It remembers which note references it has written, for the links back."""

    def __init__(self, sponsors: Sequence[str], notes: Mapping[int, str]) -> None:
        """sponsors: in the page's order. notes: number of a note to the id of its provision."""
        self._index = {sponsor: index for index, sponsor in enumerate(sponsors)}
        self._notes = notes
        self.referred: set[int] = set()

    def text(self, text: str, *, references: bool = True) -> Markup:
        """Escaped; "[^3]" becomes a link to note 3, or its mere number where a link must not stand."""
        if not _SPECIAL.search(text):
            return escape(text)
        parts: list[str] = []
        at = 0
        for match in _SPECIAL.finditer(text):
            parts.append(escape(text[at : match.start()]))
            parts.append(self._note(match[1], references) if match[1] else _control(match[2]))
            at = match.end()
        parts.append(escape(text[at:]))
        return Markup("".join(parts))  # noqa: S704  every part is escaped or made here

    def marked(self, segments: Sequence[Segment], *, tags: bool = True) -> Markup:
        """Insertions and deletions in their sponsors' hue, each run of changes of one hand with its tags."""
        parts: list[str] = []
        for index, segment in enumerate(segments):
            if segment.kind is SpanKind.KEEP:
                parts.append(self.text(segment.text))
                continue
            replaces = index > 0 and segments[index - 1].kind is SpanKind.DELETE
            parts.append(self._change(segment, replaces and segment.kind is SpanKind.INSERT))
            if tags and _last_of_its_hand(segments, index):
                parts.append(self.tags(segment.sponsors))
        return Markup("".join(parts))  # noqa: S704

    def tags(self, sponsors: Sequence[str]) -> Markup:
        """The sponsors' codes, small; hidden from screen readers, which hear them with the change."""
        each = "".join(
            f'<span class="tag s{self._index[sponsor]}" data-s="{self._index[sponsor]}">{self.text(sponsor)}</span>'
            for sponsor in sponsors
        )
        return Markup(f'<span class="tags" aria-hidden="true">{each}</span>')  # noqa: S704

    def numbers(self, sponsors: Sequence[str]) -> str:
        """Positions of the sponsors in the page's list: "0 3"."""
        return " ".join(str(self._index[sponsor]) for sponsor in sponsors)

    def first(self, sponsors: Sequence[str]) -> str:
        """The class of the first sponsor's hue."""
        return f"s{self._index[sponsors[0]]}" if sponsors else ""

    def _change(self, segment: Segment, replaces: bool) -> str:
        name, word = ("ins", "inserted") if segment.kind is SpanKind.INSERT else ("del", "deleted")
        who = escape(", ".join(segment.sponsors))
        style = self.first(segment.sponsors) + (" nx" if replaces else "")
        return (
            f'<{name} class="{style}" data-s="{self.numbers(segment.sponsors)}">'
            f'<span class="vh">[{word} by {who}: </span>{self.text(segment.text)}<span class="vh">]</span></{name}>'
        )

    def _note(self, digits: str, linked: bool) -> str:
        number = int(digits) if len(digits) < 9 else 0
        target = self._notes.get(number) if linked else None
        if target is None:
            return f"<sup>{digits}</sup>"
        own = "" if number in self.referred else f' id="r-{number}"'
        self.referred.add(number)
        return f'<sup><a{own} class="ref" href="#{anchor(target)}"><span class="vh">note </span>{number}</a></sup>'


def _last_of_its_hand(segments: Sequence[Segment], index: int) -> bool:
    """Whether the next change is by others or stands further off than a tag can cover."""
    for following in segments[index + 1 :]:
        if following.kind is not SpanKind.KEEP:
            return following.sponsors != segments[index].sponsors
        if len(following.text.strip()) > _SHORT_GAP:
            return True
    return True


def _control(character: str) -> str:
    name = unicodedata.name(character, "control character")
    return f'<span class="ctl" title="{name}" data-c="U+{ord(character):04X}"></span>'
