"""The marks of a proposal that was typed anew without marks: its difference from the text that it amends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from rapidfuzz.distance import LCSseq

from plenipo.amendments.proposal import AmendedProvision, Proposal, Span, SpanKind
from plenipo.amendments.spans import join_alike
from plenipo.compilation.align import align
from plenipo.compilation.base_text import BaseText
from plenipo.compilation.edits import keys
from plenipo.texts.instrument import Instrument
from plenipo.texts.provision import Provision, Role
from plenipo.texts.tokens import tokenize

_PART_OF_BASE = 0.5  # a proposal that reproduces less of the base leaves the rest as it is


def marked_against(proposal: Proposal, base: Instrument) -> Proposal:
    """The same proposal with what it adds and deletes as spans; provisions that it leaves out stand at the end."""
    ground = BaseText(base)
    items = [ground.item(one.id, one.proposed or "", one.role) for one in proposal.provisions]
    base_of = align(ground.items, items).base_of
    provisions = [
        one if one.role is Role.NOTE else _marked(one, None if at is None else ground.provisions[at])
        for one, at in zip(proposal.provisions, base_of, strict=True)
    ]
    present = {at for at in base_of if at is not None}
    if len(present) >= _PART_OF_BASE * len(ground.items):
        provisions.extend(_left_out(ground.provisions[: len(ground.items)], present))
    return replace(proposal, provisions=tuple(provisions))


def _marked(provision: AmendedProvision, base: Provision | None) -> AmendedProvision:
    proposed = provision.proposed or ""
    if base is None:
        return replace(provision, original=None, spans=(Span(SpanKind.INSERT, proposed),))
    return replace(
        provision,
        original=base.text,
        original_label=base.label,
        spans=join_alike(_difference(tokenize(base.text), tokenize(proposed))),
    )


def _difference(old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    """Word by word, in whole stretches; what differs in typing alone is kept as it stands in the new text."""
    deleted: list[str] = []
    inserted: list[str] = []
    for operation in LCSseq.opcodes(keys(old), keys(new)):
        ours = old[operation.src_start : operation.src_end]
        theirs = new[operation.dest_start : operation.dest_end]
        within = (deleted or inserted) and operation.dest_end < len(new)
        if operation.tag == "equal" and (_has_word(theirs) or not within):
            yield from _change(deleted, inserted)
            deleted, inserted = [], []
            yield Span(SpanKind.KEEP, "".join(theirs))
            continue
        deleted.extend(ours)
        inserted.extend(theirs)
    yield from _change(deleted, inserted)


def _change(deleted: Sequence[str], inserted: Sequence[str]) -> Iterator[Span]:
    yield Span(SpanKind.DELETE, "".join(deleted))
    yield Span(SpanKind.INSERT, "".join(inserted))


def _has_word(tokens: Sequence[str]) -> bool:
    return any(token[0].isalnum() for token in tokens)


def _left_out(provisions: Sequence[Provision], present: set[int]) -> Iterator[AmendedProvision]:
    for at, base in enumerate(provisions):
        if at not in present:
            yield AmendedProvision(
                id=base.id,
                role=base.role,
                path=base.path,
                original=base.text,
                proposed=None,
                original_label=base.label,
                spans=(Span(SpanKind.DELETE, base.text),),
                parent=base.parent,
            )
