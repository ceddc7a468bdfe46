"""The negotiating text as a Word document with tracked changes (WordprocessingML, ECMA-376)."""

from plenipo.writers.docx.document import write_docx

__all__ = ["write_docx"]
