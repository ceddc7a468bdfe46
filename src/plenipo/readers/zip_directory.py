"""How large the list of members of a zip is, told before ``zipfile`` builds an object for each of them."""

from __future__ import annotations

from typing import IO

_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_END_SIZE, _END_64_SIZE, _LOCATOR_SIZE = 22, 56, 20
_LONGEST_COMMENT = 0xFFFF


def directory_size(file: IO[bytes]) -> int:
    """Bytes of the list of members as its end states them, found as zipfile finds it; 0 where there is none.

    Where the wider form of the end (zip64) stands before the plain one, the larger of both sizes counts.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - _LOCATOR_SIZE - _END_64_SIZE))
    tail = file.read()
    end = len(tail) - _END_SIZE
    if end < 0:
        return 0
    if not (tail.startswith(_END, end) and tail.endswith(b"\0\0")):
        end = tail.rfind(_END)
    if end < 0:
        return 0
    stated = int.from_bytes(tail[end + 12 : end + 16], "little")
    wide = end - _LOCATOR_SIZE - _END_64_SIZE
    if wide >= 0 and tail.startswith(_END_64, wide):
        stated = max(stated, int.from_bytes(tail[wide + 40 : wide + 48], "little"))
    return stated
