"""Where things stand in the folder of a corpus."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

_PLAIN = re.compile(r"[^a-z0-9]+")


class Places(Struct, frozen=True):
    """root: the folder that was named with -o."""

    root: Path

    @property
    def rows(self) -> Path:
        return self.root / "rows"

    @property
    def manifest(self) -> Path:
        return self.root / "manifest.json"

    @property
    def work(self) -> Path:
        """What a rerun starts from. It may be removed: then everything is done again."""
        return self.root / "work"

    @property
    def laws(self) -> Path:
        return self.work / "laws"

    @property
    def journal(self) -> Path:
        return self.work / "journal.jsonl"

    @property
    def indexes(self) -> Path:
        return self.work / "index"

    def index(self, digest: str) -> Path:
        return self.indexes / digest

    def law(self, key: str) -> Path:
        return self.laws / f"{key}.law"

    def features(self, key: str) -> Path:
        return self.laws / f"{key}.npz"

    def reading(self, key: str) -> Path:
        return self.laws / f"{key}.json"


def part_name(file: str, first: int) -> str:
    """The name of the part with the rows of a file, from this article on: always the same, and of no other file."""
    plain = _PLAIN.sub("-", Path(file).stem.lower()).strip("-")[:40] or "law"
    return f"{plain}-{sha256(file.encode('utf-8', 'replace')).hexdigest()[:12]}-{first:05}.parquet"
