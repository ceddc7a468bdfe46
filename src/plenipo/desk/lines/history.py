"""What became of lines from one mandate to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
from django.core.cache import caches
from django.db.models import Q
from msgspec import Struct

from plenipo.desk.accounts.access import Access
from plenipo.desk.audit.models import Entry
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.lines.values import value_of
from plenipo.positions.comparison import Comparison, Fate, LineChange, compare_mandates
from plenipo.positions.mandate import Line as TextLine


class Compared(Struct, frozen=True):
    """Two mandates side by side. rows: each change with the lines it speaks of, on either side."""

    old: Mandate
    new: Mandate
    rows: tuple[ComparedRow, ...]
    counts: dict[str, int]


class ComparedRow(Struct, frozen=True):
    """One change with its lines: their text and their rows, which pages link to."""

    change: LineChange
    old: tuple[tuple[TextLine, Line | None], ...]
    new: tuple[tuple[TextLine, Line | None], ...]


class Step(Struct, frozen=True):
    """What a line was, or became, in another mandate."""

    mandate: Mandate
    row: ComparedRow
    later: bool


def in_time(access: Access) -> list[Mandate]:
    """The mandates that the person may see, with their lines, the earliest first.

    By the day of the document or of its approval, else by the day on which it was added.
    """

    def day(row: Mandate) -> tuple[str, int]:
        text = value_of(row)
        return text.date or text.approved_on or row.added_at.date().isoformat(), row.pk

    return sorted(access.visible(access.conference.mandates.prefetch_related("lines")), key=day)


def compared(old: Mandate, new: Mandate, fate: str = "") -> Compared:
    """The two mandates line by line; with a fate, only what met it. The number of queries is constant."""
    comparison = comparison_of(old, new)
    counts = {kind.value: count for kind, count in comparison.counts().items() if count}
    wanted = [change for change in comparison.changes if not fate or change.fate.value == fate]
    return Compared(old, new, _rows(old, new, wanted), counts)


def history(access: Access, line: Line) -> list[Step]:
    """The line in the mandates before and after its own, the latest first, as far as it can be followed."""
    chain = in_time(access)
    place = next(index for index, row in enumerate(chain) if row.pk == line.mandate_id)
    before = _followed(list(reversed(chain[: place + 1])), line.number, later=False)
    after = _followed(chain[place:], line.number, later=True)
    return [*reversed(after), *before]


def corrections_of(line: Line) -> list[Entry]:
    """Who corrected its statements and when, the latest first."""
    alone = Q(action__in=("line.corrected", "line.read-again"), details__line=line.pk)
    from_file = Q(
        action__in=("mandate.lines-corrected", "mandate.read-again"),
        details__mandate=line.mandate_id,
        details__lines__has_key=line.number,
    )
    rows = Entry.objects.filter(alone | from_file, conference=line.mandate.conference.slug)
    return list(rows.order_by("-id")[:20])


def comparison_of(old: Mandate, new: Mandate) -> Comparison:
    """The engine's comparison, kept as long as neither mandate changes."""
    key = f"comparison-{old.pk}.{old.version}-{new.pk}.{new.version}"
    stored = caches["near"].get(key)
    if stored is None:
        stored = msgspec.msgpack.encode(compare_mandates(value_of(old), value_of(new)))
        caches["near"].set(key, stored)
    return msgspec.msgpack.decode(stored, type=Comparison)


def _followed(chain: Sequence[Mandate], number: str, later: bool) -> list[Step]:
    """From the first mandate of the chain to its last, until the line is not there any more."""
    steps: list[Step] = []
    numbers = {number}
    for here, there in pairwise(chain):
        old, new = (here, there) if later else (there, here)
        changes = [
            change for change in comparison_of(old, new).changes if numbers & set(change.old if later else change.new)
        ]
        steps += [Step(there, row, later) for row in _rows(old, new, changes)]
        numbers = {one for change in changes for one in (change.new if later else change.old)}
        if not numbers:
            break
    return steps


def _rows(old: Mandate, new: Mandate, changes: Sequence[LineChange]) -> tuple[ComparedRow, ...]:
    texts = {pk: {line.id: line for line in value_of(row).lines} for pk, row in ((old.pk, old), (new.pk, new))}
    rows = {pk: {row.number: row for row in mandate.lines.all()} for pk, mandate in ((old.pk, old), (new.pk, new))}

    def sides(mandate: Mandate, numbers: Sequence[str]) -> tuple[tuple[TextLine, Line | None], ...]:
        return tuple((texts[mandate.pk][number], rows[mandate.pk].get(number)) for number in numbers)

    return tuple(ComparedRow(change, sides(old, change.old), sides(new, change.new)) for change in changes)


FATES = tuple(fate.value for fate in Fate)
