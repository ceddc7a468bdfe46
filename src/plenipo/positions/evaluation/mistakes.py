"""Where judgements and key differ, one by one, with what either side says."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from plenipo.positions.evaluation.compared import SIDES, Compared
from plenipo.positions.evaluation.judged import Judged
from plenipo.positions.evaluation.key import KeyPair
from plenipo.positions.finding import Relation


class Kind(StrEnum):
    WRONG_SIGN = "wrong sign"
    MISSED = "missed"
    FALSE = "false"
    IN_PART = "in part"  # mixed against one side, or one side against mixed


class Mistake(Struct, frozen=True):
    """said: what was found, None for a missed pair. right: what the key says, None for a false one.

    confidence, provision, change_quote, line_quote, why: of the judgement; of a missed pair those of the candidate that
    was offered for review, empty and 0 where none was. key_quotes, key_whys: of the key, where it has them.
    """

    kind: Kind
    proposal: str
    line: str
    said: Relation | None
    right: Relation | None
    confidence: float = 0.0
    provision: str = ""
    change_quote: str = ""
    line_quote: str = ""
    why: str = ""
    key_quotes: tuple[str, ...] = ()
    key_whys: tuple[str, ...] = ()


def mistakes(compared: Compared) -> tuple[Mistake, ...]:
    """Wrong signs first, then what was missed, then what was found too much; each in the order of the key."""
    found = [one for one in compared.found.values() if not compared.is_right(one)]
    offered = {one.pair: one for one in compared.offered}
    made = [_of_found(one, compared) for one in found]
    made += [
        _mistake(Kind.MISSED, pair, offered.get(pair), known)
        for pair, known in compared.core.items()
        if pair not in compared.found
    ]
    kinds = list(Kind)
    order = {proposal: position for position, proposal in enumerate(compared.key.proposals)}
    return tuple(sorted(made, key=lambda one: (kinds.index(one.kind), order[one.proposal], _number(one.line))))


def _of_found(one: Judged, compared: Compared) -> Mistake:
    known = compared.core.get(one.pair)
    if known is None:
        return _mistake(Kind.FALSE, one.pair, one, None)
    opposite = not SIDES[one.relation] & SIDES[known.relation]
    return _mistake(Kind.WRONG_SIGN if opposite else Kind.IN_PART, one.pair, one, known)


def _mistake(kind: Kind, pair: tuple[str, str], one: Judged | None, known: KeyPair | None) -> Mistake:
    return Mistake(
        kind=kind,
        proposal=pair[0],
        line=pair[1],
        said=one.relation if one and one.sure else None,
        right=known.relation if known else None,
        confidence=one.confidence if one else 0.0,
        provision=one.provision if one else "",
        change_quote=one.change_quote if one else "",
        line_quote=one.line_quote if one else "",
        why=one.why if one else "",
        key_quotes=known.quotes if known else (),
        key_whys=known.whys if known else (),
    )


def _number(line: str) -> tuple[int, str]:
    """Line 9 before line 17."""
    digits = line.partition("-")[0]
    return (int(digits) if digits.isdecimal() and len(digits) < 9 else 0), line
