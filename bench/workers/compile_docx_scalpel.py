"""docx-scalpel: base and reviewers' files to one document; its report of conflicts is timed apart."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path

from bench.workers.harness import measure, report


def main(folder: Path, output: Path) -> None:
    scalpel = import_module("docx_scalpel")

    def files() -> tuple[bytes, list[object]]:
        reviewers = [
            scalpel.DocxDiffReviewer(author=path.stem, document=path.read_bytes())
            for path in sorted((folder / "proposals").iterdir())
        ]
        return (folder / "base.docx").read_bytes(), reviewers

    seconds, document = measure(lambda: scalpel.docx_diff_consolidate(*files()))
    output.write_bytes(document)
    start = time.perf_counter()
    conflicts = scalpel.docx_diff_get_conflicts(*files())
    split = {"conflict report": time.perf_counter() - start}
    import_module("docx_scalpel._transport").shutdown_host()
    report(seconds, split=split, conflicts=len(conflicts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
