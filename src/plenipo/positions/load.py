"""From a path to a Mandate, whatever it is written in."""

from __future__ import annotations

from pathlib import Path

from plenipo.positions.mandate import Mandate
from plenipo.positions.own_format import is_own_format, read_own_format
from plenipo.positions.registers import read_mandate
from plenipo.readers import read_document
from plenipo.readers.files import read_bytes


def load_mandate(path: Path) -> Mandate:
    """The mandate in a file: see ``mandate_in``."""
    return mandate_in(read_bytes(path), path.name)


def mandate_in(data: bytes, name: str) -> Mandate:
    """The mandate in bytes: Plenipo's own format, or any document that it reads. The content decides.

    Raises InvalidData for a file in the own format that is wrong, naming the line; UnreadableFile and
    ClassifiedMarking as ``plenipo.readers.read_document`` does.
    """
    if is_own_format(data):
        return read_own_format(data, name)
    return read_mandate(read_document(data, name))
