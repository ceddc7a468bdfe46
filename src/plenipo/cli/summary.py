"""The table that a compilation ends with."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from plenipo.compilation.model import Compilation, SilentAlteration, Status


def print_summary(console: Console, compilation: Compilation) -> None:
    """Who proposes what, and how the provisions stand."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Proposal", "Symbol", "Sponsor", "File"):
        table.add_column(title, overflow="fold")
    for row in compilation.contributions:
        emphatic = " (emphatic)" if row.emphatic else ""
        table.add_row(row.proposal, f"{row.symbol.value}{emphatic}", row.sponsor, row.file)
    console.print(
        f"{compilation.reference or compilation.title or 'Compilation'}  [{compilation.marking.value}]", markup=False
    )
    console.print(table)
    console.print(status_line(compilation), markup=False)
    for alteration in compilation.silent_alterations:
        console.print(silent_line(alteration), markup=False)


def silent_line(alteration: SilentAlteration) -> str:
    """A silent alteration in words."""
    head = f"Not marked as a change by {alteration.sponsor} ({alteration.proposal}), {alteration.provision}: "
    if alteration.moved:
        return f"{head}«{alteration.base}» stands at another place"
    if not alteration.base:
        return f"{head}«{alteration.altered}» is added"
    if not alteration.altered:
        return f"{head}«{alteration.base}» is left out"
    return f"{head}«{alteration.base}» reads «{alteration.altered}»"


def status_line(compilation: Compilation) -> str:
    """ "74 provisions: 50 untouched, 12 single, …": counts of the statuses that occur."""
    counts = compilation.counts()
    parts = ", ".join(f"{counts[status]} {status.value}" for status in Status if counts[status])
    return f"{len(compilation.provisions)} provisions: {parts}"
