"""Self-contained, accessible pages: a compilation, and the index of a conference run."""

from __future__ import annotations

from plenipo.writers.html.index import BadFile, IndexEntry, NewTextGroup, OpenFile, SponsorEntry, write_index
from plenipo.writers.html.page import write_html

__all__ = [
    "BadFile",
    "IndexEntry",
    "NewTextGroup",
    "OpenFile",
    "SponsorEntry",
    "write_html",
    "write_index",
]
