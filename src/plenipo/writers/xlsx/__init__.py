"""The side-by-side workbook."""

from __future__ import annotations

from plenipo.writers.xlsx.workbook import write_xlsx

__all__ = ["write_xlsx"]
