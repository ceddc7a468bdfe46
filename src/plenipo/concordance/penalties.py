"""Rules on penalties beside offences: a directive asks for the one, a statute has the other, in no common word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenipo.concordance.law import LawProvision
from plenipo.concordance.model import Evidence, EvidenceKind

_ASKS = re.compile(r"\brules? on (?:the )?(?:penalt(?:y|ies)|sanctions)\b|\bpenalties applicable to infringements\b")
_PUNISHES = re.compile(
    r"\bcommits an offence\b|\bis guilty of an offence\b|\bliable (?:on conviction )?to (?:an? )?(?:fine|penalty|civil"
    r" penalty|imprisonment)\b|\bshall be punish(?:ed|able)\b|\badministrative fines?\b",
    re.IGNORECASE,
)
_SEARCHED = 20_000  # characters


def asks_for_penalties(one: LawProvision) -> bool:
    """Whether the provision asks that rules on penalties be laid down."""
    return bool(_ASKS.search(one.text[:_SEARCHED]))


def first_that_punishes(provisions: Sequence[LawProvision]) -> int | None:
    """Position of the provision that says what breaches cost; one under a telling heading comes first."""
    found = [at for at, one in enumerate(provisions) if _PUNISHES.search(one.text[:_SEARCHED])]
    headed = [at for at in found if re.search(r"offence|penalt|punish|sanction", provisions[at].heading, re.IGNORECASE)]
    return next(iter(headed or found), None)


def penalty_evidence(one: LawProvision, other: LawProvision) -> Evidence | None:
    """That one asks for penalties and the other sets them, where that is what they do."""
    asks, sets = _ASKS.search(one.text[:_SEARCHED]), _PUNISHES.search(other.text[:_SEARCHED])
    if not asks or not sets:
        return None
    return Evidence(EvidenceKind.TERMS, "The source asks for penalties, the target sets them.", (asks[0],), (sets[0],))
