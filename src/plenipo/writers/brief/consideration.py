"""Section "Further consideration": the competing texts of the provisions that matter, and what a person must check."""

from __future__ import annotations

from plenipo.amendments.proposal import SpanKind
from plenipo.compilation.model import CompiledProvision, Reading, Status
from plenipo.positions.brief import Brief, Contested
from plenipo.positions.finding import Assessment
from plenipo.writers.brief.position import relation_cell, words_of
from plenipo.writers.brief.relation_look import RELATION_LOOK
from plenipo.writers.brief.sheet import Blank, Cell, Cite, Said, Sheet
from plenipo.writers.brief.sources import (
    base_source,
    document_source,
    finding_source,
    many,
    shown_notes,
)
from plenipo.writers.brief.styles import relation_style
from plenipo.writers.docx.contributions import place_of
from plenipo.writers.segments import reading_segments

_LOOKS = {SpanKind.KEEP: "", SpanKind.INSERT: "Inserted", SpanKind.DELETE: "Deleted"}
_STATUS_WORDS = {
    Status.COMPETING: "Competing",
    Status.COMPATIBLE: "Compatible changes",
    Status.CONVERGENT: "Same change by several",
    Status.SINGLE: "One proposal",
}


def consideration_section(brief: Brief, sheet: Sheet) -> str:
    return "".join(
        (
            sheet.heading(1, "Further consideration"),
            sheet.heading(2, "Competing texts"),
            _texts(brief, sheet),
            sheet.heading(2, "To be checked by a person"),
            _checks(brief, sheet),
        )
    )


def _texts(brief: Brief, sheet: Sheet) -> str:
    if not brief.contested:
        return sheet.paragraph("Normal", "No provision is contested, and none bears on a line.")
    intro = (
        "Each alternative is the whole text of its sponsors. Inserted words are bold and underlined, deleted words "
        "struck out."
    )
    parts = [sheet.paragraph("BriefIntro", intro)]
    for one in brief.contested:
        parts.append(_contested(one, brief, sheet))
    return "".join(parts)


def _contested(one: Contested, brief: Brief, sheet: Sheet) -> str:
    provision = one.provision
    place = shown_notes(place_of(provision))
    status = _STATUS_WORDS.get(provision.status, "")
    new = ", new" if provision.inserted else ""
    parts = [sheet.paragraph("ProvisionHead", place, Said(f"  ·  {status}{new}", "Quiet"))]
    if provision.text:
        parts.append(sheet.paragraph("ReadingHead", Said("Text in force", "Quiet")))
        parts.append(sheet.paragraph("Reading", shown_notes(provision.text), Cite(base_source(brief, place))))
    parts += [_reading(provision, reading, one, brief, sheet) for reading in provision.readings]
    return "".join(parts)


def _reading(provision: CompiledProvision, reading: Reading, one: Contested, brief: Brief, sheet: Sheet) -> str:
    rows = [row for row in brief.compilation.contributions if row.sponsor in reading.sponsors]
    source = "; ".join(document_source(row) for row in rows if not row.position) or ", ".join(reading.sponsors)
    head = [Said(", ".join(reading.sponsors))]
    names = {row.proposal for row in rows}
    tags = dict.fromkeys((each.relation, each.line) for each in one.findings if each.proposal in names)
    for relation, line in tags:
        look = RELATION_LOOK[relation]
        head.append(Said(f"   {look.said}: line {line}", relation_style(look)))
    cite = Cite(f"{source}.")
    if not reading.present:
        body = sheet.paragraph("Reading", Said("Deletes the provision.", "Strong"), cite)
    elif provision.inserted:
        body = sheet.paragraph("Reading", shown_notes(reading.text), cite)
    else:
        marked = [Said(shown_notes(part.text), _LOOKS[part.kind]) for part in reading_segments(provision, reading)]
        body = sheet.paragraph("Reading", *marked, cite)
    return sheet.paragraph("ReadingHead", *head) + body


def _checks(brief: Brief, sheet: Sheet) -> str:
    faint = brief.faint
    left = f" {many(faint, 'fainter hint')} {'is' if faint == 1 else 'are'} left out." if faint else ""
    if not brief.checks:
        return sheet.paragraph("Normal", f"No uncertain relation is worth a look.{left}")
    intro = (
        f"{many(len(brief.checks), 'pair')} where a relation is possible and not certain; none is counted above. The "
        f"likelier ones stand first.{left}"
    )
    rows = [_check(one, brief, sheet) for one in brief.checks]
    head = ("Proposal", "Possible relation", "Why it may be so", "Judged by a person")
    return sheet.paragraph("BriefIntro", intro) + sheet.table([1750, 1420, 4568, 1900], rows, head)


def _check(one: Assessment, brief: Brief, sheet: Sheet) -> list[Cell]:
    finding = one.main
    row = brief.row(one.proposal)
    why = sheet.paragraph("TableText", finding.why, Cite(finding_source(brief, finding)))
    if finding.change.text.strip():
        why += sheet.paragraph("TableText", *words_of(finding))
    name = sheet.paragraph("TableText", Said(one.proposal, "Strong"))
    name += sheet.paragraph("TableText", Said(row.sponsor, "Quiet"))
    possible = relation_cell(f"Line {one.line}", RELATION_LOOK[one.relation], sheet)
    return [
        Cell(name),
        Cell(possible.content),
        Cell(why),
        Cell(sheet.paragraph("TableText", Blank("Judged", "yes or no, by whom"))),
    ]
