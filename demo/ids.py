"""What is given out while a Word file is written: numbers, and what must go into other parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from demo.model import Atom, Layer, Layers


@dataclass(slots=True)
class Ids:
    """Numbers given out while a document is written, and what must go into other parts."""

    split_runs: bool = False
    normal_only: bool = False
    hand: tuple[str, str] = ("", "")
    last: int = 100
    note_ids: dict[str, int] = field(default_factory=dict)
    note_layers: dict[str, Layers] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    comments: list[Atom] = field(default_factory=list)

    def next(self) -> int:
        self.last += 1
        return self.last

    def signed(self, layer: Layer) -> str:
        return f'w:id="{self.next()}" w:author={quoteattr(layer.author)} w:date="{layer.date}"'

    def signed_by_hand(self) -> str:
        """For changes of look and numbering, which belong to no layer of the text."""
        return f'w:id="{self.next()}" w:author={quoteattr(self.hand[0])} w:date="{self.hand[1]}"'
