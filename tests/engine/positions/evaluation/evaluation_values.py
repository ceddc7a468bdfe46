"""Short ways to write judgements and keys: "A/1 3 + 0.9" is proposal A/1, line 3, advances, confidence 0.9."""

from __future__ import annotations

from plenipo.positions.evaluation import Judged, Judgements, Key, KeyPair
from plenipo.positions.finding import Relation

RELATIONS = {"+": Relation.ADVANCES, "-": Relation.CONFLICTS, "±": Relation.MIXED}


def judged(text: str) -> Judged:
    """A "?" at the end makes it a candidate, offered for review only."""
    proposal, line, sign, confidence, *open_ = text.split()
    return Judged(proposal, line, RELATIONS[sign], float(confidence), not open_, change_quote=f"words of {proposal}")


def judgements(*texts: str, proposals: tuple[str, ...] | None = None) -> Judgements:
    return Judgements(tuple(map(judged, texts)), proposals)


def pair(text: str) -> KeyPair:
    proposal, line, sign = text.split()
    return KeyPair(proposal, line, RELATIONS[sign])


def key(*core: str, optional: tuple[str, ...] = (), more: tuple[str, ...] = ()) -> Key:
    """more: proposals without any relation."""
    pairs, open_ = tuple(map(pair, core)), tuple(map(pair, optional))
    named = dict.fromkeys((*(one.proposal for one in (*pairs, *open_)), *more))
    return Key(tuple(named), pairs, open_)
