"""Changed provisions as passages: the words that a change puts in, takes out, and stands among."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from plenipo.positions.amended import Amended, amended_provisions, title_of
from plenipo.positions.changes import Stretch, quote_of, stretches_of, text_of
from plenipo.positions.consideration import Considered
from plenipo.positions.finding import Deed, Quote
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.mandate import Mandate
from plenipo.texts.contribution import Symbol

LONGEST = 600  # characters of a text that are compared
_ENDING = (Symbol.SUP, Symbol.SUP_TRANSFER)


class Passage(Struct, frozen=True):
    """One changed provision, or a text as a whole that is suppressed or kept (amended is None).

    inserted, deleted: the changed words, "" for none. whole: the provision as it would read, after the call that it
    stands under.
    considered: what the built-in judge sees in it, by line.
    """

    case: Case
    amended: Amended | None
    inserted: str
    deleted: str
    whole: str
    considered: dict[str, Considered]

    @property
    def deed(self) -> Deed:
        """What is mostly done here."""
        if self.amended is None:
            return Deed.SUPPRESS if self.deleted else Deed.KEEP
        return Deed.INSERT if len(self.inserted) >= len(self.deleted) else Deed.DELETE


def passages_of(cases: Sequence[Case], mandate: Mandate, built_in: BuiltInJudge) -> list[Passage]:
    """Every changed provision of every case, in order; bearings of the built-in judge beside it."""
    seen: dict[tuple[str, str], dict[str, Considered]] = {}
    for case, amended, considered in built_in.considered(cases, mandate):
        place = (case.proposal.id, amended.id if amended else "")
        known = seen.setdefault(place, {})
        line = considered.bearing.want.line
        if line not in known or abs(known[line].bearing.value) < abs(considered.bearing.value):
            known[line] = considered
    return [passage for case in cases for passage in _of_case(case, seen)]


def _of_case(case: Case, seen: dict[tuple[str, str], dict[str, Considered]]) -> Iterator[Passage]:
    title = title_of(case)
    symbol = case.proposal.symbol
    if symbol is Symbol.NOC or symbol in _ENDING:
        ends = symbol in _ENDING
        gone, kept = (title, "") if ends else ("", title)
        yield Passage(case, None, kept, gone, title, seen.get((case.proposal.id, ""), {}))
    for amended in amended_provisions(case):
        stretches = stretches_of(amended)
        text = amended.proposed if amended.proposed is not None else amended.original or ""
        yield Passage(
            case,
            amended,
            _words(amended, stretches, Deed.INSERT),
            _words(amended, stretches, Deed.DELETE),
            f"{amended.call} {text}".strip()[:LONGEST],
            seen.get((case.proposal.id, amended.id), {}),
        )


def _words(amended: Amended, stretches: Sequence[Stretch], deed: Deed) -> str:
    text = text_of(amended, deed)
    return " … ".join(text[one.start : one.end].strip() for one in stretches if one.deed is deed)[:LONGEST]


def quote_in(passage: Passage, deed: Deed) -> Quote:
    """The changed words, verbatim: the longest stretch of that deed, else the longest of any."""
    assert passage.amended is not None
    stretches = stretches_of(passage.amended)
    ranked = sorted(stretches, key=lambda one: (one.deed is not deed, one.start - one.end))
    return quote_of(passage.amended, ranked[0], ranked[0].start, ranked[0].end)
