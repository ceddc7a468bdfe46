"""How a relation and the words that it rests on are shown."""

from __future__ import annotations

from msgspec import Struct

from plenipo.positions.brief import Brief
from plenipo.positions.brief_contested import place_of
from plenipo.positions.finding import Deed, Finding
from plenipo.writers.brief.relation_look import RelationLook
from plenipo.writers.brief.sheet import Cell, Said, Sheet
from plenipo.writers.brief.sources import deed_word, quoted, short_place, shown_notes
from plenipo.writers.brief.styles import relation_style

_SHORT = 2  # words up to which a quote says little without those beside it
_BESIDE = 6  # words shown on either side


class InContext(Struct, frozen=True):
    """Words of a change with those beside them, all verbatim."""

    before: str
    words: str
    after: str

    @property
    def said(self) -> str:
        return f"“{self.before}{self.words}{self.after}”"


def relation_cell(name: str, look: RelationLook, sheet: Sheet) -> Cell:
    """The line, then the relation as sign and word on its ground."""
    tag = sheet.paragraph("TableTag", Said(name, "Strong"))
    return Cell(tag + sheet.paragraph("TableTag", Said(look.said, relation_style(look))), look.ground)


def words_of(brief: Brief, finding: Finding) -> tuple[Said, ...]:
    """What the proposal does with which words, and where; a position on the whole text says so."""
    deed = deed_word(finding)
    if finding.deed in (Deed.KEEP, Deed.SUPPRESS):
        return (Said(f"{deed.capitalize()} the whole of ", "Quiet"), Said(quoted(finding.change.text), "Emphasis"))
    place = f"{short_place(finding.provision)}: " if finding.provision else ""
    lead = Said(f"{place}{deed} ", "Quiet")
    context = in_context(brief, finding)
    if context is None:
        return lead, Said(quoted(finding.change.text), "Emphasis")
    look = "Deleted" if finding.deed is Deed.DELETE else "Inserted"
    return (
        lead,
        Said(f"“{context.before}", "Emphasis"),
        Said(context.words, look),
        Said(f"{context.after}”", "Emphasis"),
    )


def in_context(brief: Brief, finding: Finding) -> InContext | None:
    """A short quote with the words beside it; None for a longer one, and where its place is not certain."""
    words = finding.change.text
    if not words.strip() or len(words.split()) > _SHORT:
        return None
    text = _text_of(brief, finding)
    start = finding.change.start
    if text[start : start + len(words)] != words:
        if text.count(words) != 1:
            return None
        start = text.index(words)
    before, after = text[:start], text[start + len(words) :]
    return InContext(_last_words(shown_notes(before)), shown_notes(words), _first_words(shown_notes(after)))


def _text_of(brief: Brief, finding: Finding) -> str:
    """The provision in the view in which the words stand."""
    sponsor = brief.row(finding.proposal).sponsor
    provision = place_of(finding, sponsor, brief.compilation)
    if provision is None:
        return ""
    if finding.deed is Deed.DELETE:
        return provision.text
    return next((reading.text for reading in provision.readings if sponsor in reading.sponsors), "")


def _last_words(text: str) -> str:
    words = text.split(" ")
    return text if len(words) <= _BESIDE + 1 else f"[…] {' '.join(words[-_BESIDE - 1 :])}"


def _first_words(text: str) -> str:
    words = text.split(" ")
    return text if len(words) <= _BESIDE + 1 else f"{' '.join(words[: _BESIDE + 1])} […]"
