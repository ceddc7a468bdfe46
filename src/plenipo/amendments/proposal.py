"""A proposal as a value: what one sponsor wants one instrument to say, provision by provision."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from plenipo.texts.contribution import Symbol
from plenipo.texts.document import Place
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.provision import Role


class SpanKind(StrEnum):
    KEEP = "keep"
    INSERT = "insert"
    DELETE = "delete"


class Span(Struct, frozen=True, gc=False):
    """A stretch of an amended provision.

    Keep and delete spans join to the original text, keep and insert spans to the proposed text.

    move: the name of the move that this span is an end of, "" for none.
    """

    kind: SpanKind
    text: str
    author: str = ""
    date: str = ""
    move: str = ""


class AmendedProvision(Struct, frozen=True, gc=False):
    """One provision in both views of a proposal.

    original, proposed: the text without label in each view; None where the provision does not stand in that view.
    original_label, proposed_label: as printed in each view.
    """

    id: str
    role: Role
    path: tuple[str, ...]
    original: str | None
    proposed: str | None
    original_label: str = ""
    proposed_label: str = ""
    spans: tuple[Span, ...] = ()
    parent: str = ""
    style: str = ""
    level: int = 0
    place: Place | None = None

    @property
    def label(self) -> str:
        return self.original_label if self.proposed is None else self.proposed_label


class Proposal(Struct, frozen=True):
    """One unit of a contribution, with both views of its text.

    tracked: whether it marks any change itself; a proposal that does not is retyped text.
    """

    id: str
    symbol: Symbol
    sponsor: str
    target: InstrumentReference | None
    provisions: tuple[AmendedProvision, ...]
    reasons: str = ""
    emphatic: bool = False
    tracked: bool = False
    signatories: tuple[str, ...] = ()
    file: str = ""
    date: str = ""
    title: str = ""
    number: str = ""
    revision: int = 0


class ChangeKind(StrEnum):
    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"


class Change(Struct, frozen=True):
    """One insertion, deletion or move inside a proposal. A move names the text that changes place, once."""

    kind: ChangeKind
    text: str
    author: str
    date: str
    provision: str
    proposal: str
