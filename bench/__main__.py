"""``python -m bench [CHAPTER …]``: measure, print, and, when every chapter was run, write the figures down."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from rich.console import Console

from bench.compiling import compiling
from bench.concordance import concordance
from bench.conference import conference
from bench.desk import desk
from bench.figures import Chapter, markdown, show, targets_table
from bench.linearity import linearity
from bench.positions import judging
from bench.reading import reading
from bench.runs import ROOT

_CHAPTERS: dict[str, Callable[[Path], Chapter]] = {
    "reading": reading,
    "compiling": compiling,
    "linearity": linearity,
    "conference": conference,
    "judging": judging,
    "concordance": concordance,
    "desk": desk,
}
_RESULTS = ROOT / "bench" / "results" / "latest.json"
_PAGE = ROOT / "docs" / "explanation" / "figures.md"
_HEAD = """# Figures

What `make bench` measured, {machine}, {date}. Every file is generated from a seed, so that anybody can measure the
same again. Other tools run in an environment and a process of their own, on the same files in the same run.
"""


class Record(msgspec.Struct, frozen=True):
    """One run of the benchmarks, as it is kept."""

    date: str
    machine: str
    chapters: dict[str, Chapter]


def measured(names: list[str]) -> Record:
    """Run the chapters in a folder that is gone afterwards."""
    chapters = {}
    for name in names:
        with tempfile.TemporaryDirectory(prefix="plenipo-bench-") as folder:
            chapters[name] = _CHAPTERS[name](Path(folder))
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    return Record(datetime.now(UTC).date().isoformat(), machine, chapters)


def page(record: Record) -> str:
    """The record as a page of the documentation."""
    targets = [target for chapter in record.chapters.values() for target in chapter.targets]
    tables = [figures for chapter in record.chapters.values() for figures in chapter.figures]
    head = _HEAD.format(machine=record.machine, date=record.date)
    return "\n".join([head, *(markdown(figures) for figures in (targets_table(targets), *tables))])


def keep(record: Record) -> None:
    """Write the record as JSON and as a page."""
    for path, text in ((_RESULTS, msgspec.json.format(msgspec.json.encode(record)).decode()), (_PAGE, page(record))):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.rstrip() + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Plenipo beside other tools.")
    parser.add_argument("chapter", nargs="*", help=f"any of {', '.join(_CHAPTERS)}; all where none is named")
    chosen = parser.parse_args().chapter
    for name in chosen:
        if name not in _CHAPTERS:
            parser.error(f"there is no chapter {name}: choose among {', '.join(_CHAPTERS)}")
    record = measured(chosen or list(_CHAPTERS))
    console = Console(width=max(150, Console().width))
    for chapter in record.chapters.values():
        for figures in chapter.figures:
            show(console, figures)
    show(console, targets_table(target for chapter in record.chapters.values() for target in chapter.targets))
    if not chosen:
        keep(record)
        console.print(f"Written to {_RESULTS.relative_to(ROOT)} and {_PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
