"""Base texts: the instruments that a file holds, one in most files, many in a collection such as Final Acts."""

from __future__ import annotations

from pathlib import Path

from plenipo.readers import read_document
from plenipo.readers.files import read_bytes
from plenipo.readers.profiles import read_instrument
from plenipo.texts.document import Format
from plenipo.texts.instrument import Instrument


def read_bases(data: bytes, name: str) -> tuple[Instrument, ...]:
    """The instruments in these bytes, at least one. Raises what ``read_document`` raises."""
    document = read_document(data, name)
    if document.format is Format.AKOMA_NTOSO:
        from plenipo.readers.akoma_ntoso import read_instruments

        return read_instruments(data, name)
    return (read_instrument(document),)


def read_base_file(path: Path) -> tuple[Instrument, ...]:
    """The instruments in a file."""
    return read_bases(read_bytes(path), path.name)
