"""What names the program that found something: a result stands only as long as the code that would find it again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import plenipo

_DECIDES = ("concordance", "corpus", "positions", "readers", "texts")  # packages that a row depends on


@cache
def fingerprint() -> str:
    """A digest of the code and data of the engine; the same wherever the same version is installed."""
    root = Path(plenipo.__file__).parent
    found = hashlib.sha256()
    for package in _DECIDES:
        for path in sorted((root / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(path.relative_to(root).as_posix().encode())
                found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
