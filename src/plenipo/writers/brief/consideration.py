"""Section "Further consideration": the competing texts of the provisions that matter, and what a person must check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plenipo.amendments.proposal import SpanKind
from plenipo.compilation.model import CompiledProvision, Contributed, Reading, Status
from plenipo.positions.brief import Brief
from plenipo.positions.brief_contested import Contested
from plenipo.positions.finding import Assessment, Relation
from plenipo.writers.brief.evidence import relation_cell, words_of
from plenipo.writers.brief.relation_look import RELATION_LOOK
from plenipo.writers.brief.sheet import Blank, Cell, Cite, Piece, Said, Sheet
from plenipo.writers.brief.sources import (
    base_source,
    document_source,
    finding_source,
    many,
    shown_notes,
)
from plenipo.writers.brief.styles import relation_style
from plenipo.writers.docx.contributions import Tally, effect, place_of
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
    whole = _whole_text(brief, sheet)
    if not brief.contested:
        return whole + sheet.paragraph("Normal", "No provision is contested, and none bears on a line.")
    intro = (
        "Each alternative is the whole text of its sponsors. Inserted words are bold and underlined, deleted words "
        "struck out."
    )
    parts = [sheet.paragraph("BriefIntro", intro), whole]
    before: Contested | None = None
    for one in brief.contested:
        if not one.rivals:
            parts.append(_contested(one, brief, sheet))
        else:
            if before is None or before.provision.id not in one.rivals:
                parts.append(_rivals_head(one, brief, sheet))
            parts += [_reading(one, reading, brief, sheet) for reading in one.provision.readings]
        before = one
    return "".join(parts)


def _whole_text(brief: Brief, sheet: Sheet) -> str:
    """What is asked for the text as a whole stands against every amendment of it."""
    rows = brief.compilation.positions
    if not rows:
        return ""
    parts = [sheet.paragraph("ProvisionHead", "The text as a whole")]
    for row in rows:
        tags = {(each.relation, each.line) for one in brief.tabled if one.row is row for each in one.assessments}
        head = _sponsor_pieces((row.sponsor,), [row], f"{document_source(row)}.", brief)
        head += _tags(sorted(tags, key=lambda tag: list(RELATION_LOOK).index(tag[0])))
        does = effect(row, Tally())[0]
        parts.append(sheet.paragraph("ReadingHead", *head))
        parts.append(sheet.paragraph("Reading", Said(f"{does[:1].upper()}{does[1:]}.", "Strong")))
    return "".join(parts)


def _rivals_head(one: Contested, brief: Brief, sheet: Sheet) -> str:
    """Where new provisions of several sponsors meet."""
    many_new = Said(f"  ·  {len(one.rivals) + 1} new provisions of different sponsors at one place", "Quiet")
    if one.after is None:
        return sheet.paragraph("ProvisionHead", "At the head of the text", many_new)
    place = shown_notes(place_of(one.after))
    return sheet.paragraph("ProvisionHead", f"After {place}", many_new, Cite(base_source(brief, place)))


def _contested(one: Contested, brief: Brief, sheet: Sheet) -> str:
    provision = one.provision
    place = shown_notes(place_of(provision))
    status = _STATUS_WORDS.get(provision.status, "")
    new = ", new" if provision.inserted else ""
    if provision.moved_from:
        new = f", moved here from {_named(provision.moved_from, brief)}"
    parts = [sheet.paragraph("ProvisionHead", place, Said(f"  ·  {status}{new}", "Quiet"))]
    if provision.text:
        source = Cite(base_source(brief, place))
        parts.append(sheet.paragraph("ReadingHead", Said("Text in force", "Quiet"), source))
        parts.append(sheet.paragraph("Reading", shown_notes(provision.text)))
    parts += [_reading(one, reading, brief, sheet) for reading in provision.readings]
    return "".join(parts)


def _reading(one: Contested, reading: Reading, brief: Brief, sheet: Sheet) -> str:
    """The words alone; who wants them, and the source, stand in the head."""
    provision = one.provision
    rows = [row for row in brief.compilation.contributions if row.sponsor in reading.sponsors]
    source = "; ".join(document_source(row) for row in rows if not row.position) or ", ".join(reading.sponsors)
    head = _sponsor_pieces(reading.sponsors, rows, f"{source}.", brief)
    if one.rivals:
        head.append(Said(f"  ·  as new {shown_notes(place_of(provision))}", "Quiet"))
    names = {row.proposal for row in rows}
    head += _tags(dict.fromkeys((each.relation, each.line) for each in one.findings if each.proposal in names))
    if not reading.present:
        body = sheet.paragraph("Reading", Said(_removal(provision, reading, brief), "Strong"))
    elif provision.inserted:
        body = sheet.paragraph("Reading", shown_notes(reading.text))
    else:
        marked = [Said(shown_notes(part.text), _LOOKS[part.kind]) for part in reading_segments(provision, reading)]
        body = sheet.paragraph("Reading", *marked)
    return sheet.paragraph("ReadingHead", *head) + body


def _removal(provision: CompiledProvision, reading: Reading, brief: Brief) -> str:
    """Whether these sponsors delete the provision or take it to another place."""
    arrivals = (one for one in brief.compilation.provisions if one.moved_from == provision.id)
    places = [place_of(one) for one in arrivals if set(one.sponsors) & set(reading.sponsors)]
    return f"Moves the provision to {shown_notes(', '.join(places))}." if places else "Deletes the provision."


def _named(identifier: str, brief: Brief) -> str:
    found = (shown_notes(place_of(one)) for one in brief.compilation.provisions if one.id == identifier)
    return next(found, "another place")


def _sponsor_pieces(sponsors: Sequence[str], rows: Sequence[Contributed], source: str, brief: Brief) -> list[Piece]:
    own = {row.sponsor for row in rows if brief.setting.is_own(row)}
    return [Said(", ".join(f"{name} (own)" if name in own else name for name in sponsors)), Cite(source)]


def _tags(tags: Iterable[tuple[Relation, str]]) -> list[Piece]:
    looks = [(RELATION_LOOK[relation], line) for relation, line in tags]
    return [Said(f"   {look.said}: line {line}", relation_style(look)) for look, line in looks]


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
        why += sheet.paragraph("TableText", *words_of(brief, finding))
    name = sheet.paragraph("TableText", Said(one.proposal, "Strong"))
    own = "  ·  own proposal" if brief.setting.is_own(row) else ""
    name += sheet.paragraph("TableText", Said(f"{row.sponsor}{own}", "Quiet"))
    possible = relation_cell(f"Line {one.line}", RELATION_LOOK[one.relation], sheet)
    return [
        Cell(name),
        Cell(possible.content),
        Cell(why),
        Cell(sheet.paragraph("TableText", Blank("Judged", "yes or no, by whom"))),
    ]
