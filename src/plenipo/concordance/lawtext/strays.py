"""Articles that a text heads in another way than the rest: "§ 1 Scope" before "Article 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from plenipo.concordance.lawtext.headings import ArticleHeading, article_heading, section_heading
from plenipo.concordance.lawtext.lines import LawLine, Part
from plenipo.concordance.lawtext.quoted import quoted_lines
from plenipo.concordance.lawtext.sections import Parting, part

_PLAIN = re.compile(r"(?:art|sec)(\d{1,4})")
_WORD = re.compile(r"[^\d]+?\s*(?=\d)")
_SENTENCE = re.compile(r".{15,}[.;:]", re.DOTALL)


def part_with_strays(lines: Sequence[LawLine]) -> Parting:
    """The text parted by its articles, and by the sections that fill a gap in their numbers."""
    labels = dict(_strays(lines))
    if not labels:
        return part(lines)
    renamed = [
        structs.replace(line, text=_WORD.sub("Article ", line.text, count=1)) if place in labels else line
        for place, line in enumerate(lines)
    ]
    printed = {(lines[place].number, f"art{_number(found)}"): found.label for place, found in labels.items()}
    parting = part(renamed)
    for section in parting.sections:
        section.label = printed.get((section.line, section.id), section.label)
    return parting


def _number(heading: ArticleHeading | None) -> int:
    match = _PLAIN.fullmatch(heading.id) if heading else None
    return int(match[1]) if match else 0


def _strays(lines: Sequence[LawLine]) -> Iterator[tuple[int, ArticleHeading]]:
    """Sections with text of their own, that have exactly the numbers which the articles around them lack."""
    if any(line.part is Part.ARTICLE for line in lines):
        return
    quoted = quoted_lines(lines)
    last, after = 0, 0
    for place, line in enumerate(lines):
        if line.part is not Part.TEXT or line.cell or place in quoted:
            continue
        number = _number(article_heading(line.text))
        if not number:
            continue
        if 1 < number - last <= 10:
            yield from _filling(lines, after, place, range(last + 1, number))
        last, after = number, place + 1


def _filling(lines: Sequence[LawLine], start: int, end: int, wanted: range) -> list[tuple[int, ArticleHeading]]:
    found: list[tuple[int, ArticleHeading]] = []
    for place in range(start, end):
        line = lines[place]
        heading = section_heading(line.text) if line.part is Part.TEXT and not line.cell else None
        if heading is not None and line.text.startswith(("§", "Sec", "SEC")) and _number(heading):
            found.append((place, heading))
    if [_number(heading) for _, heading in found] != list(wanted):
        return []
    ends = [*(place for place, _ in found[1:]), end]
    spoken = all(
        heading.text or any(_SENTENCE.fullmatch(line.text) for line in lines[place + 1 : stop])
        for (place, heading), stop in zip(found, ends, strict=True)
    )
    return found if spoken else []
