"""A bare parse: unzip the main part and build its tree. Finds nothing; no reader that uses lxml can be faster."""

from __future__ import annotations

import sys
import zipfile
from importlib import import_module

from bench.workers.harness import measure, report


def main(path: str) -> None:
    etree = import_module("lxml.etree")

    def work() -> None:
        with zipfile.ZipFile(path) as archive:
            etree.fromstring(archive.read("word/document.xml"))

    report(measure(work)[0], got=None)


if __name__ == "__main__":
    main(sys.argv[1])
