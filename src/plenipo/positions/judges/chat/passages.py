"""What a proposal changes, provision by provision, with what a careful reader needs beside it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.amendments.spans import original_of, proposed_of
from plenipo.errors import JudgeError
from plenipo.positions.finding import Deed
from plenipo.positions.judges.chat.retyped import marked_against
from plenipo.positions.judges.contract import Case
from plenipo.texts.contribution import Symbol
from plenipo.texts.provision import Role

SUPPRESSING = frozenset({Symbol.SUP, Symbol.SUP_TRANSFER})
ADDING = frozenset({Symbol.ADD, Symbol.ADD_TRANSFER})
_ROUTINE = frozenset({Role.HEADING, Role.OPENING})  # their changes are editions, dates and places


class Passage(Struct, frozen=True):
    """One provision that changes.

    cited: as people cite it ("instructs the Secretary-General 3"). above: the text that introduces it, "" for none.
    below: what stands under a call that changes, and so gets another addressee or another force; of a text that is kept
        or suppressed whole, what it orders.
    deed: KEEP or SUPPRESS where the whole text is kept or suppressed, None where the spans say what is done.
    """

    provision: str
    cited: str
    spans: tuple[Span, ...]
    above: str = ""
    below: tuple[str, ...] = ()
    deed: Deed | None = None

    @property
    def original(self) -> str:
        return original_of(self.spans)

    @property
    def proposed(self) -> str:
        return proposed_of(self.spans)


def passages_of(case: Case) -> tuple[Passage, ...]:
    """The provisions that change, in reading order; for SUP and NOC the text that is named.

    Raises JudgeError for a proposal without text, and for one that marks no change where no base shows them.
    """
    proposal = case.proposal
    if not any(_text(provision).strip() for provision in proposal.provisions):
        raise JudgeError(f"{proposal.id} has no text to judge.", where=proposal.file, remedy="Check the file.")
    if proposal.symbol in SUPPRESSING:
        return _whole(case, Deed.SUPPRESS)
    if proposal.symbol is Symbol.NOC:
        return _whole(case, Deed.KEEP)
    if proposal.symbol in ADDING:
        return tuple(_amended(_all_new(proposal)))
    if not proposal.tracked:
        proposal = _with_marks(case)
    return tuple(_amended(proposal))


def _with_marks(case: Case) -> Proposal:
    if case.base is None:
        raise JudgeError(
            f"{case.proposal.id} marks no change, and the text that it amends is not at hand.",
            where=case.proposal.file,
            remedy="Give the base text.",
        )
    return marked_against(case.proposal, case.base)


def _text(provision: AmendedProvision) -> str:
    return provision.proposed or provision.original or ""


def _whole(case: Case, deed: Deed) -> tuple[Passage, ...]:
    """The text that is named; under its last part what it orders, where the base shows it."""
    named = [
        Passage(one.id, _cited(one), (Span(SpanKind.KEEP, _text(one)),), deed=deed)
        for one in case.proposal.provisions
        if _text(one).strip()
    ]
    ordered = case.base.provisions if case.base is not None else ()
    below = tuple(f"{' '.join(one.path)} {one.text}" for one in ordered if one.role is Role.OPERATIVE)
    return (*named[:-1], replace(named[-1], below=below))


def _all_new(proposal: Proposal) -> Proposal:
    """An ADD marks its whole text as new, whether or not its sponsor tracked the typing."""
    if proposal.tracked:
        return proposal
    provisions = (
        replace(one, spans=(Span(SpanKind.INSERT, one.proposed),)) if one.proposed else one
        for one in proposal.provisions
    )
    return replace(proposal, provisions=tuple(provisions))


def _amended(proposal: Proposal) -> Iterator[Passage]:
    texts = {provision.id: provision for provision in proposal.provisions}
    arriving = {span.move for one in proposal.provisions for span in one.spans if span.kind is SpanKind.INSERT}
    for provision in proposal.provisions:
        spans = tuple(_placed(span, arriving) for span in provision.spans)
        if provision.role in _ROUTINE or not any(_says_something(span) for span in spans):
            continue
        yield Passage(
            provision=provision.id,
            cited=_cited(provision),
            spans=spans,
            above=_above(provision, texts),
            below=_below(provision, proposal),
        )


def _placed(span: Span, arriving: set[str]) -> Span:
    """Text that is moved to where nobody sees it arrive is deleted."""
    if span.move and span.kind is SpanKind.DELETE and span.move not in arriving:
        return replace(span, move="")
    return span


def leaves(span: Span) -> bool:
    """Whether the span only moves away; it counts where it arrives."""
    return bool(span.move) and span.kind is SpanKind.DELETE


def _says_something(span: Span) -> bool:
    changes = span.kind is not SpanKind.KEEP and not leaves(span)
    return changes and any(character.isalpha() for character in span.text)


def _cited(provision: AmendedProvision) -> str:
    return " ".join(provision.path) or provision.label or provision.role.value


def _above(provision: AmendedProvision, texts: dict[str, AmendedProvision]) -> str:
    """The provision that this one is an item of; a call is cited already."""
    parent = texts.get(provision.parent)
    return "" if parent is None or parent.role is Role.CALL else _text(parent)


def _below(provision: AmendedProvision, proposal: Proposal) -> tuple[str, ...]:
    if provision.role is not Role.CALL:
        return ()
    return tuple(
        f"{one.label} {one.proposed}".strip()
        for one in proposal.provisions
        if one.parent == provision.id and one.proposed
    )
