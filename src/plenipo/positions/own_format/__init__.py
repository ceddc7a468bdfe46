"""Plenipo's own file for mandates: YAML that people read, edit and compare.

A file holds a ``mandate`` and its ``lines``, each line its text and its statements. Beside what a person edits stand
``check`` values, and at the end the lines ``as_read``: they say what Plenipo wrote, so that what a person changed is
known and kept.
"""

from plenipo.positions.own_format.reading import read_own_file, read_own_format
from plenipo.positions.own_format.recognition import is_own_format
from plenipo.positions.own_format.values import OwnFile
from plenipo.positions.own_format.writing import write_own_format

__all__ = ["OwnFile", "is_own_format", "read_own_file", "read_own_format", "write_own_format"]
