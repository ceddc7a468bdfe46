"""Word files (.docx, .docm and their templates): bytes to a Document."""

from __future__ import annotations

from plenipo.readers.docx.reader import read_docx

__all__ = ["read_docx"]
