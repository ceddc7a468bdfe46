"""Sections "Editor" and "Background": who keeps the brief, and what is on the table."""

from __future__ import annotations

from plenipo.compilation.model import Contributed, Status
from plenipo.positions.brief import Brief
from plenipo.writers.brief.sheet import Blank, Cite, Said, Sheet
from plenipo.writers.brief.sources import base_source, document_source, many, sponsor_name, without_notes
from plenipo.writers.docx.contributions import Tally, effect, tallies

_STATUS_WORDS = {
    Status.COMPETING: "compete",
    Status.COMPATIBLE: "are amended compatibly by several sponsors",
    Status.CONVERGENT: "are amended alike by several sponsors",
    Status.SINGLE: "are amended by one sponsor",
    Status.UNTOUCHED: "are untouched",
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
    said = [f"{counts[status]} {words}" for status, words in _STATUS_WORDS.items() if counts[status]]
    extent = many(len(compilation.provisions), "provision")
    text = f"The compilation of the proposals on {without_notes(brief.instrument)} has {extent}"
    return sheet.paragraph("Normal", f"{text}: {', '.join(said)}." if said else f"{text}.", Cite(base_source(brief)))


def _contributions(brief: Brief, sheet: Sheet) -> str:
    if not brief.tabled:
        return ""
    touched = tallies(brief.compilation)
    rows = [_contribution(one.row, touched.get(one.row.sponsor, Tally()), sheet) for one in brief.tabled]
    head = ("Proposal", "Sponsor", "Document", "Date", "What it does")
    return sheet.heading(2, "What was tabled") + sheet.table([1750, 2100, 1900, 1250, 2638], rows, head)


def _contribution(row: Contributed, tally: Tally, sheet: Sheet) -> list[str]:
    does = "; ".join(part for part in effect(row, tally) if part)
    signed = f", signed by {', '.join(row.signatories)}" if row.signatories else ""
    return [
        sheet.paragraph("TableText", Said(row.proposal, "Strong")),
        sheet.paragraph("TableText", f"{sponsor_name(row)}{signed}"),
        sheet.paragraph("TableText", row.number or row.file),
        sheet.paragraph("TableText", row.date),
        sheet.paragraph("TableText", f"{row.symbol.value}: {does}", Cite(f"{document_source(row)}.")),
    ]


def _reasons(brief: Brief, sheet: Sheet) -> str:
    """The sponsors' own reasons, verbatim."""
    given = [one.row for one in brief.tabled if one.row.reasons.strip()]
    if not given:
        return ""
    parts = [sheet.heading(2, "Reasons that the sponsors give")]
    for row in given:
        parts.append(sheet.paragraph("LineHead", f"{row.sponsor}  ·  {row.proposal}"))
        paragraphs = row.reasons.strip().split("\n")
        parts += [sheet.paragraph("Quote", text) for text in paragraphs[:-1]]
        parts.append(sheet.paragraph("Quote", paragraphs[-1], Cite(f"{document_source(row)}, Reasons.")))
    return "".join(parts)


def _silent(brief: Brief, sheet: Sheet) -> str:
    """Differences from the base that no mark shows."""
    alterations = brief.compilation.silent_alterations
    if not alterations:
        return ""
    rows = [
        [
            sheet.paragraph("TableText", Said(each.sponsor, "Strong")),
            sheet.paragraph("TableText", each.base or "(absent)"),
            sheet.paragraph(
                "TableText",
                each.shown if each.altered else "(absent)",
                Cite(f"{each.file}, {each.proposal}, {each.provision}."),
            ),
        ]
        for each in alterations
    ]
    intro = "The text in force as these sponsors print it differs from the official one, and no mark shows it."
    return (
        sheet.heading(2, "Changes without marks")
        + sheet.paragraph("BriefIntro", intro)
        + sheet.table([1500, 4069, 4069], rows, ("Sponsor", "Official wording", "As printed"))
    )
