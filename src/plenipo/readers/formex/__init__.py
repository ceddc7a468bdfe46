"""Formex 4, the XML in which the Official Journal is kept."""

from plenipo.readers.formex.document import read_formex

__all__ = ["read_formex"]
