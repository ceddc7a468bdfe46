"""Mandates in source form, made into the Word file that the council of a delegation would circulate.

    reference: 9417/30                 # Heading of a section
    on: 8 July 2030                    1. A line to take, numbered.
    …                                  2. …

The fields of the head stand one a line, before the first empty line; ``FIELDS`` names them. Everything is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from demo.bases import source_paragraphs
from demo.model import Block, Cell, Manuscript, Paragraph, Row, SourceError, Table, plain

FIELDS = (
    "reference", "previous", "place", "date", "original", "codes", "kind", "from", "on", "to", "body", "meeting",
    "title", "session",
)  # fmt: skip
COUNCIL = ("Council of the", "Alder Concord")
NAME = "Concord lines to take"
_LINE = re.compile(r"^(\d+)\. +(\S.*)$")
_LEFT, _RIGHT = 5831, 4200
_KEY, _VALUE = 2431, 7600


@dataclass(frozen=True, slots=True)
class MandateSource:
    """A source as read. points: number and text, each under the section whose place in ``sections`` it carries."""

    name: str
    fields: dict[str, str]
    sections: tuple[str, ...]
    points: tuple[tuple[int, str, int], ...]


def read_mandate_source(path: Path) -> MandateSource:
    """SourceError where a field is missing, a paragraph is neither heading nor line, or the numbers leave a gap."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.split("\n"))
    missing = [name for name in FIELDS if name not in fields]
    if missing:
        raise SourceError(f"{path.name}: no {', '.join(missing)} at the head")
    sections: list[str] = []
    points: list[tuple[int, str, int]] = []
    for source in source_paragraphs(rest):
        match = _LINE.match(source)
        if source.startswith("# "):
            sections.append(source[2:])
        elif match is None or not sections or int(match[1]) != len(points) + 1:
            raise SourceError(f"{path.name}: not the next line to take: {source[:60]!r}")
        else:
            points.append((int(match[1]), match[2], len(sections) - 1))
    return MandateSource(path.stem, fields, tuple(sections), tuple(points))


def mandate_manuscript(source: MandateSource) -> Manuscript:
    """The cover page with its tables, then the lines under their headings."""
    blocks = (_head(source), _particulars(source), *_covering_note(source), *_annex(source))
    return Manuscript(blocks, running_head=source.fields["reference"], title=f"{source.fields['title']}: {NAME}")


def _head(source: MandateSource) -> Table:
    """The institution on the left; place and date, language, number and subject codes on the right."""
    fields = source.fields
    right = (
        f"{fields['place']}, {fields['date']}",
        f"(OR. {fields['original']})",
        fields["reference"],
        *(code.strip() for code in fields["codes"].split(";")),
    )
    left = Cell(tuple(Paragraph(plain(words), "Headname") for words in COUNCIL), width=_LEFT)
    return Table((Row((left, Cell(tuple(_headline(words) for words in right), width=_RIGHT))),), bordered=False)


def _particulars(source: MandateSource) -> Table:
    fields = source.fields
    subject = tuple(Paragraph(plain(words)) for words in (fields["title"], fields["session"], f"- {NAME}"))
    rows = [
        Row((Cell((_headline(fields["kind"]),), width=_KEY + _VALUE, span=2),)),
        *(_row(key, (Paragraph(plain(fields[name])),)) for key, name in _KEYS),
        _row("Subject:", subject),
    ]
    return Table(tuple(rows), bordered=False)


_KEYS = (("From:", "from"), ("On:", "on"), ("To:", "to"), ("No. prev. doc.:", "previous"))


def _row(key: str, value: tuple[Paragraph, ...]) -> Row:
    return Row((Cell((Paragraph(plain(key, bold=True)),), width=_KEY), Cell(value, width=_VALUE)))


def _headline(words: str) -> Paragraph:
    return Paragraph(plain(words, bold=True), "Headline")


def _covering_note(source: MandateSource) -> Iterator[Block]:
    fields = source.fields
    yield Paragraph(
        plain(
            f"Delegations will find in the annex the {NAME} for the {fields['title']} "
            f"({fields['session']}), as approved by {fields['body']} in its {fields['meeting']} on {fields['on']}."
        )
    )


def _annex(source: MandateSource) -> Iterator[Block]:
    yield Paragraph(plain("ANNEX"), "AnnexNo")
    yield Paragraph(plain(NAME), "Annextitle")
    section = -1
    for number, words, place in source.points:
        if place != section:
            section = place
            yield Paragraph(plain(source.sections[section], bold=True), "Heading1")
        yield Paragraph(plain(f"{number}.\t{words}"), "Point")
