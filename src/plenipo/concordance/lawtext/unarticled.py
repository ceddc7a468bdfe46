"""Texts that have no articles: their numbered sections, or their paragraphs, take the place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.concordance.lawtext.divisions import Divisions, late_headings
from plenipo.concordance.lawtext.headings import bare_heading, division_heading, is_loose_heading
from plenipo.concordance.lawtext.lines import LawLine
from plenipo.concordance.lawtext.sections import Parting, Section


def part_without_articles(lines: Sequence[LawLine]) -> tuple[Parting, str]:
    """The sections, and what was taken for articles, in words."""
    numbered = _numbered(lines)
    if len(numbered) > 1:
        return _by_numbers(lines, numbered), "its numbered sections"
    return _by_paragraphs(lines), "its paragraphs"


def _numbered(lines: Sequence[LawLine]) -> list[int]:
    """Positions of "1. …", "2. …" that count through the text, without those that start a count inside a section."""
    found: list[int] = []
    expected = 1
    for place, line in enumerate(lines):
        heading = bare_heading(line.text) if not line.cell and line.text[:1].isdigit() else None
        if heading is None:
            continue
        number = int(re.sub(r"\D", "", heading.id))
        if number == expected or (found and expected < number <= expected + 3) or heading.id[-1].isalpha():
            found.append(place)
            expected = number + 1
    return found


def _by_numbers(lines: Sequence[LawLine], starts: Sequence[int]) -> Parting:
    preamble = list(lines[: starts[0]])
    sections: list[Section] = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(lines)
        heading = bare_heading(lines[start].text)
        if heading is None:
            continue
        body = [LawLine(heading.text, lines[start].number)] if heading.text else []
        body += lines[start + 1 : end]
        sections.append(Section(heading.id, heading.label, heading.title, lines=body, line=lines[start].number))
    _move_headings(preamble, sections)
    for section in sections:
        if section.heading and not section.lines:  # all that the section says stands on its line
            section.lines, section.heading = [LawLine(section.heading, section.line)], ""
    return Parting(preamble, sections, [])


def _move_headings(preamble: list[LawLine], sections: Sequence[Section]) -> None:
    divisions = Divisions()
    before = preamble
    for index, section in enumerate(sections):
        moved = late_headings(before, first=index == 0)
        del before[len(before) - len(moved) :]
        divisions.take(moved, index)
        divisions.mark(index)
        before = section.lines
    for section, above in zip(sections, divisions.of_each(len(sections)), strict=True):
        section.divisions = above


def _by_paragraphs(lines: Sequence[LawLine]) -> Parting:
    """Each line that is no heading and no item of the line before is a provision."""
    start = 1 if len(lines) > 1 and is_loose_heading(lines[0].text) else 0
    sections: list[Section] = []
    above: tuple[str, ...] = ()
    for line in lines[start:]:
        if not line.cell and (division_heading(line.text) or is_loose_heading(line.text)) and line is not lines[-1]:
            above = (line.text,)
            continue
        number = len(sections) + 1
        section = Section(f"par{number}", f"Paragraph {number}", lines=[line], line=line.number, divisions=above)
        sections.append(section)
    return Parting(list(lines[:start]), sections, [])
