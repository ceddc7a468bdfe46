"""pandoc: convert with all changes kept as spans, and count the spans. It shows a move as insertion and deletion."""

from __future__ import annotations

import subprocess
import sys

from bench.workers.harness import counts, measure, report


def main(path: str) -> None:
    command = ["pandoc", "--track-changes=all", "--to", "json", path]
    seconds, output = measure(lambda: subprocess.run(command, check=True, capture_output=True).stdout)
    insertions = output.count(b'"insertion"') + output.count(b'"paragraph-insertion"')
    deletions = output.count(b'"deletion"') + output.count(b'"paragraph-deletion"')
    report(seconds, got=counts(insertions, deletions, 0))


if __name__ == "__main__":
    main(sys.argv[1])
