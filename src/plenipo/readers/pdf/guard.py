"""What is refused before a PDF is interpreted: streams that unpack to far too much, or not at all."""

from __future__ import annotations

import re
import zlib

from plenipo.errors import DamagedFile, HostileFile
from plenipo.readers.limits import MAX_PDF_CONTENT_BYTES, MAX_PDF_CONTENT_RATIO, MAX_UNPACKED_BYTES, MIB

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NOT_CONTENT = re.compile(rb"/Image|/Length1|/FontFile|/Type1C|/CIDFontType0C|/OpenType|/N \d+\s*/Alternate|/Metadata")
_SLOW_FILTER = re.compile(rb"/LZWDecode|/LZW\b|/RunLengthDecode")
_DEFLATED = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])")
_LOOK_BACK = 600
_MAX_LAYERS = 3
_MAX_SLOW_BYTES = MIB
_REMEDY = "Print the document to PDF again."


def check_streams(data: bytes, name: str) -> None:
    """Looks at every stream without interpreting it.

    Raises HostileFile where streams unpack to more than the limits, and DamagedFile where one that may bear text
    does not unpack: pdfminer would pass over the rest of it in silence.
    """
    content = total = 0
    encrypted = b"/Encrypt" in data
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _LOOK_BACK) : found.start()].rpartition(b" obj")[2]
        packed = max(data.find(b"endstream", found.end()) - found.end(), 1)
        if _SLOW_FILTER.search(head) and packed > _MAX_SLOW_BYTES:
            raise HostileFile("the PDF packs its text in an outdated way.", where=name, remedy=_REMEDY)
        bears_text = not _NOT_CONTENT.search(head)
        size, sound = unpacked_size(data, found.end(), MAX_UNPACKED_BYTES - total)
        if bears_text and not sound and not encrypted and _DEFLATED.search(head):
            raise DamagedFile("a part of the PDF is damaged.", where=name, remedy=_REMEDY)
        total += size
        content += size if bears_text else 0
        swollen = bears_text and size > MIB and size > packed * MAX_PDF_CONTENT_RATIO
        if swollen or total >= MAX_UNPACKED_BYTES or content > MAX_PDF_CONTENT_BYTES:
            raise HostileFile("the PDF unpacks to far too much data.", where=name, remedy=_REMEDY)


def unpacked_size(data: bytes, start: int, limit: int) -> tuple[int, bool]:
    """Bytes that the deflated data at ``start`` unpacks to, and whether it is sound.

    Layers within layers are counted; no more than about ``limit`` bytes are unpacked.
    """
    if not _looks_deflated(data[start : start + 2]):
        return 0, False
    unpacked, sound = _inflate(memoryview(data)[start:], limit)
    size = len(unpacked)
    for _ in range(_MAX_LAYERS):
        if size >= limit or not _looks_deflated(unpacked):
            break
        unpacked, _ = _inflate(memoryview(unpacked), limit - size)
        size += len(unpacked)
    return size, sound


def _looks_deflated(data: bytes) -> bool:
    """The two bytes that start a zlib stream (RFC 1950)."""
    return len(data) >= 2 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0


def _inflate(source: memoryview, limit: int) -> tuple[bytes, bool]:
    engine = zlib.decompressobj()
    try:
        return engine.decompress(source, max(limit, 1)), True
    except zlib.error as error:
        return b"", "incorrect data check" in str(error)  # a wrong checksum after all of the data
