"""The rows of a mandate's lines, when the mandate has other lines than before."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from plenipo.desk.lines.models import Line, Mandate
from plenipo.positions.mandate import Line as TextLine
from plenipo.positions.mandate import Mandate as Text


def write_lines(mandate: Mandate, after: Text, by_hand: Collection[str], changed: Collection[str]) -> None:
    """Bring the rows in line with the text. What people answered on a line stays with its words, else its number.

    by_hand: numbers of the lines whose statements people set. changed: numbers of those that say something else.
    """
    rows = list(mandate.lines.all())
    matched = _matched(rows, after.lines)
    Line.objects.filter(pk__in=[row.pk for row in rows if row not in matched.values()]).delete()
    _free_numbers(row for number, row in matched.items() if row.number != number)
    added: list[Line] = []
    for order, line in enumerate(after.lines):
        row = matched.get(line.id) or Line(mandate=mandate)
        row.number, row.section, row.text, row.order = line.id, line.section[:500], line.text, order
        row.by_hand = line.id in by_hand
        if row.pk is None:
            added.append(row)
        else:
            row.version += line.id in changed
            row.save()
    Line.objects.bulk_create(added)


def _matched(rows: Collection[Line], lines: Collection[TextLine]) -> dict[str, Line]:
    """For each number the row that has its words, else the one that had its number; each row once."""
    free = {row.pk: row for row in rows}
    matched: dict[str, Line] = {}
    for fits in (_same, _same_text, _same_number):
        for line in lines:
            row = None if line.id in matched else next((row for row in free.values() if fits(row, line)), None)
            if row is not None:
                matched[line.id] = free.pop(row.pk)
    return matched


def _same(row: Line, line: TextLine) -> bool:
    return _same_number(row, line) and _same_text(row, line)


def _same_text(row: Line, line: TextLine) -> bool:
    return row.text == line.text


def _same_number(row: Line, line: TextLine) -> bool:
    return row.number == line.id


def _free_numbers(rows: Iterable[Line]) -> None:
    """Two rows that change numbers would meet on the way; none of these is a number of a line."""
    for row in rows:
        Line.objects.filter(pk=row.pk).update(number=f"~{row.pk}")
