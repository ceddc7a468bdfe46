"""Sections "Editor" and "Background": who keeps the brief, and what is on the table."""

from __future__ import annotations

from plenipo.compilation.model import SilentAlteration, Status
from plenipo.positions.brief import Brief, Tabled, sponsor_of
from plenipo.positions.mandate import day_in_words
from plenipo.writers.brief.sheet import Blank, Cite, Said, Sheet
from plenipo.writers.brief.sources import (
    base_source,
    document_source,
    many,
    shown_notes,
    sponsor_name,
    without_notes,
)
from plenipo.writers.docx.contributions import Tally, effect, place_of, tallies

_STATUS_WORDS = {
    Status.COMPETING: ("competes", "compete"),
    Status.COMPATIBLE: ("is amended compatibly by several sponsors", "are amended compatibly by several sponsors"),
    Status.CONVERGENT: ("is amended alike by several sponsors", "are amended alike by several sponsors"),
    Status.SINGLE: ("is amended or added by one sponsor", "are amended or added by one sponsor"),
    Status.UNTOUCHED: ("is untouched", "are untouched"),
}


def editor_section(brief: Brief, sheet: Sheet) -> str:
    editor = Blank("Editor", "name, administration, address", brief.setting.editor)
    return sheet.heading(1, "Editor") + sheet.paragraph("FieldText", editor)


def background_section(brief: Brief, sheet: Sheet) -> str:
    return "".join(
        (
            sheet.heading(1, "Background"),
            _state(brief, sheet),
            sheet.paragraph(
                "FieldText", Blank("History", "how the text came about, and what earlier conferences decided")
            ),
            _contributions(brief, sheet),
            _reasons(brief, sheet),
            _silent(brief, sheet),
        )
    )


def _state(brief: Brief, sheet: Sheet) -> str:
    compilation = brief.compilation
    counts = compilation.counts()
    said = [
        f"{counts[status]} {words[counts[status] > 1]}" for status, words in _STATUS_WORDS.items() if counts[status]
    ]
    extent = many(len(compilation.provisions), "provision")
    subject = f"proposals on {without_notes(brief.instrument)}" if brief.reference else "drafts"
    text = f"The compilation of the {subject} has {extent}"
    return sheet.paragraph("Normal", f"{text}: {', '.join(said)}." if said else f"{text}.", Cite(base_source(brief)))


def _contributions(brief: Brief, sheet: Sheet) -> str:
    if not brief.tabled:
        return ""
    touched = tallies(brief.compilation)
    rows = [_contribution(one, touched.get(one.row.sponsor, Tally()), sheet) for one in brief.tabled]
    head = ("Proposal", "Sponsor", "Document", "Date", "What it does")
    return sheet.heading(2, "What was tabled") + sheet.table([1750, 2000, 1650, 1600, 2638], rows, head)


def _contribution(one: Tabled, tally: Tally, sheet: Sheet) -> list[str]:
    row = one.row
    does = "; ".join(part for part in effect(row, tally) if part)
    said = f"{does[:1].upper()}{does[1:]}" if f"({row.symbol.value})" in does else f"{row.symbol.value}: {does}"
    signed = f", signed by {', '.join(row.signatories)}" if row.signatories else ""
    own = "  ·  own proposal" if one.own else ""
    return [
        sheet.paragraph("TableText", Said(row.proposal, "Strong")),
        sheet.paragraph("TableText", f"{sponsor_name(row)}{signed}", Said(own, "Quiet")),
        sheet.paragraph("TableText", row.number or row.file),
        sheet.paragraph("TableText", day_in_words(row.date)),
        sheet.paragraph(
            "TableText",
            said,
            Cite(f"{document_source(row)}."),
        ),
    ]


def _reasons(brief: Brief, sheet: Sheet) -> str:
    """The sponsors' own reasons, verbatim."""
    given = [one.row for one in brief.tabled if one.row.reasons.strip()]
    if not given:
        return ""
    parts = [sheet.heading(2, "Reasons that the sponsors give")]
    for row in given:
        source = Cite(f"{document_source(row)}, Reasons.")
        parts.append(sheet.paragraph("LineHead", f"{row.proposal}  ·  {sponsor_of(row)}", source))
        parts += [sheet.paragraph("Quote", text) for text in row.reasons.strip().split("\n")]
    return "".join(parts)


def _silent(brief: Brief, sheet: Sheet) -> str:
    """Differences from the base that no mark shows."""
    alterations = brief.compilation.silent_alterations
    if not alterations:
        return ""
    rows = [_alteration(each, brief, sheet) for each in alterations]
    intro = "The text in force as these sponsors print it differs from the official one, and no mark shows it."
    return (
        sheet.heading(2, "Changes without marks")
        + sheet.paragraph("BriefIntro", intro)
        + sheet.table([1500, 4069, 4069], rows, ("Sponsor", "Official wording", "As printed"))
    )


def _alteration(each: SilentAlteration, brief: Brief, sheet: Sheet) -> list[str]:
    where = shown_notes(_place_of(each, brief))
    source = ", ".join(part for part in (document_source(brief.row(each.proposal)), where) if part)
    who = sheet.paragraph("TableText", Said(each.sponsor, "Strong"), Cite(f"{source}."))
    return [
        who + (sheet.paragraph("TableTag", Said(where, "Quiet")) if where else ""),
        sheet.paragraph("TableText", shown_notes(each.base) or "(absent)"),
        sheet.paragraph("TableText", shown_notes(each.shown) if each.altered else "(absent)"),
    ]


def _place_of(each: SilentAlteration, brief: Brief) -> str:
    """Where it stands; "" for what has no number, as a heading has none.

    What is inserted without a mark may have another id in the compilation: its words tell.
    """
    for provision in brief.compilation.provisions:
        own = (one.text for one in provision.readings if each.sponsor in one.sponsors)
        if provision.id == each.provision or (provision.inserted and each.altered in own):
            return place_of(provision) if provision.label or len(provision.path) > 1 else ""
    return ""
