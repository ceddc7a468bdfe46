"""docx-revisions: list the tracked changes. Its fastest way passes tables by; ``tables`` asks for them too."""

from __future__ import annotations

import sys
from collections import Counter
from importlib import import_module

from bench.workers.harness import counts, measure, report


def main(path: str, tables: bool) -> None:
    opener = import_module("docx_revisions").RevisionDocument

    def work() -> Counter[str]:
        document = opener(path)
        if tables:
            return Counter(type(change).__name__ for change in document.track_changes)
        return Counter(type(change).__name__ for part in document.paragraphs for change in part.track_changes)

    seconds, found = measure(work)
    report(seconds, got=counts(found["TrackedInsertion"], found["TrackedDeletion"], 0))


if __name__ == "__main__":
    main(sys.argv[1], "tables" in sys.argv[2:])
