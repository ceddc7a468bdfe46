"""The cover: what the brief is on, where its authority comes from, and what it comes to at a glance."""

from __future__ import annotations

from plenipo.positions.brief import Brief, sponsor_of
from plenipo.positions.finding import Relation
from plenipo.texts.marking import Marking
from plenipo.writers.brief.sheet import Cite, Piece, Said, Sheet
from plenipo.writers.brief.sources import base_source, mandate_name, many, without_notes
from plenipo.writers.docx.frame import marking_style


def cover(brief: Brief, sheet: Sheet) -> str:
    """Title, the block of particulars, figures, and remarks that a reader must not miss."""
    title = without_notes(brief.title)
    parts = [
        sheet.paragraph("BriefHead", "Brief for the delegation", "\t", _marking(brief.marking)),
        sheet.paragraph("Title", without_notes(brief.instrument)),
    ]
    if title:
        parts.append(sheet.paragraph("Subtitle", title))
    parts += [_particulars(brief, sheet), _figures(brief, sheet)]
    parts += [sheet.paragraph("BriefAlert", Said("Please note. ", "Strong"), remark) for remark in _remarks(brief)]
    return "".join(parts)


def _marking(marking: Marking) -> Said:
    return Said(marking.value, marking_style(marking))


def _particulars(brief: Brief, sheet: Sheet) -> str:
    setting, mandate = brief.setting, brief.mandate
    rows: list[tuple[str, tuple[Piece, ...]]] = [
        ("Conference", (setting.conference,)),
        ("Agenda item", (setting.agenda_item,)),
        ("Instrument", (without_notes(brief.instrument), Cite(base_source(brief)))),
        ("Authority", (mandate.authority, Cite(_mandate_in_full(brief)))),
        ("Marking", (_marking(brief.marking),)),
        ("Date", (setting.date,)),
        ("Proposals", (_extent(brief),)),
    ]
    cells = [
        (sheet.paragraph("TableTag", Said(name, "Quiet")), sheet.paragraph("TableText", *pieces))
        for name, pieces in rows
        if any(pieces)
    ]
    return sheet.table([1800, 7838], cells)


def _extent(brief: Brief) -> str:
    own = sum(one.own for one in brief.tabled)
    ours = f", {own} of them our own" if own else ""
    sponsors = len({sponsor_of(one.row) for one in brief.tabled})
    return f"{many(len(brief.tabled), 'proposal')} of {many(sponsors, 'sponsor')}{ours}"


def _mandate_in_full(brief: Brief) -> str:
    mandate = brief.mandate
    meeting = f", {mandate.meeting}" if mandate.meeting else ""
    title = f": {mandate.title}" if mandate.title and mandate.title != mandate_name(mandate) else ""
    return f"{mandate_name(mandate)}{title}{meeting}."


def _figures(brief: Brief, sheet: Sheet) -> str:
    conflicts = len(brief.with_relation(Relation.CONFLICTS))
    mixed = len(brief.with_relation(Relation.MIXED))
    advances = len(brief.with_relation(Relation.ADVANCES))
    competing = sum(1 for _ in brief.compilation.competing())
    figures = [
        (conflicts, _counted(conflicts, "proposal conflicts", "proposals conflict") + " with a line"),
        (mixed, _counted(mixed, "proposal is", "proposals are") + " mixed on a line"),
        (advances, _counted(advances, "proposal advances", "proposals advance") + " a line"),
        (competing, _counted(competing, "provision competes", "provisions compete")),
        (len(brief.checks), _counted(len(brief.checks), "pair", "pairs") + " for a person to check"),
    ]
    row = [
        sheet.paragraph("Figure", Said(str(number), "Alarm" if number and index == 0 else ""))
        + sheet.paragraph("FigureWord", words)
        for index, (number, words) in enumerate(figures)
    ]
    return sheet.paragraph("TOCHeading", "At a glance") + sheet.table([1927, 1927, 1928, 1928, 1928], [row])


def _counted(number: int, one: str, several: str) -> str:
    return one if number == 1 else several


def _remarks(brief: Brief) -> list[str]:
    remarks = list(brief.remarks)
    if not any(one.assessments for one in brief.tabled):
        more = " See the pairs to be checked." if brief.checks else ""
        remarks.insert(0, f"No certain relation was found between these proposals and the lines.{more}")
    return remarks
