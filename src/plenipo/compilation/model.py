"""The compilation as a value: N proposals laid on one base. Writers show it; they decide nothing."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from plenipo.amendments.proposal import ChangeKind
from plenipo.texts.contribution import Symbol
from plenipo.texts.document import Place
from plenipo.texts.instrument import InstrumentReference
from plenipo.texts.marking import Marking
from plenipo.texts.notebook import compilation_as_html
from plenipo.texts.provision import Role


class Status(StrEnum):
    """How the proposals on one provision stand to each other."""

    UNTOUCHED = "untouched"
    SINGLE = "single"
    CONVERGENT = "convergent"
    COMPATIBLE = "compatible"
    COMPETING = "competing"


class Reading(Struct, frozen=True, gc=False):
    """The full text of one provision as one set of sponsors would have it.

    present: False where these sponsors would have no such provision; its text is then "".
    label: the label these sponsors print.
    """

    sponsors: tuple[str, ...]
    text: str
    label: str = ""
    present: bool = True


class CompiledChange(Struct, frozen=True, gc=False):
    """One change of the provision's base text and all who ask for it, sorted.

    offset: in characters of the base text; an insertion stands before the character at offset.
    Changes are ordered by offset, a deletion before the insertion that replaces it.
    """

    kind: ChangeKind
    text: str
    sponsors: tuple[str, ...]
    offset: int


class LabelChange(Struct, frozen=True, gc=False):
    """Another printed label for the provision: renumbering, never a textual conflict."""

    label: str
    sponsors: tuple[str, ...]


class CompiledProvision(Struct, frozen=True, gc=False):
    """One provision of the base, or one that sponsors insert.

    text: the base text, "" for an inserted provision. inserted: it does not stand in the base.
    readings: the distinct texts that differ from the base, each with its sponsors; empty for untouched.
    changes: for every status but competing they merge into one marked text; for competing they are
        listed for the record, and writers show the readings as whole alternatives.
    moved_from, moved_to: ids of the other end, where sponsors move the provision. Where they take it to different
        places, moved_to is "" and each of these has its moved_from.
    """

    id: str
    label: str
    role: Role
    path: tuple[str, ...]
    text: str
    status: Status
    readings: tuple[Reading, ...] = ()
    changes: tuple[CompiledChange, ...] = ()
    label_changes: tuple[LabelChange, ...] = ()
    inserted: bool = False
    moved_from: str = ""
    moved_to: str = ""
    parent: str = ""
    style: str = ""
    level: int = 0
    place: Place | None = None

    @property
    def sponsors(self) -> tuple[str, ...]:
        """Everybody who touches the text of the provision, sorted."""
        return tuple(sorted({sponsor for reading in self.readings for sponsor in reading.sponsors}))


class SilentAlteration(Struct, frozen=True):
    """A difference between the sponsor's original view and the base that is not marked as a change.

    base, altered: the two wordings, with their labels where it is the label that differs.
    moved: the wording is the same, its place is not.
    """

    sponsor: str
    proposal: str
    file: str
    provision: str
    base: str
    altered: str
    moved: bool = False

    @property
    def shown(self) -> str:
        """The altered wording as people read it."""
        return f"{self.altered} (at another place)" if self.moved else self.altered


class Contributed(Struct, frozen=True):
    """A row of the table of contributions.

    sponsor: the name its changes carry in this compilation. signatories: co-signing states.
    position: it takes a position on the whole text (SUP, NOC) and changes none of its words.
    """

    proposal: str
    sponsor: str
    symbol: Symbol
    file: str
    number: str = ""
    date: str = ""
    title: str = ""
    reasons: str = ""
    emphatic: bool = False
    signatories: tuple[str, ...] = ()
    tracked: bool = False
    position: bool = False


class Compilation(Struct, frozen=True):
    """N proposals laid on one base.

    sponsors: names, sorted. contributions: sorted by sponsor, then identifier.
    positions: the SUP and NOC units, positions on the whole text, as rows of contributions.
    reference: None where there is no base, as for draft new instruments compiled with each other.
    """

    reference: InstrumentReference | None
    title: str
    marking: Marking
    sponsors: tuple[str, ...]
    contributions: tuple[Contributed, ...]
    provisions: tuple[CompiledProvision, ...]
    silent_alterations: tuple[SilentAlteration, ...] = ()
    profile: str = "generic"
    language: str = ""
    base_source: str = ""

    @property
    def positions(self) -> tuple[Contributed, ...]:
        """The units that take a position on the whole text: SUP and NOC."""
        return tuple(row for row in self.contributions if row.position)

    def counts(self) -> dict[Status, int]:
        """How many provisions stand at each status."""
        tally = dict.fromkeys(Status, 0)
        for provision in self.provisions:
            tally[provision.status] += 1
        return tally

    def competing(self) -> Iterator[CompiledProvision]:
        return (provision for provision in self.provisions if provision.status is Status.COMPETING)

    def _repr_html_(self) -> str:
        return compilation_as_html(self)

    def to_docx(self) -> bytes:
        """The negotiating text as a Word file: tracked changes, author = the sponsors."""
        from plenipo.writers.docx import write_docx

        return write_docx(self)

    def to_html(self) -> str:
        """One self-contained page."""
        from plenipo.writers.html import write_html

        return write_html(self)

    def to_xlsx(self) -> bytes:
        """The side-by-side workbook."""
        from plenipo.writers.xlsx import write_xlsx

        return write_xlsx(self)

    def to_json(self) -> str:
        """``compile.json``; ``plenipo.writers.json.read_compilation`` reads it back equal."""
        from plenipo.writers.json import write_json

        return write_json(self)

    def to_akoma_ntoso(self) -> bytes:
        """The base with its amendments in Akoma Ntoso (AKN4UN)."""
        from plenipo.writers.akoma_ntoso import write_compilation

        return write_compilation(self)
