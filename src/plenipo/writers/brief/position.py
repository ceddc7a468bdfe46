"""Section "Position": the proposals with their relations and positions, the lines, arguments and the speaking note."""

from __future__ import annotations

from collections.abc import Iterable

from plenipo.positions.brief import Brief, Tabled
from plenipo.positions.brief_contested import weighty
from plenipo.positions.finding import Assessment
from plenipo.positions.position import Position, Stand
from plenipo.writers.brief.evidence import relation_cell, words_of
from plenipo.writers.brief.relation_look import NO_RELATION, RELATION_LOOK
from plenipo.writers.brief.sheet import Blank, Cell, Choice, Cite, Piece, Said, Sheet
from plenipo.writers.brief.sources import (
    document_of,
    document_source,
    finding_source,
    line_source,
    many,
    short_place,
    sponsor_name,
)
from plenipo.writers.brief.speaking import speaking_note
from plenipo.writers.brief.styles import relation_style
from plenipo.writers.docx.contributions import Tally, effect, tallies

_WIDTHS = (1420, 5618, 2600)
_HEAD_GROUND = "EEF1F4"
_STANDS = tuple(stand.value for stand in Stand)


def position_section(brief: Brief, sheet: Sheet) -> str:
    parts = [
        sheet.heading(1, "Position"),
        sheet.heading(2, "Proposals and what they do to the lines"),
        _proposals(brief, sheet),
        sheet.heading(2, "Lines to take"),
        _lines(brief, sheet),
        sheet.heading(2, "Arguments and fallback"),
        _arguments(brief, sheet),
        sheet.heading(2, "Speaking note"),
        speaking_note(brief, sheet),
    ]
    return "".join(parts)


def _proposals(brief: Brief, sheet: Sheet) -> str:
    if not brief.tabled:
        return sheet.paragraph("Normal", "Nothing has been tabled on this text.")
    intro = "Relations are found by comparing texts, for a person to judge; positions are set by people only."
    return sheet.paragraph("BriefIntro", intro) + "".join(_proposal(one, brief, sheet) for one in brief.tabled)


def _proposal(one: Tabled, brief: Brief, sheet: Sheet) -> str:
    """A table for each proposal, so that its name and the position are repeated where it runs over a page."""
    row = one.row
    own = "  ·  own proposal" if one.own else ""
    pieces = (Said(row.proposal, "Strong"), f"  ·  {sponsor_name(row)}", Said(own, "Quiet"))
    name = sheet.paragraph("TableText", *pieces, keep=True)
    symbol = f"{row.symbol.value} (emphatic)" if row.emphatic else row.symbol.value
    name += sheet.paragraph("TableTag", Said(f"{symbol}  ·  {document_of(row)}", "Quiet"), keep=True)
    head = [Cell(name, _HEAD_GROUND, span=2), Cell(_position_cell(one, sheet), _HEAD_GROUND)]
    rows = [_relation_row(each, brief, sheet) for each in _by_relation(one)] or [_no_relation(one, brief, sheet)]
    return sheet.table(_WIDTHS, rows, head) + sheet.paragraph("Gap")


def _by_relation(one: Tabled) -> list[Assessment]:
    """Conflicts first, each relation with the surest first."""
    order = list(RELATION_LOOK)
    return sorted(one.assessments, key=lambda assessment: order.index(assessment.relation))


def _relation_row(assessment: Assessment, brief: Brief, sheet: Sheet) -> list[Cell]:
    look = RELATION_LOOK[assessment.relation]
    tag = relation_cell(f"Line {assessment.line}", look, sheet)
    return [tag, Cell(_evidence(assessment, brief, sheet), span=2)]


def _no_relation(one: Tabled, brief: Brief, sheet: Sheet) -> list[Cell]:
    """Says so, and what the proposal does."""
    tally = tallies(brief.compilation).get(one.row.sponsor, Tally())
    does = effect(one.row, tally)[0]
    waiting = sum(check.proposal == one.row.proposal for check in brief.checks)
    said = f"{does[:1].upper()}{does[1:]}. Nothing in it certainly bears on a line."
    if waiting:
        said += f" {many(waiting, 'pair')} to be checked by a person."
    tag = sheet.paragraph("TableTag", Said(NO_RELATION.said, relation_style(NO_RELATION)))
    source = Cite(f"{document_source(one.row)}.")
    return [Cell(tag, NO_RELATION.ground), Cell(sheet.paragraph("TableText", said, source), span=2)]


def _evidence(assessment: Assessment, brief: Brief, sheet: Sheet) -> str:
    """The sentence that says why with its source, and the words that it rests on."""
    chosen = weighty(assessment)
    opposite = next((one for one in chosen if one.relation is not assessment.main.relation), None)
    shown = [assessment.main, *([opposite] if opposite else [])]
    parts = []
    for finding in shown:
        parts.append(sheet.paragraph("TableText", finding.why, Cite(finding_source(brief, finding))))
        if finding.change.text.strip():
            parts.append(sheet.paragraph("TableText", *words_of(brief, finding)))
    also = list(dict.fromkeys(short_place(one.provision) for one in chosen if one not in shown and one.provision))
    if also:
        parts.append(sheet.paragraph("TableText", Said(f"Also at {'; '.join(also)}.", "Quiet")))
    return "".join(parts)


def _position_cell(one: Tabled, sheet: Sheet) -> str:
    position = one.position
    if one.own:
        return _own_cell(one, sheet)
    choice = Choice("Position", "choose", _STANDS, position.stand.value if position else "")
    parts = [sheet.paragraph("TableText", Said("Our position: ", "Quiet"), choice, keep=True)]
    if position:
        parts += [sheet.paragraph("TableTag", Said(text, look), keep=True) for text, look in _record(position, one)]
    else:
        parts.append(sheet.paragraph("TableTag", Blank("Set by", "who decides, and when"), keep=True))
    return "".join(parts)


def _own_cell(one: Tabled, sheet: Sheet) -> str:
    """Nobody takes a position on what it tables itself; who set one for it is recorded all the same."""
    parts = [sheet.paragraph("TableText", Said("Our own proposal", "Strong"), keep=True)]
    record = _record(one.position, one) if one.position else []
    return "".join([*parts, *(sheet.paragraph("TableTag", Said(text, look), keep=True) for text, look in record)])


def _record(position: Position, one: Tabled) -> list[tuple[str, str]]:
    """Who set the position, when and on which version, who follows it."""
    when = f" on {position.set_on}" if position.set_on else ""
    lines = (
        [(f"Set by {position.set_by}{when}" if position.set_by else f"Set{when}", "Quiet")]
        if position.set_by or when
        else []
    )
    if position.version:
        stale = bool(one.row.number) and position.version != one.row.number
        lines.append(
            (f"On {position.version}" + (f"; now {one.row.number}" if stale else ""), "Alarm" if stale else "Quiet")
        )
    if position.owner:
        lines.append((f"In the room: {position.owner}", "Quiet"))
    return lines


def _lines(brief: Brief, sheet: Sheet) -> str:
    if not brief.lines:
        return sheet.paragraph("Normal", "No line of the mandate is certainly concerned.")
    parts = [sheet.paragraph("BriefIntro", brief.mandate.authority + ".")]
    section = None
    for line in brief.lines:
        pieces: list[Piece] = [Said(f"Paragraph {line.id}")]
        heading = line.section if line.section != section else ""
        section = line.section
        # a note must not be read as a part of the number before it
        pieces.append(Said(f"  ·  {heading}", "Quiet") if heading else Said("\u00a0"))
        parts.append(sheet.paragraph("LineHead", *pieces, Cite(f"{line_source(brief.mandate, line.id)}.")))
        parts += [sheet.paragraph("Quote", text) for text in line.text.split("\n")]
    return "".join(parts)


def _arguments(brief: Brief, sheet: Sheet) -> str:
    concerned = [one for one in brief.tabled if one.assessments or one.position or one.own]
    if not concerned:
        return sheet.paragraph("FieldText", Blank("Arguments", "arguments, if the delegation wishes to speak"))
    rows = [
        (
            sheet.paragraph("TableText", Said(one.row.proposal, "Strong"))
            + (sheet.paragraph("TableTag", Said("own proposal", "Quiet")) if one.own else "")
            + _relations_in_short(one, brief, sheet),
            sheet.paragraph("TableText", _reasons(one, brief)),
            sheet.paragraph("TableText", _fallback(one)),
        )
        for one in concerned
    ]
    return sheet.table([2200, 4238, 3200], rows, ("Proposal", "Arguments", "Fallback"))


def _relations_in_short(one: Tabled, brief: Brief, sheet: Sheet) -> str:
    pieces = []
    for relation, look in RELATION_LOOK.items():
        lines = _in_order(one.lines_at(relation), brief)
        if lines:
            said = f"{look.said}: {', '.join(lines)}"
            pieces.append(sheet.paragraph("TableTag", Said(said, relation_style(look))))
    return "".join(pieces)


def _in_order(lines: Iterable[str], brief: Brief) -> list[str]:
    """As the mandate has them."""
    named = set(lines)
    return [line.id for line in brief.lines if line.id in named]


def _reasons(one: Tabled, brief: Brief) -> Blank:
    lines = ", ".join(_in_order((each.line for each in one.assessments), brief))
    about = f" from line{'s' if len(one.assessments) > 1 else ''} {lines}" if lines else ""
    return Blank("Arguments", f"arguments{about}, and who shares them", one.position.reasons if one.position else "")


def _fallback(one: Tabled) -> Blank:
    prompt = "wording or outcome that is still acceptable, and who may agree to it"
    if one.own:
        prompt = "what we can give up, in exchange for what, and who may agree to it"
    return Blank("Fallback", prompt, one.position.fallback if one.position else "")
