"""What the same sponsor proposed before on a subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from plenipo.amendments.proposal import Proposal
from plenipo.positions.existing.index import ProvisionIndex
from plenipo.positions.existing.passages import passages_of
from plenipo.positions.existing.search import Kind, alike, kind_of
from plenipo.positions.finding import Quote
from plenipo.positions.judges.contract import Case


class Earlier(Struct, frozen=True):
    """Words of an earlier proposal of the same sponsor that say what a proposal inserts now.

    provision, change: of the proposal now. earlier: identifier of the one before; date: of its document, "" where
    unknown; target: the instrument it was on, "" where none is named. citation, words: of its provision.
    """

    proposal: str
    provision: str
    change: Quote
    earlier: str
    date: str
    target: str
    citation: str
    words: Quote
    score: float
    kind: Kind


def earlier_texts(proposals: Iterable[Proposal], earlier: Sequence[Proposal]) -> tuple[Earlier, ...]:
    """For each proposal in the order given: what its sponsor proposed before, the closest first.

    Sponsors are the same where they share a member: "B/CAN" and "CAN". A proposal is never compared with itself.
    """
    index = ProvisionIndex(_insertions(earlier))
    return tuple(one for proposal in proposals for one in _of_proposal(proposal, earlier, index))


def _of_proposal(proposal: Proposal, earlier: Sequence[Proposal], index: ProvisionIndex) -> list[Earlier]:
    others = frozenset(number for number, one in enumerate(earlier) if not _is_before(one, proposal))
    if len(others) == len(earlier):
        return []
    found: list[Earlier] = []
    for passage in passages_of(Case(proposal)):
        for like in alike(passage, index, others):
            before = earlier[like.provision.source]
            found.append(
                Earlier(
                    proposal=proposal.id,
                    provision=passage.provision,
                    change=passage.quote,
                    earlier=before.id,
                    date=before.date,
                    target=str(before.target or ""),
                    citation=like.provision.citation,
                    words=like.quote,
                    score=like.score,
                    kind=kind_of(like),
                )
            )
    return sorted(found, key=lambda one: -one.score)


def _is_before(earlier: Proposal, proposal: Proposal) -> bool:
    shared = set(earlier.sponsor.split("/")) & set(proposal.sponsor.split("/")) - {""}
    return bool(shared) and earlier != proposal


def _insertions(earlier: Sequence[Proposal]) -> Iterator[tuple[int, str, str, str]]:
    for number, proposal in enumerate(earlier):
        for passage in passages_of(Case(proposal)):
            yield number, passage.quote.place, passage.provision, passage.quote.text
