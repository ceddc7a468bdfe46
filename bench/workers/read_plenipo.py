"""Plenipo: file to Document."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import plenipo
from bench.workers.harness import counts, measure, report
from plenipo.texts.document import Document, Revision, RevisionKind


def revisions(document: Document) -> Counter[str]:
    """How many revisions of each kind; neighbouring runs under one revision count once."""
    found: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        before: tuple[Revision, ...] = ()
        for run in paragraph.runs:
            for depth, revision in enumerate(run.revisions):
                if before[: depth + 1] != run.revisions[: depth + 1]:
                    found[revision.kind] += 1
            before = run.revisions
        found.update(revision.kind for revision in paragraph.mark)
    return found


def main(path: str) -> None:
    seconds, document = measure(lambda: plenipo.read(Path(path)))
    found = revisions(document)
    kinds = (RevisionKind.INSERT, RevisionKind.DELETE, RevisionKind.MOVE_FROM)
    report(seconds, got=counts(*(found[kind] for kind in kinds)))


if __name__ == "__main__":
    main(sys.argv[1])
