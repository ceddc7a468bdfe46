"""Names of files as people may see and save them."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

_LONGEST = 200
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSAFE = frozenset('<>:"|?*')  # for the file systems of those who download


def safe_name(name: str) -> str:
    """The last step of a name, without what no file system takes or what hides how it ends."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join("_" if letter in _UNSAFE else letter for letter in last if not _hidden(letter))
    plain = plain.strip(" .") or "file"
    if len(plain) <= _LONGEST:
        return plain
    suffix = PurePosixPath(plain).suffix[:10]
    return plain[: _LONGEST - len(suffix)] + suffix


def _hidden(letter: str) -> bool:
    return letter in _TURNS or unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")
