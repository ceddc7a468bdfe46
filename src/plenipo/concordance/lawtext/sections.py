"""A text parted into its articles and annexes, each with its title and the divisions above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from plenipo.concordance.lawtext.divisions import Divisions, late_headings
from plenipo.concordance.lawtext.headings import (
    AnnexHeading,
    ArticleHeading,
    DivisionHeading,
    annex_heading,
    article_heading,
    division_heading,
    is_title_line,
    section_heading,
)
from plenipo.concordance.lawtext.lines import LawLine, Part
from plenipo.concordance.lawtext.quoted import quoted_lines
from plenipo.texts.label import roman_value

_CLOSING = re.compile(
    r"(?:Done (?:at|in)\s[A-Z].{0,160}|IN WITNESS WHEREOF\b.*|For the European Parliament|Fait à\s.{0,160})", re.DOTALL
)
_PUBLICATION_NOTE = re.compile(r"\(\s?\d{1,3}\s?\)\s.*\bOJ\s?[LC]?\s?\d.*")


_CITES = re.compile(r"(?:Article|Annex)\s[\dIVX]\S*(?:\s(?:and|to)\s\S+)?|[—–-]")  # a cell of a correlation table


class Section(Struct):
    """One article, annex, or part of an annex (within); lines are its own, without heading and title."""

    id: str
    label: str
    heading: str = ""
    divisions: tuple[str, ...] = ()
    lines: list[LawLine] = []
    line: int = 0
    annex: bool = False
    within: bool = False


class Parting(Struct):
    """preamble: what stands before the first article. closing: signatures and what follows them."""

    preamble: list[LawLine]
    sections: list[Section]
    closing: list[LawLine]


def part(lines: Sequence[LawLine], *, sections_are_articles: bool = False) -> Parting:
    """The articles and annexes of the lines; no sections where the text has no such headings.

    sections_are_articles: "Section 12" heads an article, as in statutes that have no articles.
    """
    parter = _Parter(lines, sections_are_articles)
    parter.run()
    parter.move_headings()
    parter.take_titles()
    return Parting(parter.preamble, parter.sections, parter.closing)


class _Parter:
    def __init__(self, lines: Sequence[LawLine], sections_are_articles: bool) -> None:
        self.lines = lines
        self.statute = sections_are_articles
        self.marked = any(line.part is Part.ARTICLE for line in lines)
        self.quoted = quoted_lines(lines)
        self.preamble: list[LawLine] = []
        self.closing: list[LawLine] = []
        self.sections: list[Section] = []
        self.annex = ""
        self.annexes_in_capitals = False  # then "Annex II" is a cell of a correlation table
        self.given: set[str] = set()

    def run(self) -> None:
        into = self.preamble
        for index, line in enumerate(self.lines):
            if line.part is Part.NOTE:
                self.closing.append(line)
            elif line.part is Part.PREAMBLE or line.part is Part.IDENTITY:
                self.preamble.append(line)
            elif index in self.quoted:
                into.append(structs.replace(line, part=Part.QUOTED))
            elif line.part is Part.QUOTED or line.cell:
                into.append(line)
            elif (annex := self.annex_of(line)) is not None:
                into = self.start_annex(annex, line)
            elif (article := self.article_of(line)) is not None:
                into = self.start_article(article, line)
            elif self.annex and (division := division_heading(line.text)) is not None and division.rank == 1:
                into = self.start_part(division, line)
            elif line.part is Part.CLOSING or (self.sections and _CLOSING.fullmatch(line.text)):
                into = self.closing
                into.append(line)
            else:
                into.append(line)
        self.drop_publication_notes()

    def annex_of(self, line: LawLine) -> AnnexHeading | None:
        if line.part is Part.ANNEX:
            return annex_heading(line.text) or AnnexHeading("annex", line.text)
        if line.part is not Part.TEXT or not self.sections:
            return None
        found = annex_heading(line.text)
        if found is None or (self.annexes_in_capitals and not line.text.split()[0].isupper()):
            return None
        self.annexes_in_capitals = self.annexes_in_capitals or line.text.split()[0].isupper()
        return found

    def article_of(self, line: LawLine) -> ArticleHeading | None:
        if line.part is Part.ARTICLE:
            found = article_heading(line.text) or section_heading(line.text)
            return found or ArticleHeading("art", line.text)
        if line.part is not Part.TEXT:
            return None
        if self.marked:
            return self.inserted_article(line.text)
        return section_heading(line.text) if self.statute else article_heading(line.text)

    def inserted_article(self, text: str) -> ArticleHeading | None:
        """ "Article 14a" in the text that a file gives as that of Article 14."""
        found = article_heading(text) if self.sections and len(text) < 30 else None
        if found is None or found.title or found.text:
            return None
        current = re.sub(r"(?<=\d)[a-z]+$", "", self.sections[-1].id)
        return found if re.fullmatch(rf"{re.escape(current)}[a-z]{{1,2}}", found.id) else None

    def start_annex(self, heading: AnnexHeading, line: LawLine) -> list[LawLine]:
        self.annex = heading.id
        self.sections.append(
            Section(heading.id, _tidy(heading.label), heading.title, lines=[], line=line.number, annex=True)
        )
        return self.sections[-1].lines

    def start_part(self, heading: DivisionHeading, line: LawLine) -> list[LawLine]:
        """ "Part B" of an annex numbers its items anew."""
        printed = heading.printed.split()[-1].lower()
        order = str(roman_value(printed) or printed)
        label = f"{self.annex_label()}, {_tidy(heading.printed)}"
        self.sections.append(
            Section(
                f"{self.annex}.part{order}", label, heading.title, lines=[], line=line.number, annex=True, within=True
            )
        )
        return self.sections[-1].lines

    def start_article(self, heading: ArticleHeading, line: LawLine) -> list[LawLine]:
        """An article that carries on the numbers of the main text ends the annex before it."""
        if self.annex and heading.id not in self.given and _follows(heading.id, self.given):
            self.annex = ""
        if not self.annex:
            self.given.add(heading.id)
        name = f"{self.annex}.{heading.id}" if self.annex else heading.id
        label = f"{self.annex_label()}, {_tidy(heading.label)}" if self.annex else heading.label
        body = [LawLine(heading.text, line.number)] if heading.text else []
        self.sections.append(Section(name, _tidy(label), heading.title, lines=body, line=line.number))
        return self.sections[-1].lines

    def annex_label(self) -> str:
        return next((section.label for section in reversed(self.sections) if section.annex and not section.within), "")

    def drop_publication_notes(self) -> None:
        """Notes that print after the last article say where acts were published: they are no text of it."""
        if not self.sections:
            return
        lines = self.sections[-1].lines
        while lines and _PUBLICATION_NOTE.fullmatch(lines[-1].text):
            self.closing.insert(0, lines.pop())

    # What stands before an article and heads it

    def move_headings(self) -> None:
        """Chapters, and loose headings that stand at the end of an article, head what follows them."""
        before, moves = self.preamble, []
        for index, section in enumerate(self.sections):
            moved = late_headings(before, first=index == 0)
            del before[len(before) - len(moved) :]
            if section.annex or section.id.startswith("annex"):
                before += moved
                moved = []
            moves.append(moved)
            before = section.lines
        self.take_titles_before(moves)
        divisions = Divisions()
        for index, (section, moved) in enumerate(zip(self.sections, moves, strict=True)):
            if not (section.annex or section.id.startswith("annex")):
                divisions.take(moved, index)
                divisions.mark(index)
        for section, above in zip(self.sections, divisions.of_each(len(self.sections)), strict=True):
            section.divisions = section.divisions or above

    def take_titles_before(self, moves: list[list[LawLine]]) -> None:
        """Where most articles have no title after their number and a loose heading before it, that is their title."""
        if not self.sections:
            return
        last = self.preamble[-1] if len(self.preamble) > 1 else None
        if not moves[0] and last is not None and last.part is Part.TEXT and is_title_line(last.text):
            moves[0] = [self.preamble.pop()]
        untitled = [index for index, section in enumerate(self.sections) if _title_of(section) is None]
        before = [index for index in untitled if moves[index] and _is_loose(moves[index][-1])]
        titled = len(self.sections) - len(untitled)
        if len(before) >= max(3, len(self.sections) // 2) and len(before) > titled:
            for index in before:
                self.sections[index].heading = _without_stop(moves[index].pop().text)
        elif moves[0] and _is_loose(moves[0][-1]) and len(moves[0]) == 1:
            self.preamble += moves[0]
            moves[0] = []

    # Titles

    def take_titles(self) -> None:
        for section in self.sections:
            if not section.heading and _title_of(section) is not None:
                section.heading = _without_stop(section.lines.pop(0).text)


def _is_loose(line: LawLine) -> bool:
    return line.part is Part.TEXT and division_heading(line.text) is None


def _title_of(section: Section) -> LawLine | None:
    """The first line of an article where it can only be its title."""
    if section.heading or not section.lines:
        return None
    first = section.lines[0]
    if first.part is Part.ARTICLE_TITLE:
        return first
    if first.part is not Part.TEXT or first.cell or (len(section.lines) < 2 and not section.annex):
        return None
    if _CITES.fullmatch(first.text) or division_heading(first.text) is not None or not is_title_line(first.text):
        return None
    return first


def _without_stop(title: str) -> str:
    return title.rstrip(". ") if title.endswith(".") and not title.endswith("etc.") else title


def _follows(name: str, given: set[str]) -> bool:
    number = re.sub(r"\D", "", name)
    return bool(number) and f"art{int(number) - 1}" in given


def _tidy(label: str) -> str:
    """ "ARTICLE 7.28" is cited as "Article 7.28"."""
    word, space, rest = label.partition(" ")
    return f"{word.capitalize()}{space}{rest}" if word.isupper() and len(word) > 2 else label
