"""What a checklist of clauses finds in agreements, as values."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from plenipo.concordance.law import Identity
from plenipo.texts.marking import Marking


class Binding(StrEnum):
    """How binding a clause is, the strongest first."""

    SHALL = "shall"
    SHALL_ENDEAVOUR = "shall endeavour"
    COOPERATE = "cooperate"
    MAY = "may"
    RECOGNISE = "recognise"
    RESERVED = "right reserved"
    NONE = "no operative verb"


STRONGEST_FIRST = tuple(Binding)  # of a place; what is reserved or excluded binds nobody


class Clause(Struct, frozen=True):
    """One entry of a checklist.

    says: groups of terms; a passage has the clause if it holds a term of every group. about: terms of which one must
    stand in the article (its headings count), so that "licence" means one of telecommunications. headings: terms that
    name the clause in an article's title; there one group of ``says`` is enough. never: terms of passages that only
    look like it. A term is words with one blank between them; "*" ends a word that may go on.
    mirrors: CELEX numbers of the EU acts with the same subject.
    """

    id: str
    name: str
    group: str
    says: tuple[tuple[str, ...], ...]
    about: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    mirrors: tuple[str, ...] = ()


class ClausePlace(Struct, frozen=True, gc=False):
    """Where a clause stands. quote: verbatim from the provision; lead: the words above its list, verbatim."""

    provision: str
    label: str
    heading: str
    quote: str
    binding: Binding
    lead: str = ""


class ClauseFinding(Struct, frozen=True):
    """One clause in one agreement; no places where the agreement is silent.

    places: those in an article that bears the clause's name first, among these the most binding.
    """

    clause: str
    places: tuple[ClausePlace, ...] = ()

    @property
    def present(self) -> bool:
        """Whether some place is more than an exception or a right reserved."""
        return bool(self.places) and self.binding is not Binding.RESERVED

    @property
    def binding(self) -> Binding:
        """Of the first place; NONE where there is none."""
        return self.places[0].binding if self.places else Binding.NONE


class CheckedAgreement(Struct, frozen=True):
    """One agreement against the whole checklist, a finding for each clause in its order."""

    identity: Identity
    findings: tuple[ClauseFinding, ...]
    marking: Marking = Marking.PUBLIC
    source: str = ""
    remarks: tuple[str, ...] = ()


class Checklist(Struct, frozen=True):
    """Agreements x clauses."""

    clauses: tuple[Clause, ...]
    agreements: tuple[CheckedAgreement, ...]
    marking: Marking = Marking.PUBLIC
