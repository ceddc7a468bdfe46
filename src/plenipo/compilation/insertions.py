"""Provisions that sponsors insert at one place, brought into one order.

Texts of two sponsors that are alike are readings of one new provision; others stand one after the other. Each sponsor's
own order is kept, and the result does not depend on the order of the proposals.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from msgspec import Struct
from rapidfuzz.distance import Indel

from plenipo.compilation.laid import Insertion
from plenipo.compilation.pairing import best_pairing
from plenipo.texts.provision import Role
from plenipo.texts.tokens import text_key

SAME_PROVISION = 0.5  # share of words in common, in order, above which two insertions are one provision


class Offer(Struct, frozen=True):
    """One sponsor's text for an inserted provision. new_block: id of the block it stands under if that is new too."""

    sponsor: str
    insertion: Insertion
    key: str
    new_block: str = ""


class Slot(Struct):
    """One inserted provision and everybody who offers a text for it."""

    offers: list[Offer]

    def likeness(self, offer: Offer) -> float:
        """How alike the offer is to the closest text in the slot, 0 where it belongs elsewhere."""
        return max(_likeness(mine, offer) for mine in self.offers)


def slots(insertions: Sequence[tuple[str, Sequence[Insertion]]], blocks: Container[str]) -> list[Slot]:
    """The provisions inserted at one place. insertions: (sponsor, texts in order), sorted by sponsor.

    blocks: ids of the base; what stands under any other block stands under a new one.
    """
    merged: list[Slot] = []
    for sponsor, texts in insertions:
        offers = [
            Offer(sponsor, insertion, text_key(insertion.text), "" if insertion.parent in blocks else insertion.parent)
            for insertion in texts
        ]
        merged = _merge(merged, offers) if merged else [Slot([offer]) for offer in offers]
    return merged


def _merge(merged: list[Slot], offers: Sequence[Offer]) -> list[Slot]:
    pairs = _pairs(merged, offers)
    result: list[Slot] = []
    position = 0
    for index, offer in enumerate(offers):
        at = pairs.get(index)
        if at is None:
            following = min((other for later, other in pairs.items() if later > index), default=None)
            if following is None:
                result.extend(merged[position:])
                position = len(merged)
            result.append(Slot([offer]))
            continue
        result.extend(merged[position:at])
        merged[at].offers.append(offer)
        result.append(merged[at])
        position = at + 1
    result.extend(merged[position:])
    return result


def _pairs(merged: Sequence[Slot], offers: Sequence[Offer]) -> dict[int, int]:
    """The rising pairing of offers with slots that makes them most alike."""
    return dict(best_pairing([[slot.likeness(offer) for slot in merged] for offer in offers]))


def _likeness(mine: Offer, yours: Offer) -> float:
    if mine.new_block != yours.new_block and mine.new_block and yours.new_block:
        return 0.0
    if mine.key == yours.key and mine.insertion.moved_from == yours.insertion.moved_from:
        return 2.0
    one, other = mine.insertion, yours.insertion
    if (one.role is Role.CALL) is not (other.role is Role.CALL) or one.place != other.place:
        return 0.0
    if (one.role is Role.NOTE) is not (other.role is Role.NOTE):
        return 0.0
    if one.role is Role.NOTE:
        return 1.0 if one.label == other.label else 0.0
    return Indel.normalized_similarity(mine.key.split(), yours.key.split(), score_cutoff=SAME_PROVISION)
