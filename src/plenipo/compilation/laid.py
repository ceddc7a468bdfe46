"""One proposal laid on the base, as a value: what its sponsor does to each provision, and what it inserts where."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from plenipo.compilation.edits import Edits
from plenipo.compilation.model import SilentAlteration
from plenipo.texts.document import Place
from plenipo.texts.provision import Role

FRONT = -1  # the anchor of what is inserted before the first provision


class Insertion(Struct, frozen=True, gc=False):
    """A provision that the sponsor adds. moved_from: position in the base of the text that it moves here."""

    text: str
    label: str
    id: str
    role: Role
    path: tuple[str, ...]
    parent: str = ""
    style: str = ""
    level: int = 0
    place: Place | None = None
    moved_from: int | None = None


class Laid(Struct):
    """What one sponsor does to the base. Keys are positions in the base; insertions follow their anchor.

    texts: the proposed text of each provision that changes, None where it is deleted.
    moved: the deleted provisions whose text goes elsewhere.
    """

    sponsor: str
    texts: dict[int, str | None] = field(default_factory=dict)
    edits: dict[int, Edits] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    inserted: dict[int, list[Insertion]] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    silent: list[SilentAlteration] = field(default_factory=list)

    def named(self, sponsor: str) -> Laid:
        """The same changes under another name."""
        silent = [replace(alteration, sponsor=sponsor) for alteration in self.silent]
        return replace(self, sponsor=sponsor, silent=silent)


def agree(several: Sequence[Laid]) -> bool:
    """Whether the proposals of one sponsor can stand together: none wants another text or label than the others."""
    texts: dict[int, str | None] = {}
    labels: dict[int, str] = {}
    return all(texts.setdefault(index, text) == text for laid in several for index, text in laid.texts.items()) and all(
        labels.setdefault(index, label) == label for laid in several for index, label in laid.labels.items()
    )


def together(several: Sequence[Laid]) -> Laid:
    """Proposals of one sponsor that agree, as one."""
    whole = Laid(several[0].sponsor)
    for laid in several:
        whole.texts.update(laid.texts)
        whole.edits.update(laid.edits)
        whole.labels.update(laid.labels)
        whole.moved.update(laid.moved)
        whole.silent.extend(laid.silent)
        for anchor, insertions in laid.inserted.items():
            known = whole.inserted.setdefault(anchor, [])
            known.extend(insertion for insertion in insertions if insertion not in known)
    return whole
