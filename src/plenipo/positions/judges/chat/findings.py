"""From claims to findings: what cannot be found in the texts is thrown away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from plenipo.amendments.proposal import Proposal, Span, SpanKind
from plenipo.positions.finding import Deed, Finding, Quote
from plenipo.positions.judges.chat.answer import Claim
from plenipo.positions.judges.chat.passages import Passage, leaves
from plenipo.positions.judges.chat.quotes import find_quote
from plenipo.positions.judges.chat.substance import has_substance
from plenipo.positions.mandate import Line, Mandate


class Changed(Struct, frozen=True):
    """A stretch of changed text. start: in characters, in the view of the provision in which it stands."""

    deed: Deed
    passage: Passage
    text: str
    start: int


def findings_from(
    claims: Sequence[Claim], proposal: Proposal, passages: Sequence[Passage], mandate: Mandate
) -> tuple[tuple[Finding, ...], int]:
    """The findings whose quotes stand where they should, each once; and how many claims were thrown away."""
    changed = [stretch for passage in passages for stretch in _stretches(passage)]
    findings: dict[Finding, None] = {}
    rejected = 0
    for claim in claims:
        finding = _verified(claim, proposal, passages, changed, mandate)
        if finding is None:
            rejected += 1
        else:
            findings[finding] = None
    return tuple(findings), rejected


def _verified(
    claim: Claim, proposal: Proposal, passages: Sequence[Passage], changed: Sequence[Changed], mandate: Mandate
) -> Finding | None:
    words = _line_quote(claim, mandate)
    change = _change_quote(claim.change_quote, passages, changed)
    if words is None or change is None:
        return None
    line, said = words
    stretch, quote = change
    return Finding(
        proposal=proposal.id,
        line=line.id,
        statement=_statement(line, said),
        relation=claim.relation,
        confidence=claim.confidence,
        deed=stretch.deed,
        provision=stretch.passage.cited,
        change=quote,
        words=said,
        why=claim.reason,
    )


def _line_quote(claim: Claim, mandate: Mandate) -> tuple[Line, Quote] | None:
    """A mandate may print one number twice; the quote says which line is meant."""
    number = str(claim.line).strip().rstrip(".")
    for line in mandate.lines:
        if line.id == number:
            place = find_quote(claim.line_quote, line.text)
            if place is not None and has_substance(line.text[slice(*place)]):
                return line, Quote(line.text[slice(*place)], line.id, place[0])
    return None


def _change_quote(quote: str, passages: Sequence[Passage], changed: Sequence[Changed]) -> tuple[Changed, Quote] | None:
    """The quote inside one changed stretch; failing that, the changed words of a quote that runs beyond them."""
    for stretch in changed:
        place = find_quote(quote, stretch.text)
        if place is not None and _says_something(stretch.text[slice(*place)], stretch):
            start, end = place
            return stretch, Quote(stretch.text[start:end], stretch.passage.provision, stretch.start + start)
    for passage in passages:
        for deeds, view in ((_OF_PROPOSED, passage.proposed), (_OF_ORIGINAL, passage.original)):
            place = find_quote(quote, view)
            if place is not None:
                own = [one for one in changed if one.passage is passage and one.deed in deeds]
                overlap = _longest_overlap(place, own)
                if overlap is not None:
                    return overlap
    return None


_OF_PROPOSED = frozenset({Deed.INSERT, Deed.KEEP})
_OF_ORIGINAL = frozenset({Deed.DELETE, Deed.SUPPRESS})


def _longest_overlap(place: tuple[int, int], changed: Sequence[Changed]) -> tuple[Changed, Quote] | None:
    best: tuple[Changed, Quote] | None = None
    for stretch in changed:
        start = max(place[0], stretch.start)
        end = min(place[1], stretch.start + len(stretch.text))
        text = stretch.text[start - stretch.start : end - stretch.start] if start < end else ""
        words = text.strip()
        if not _says_something(words, stretch):
            continue
        if best is None or len(words) > len(best[1].text):
            start += len(text) - len(text.lstrip())
            best = stretch, Quote(words, stretch.passage.provision, start)
    return best


def _says_something(words: str, stretch: Changed) -> bool:
    """Empty words count only where they are all that changes: "not" that is struck out is the point."""
    whole = words.strip() == stretch.text.strip()
    return has_substance(words) or (whole and any(character.isalpha() for character in words))


def _stretches(passage: Passage) -> Iterator[Changed]:
    """What is inserted, then what is deleted: each stretch that no kept text interrupts in its view."""
    if passage.deed is not None:
        yield Changed(passage.deed, passage, passage.proposed, 0)
        return
    yield from _of_kind(passage, SpanKind.INSERT, Deed.INSERT)
    yield from _of_kind(passage, SpanKind.DELETE, Deed.DELETE)


def _of_kind(passage: Passage, kind: SpanKind, deed: Deed) -> Iterator[Changed]:
    position = 0
    held: list[Span] = []
    for span in passage.spans:
        if span.kind is kind and not leaves(span):
            held.append(span)
        elif span.kind in (kind, SpanKind.KEEP):
            text = "".join(one.text for one in held)
            if text:
                yield Changed(deed, passage, text, position)
            held = []
            position += len(text) + len(span.text)
    text = "".join(one.text for one in held)
    if text:
        yield Changed(deed, passage, text, position)


def _statement(line: Line, quote: Quote) -> str:
    """The statement of the line that shares most with the quote, the line's number where it has none."""
    best, most = line.id, 0
    for statement in line.statements:
        start = max(statement.start, quote.start)
        end = min(statement.start + len(statement.quote), quote.start + len(quote.text))
        if end - start > most:
            best, most = statement.id, end - start
    return best
