"""Laws as they are kept between steps: read once, and opened article by article."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from plenipo.concordance.law import Identity, LawProvision, LawText
from plenipo.errors import InvalidData
from plenipo.readers.files import read_bytes
from plenipo.texts.marking import Marking
from plenipo.writers.folder import write_file

_OPEN_AT_ONCE = 32  # laws whose bytes a process keeps


class KeptLaw(msgspec.Struct, frozen=True):
    """A law whose articles are decoded only when they are asked for.

    articles: one encoded stretch for each root provision, with all that stands under it, in reading order.
    """

    identity: Identity
    marking: Marking
    source: str
    sha256: str
    remarks: tuple[str, ...]
    judged: bool
    articles: list[msgspec.Raw]

    def provisions(self, places: Sequence[int]) -> list[tuple[LawProvision, ...]]:
        """The provisions of these articles, counted from 0."""
        return [msgspec.msgpack.decode(self.articles[place], type=tuple[LawProvision, ...]) for place in places]

    def law(self, places: Sequence[int] | None = None) -> LawText:
        """The law, or only these articles of it."""
        chosen = self.provisions(range(len(self.articles)) if places is None else places)
        return LawText(
            identity=self.identity,
            provisions=tuple(one for article in chosen for one in article),
            marking=self.marking,
            source=self.source,
            sha256=self.sha256,
            remarks=self.remarks,
            judged=self.judged,
        )

    def digest(self, places: Sequence[int]) -> str:
        """What names the content of these articles: equal where each word and number of them is."""
        found = hashlib.sha256(f"{self.judged} {self.marking}".encode())
        for place in places:
            found.update(hashlib.sha256(self.articles[place]).digest())
        return found.hexdigest()


def keep_law(path: Path, law: LawText, articles: Sequence[tuple[int, int]]) -> None:
    """Write a law. articles: where each root and what stands under it begins and ends. Raises OutputError."""
    encode = msgspec.msgpack.encode
    stretches = [msgspec.Raw(encode(law.provisions[start:end])) for start, end in articles]
    head = (law.identity, law.marking, law.source, law.sha256, law.remarks, law.judged)
    write_file(path, encode(KeptLaw(*head, stretches)))


@lru_cache(maxsize=_OPEN_AT_ONCE)
def open_law(path: Path) -> KeptLaw:
    """A law that ``keep_law`` wrote; its name says its content, so it never changes. Raises InvalidData."""
    try:
        return msgspec.msgpack.decode(read_bytes(path), type=KeptLaw)
    except msgspec.MsgspecError as exc:
        raise InvalidData("this is not a law that was kept.", where=str(path), remedy="Remove the file.") from exc
