"""Akoma Ntoso in: any file as a Document, and the instruments of a file, exactly where Plenipo wrote them."""

from plenipo.readers.akoma_ntoso.document import read_akoma_ntoso
from plenipo.readers.akoma_ntoso.instruments import read_instruments

__all__ = ["read_akoma_ntoso", "read_instruments"]
