"""Sections "Reservations", "References" and "Views from other regions"."""

from __future__ import annotations

from plenipo.positions.brief import Brief, View
from plenipo.positions.finding import Deed, Finding
from plenipo.positions.mandate import day_in_words
from plenipo.positions.position import Stand
from plenipo.writers.brief.evidence import in_context
from plenipo.writers.brief.sheet import Blank, Cite, Said, Sheet
from plenipo.writers.brief.sources import (
    document_source,
    finding_source,
    group_name,
    mandate_name,
    quoted,
    short_place,
    sponsor_name,
    without_notes,
)
from plenipo.writers.docx.contributions import Tally, effect, tallies

_MOST_WISHES = 3  # of one sponsor: the section tells in a sentence or two, the table of proposals tells all


def reservations_section(brief: Brief, sheet: Sheet) -> str:
    """Reserves that people have entered, then a place for those of administrations."""
    parts = [sheet.heading(1, "Reservations")]
    for one in brief.tabled:
        if one.position and one.position.stand is Stand.RESERVE:
            reasons = f": {one.position.reasons}" if one.position.reasons else ""
            source = f"{document_source(one.row)}; position set by {one.position.set_by or 'the delegation'}."
            parts.append(sheet.paragraph("Normal", f"Scrutiny reserve on {one.row.proposal}{reasons}", Cite(source)))
    prompt = "administrations that reserve their position, on what, and until when"
    return "".join(parts) + sheet.paragraph("FieldText", Blank("Reservations", prompt))


def references_section(brief: Brief, sheet: Sheet) -> str:
    mandate, compilation = brief.mandate, brief.compilation
    rows = [("Mandate", mandate_name(mandate), f"{mandate.authority}. {mandate.title}".strip())]
    if mandate.previous:
        rows.append(("Before it", mandate.previous, "Previous document of the mandate"))
    if brief.reference:
        file = f"({compilation.base_source})" if compilation.base_source else ""
        rows.append(
            ("Text in force", without_notes(brief.instrument), f"{without_notes(compilation.title)} {file}".strip())
        )
    seen = dict.fromkeys((one.row.number, one.row.file, sponsor_name(one.row), one.row.date) for one in brief.tabled)
    for number, file, sponsor, date in seen:
        day = f", {day_in_words(date)}" if date else ""
        rows.append(("Contribution", f"Document {number}" if number else file, f"{sponsor}{day} ({file})"))
    cells = [
        [
            sheet.paragraph("TableTag", Said(kind, "Quiet")),
            sheet.paragraph("TableText", Said(name, "Strong")),
            sheet.paragraph("TableText", words),
        ]
        for kind, name, words in rows
    ]
    return sheet.heading(1, "References") + sheet.table([1500, 2500, 5638], cells)


def views_section(brief: Brief, sheet: Sheet) -> str:
    parts = [sheet.heading(1, "Views from other regions")]
    if not brief.views:
        parts.append(sheet.paragraph("Normal", "No other region or administration has tabled a proposal on this text."))
    touched = tallies(brief.compilation)
    for view in brief.views:
        parts.append(sheet.paragraph("LineHead", group_name(view.sponsor)))
        parts.append(_wishes(view, brief, sheet) if view.findings else _no_wish(view, touched, sheet))
    return "".join(parts) + sheet.paragraph(
        "FieldText", Blank("Contacts", "what was heard in the room, from whom and when")
    )


def _wishes(view: View, brief: Brief, sheet: Sheet) -> str:
    pieces: list[str | Cite] = []
    for index, finding in enumerate(view.findings[:_MOST_WISHES]):
        lead = f" It {_also(_wish(finding, brief))}" if index else f"{view.sponsor} {_wish(finding, brief)}"
        pieces += [f"{lead}.", Cite(finding_source(brief, finding))]
    return sheet.paragraph("Reading", *pieces)


def _also(wish: str) -> str:
    """ "would also suppress …", "also asks …"."""
    return wish.replace("would ", "would also ", 1) if wish.startswith("would ") else f"also {wish}"


def _wish(finding: Finding, brief: Brief) -> str:
    place = short_place(finding.provision)
    where = f", at {place}," if place else ""
    if finding.deed is Deed.SUPPRESS:
        return f"would suppress {finding.provision or 'the whole text'}"
    if finding.deed is Deed.KEEP:
        return f"would keep {finding.provision or 'the text'} without change"
    if not finding.change.text.strip():
        return f"would change {place or 'the text'}"
    context = in_context(brief, finding)
    if finding.deed is Deed.DELETE and context:
        return f"would take out{where} {quoted(finding.change.text)} from {context.said}"
    if finding.deed is Deed.DELETE:
        return f"would take out{where} the words {quoted(finding.change.text)}"
    if context:
        return f"asks that {place or 'the text'} read {context.said}"
    return f"asks{where} for the words {quoted(finding.change.text)}"


def _no_wish(view: View, touched: dict[str, Tally], sheet: Sheet) -> str:
    pieces: list[str | Cite] = []
    for one in view.tabled:
        does = effect(one.row, touched.get(one.row.sponsor, Tally()))[0]
        pieces += [
            f"{one.row.proposal} {does}; nothing in it certainly bears on a line. ",
            Cite(f"{document_source(one.row)}."),
        ]
    return sheet.paragraph("Reading", *pieces)
