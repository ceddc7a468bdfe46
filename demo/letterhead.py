"""The table at the head of a contribution: conference, document number, date, language, source, title."""

from __future__ import annotations

from demo.conference import CONFERENCE, document_lines
from demo.model import Cell, Paragraph, Row, Table, plain

_LEFT, _RIGHT = 6629, 3402


def letterhead(fields: dict[str, str]) -> Table:
    venue = f"{CONFERENCE.place}, {CONFERENCE.dates}"
    rows = [
        _row([_line(CONFERENCE.name, "Headname"), _line(venue, "Headline")], []),
        _row([_line(CONFERENCE.body, "Headline")], [_line(document_lines(fields), "Headline")]),
        _row([], [_line(fields["date"], "Headline")]),
        _row([], [_line(f"Original: {fields['original']}", "Headline")]),
        _wide(fields["source"], "Source"),
        _wide(fields["title"], "Title1"),
    ]
    return Table(tuple(rows), bordered=False)


def _line(text: str, style: str) -> Paragraph:
    return Paragraph(plain(text, bold=True), style)


def _row(left: list[Paragraph], right: list[Paragraph]) -> Row:
    empty = [Paragraph((), "Headline")]
    return Row((Cell(tuple(left or empty), width=_LEFT), Cell(tuple(right or empty), width=_RIGHT)))


def _wide(text: str, style: str) -> Row:
    return Row((Cell((Paragraph(plain(text), style),), width=_LEFT + _RIGHT, span=2),))
