"""The changes of a proposal, one by one, as ``plenipo show`` lists them."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.amendments.proposal import AmendedProvision, Change, ChangeKind, Proposal, Span, SpanKind

_KINDS = {SpanKind.INSERT: ChangeKind.INSERT, SpanKind.DELETE: ChangeKind.DELETE}


def changes_of(proposal: Proposal) -> Iterator[Change]:
    """Insertions, deletions and moves in reading order; renumbered labels are not changes of text.

    A moved text is listed once, where it arrives; a move without a visible arrival where it leaves.
    """
    arriving = {
        span.move
        for provision in proposal.provisions
        for span in provision.spans
        if span.move and span.kind is SpanKind.INSERT
    }
    for provision in proposal.provisions:
        for span in provision.spans:
            if span.kind is SpanKind.KEEP or (span.move and span.kind is SpanKind.DELETE and span.move in arriving):
                continue
            yield _change(span, provision, proposal)


def _change(span: Span, provision: AmendedProvision, proposal: Proposal) -> Change:
    kind = ChangeKind.MOVE if span.move else _KINDS[span.kind]
    return Change(kind, span.text, span.author, span.date, provision.id, proposal.id)
