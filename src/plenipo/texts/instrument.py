"""An instrument: a text that lives through versions."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plenipo.texts.marking import Marking
from plenipo.texts.provision import Provision


class InstrumentReference(Struct, frozen=True):
    """The name of an instrument, with or without its edition.

    kind: "Resolution", "Decision", "Recommendation", "Constitution", "Directive" …
    number: "130", "[EUR-1]", "(EU) 2018/1972", "" where the kind says it all.
    edition: "(Rev. Dubai, 2018)", "" where unknown.
    """

    kind: str
    number: str = ""
    edition: str = ""

    @property
    def name(self) -> str:
        """Without the edition: "Resolution 130"."""
        return f"{self.kind} {self.number}".strip()

    def __str__(self) -> str:
        return f"{self.name} {self.edition}".strip()

    def same_instrument(self, other: InstrumentReference) -> bool:
        """Whether both name one instrument, whatever the edition."""
        return self.name.casefold() == other.name.casefold()


class Instrument(Struct, frozen=True):
    """A text as a tree of provisions in reading order; notes stand at the end.

    reference is None for a text that does not name itself.
    """

    reference: InstrumentReference | None
    title: str
    provisions: tuple[Provision, ...]
    profile: str = "generic"
    marking: Marking = Marking.PUBLIC
    language: str = ""
    source: str = ""

    def provision(self, identifier: str) -> Provision:
        """The provision of that id. KeyError where there is none."""
        for provision in self.provisions:
            if provision.id == identifier:
                return provision
        raise KeyError(identifier)

    def children(self, identifier: str) -> Iterator[Provision]:
        """Provisions directly under the given id, in order; "" gives the top level."""
        return (provision for provision in self.provisions if provision.parent == identifier)
