"""Conventions of the field on top of any Document: conference contributions, instruments, Council texts, EU acts."""

from plenipo.readers.profiles.headings import instrument_reference
from plenipo.readers.profiles.instruments import note_provisions, read_instrument
from plenipo.readers.profiles.outline import outline
from plenipo.readers.profiles.recognition import recognise

__all__ = ["instrument_reference", "note_provisions", "outline", "read_instrument", "recognise"]
