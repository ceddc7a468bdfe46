"""Which proposals enter a compilation: the right instrument, the latest revision, no identifier twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from plenipo.amendments.proposal import AmendedProvision, Proposal
from plenipo.errors import DuplicateProposal, PlenipoError, WrongInstrument
from plenipo.texts.contribution import Symbol
from plenipo.texts.instrument import Instrument, InstrumentReference

_REVISION_IN_NUMBER = re.compile(r"\(Rev\.?\s?\d+\)")
_REVISION_IN_IDENTIFIER = re.compile(r"-?R(\d+)")

WRITER = "Plenipo"  # the author of what writers add for people

ADDING = frozenset({Symbol.ADD, Symbol.ADD_TRANSFER})
SUPPRESSING = frozenset({Symbol.SUP, Symbol.SUP_TRANSFER})
NUMBERED = frozenset({"Resolution", "Decision", "Recommendation", "Opinion"})  # kinds of which there are many


class Selection(Struct, frozen=True):
    """proposals: sorted by sponsor and identifier. refused: one error for each proposal or file left out."""

    proposals: tuple[Proposal, ...]
    refused: tuple[PlenipoError, ...]


def select(proposals: Iterable[Proposal]) -> Selection:
    """The proposals in force. Files that contradict each other on one identifier are all refused.

    A revision of a document replaces the document whole: what it no longer proposes is withdrawn.
    """
    by_identifier: dict[str, list[Proposal]] = {}
    for proposal in _in_force(list(proposals)):
        by_identifier.setdefault(without_revision(proposal.id), []).append(proposal)
    kept: list[Proposal] = []
    refused: list[PlenipoError] = []
    for identifier in sorted(by_identifier):
        versions = by_identifier[identifier]
        latest = max(map(revision_of, versions))
        current = [proposal for proposal in versions if revision_of(proposal) == latest]
        if len(current) == 1:
            kept.extend(current)
        else:
            refused.append(_duplicate(identifier, current))
    kept.sort(key=lambda proposal: (proposal.sponsor, proposal.id))
    return Selection(tuple(kept), tuple(refused))


def _in_force(proposals: Sequence[Proposal]) -> list[Proposal]:
    latest: dict[tuple[str, str], int] = {}
    for proposal in proposals:
        document = _document_of(proposal)
        latest[document] = max(latest.get(document, 0), revision_of(proposal))
    return [proposal for proposal in proposals if revision_of(proposal) == latest[_document_of(proposal)]]


def _document_of(proposal: Proposal) -> tuple[str, str]:
    """The document without its revision; a file without a number is a document of its own."""
    number = _REVISION_IN_NUMBER.sub("", proposal.number)
    return (number, proposal.sponsor) if number else ("", proposal.file)


def revision_of(proposal: Proposal) -> int:
    """The revision that the header or the identifier states, 0 for the first issue."""
    stated = [int(number) for number in _REVISION_IN_IDENTIFIER.findall(_document_part(proposal.id))]
    return max([proposal.revision, *stated])


def without_revision(identifier: str) -> str:
    """ "EUR/44A4R1/1" and "EUR/44R1-A4/1" are revisions of "EUR/44A4/1"."""
    document = _document_part(identifier)
    plain = _REVISION_IN_IDENTIFIER.sub("", document).replace("-", "")
    return identifier.replace(document, plain, 1) if document else identifier


def _document_part(identifier: str) -> str:
    steps = identifier.split("/")
    return steps[-2] if len(steps) >= 3 else ""


def _duplicate(identifier: str, versions: Sequence[Proposal]) -> DuplicateProposal:
    files = sorted(proposal.file for proposal in versions)
    return DuplicateProposal(
        f"{identifier} stands in {len(files)} files ({', '.join(files)}) and none revises the other.",
        where=files[-1],
        remedy="Keep the file that is valid, or give the later one its revision number in the header.",
    )


def base_for(bases: Sequence[Instrument], proposals: Sequence[Proposal]) -> Instrument:
    """Of the instruments in a collection the one that most of the proposals amend, the first of equals."""
    return max(bases, key=lambda base: sum(_names(proposal, base.reference) for proposal in proposals))


def _names(proposal: Proposal, reference: InstrumentReference | None) -> bool:
    return bool(proposal.target and reference and proposal.target.same_instrument(reference))


def on_instrument(proposals: Sequence[Proposal], reference: InstrumentReference | None) -> list[Proposal]:
    """The proposals that amend this instrument. A text that does not name itself takes all that name no other.

    Raises WrongInstrument where there is none among them.
    """
    chosen = [proposal for proposal in proposals if amends(proposal, reference)]
    if proposals and not chosen:
        targets = sorted({str(proposal.target) for proposal in proposals if proposal.target})
        raise WrongInstrument(
            f"nothing in it amends {reference or 'the base'}; it is on {', '.join(targets) or 'no instrument'}.",
            where=proposals[0].file,
            remedy="Give the base of that instrument, or leave the file out.",
        )
    return chosen


def amends(proposal: Proposal, reference: InstrumentReference | None) -> bool:
    """Whether the proposal is to be laid on that instrument."""
    if is_new_text(proposal):
        return False
    if proposal.target is None or reference is None:
        return True
    return proposal.target.same_instrument(reference)


def is_new_text(proposal: Proposal) -> bool:
    """Whether the proposal adds a whole new instrument, which carries a bracketed number until it is adopted."""
    if proposal.symbol not in ADDING:
        return False
    target = proposal.target
    return target is None or target.number.startswith("[") or (not target.number and target.kind in NUMBERED)


def takes_position(proposal: Proposal) -> bool:
    """Whether the proposal is a position on the whole text rather than a change of it.

    NOC always is. SUP is, unless it names provisions of a basic text ("SUP CS 2").
    """
    if proposal.symbol is Symbol.NOC:
        return True
    return proposal.symbol in SUPPRESSING and not suppressed_provisions(proposal)


def suppressed_provisions(proposal: Proposal) -> list[AmendedProvision]:
    """The provisions of a basic text that a SUP names."""
    if proposal.symbol not in SUPPRESSING or proposal.target is None or proposal.target.number:
        return []
    return [provision for provision in proposal.provisions if provision.label]


def as_author(name: str) -> str:
    """The name as it can stand in a list of authors: a comma parts them, and Plenipo signs what it adds itself."""
    plain = " ".join(name.replace(",", " ").split()) or "unnamed"
    return f"{plain} (sponsor)" if plain == WRITER else plain
