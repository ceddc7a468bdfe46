"""Which characters a page shows as inserted or deleted.

Word and LibreOffice print a tracked insertion underlined and a deletion struck out, both in the colour of their author;
moves have double lines. What counts, and what does not:

* struck-out text is a deletion, whatever its colour;
* underlined text in another colour than the body is an insertion, unless it is a hyperlink;
* underlining in the body's colour is emphasis, unless all strike-outs of the document are in that colour too and
  nothing is coloured: then the document was marked by hand in black;
* text in the colour of strike-outs is an insertion where the document underlines nothing in colour.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from plenipo.errors import HostileFile
from plenipo.readers.pdf.drawing import BLACK, Colour, Glyph, Page, Rule
from plenipo.texts.document import Revision, RevisionKind

# Height of a rule above the baseline, in sizes of the font.
_UNDER = (-0.32, 0.06)
_THROUGH = (0.12, 0.52)
_SLACK = 1.0
_MOST_PAIRS = 1_000_000  # of a rule and a character near it, on one page


class Drawn(Struct):
    """How many rules run under and through one glyph, and in which colours."""

    under: int = 0
    through: int = 0
    under_colours: frozenset[Colour] = frozenset()
    linked: bool = False


class Convention(Struct, frozen=True):
    """How this document shows changes."""

    body: Colour
    struck: frozenset[Colour]
    black_underlines_insert: bool
    bare_colour_inserts: bool


def drawn_marks(page: Page) -> list[Drawn]:
    """One entry for each glyph of the page."""
    marks = [Drawn() for _ in page.glyphs]
    level = [rule for rule in page.rules if rule.is_horizontal]
    order = sorted(range(len(page.glyphs)), key=lambda index: page.glyphs[index].baseline)
    heights = [page.glyphs[index].baseline for index in order]
    tallest = max((glyph.size for glyph in page.glyphs), default=0.0)
    pairs = 0
    for rule in level:
        low = bisect_left(heights, rule.y0 - _THROUGH[1] * tallest)
        high = bisect_left(heights, rule.y0 - _UNDER[0] * tallest)
        pairs += high - low
        if pairs > _MOST_PAIRS:
            raise HostileFile("a page of the PDF draws too many lines.", remedy="Print the document to PDF again.")
        for index in order[low:high]:
            _mark(page.glyphs[index], marks[index], rule)
    for glyph, mark in zip(page.glyphs, marks, strict=True):
        middle = (glyph.x0 + glyph.x1) / 2
        mark.linked = any(
            box.x0 <= middle <= box.x1 and box.y0 <= glyph.baseline + glyph.size / 4 <= box.y1 for box in page.links
        )
    return marks


def _mark(glyph: Glyph, mark: Drawn, rule: Rule) -> None:
    middle = (glyph.x0 + glyph.x1) / 2
    if not rule.x0 - _SLACK <= middle <= rule.x1 + _SLACK or rule.x1 - rule.x0 < (glyph.x1 - glyph.x0) / 2:
        return
    height = (rule.y0 - glyph.baseline) / glyph.size
    if _UNDER[0] <= height <= _UNDER[1]:
        mark.under += 1
        mark.under_colours |= {rule.colour}
    elif _THROUGH[0] <= height <= _THROUGH[1]:
        mark.through += 1


def convention(marked: Iterable[tuple[Sequence[Glyph], Sequence[Drawn]]]) -> Convention:
    """What the strokes of the whole document have in common."""
    colours: Counter[Colour] = Counter()
    struck: Counter[Colour] = Counter()
    underlined: Counter[Colour] = Counter()
    for glyphs, marks in marked:
        for glyph, mark in zip(glyphs, marks, strict=True):
            if not glyph.text.strip():
                continue
            colours[glyph.colour] += 1
            if mark.through:
                struck[glyph.colour] += 1
            elif mark.under and not mark.linked:
                underlined[glyph.colour] += 1
    body = (
        BLACK if colours[BLACK] * 4 >= sum(colours.values()) else max(colours, key=lambda c: colours[c], default=BLACK)
    )
    coloured_underlines = any(colour != body for colour in underlined)
    coloured_strikes = frozenset(struck) - {body}
    return Convention(
        body,
        frozenset(struck),
        black_underlines_insert=body in struck and not coloured_underlines and not coloured_strikes,
        bare_colour_inserts=bool(coloured_strikes) and not underlined,
    )


def revisions(glyph: Glyph, mark: Drawn, known: Convention) -> tuple[Revision, ...]:
    """The revisions that a glyph stands under, outermost first. Their author is unknown."""
    found: list[Revision] = []
    if _is_inserted(glyph, mark, known):
        found.append(Revision(RevisionKind.MOVE_TO if mark.under > 1 else RevisionKind.INSERT))
    if mark.through:
        found.append(Revision(RevisionKind.MOVE_FROM if mark.through > 1 else RevisionKind.DELETE))
    return tuple(found)


def _is_inserted(glyph: Glyph, mark: Drawn, known: Convention) -> bool:
    if not mark.under:
        return known.bare_colour_inserts and not mark.through and glyph.colour in known.struck - {known.body}
    if glyph.colour == known.body and not (mark.under_colours - {known.body}):
        return known.black_underlines_insert
    return not mark.linked or glyph.colour in known.struck
