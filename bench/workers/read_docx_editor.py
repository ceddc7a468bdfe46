"""docx-editor: open a file and list its revisions."""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections import Counter
from importlib import import_module

from bench.workers.harness import counts, measure, report


def main(path: str) -> None:
    warnings.simplefilter("ignore")
    opener = import_module("docx_editor").Document

    def work() -> Counter[str]:
        with (
            tempfile.TemporaryDirectory() as workspace,
            opener.open(path, force_recreate=True, workspace_dir=workspace) as document,
        ):
            return Counter(revision.type for revision in document.list_revisions())

    seconds, found = measure(work)
    report(seconds, got=counts(found["insertion"], found["deletion"], found["move_from"]))


if __name__ == "__main__":
    main(sys.argv[1])
