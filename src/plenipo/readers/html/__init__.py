"""HTML to Document: what a browser shows, with ``ins`` and ``del`` as tracked changes."""

from plenipo.readers.html.reader import read_html

__all__ = ["read_html"]
