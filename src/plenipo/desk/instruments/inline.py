"""Marked text for the desk: sponsors by code and hue, and as few elements as the text allows."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from plenipo.amendments.proposal import SpanKind
from plenipo.desk.shell.templatetags.desk import hue
from plenipo.writers.html.inline import Inline
from plenipo.writers.segments import Segment

_KEEP = SpanKind.KEEP
_SHORT_GAP = 3  # characters kept between two changes of the same sponsors that one tag can cover


class DeskInline(Inline):
    """The style sheet says "inserted" and "deleted" to screen readers, so that a page stays small."""

    def marked(self, segments: Sequence[Segment], *, tags: bool = True) -> Markup:
        """Insertions and deletions in the hue of their first sponsor, tagged where the hand changes."""
        parts: list[str] = []
        for index, segment in enumerate(segments):
            if segment.kind is _KEEP:
                parts.append(self.text(segment.text))
                continue
            name = "ins" if segment.kind is SpanKind.INSERT else "del"
            gap = " nx" if name == "ins" and index and segments[index - 1].kind is SpanKind.DELETE else ""
            parts.append(f'<{name} class="{self.first(segment.sponsors)}{gap}">{self.text(segment.text)}</{name}>')
            if tags and _hand_changes(segments, index):
                parts.append(self.tags(segment.sponsors))
        return Markup("".join(parts))  # noqa: S704 - every part is escaped or made here

    def tags(self, sponsors: Sequence[str]) -> Markup:
        """The sponsors' codes, each in its hue."""
        each = " ".join(f'<b class="{hue(sponsor)}">{self.text(sponsor)}</b>' for sponsor in sponsors)
        return Markup(f'<span class="by">{each}</span>')  # noqa: S704

    def first(self, sponsors: Sequence[str]) -> str:
        """The class of the first sponsor's hue."""
        return hue(sponsors[0]) if sponsors else ""

    def numbers(self, sponsors: Sequence[str]) -> str:
        """Nothing: the server filters, no script needs to know whose a change is."""
        return ""


def _hand_changes(segments: Sequence[Segment], index: int) -> bool:
    """Whether the next change is by others, or stands further off than a tag can cover."""
    for following in segments[index + 1 :]:
        if following.kind is not _KEEP:
            return following.sponsors != segments[index].sponsors
        if len(following.text.strip()) > _SHORT_GAP:
            return True
    return True
