"""What a proposal changes, provision by provision, each with what a reader needs around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.compilation.compile import compile_proposals
from plenipo.compilation.selection import ADDING, suppressed_provisions, takes_position
from plenipo.positions.compared import marked_by_comparison, with_moves_compared
from plenipo.positions.judges.contract import Case
from plenipo.texts.provision import Role

_FRAME = frozenset({Role.HEADING, Role.OPENING})


class Amended(Struct, frozen=True):
    """One provision that a proposal changes.

    citation: as people name it ("instructs the Secretary-General 3"). call: the words that open its section.
    around: the texts that it stands under, the title of its instrument first.
    original, proposed: its text in each view, None where it does not stand in that view.
    """

    id: str
    citation: str
    role: Role
    call: str
    around: str
    original: str | None
    proposed: str | None
    spans: tuple[Span, ...]


def amended_provisions(case: Case) -> list[Amended]:
    """The provisions whose words change, in reading order, what a sponsor changes without a mark included.

    A text retyped without marks is compared with the base; without a base it counts as new from end to end.
    """
    proposal = case.proposal
    if takes_position(proposal) or suppressed_provisions(proposal):
        return []
    return list(_amended(_marked_provisions(case), title_of(case)))


def _marked_provisions(case: Case) -> list[AmendedProvision]:
    proposal = case.proposal
    if proposal.symbol in ADDING:
        return list(proposal.provisions)
    compilation = compile_proposals(case.base, [proposal]).compilation if case.base else None
    fits = compilation is not None and bool(compilation.contributions)
    if not proposal.tracked:
        if compilation is not None and fits:
            return [marked_by_comparison(provision) for provision in compilation.provisions]
        return [_all_new(provision) for provision in proposal.provisions]
    provisions = with_moves_compared(proposal.provisions)
    if compilation is None or not fits or not case.official:
        return provisions
    altered = {alteration.provision for alteration in compilation.silent_alterations}
    compared = {one.id: marked_by_comparison(one) for one in compilation.provisions if one.id in altered}
    return [compared.get(provision.id, provision) for provision in provisions]


def is_without_base(case: Case) -> bool:
    """Whether the proposal retypes an existing text without marks, and there is nothing to compare it with."""
    proposal = case.proposal
    return not (case.base or proposal.tracked or proposal.symbol in ADDING or takes_position(proposal)) and bool(
        proposal.provisions
    )


def title_of(case: Case) -> str:
    """The title of the instrument that the proposal is on, "" where nothing names it."""
    if case.base and case.base.title:
        return case.base.title
    for provision in case.proposal.provisions:
        if provision.role is Role.TITLE:
            return provision.proposed or provision.original or ""
    return case.proposal.title


def heading_of(proposal: Proposal) -> AmendedProvision | None:
    """The line with the number of the instrument, where the proposal reproduces it."""
    return next((provision for provision in proposal.provisions if provision.role is Role.HEADING), None)


def _amended(provisions: Sequence[AmendedProvision], title: str) -> Iterator[Amended]:
    call = ""
    texts: dict[str, str] = {}
    for provision in provisions:
        text = provision.proposed if provision.proposed is not None else provision.original or ""
        texts[provision.id] = text
        if provision.role is Role.CALL:
            call = text
        if provision.role in _FRAME or not _changes(provision):
            continue
        yield Amended(
            id=provision.id,
            citation=_citation(provision),
            role=provision.role,
            call=call,
            around=". ".join(filter(None, (title, *_standing_over(provision.parent, texts)))),
            original=provision.original,
            proposed=provision.proposed,
            spans=provision.spans,
        )


def _citation(provision: AmendedProvision) -> str:
    if provision.role is Role.NOTE:
        return f"footnote {provision.id.removeprefix('note.')}"
    return " ".join(provision.path) or provision.label or provision.id


def _standing_over(parent: str, texts: dict[str, str]) -> list[str]:
    """The texts above a provision, from the top down."""
    over: list[str] = []
    while parent:
        if parent in texts:
            over.append(texts[parent])
        parent = parent.rpartition(".")[0]
    return over[::-1]


def _changes(provision: AmendedProvision) -> bool:
    return any(
        span.kind is not SpanKind.KEEP and not span.move and any(map(str.isalnum, span.text))
        for span in provision.spans
    )


def _all_new(provision: AmendedProvision) -> AmendedProvision:
    text = provision.proposed or ""
    return replace(provision, original=None, spans=(Span(SpanKind.INSERT, text),) if text else ())
