"""The speaking note: a frame with the words of the lines, and places for what only people can say."""

from __future__ import annotations

from plenipo.positions.brief import Brief
from plenipo.positions.finding import Assessment, Finding, Relation
from plenipo.writers.brief.relation_look import RELATION_LOOK
from plenipo.writers.brief.sheet import Blank, Cite, Sheet
from plenipo.writers.brief.sources import line_source, short_place

_ORDER = (Relation.CONFLICTS, Relation.MIXED, Relation.ADVANCES)


def speaking_note(brief: Brief, sheet: Sheet) -> str:
    """Words of the lines that are at stake, then one place for what is welcome; all lines where none is at stake.

    What is in quotation marks is the mandate's; the rest is to be said in one's own words.
    """
    groups = _by_line(brief)
    stake = {line: group for line, group in groups.items() if any(map(_against, group))} or groups
    welcome = [line for line in groups if line not in stake]
    own = [one.row.proposal for one in brief.tabled if one.own]
    intro = "Words in quotation marks are those of the mandate. Everything in brackets is for the speaker."
    parts = [
        sheet.paragraph("BriefIntro", intro),
        sheet.paragraph("Speech", "Thank you, Chair. ", Blank("Speaker", "on whose behalf we speak")),
    ]
    if own:
        prompt = f"what our own proposal asks for, and why: {', '.join(own)}"
        parts += [_gap(sheet), sheet.paragraph("Speech", Blank("Own proposal", prompt))]
    parts += [_on_line(line, group, brief, sheet) for line, group in stake.items()]
    if welcome:
        prompt = (
            f"what we welcome, as far as the delegation wishes: line{'s' * (len(welcome) > 1)} {', '.join(welcome)}"
        )
        parts += [_gap(sheet), sheet.paragraph("Speech", Blank("Welcome", prompt))]
    closing = sheet.paragraph("Speech", Blank("Request", "what we ask of the meeting"), " Thank you, Chair.")
    return "".join([*parts, _gap(sheet), closing])


def _on_line(line: str, group: list[Assessment], brief: Brief, sheet: Sheet) -> str:
    """The words of the line that are at stake, in its order, then a place for what they mean here."""
    quotes = sorted({(one.main.words.start, one.main.words.text) for one in group})
    source = f"{line_source(brief.mandate, line)}."
    parts = [_gap(sheet)]
    parts += [sheet.paragraph("Speech", f"“{quote}”", Cite(source), keep=True) for _, quote in quotes]
    parts.append(sheet.paragraph("Speech", Blank(f"On line {line}", f"what this means for {_places(group)}")))
    return "".join(parts)


def _against(one: Assessment) -> bool:
    return one.relation is not Relation.ADVANCES


def _gap(sheet: Sheet) -> str:
    return sheet.paragraph("Speech", "")


def _by_line(brief: Brief) -> dict[str, list[Assessment]]:
    """What others table; we neither welcome nor oppose our own proposals."""
    found: dict[str, list[Assessment]] = {}
    everything = [one for tabled in brief.tabled if not tabled.own for one in tabled.assessments]
    for one in sorted(everything, key=lambda each: _ORDER.index(each.relation)):
        found.setdefault(one.line, []).append(one)
    return found


def _places(group: list[Assessment]) -> str:
    """ "RCC/88A3/1, resolves 13 (conflicts); …"."""
    return "; ".join(f"{_place(one.main)} ({RELATION_LOOK[one.relation].word})" for one in group)


def _place(finding: Finding) -> str:
    return f"{finding.proposal}, {short_place(finding.provision)}" if finding.provision else finding.proposal
