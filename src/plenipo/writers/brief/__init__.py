"""The brief of a delegation as a Word document."""

from plenipo.writers.brief.document import write_brief

__all__ = ["write_brief"]
