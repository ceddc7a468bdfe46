"""What a benchmark says: tables, and targets beside what was found. Shown on a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from rich.console import Console
from rich.table import Table


class Figures(Struct, frozen=True):
    """One table. rows: cells as they are printed; the first column names the row."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Target(Struct, frozen=True):
    """One thing to reach. met is None where it could not be measured."""

    name: str
    wanted: str
    found: str
    met: bool | None

    @property
    def verdict(self) -> str:
        return {True: "yes", False: "no", None: "not measured"}[self.met]


class Chapter(Struct, frozen=True):
    """What one benchmark found."""

    figures: tuple[Figures, ...]
    targets: tuple[Target, ...]


def at_most(name: str, limit: float, found: float | None, unit: str = "") -> Target:
    """Reached when the figure is no higher than the limit."""
    return _target(name, f"at most {limit:g}{unit}", found, unit, found is not None and found <= limit)


def at_least(name: str, limit: float, found: float | None, unit: str = "") -> Target:
    """Reached when the figure is no lower than the limit."""
    return _target(name, f"at least {limit:g}{unit}", found, unit, found is not None and found >= limit)


def _target(name: str, wanted: str, found: float | None, unit: str, met: bool) -> Target:
    if found is None:
        return Target(name, wanted, "–", None)
    return Target(name, wanted, f"{found:.2f}{unit}" if found < 10 else f"{found:,.0f}{unit}", met)


def seconds(value: float) -> str:
    """Seconds with three figures that mean something."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"


def targets_table(targets: Iterable[Target]) -> Figures:
    rows = tuple((target.name, target.wanted, target.found, target.verdict) for target in targets)
    return Figures("Targets", "", ("target", "wanted", "found", "reached"), rows)


def show(console: Console, figures: Figures) -> None:
    """Print one table on a terminal."""
    table = Table(title=figures.title, title_justify="left", caption=figures.note or None, caption_justify="left")
    for number, column in enumerate(figures.columns):
        table.add_column(column, justify="right" if number else "left")
    for row in figures.rows:
        table.add_row(*row)
    console.print(table)


def markdown(figures: Figures) -> str:
    """The table as a section of a Markdown page."""
    rule = [":--"] + ["--:"] * (len(figures.columns) - 1)
    rows = "\n".join(f"| {' | '.join(row)} |" for row in (figures.columns, rule, *figures.rows))
    note = f"{figures.note}\n\n" if figures.note else ""
    return f"## {figures.title}\n\n{note}{rows}\n"
