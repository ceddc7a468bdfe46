"""How strongly a stance is taken."""

from __future__ import annotations

from plenipo.positions.mandate import Stance, Strength
from plenipo.positions.stances import cues
from plenipo.positions.stances.patterns import STRONG, WEAK
from plenipo.positions.stances.reading import Reading

_NEAR = 40
"""Characters around the words of stance in which a word of strength belongs to them."""


def strength_of(clause: str, reading: Reading) -> Strength:
    """By the words around those of the stance."""
    before = clause[max(0, reading.start - _NEAR) : reading.start]
    near = f"{before} {clause[reading.start : reading.end + _NEAR]}"
    near = near.replace(reading.about, " ") if len(reading.about) > 3 else near
    begun = reading.about[:_NEAR]
    if near.endswith(begun[: len(near)]) and begun:
        near = near[: -len(begun)]
    if STRONG.search(clause[reading.start : reading.end]) or STRONG.search(near):
        return Strength.STRONG
    weak = cues.PERHAPS if reading.stance is Stance.OPPOSE else WEAK  # nobody "can accept": that is no weak refusal
    softened = reading.weak or weak.search(clause[reading.start : reading.end]) or cues.SOFTENED.search(clause)
    return Strength.WEAK if softened and reading.stance is not Stance.CONCERN else Strength.PLAIN
