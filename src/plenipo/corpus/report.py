"""What a run over a corpus did, and what its manifest says."""

from __future__ import annotations

from msgspec import Struct

from plenipo.texts.marking import Marking


class Part(Struct, frozen=True):
    """A Parquet file in rows/. articles: how many target articles its provisions were compared with."""

    file: str
    name: str
    sha256: str
    provisions: int
    rows: int
    articles: int
    degrees: dict[str, int]
    judged: bool


class Law(Struct, frozen=True):
    """A law that was read. remarks: what a person should know of the text."""

    name: str
    sha256: str
    provisions: int
    remarks: tuple[str, ...] = ()
    judged: bool = True


class Trouble(Struct, frozen=True):
    """A file that gave nothing, and why, in one line. where: "source", "target" or "rows"."""

    where: str
    file: str
    why: str


class CorpusReport(Struct, frozen=True):
    """The manifest. finished: False while a run goes on, and after one that was stopped.

    made: parts written by this run; kept: parts that stand from an earlier one. marking: the highest of all texts.
    """

    finished: bool
    marking: Marking = Marking.PUBLIC
    version: str = ""
    engine: str = ""
    sources: tuple[Law, ...] = ()
    targets: tuple[Law, ...] = ()
    parts: tuple[Part, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    made: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def provisions(self) -> int:
        return sum(part.provisions for part in self.parts)

    @property
    def degrees(self) -> dict[str, int]:
        """Source provisions by proposed degree."""
        found: dict[str, int] = {}
        for part in self.parts:
            for degree, count in part.degrees.items():
                found[degree] = found.get(degree, 0) + count
        return found
