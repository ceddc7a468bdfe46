"""The sheets of record: contributions, silent alterations, and the legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plenipo.amendments.proposal import SpanKind
from plenipo.compilation.model import Compilation, Contributed, Status
from plenipo.writers.segments import Segment, compared
from plenipo.writers.xlsx.cells import row_height, write_marked, write_text
from plenipo.writers.xlsx.formats import STATUS_WORDS, Formats

_MEANINGS = {
    Status.COMPETING: "The sponsors' changes overlap: choose one reading or find another.",
    Status.COMPATIBLE: "Several sponsors change different places; all of it can stand together.",
    Status.SINGLE: "One sponsor touches the provision.",
    Status.CONVERGENT: "Several sponsors ask for the same text.",
    Status.UNTOUCHED: "Nobody touches the provision.",
}


def write_contributions(sheet: Any, compilation: Compilation, formats: Formats) -> None:
    """A row for each proposal."""
    heads = ("Proposal", "Symbol", "Sponsor", "Signatories", "Document", "Date", "File", "Changes", "Reasons")
    _head(sheet, heads, (18, 10, 12, 18, 14, 12, 34, 14, 80), formats)
    for row, entry in enumerate(compilation.contributions, 1):
        values = (
            entry.proposal,
            _symbol(entry),
            entry.sponsor,
            ", ".join(entry.signatories),
            entry.number,
            entry.date,
            entry.file,
            "tracked" if entry.tracked else "by comparison",
            entry.reasons,
        )
        for column, value in enumerate(values):
            write_text(sheet, row, column, value, formats.text if column == len(values) - 1 else formats.plain)
        sheet.set_row(row, row_height(((entry.file, 34), (entry.reasons, 80), (values[3], 18))))
    _finish(sheet, len(compilation.contributions), len(heads))


def write_alterations(sheet: Any, compilation: Compilation, formats: Formats) -> None:
    """A row for each difference between a sponsor's base and the official one; says so where there is none."""
    heads = ("Sponsor", "Proposal", "File", "Provision", "Official base", "The sponsor's base")
    _head(sheet, heads, (12, 18, 34, 22, 60, 60), formats)
    paths = {provision.id: " › ".join(provision.path) or provision.id for provision in compilation.provisions}
    for row, entry in enumerate(compilation.silent_alterations, 1):
        place = paths.get(entry.provision, entry.provision)
        for column, value in enumerate((entry.sponsor, entry.proposal, entry.file, place)):
            write_text(sheet, row, column, value, formats.plain)
        write_text(sheet, row, 4, entry.base, formats.text)
        segments = compared(entry.base, entry.shown, (entry.sponsor,))
        write_marked(sheet, row, 5, segments, formats.marked[entry.sponsor])
        sheet.set_row(row, row_height(((entry.base, 60), (entry.base + entry.shown[:40], 60), (place, 22))))
    if not compilation.silent_alterations:
        write_text(sheet, 1, 0, "None found.", formats.quiet)
    _finish(sheet, len(compilation.silent_alterations), len(heads))


def write_legend(sheet: Any, compilation: Compilation, formats: Formats) -> None:
    """What the statuses and the marks mean, and how many provisions stand where."""
    _head(sheet, ("Sign", "Meaning", "Provisions"), (26, 90, 12), formats)
    counts = compilation.counts()
    for row, (status, meaning) in enumerate(_MEANINGS.items(), 1):
        write_text(sheet, row, 0, STATUS_WORDS[status], formats.status[status])
        write_text(sheet, row, 1, meaning, formats.plain)
        sheet.write_number(row, 2, counts[status], formats.plain)
    row = len(_MEANINGS) + 1
    samples = (
        (SpanKind.INSERT, "inserted", "Words that the sponsor of the column inserts, in the sponsor's colour."),
        (SpanKind.DELETE, "deleted", "Words that the sponsor of the column deletes."),
    )
    for at, (kind, word, meaning) in enumerate(samples, row):
        for fonts in list(formats.marked.values())[:1]:
            write_marked(sheet, at, 0, (Segment(kind, word),), fonts)
        write_text(sheet, at, 1, meaning, formats.plain)
    write_text(sheet, row + 2, 0, "empty cell", formats.plain)
    write_text(sheet, row + 2, 1, "The sponsor leaves the provision as it is in the base.", formats.plain)
    write_text(sheet, row + 3, 0, "Marking", formats.label)
    write_text(sheet, row + 3, 1, compilation.marking.value, formats.label)


def _symbol(entry: Contributed) -> str:
    return f"{entry.symbol.value} (emphatic)" if entry.emphatic else entry.symbol.value


def _head(sheet: Any, names: Sequence[str], widths: Sequence[int], formats: Formats) -> None:
    for column, (name, width) in enumerate(zip(names, widths, strict=True)):
        write_text(sheet, 0, column, name, formats.head)
        sheet.set_column(column, column, width)


def _finish(sheet: Any, rows: int, columns: int) -> None:
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), columns - 1)
