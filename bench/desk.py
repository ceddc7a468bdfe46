"""The desk with a conference of full size and twenty people who click at once. ``python -m bench.desk`` runs it alone.

Times are those of the browser's side on loopback: they hold what a page waits for in the queue of the server.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct
from rich.console import Console

from bench.desk_browser import usable_after
from bench.desk_people import Click, Somebody, click_at_once, signed_in
from bench.desk_running import desk_on
from bench.desk_upload import seen_after
from bench.figures import Chapter, Figures, Target, at_most, show, targets_table
from tests.desk.running.cluster import Unavailable

DATABASES = ("SQLite", "PostgreSQL")
SECONDS = 60.0
MEDIAN, HIGH = 150, 400  # ms
_NOTE = (
    "200 documents, 600 proposals, 60 instruments, 25 lines, 6,000 relations. 20 people, each with 1 to 2 seconds "
    "between a page and the next click; web server, worker, database and the 20 people on the same machine. "
    "ms as the browser's side sees them on loopback."
)


class Day(Struct, frozen=True):
    """What was measured on one database. usable: by view, see ``usable_after``. upload: seconds."""

    clicks: list[Click]
    usable: dict[str, dict[str, float]]
    upload: float


def desk(folder: Path, databases: Sequence[str] = DATABASES, seconds: float = SECONDS) -> Chapter:
    """One day on each database."""
    figures: list[Figures] = []
    targets: list[Target] = []
    for database in databases:
        try:
            found = _day(database, folder / database, seconds)
        except Unavailable as reason:
            targets.append(Target(f"Desk on {database}", "pages in time", f"not measured: {reason}", None))
            continue
        figures += _figures(database, found)
        targets += _targets(database, found)
    return Chapter(tuple(figures), tuple(targets))


def _day(database: str, folder: Path, seconds: float) -> Day:
    print(f"  the desk on {database} …", file=sys.stderr, flush=True)
    with desk_on(database, folder) as running:
        browsers = [browser for browser, _ in signed_in(running.url, running.people, running.password)]
        people = [
            Somebody(browser, running.ground, number, administrator)
            for number, (browser, administrator) in enumerate(zip(browsers, running.people.values(), strict=True))
        ]
        clicks = click_at_once(people, seconds)
        upload = seen_after(running, browsers[0])
        usable = usable_after(running, browsers[0].cookies)
        for browser in browsers:
            browser.close()
    return Day(clicks, usable, upload)


def by_kind(clicks: Sequence[Click]) -> dict[str, list[float]]:
    """The times of each kind of page, in order."""
    kinds: dict[str, list[float]] = {}
    for click in clicks:
        kinds.setdefault(click.kind, []).append(click.ms)
    return {kind: sorted(times) for kind, times in sorted(kinds.items())}


def high(times: Sequence[float]) -> float:
    """The 95th percentile of times in order: no more than one in twenty is above it."""
    return times[max(0, -(-len(times) * 95 // 100) - 1)]


def _figures(database: str, found: Day) -> list[Figures]:
    kinds = {**by_kind(found.clicks), "all together": sorted(click.ms for click in found.clicks)}
    rows = tuple(
        (kind, f"{len(times):,}", f"{median(times):.0f}", f"{high(times):.0f}", f"{times[-1]:.0f}")
        for kind, times in kinds.items()
    )
    columns = ("page", "times", "median ms", "95th percentile ms", "highest ms")
    tables = [Figures(f"Twenty people at once on {database}", _NOTE, columns, rows)]
    if found.usable:
        views = tuple(
            (view, f"{one['answered']:.0f}", f"{one['parsed']:.0f}", f"{one['interactive']:.0f}")
            for view, one in found.usable.items()
        )
        told = ("view", "answered after ms", "parsed after ms", "interactive after ms")
        note = "20 sponsors x 300 provisions in Chromium, the median of five visits; one frame painted, scripts run."
        tables.append(Figures(f"A large text in the browser, on {database}", note, told, views))
    return tables


def _targets(database: str, found: Day) -> list[Target]:
    kinds = by_kind(found.clicks)
    slowest = max(kinds, key=lambda kind: median(kinds[kind]))
    highest = max(kinds, key=lambda kind: high(kinds[kind]))
    failed = sum(click.status >= 400 for click in found.clicks)
    usable = max((one["interactive"] for one in found.usable.values()), default=None)
    return [
        at_most(f"Desk on {database}: median of the slowest page ({slowest})", MEDIAN, median(kinds[slowest]), " ms"),
        at_most(f"Desk on {database}: 95th percentile of any page ({highest})", HIGH, high(kinds[highest]), " ms"),
        Target(f"Desk on {database}: pages that failed", "0", f"{failed} of {len(found.clicks):,}", failed == 0),
        at_most(f"Desk on {database}: from upload to the compilation", 3, found.upload, " s"),
        at_most(f"Desk on {database}: large text interactive", 1000, usable, " ms"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description="Measure the desk with 20 people.")
    parser.add_argument("database", nargs="*", help=f"{' or '.join(DATABASES)}; both where none is named")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of clicking, on each database")
    options = parser.parse_args()
    for name in options.database:
        if name not in DATABASES:
            parser.error(f"there is no database {name}: choose among {', '.join(DATABASES)}")
    console = Console(width=max(150, Console().width))
    with tempfile.TemporaryDirectory(prefix="plenipo-bench-") as folder:
        found = desk(Path(folder), options.database or DATABASES, options.seconds)
    for figures in (*found.figures, targets_table(found.targets)):
        show(console, figures)


if __name__ == "__main__":
    main()
