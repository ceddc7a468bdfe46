"""Which provisions of other instruments already say what a proposal would insert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from plenipo.amendments.proposal import Proposal
from plenipo.positions.existing.index import ProvisionIndex
from plenipo.positions.existing.likeness import Likeness, likeness
from plenipo.positions.existing.meaning import is_citation, marks_of
from plenipo.positions.existing.passages import SAYING, Passage, passages_of
from plenipo.positions.finding import Quote
from plenipo.positions.judges.contract import Case
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Provision

DUPLICATES = 0.7  # score from which the same is said
CLOSE = 0.5  # score from which it is worth a look
SHOWN = 3  # texts named for one passage


class Kind(StrEnum):
    """duplicates: it says the same already. close: it says much of it; a reader decides what that means."""

    DUPLICATES = "duplicates"
    CLOSE = "close"


class Existing(Struct, frozen=True):
    """A provision of another instrument that already says what a proposal would insert.

    provision: of the proposal, as people cite it. change: the inserted words, in the proposed text.
    instrument: its name with its edition. citation: of the provision there; words: what it says, verbatim, its place
    being the provision's id. score: 0 to 1, the share of what the change says that stands there; rare words count more.
    """

    proposal: str
    provision: str
    change: Quote
    instrument: str
    citation: str
    words: Quote
    score: float
    kind: Kind


def existing_texts(proposals: Iterable[Proposal], instruments: Sequence[Instrument]) -> tuple[Existing, ...]:
    """For each proposal in the order given: what other instruments already say of its insertions, the closest first.

    The instrument that a proposal amends is left out. At most three instruments are named for one insertion.
    """
    index = ProvisionIndex(_provisions(instruments))
    return tuple(one for proposal in proposals for one in _of_proposal(proposal, instruments, index))


def _of_proposal(proposal: Proposal, instruments: Sequence[Instrument], index: ProvisionIndex) -> list[Existing]:
    own = frozenset(number for number, one in enumerate(instruments) if _amends(proposal, one))
    base = instruments[min(own)] if own else None
    found = [
        Existing(
            proposal=proposal.id,
            provision=passage.provision,
            change=passage.quote,
            instrument=name_of(instruments[like.provision.source]),
            citation=like.provision.citation,
            words=like.quote,
            score=like.score,
            kind=kind_of(like),
        )
        for passage in passages_of(Case(proposal, base))
        for like in alike(passage, index, own)
    ]
    return sorted(found, key=lambda one: -one.score)


def alike(passage: Passage, index: ProvisionIndex, without: frozenset[int] = frozenset()) -> list[Likeness]:
    """The closest provision of each text, the closest text first."""
    marks = marks_of(passage.words)
    best: dict[int, Likeness] = {}
    for provision in index.candidates(marks, without):
        like = likeness(passage.words, provision, index, CLOSE)
        if like is None:
            continue
        known = best.get(provision.source)
        if known is None or known.score < like.score:
            best[provision.source] = like
    return sorted(best.values(), key=lambda like: (-like.score, like.provision.source))[:SHOWN]


def kind_of(like: Likeness) -> Kind:
    return Kind.DUPLICATES if like.score >= DUPLICATES else Kind.CLOSE


def name_of(instrument: Instrument) -> str:
    """Its reference; its title or file where it does not name itself."""
    return str(instrument.reference or "") or instrument.title or instrument.source


def _amends(proposal: Proposal, instrument: Instrument) -> bool:
    target, reference = proposal.target, instrument.reference
    return bool(target and reference and target.same_instrument(reference))


def _provisions(instruments: Sequence[Instrument]) -> Iterator[tuple[int, str, str, str]]:
    for number, instrument in enumerate(instruments):
        for provision in instrument.provisions:
            if provision.role in SAYING and not is_citation(provision.text):
                yield number, provision.id, _citation(provision), provision.text


def _citation(provision: Provision) -> str:
    return " ".join(provision.path) or provision.label or provision.id
