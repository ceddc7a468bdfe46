"""Plenipo: base and sponsors' files to one Word document; reading, compiling and writing are timed apart too."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import plenipo
from bench.workers.harness import measure, report


def compiled(folder: Path) -> tuple[bytes, dict[str, float]]:
    """The compiled document, and the seconds that each step took."""
    marks = [time.perf_counter()]
    base = plenipo.instrument(folder / "base.docx")
    proposals = [unit for path in sorted((folder / "proposals").iterdir()) for unit in plenipo.proposals(path)]
    marks.append(time.perf_counter())
    compilation = plenipo.compile(base, proposals)
    marks.append(time.perf_counter())
    document = compilation.to_docx()
    marks.append(time.perf_counter())
    steps = ("read", "compile", "write")
    return document, {step: after - before for step, before, after in zip(steps, marks, marks[1:], strict=False)}


def main(folder: Path, output: Path | None) -> None:
    seconds, (document, split) = measure(lambda: compiled(folder))
    if output is not None:
        output.write_bytes(document)
    report(seconds, split=split)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
