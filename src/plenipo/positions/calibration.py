"""How sure the built-in judge is: features of what it observed, weighed as its calibration says.

The weights are data, fitted on fictional proposals that were written for this project (see the reference of the judge).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from msgspec import Struct, json

from plenipo.positions.bearing import Bearing
from plenipo.positions.effects import OBSERVATIONS
from plenipo.positions.finding import Deed
from plenipo.positions.kindred import KINDRED, KinBeside
from plenipo.positions.mandate import Stance
from plenipo.texts.provision import Role

WHOLE = "as_a_whole"
WORDING = "shared_wording"


class Beside(Struct, frozen=True):
    """What else was observed of the same change.

    rank: of the line among those that it bears on, from 1. rivals: lines nearly as much concerned.
    same, other: observations of the same sign on the same line, and of the other sign.
    similarity: shared wording with the line; closest: with the line that shares most.
    kin: by the words of the field.
    outdone: whether another line is itself about what the change names, and this one only about something related.
    """

    rank: int
    rivals: int
    same: int
    other: int
    similarity: float
    closest: float
    outdone: bool = False
    kin: KinBeside = KinBeside()


class Calibration(Struct, frozen=True):
    """A logistic model. weights: by feature; common: by concept, the share of provisions of the field that name it."""

    bias: float
    weights: Mapping[str, float]
    common: Mapping[str, float]

    def confidence(self, features: Mapping[str, float]) -> float:
        """The chance that the relation holds, 0 to 1."""
        weights, score = self.weights, 0.0
        for name, value in features.items():
            if value and name in weights:
                score += weights[name] * value
        score += self.bias
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    def features(self, bearing: Bearing, beside: Beside, role: Role) -> dict[str, float]:
        """Features of one bearing by name, each about 0 to 1."""
        effect, want = bearing.effect, bearing.want
        named = {f"observed {effect.observation}": 1.0}
        return {
            **named,
            "value": abs(bearing.value),
            "factor": bearing.factor,
            "weight of the line": want.weight,
            "lead": bearing.lead,
            "common": min(1.0, 25 * self.common.get(effect.concept, 0.0)),
            "share": effect.share,
            "around": float(effect.around),
            "preamble": float(role is Role.RECITAL),
            "apart": float(role in (Role.NOTE, Role.TITLE, Role.CELL, Role.CALL)),
            "first": float(beside.rank == 1),
            "rank": 1 / beside.rank,
            "rivals": min(1.0, beside.rivals / 6),
            "same": min(1.0, (beside.same - 1) / 4),
            "other": min(1.0, beside.other / 3),
            "similarity": beside.similarity,
            "closest": float(beside.similarity > 0 and beside.similarity >= beside.closest),
            "conflicts": float(bearing.value < 0),
            "denied": float(effect.amount < 0),
            "denied in": float(effect.amount < 0 and effect.deed is Deed.INSERT),
            "denied in preamble": float(effect.amount < 0 and effect.deed is Deed.INSERT and role is Role.RECITAL),
            "cues": min(1.0, effect.cues / 2),
            "changed": effect.changed,
            "changed out": effect.changed * (effect.deed is Deed.DELETE),
            "outdone": float(beside.outdone),
            "kin": beside.kin.same,
            "kin other": beside.kin.other,
            "kin own": beside.kin.own,
            "kin rank": beside.kin.rank,
            "kin behind": beside.kin.behind,
            "kindred": beside.kin.same * (effect.observation == KINDRED),
            "kindred own": beside.kin.own * (effect.observation == KINDRED),
            "kindred whole": effect.changed * (effect.observation == KINDRED),
            "kindred doubt": beside.kin.other * (effect.observation == KINDRED),
            "concern": float(want.statement.stance in (Stance.CONCERN, Stance.CONTEXT)),
        }


@lru_cache(maxsize=1)
def field_calibration() -> Calibration:
    """The calibration that comes with Plenipo."""
    stored = (resources.files("plenipo.positions") / "thesaurus" / "calibration.json").read_bytes()
    return json.decode(stored, type=Calibration)


def observations() -> Sequence[str]:
    """The names of everything that can be observed."""
    return [*(observe.__name__ for observe in OBSERVATIONS), WHOLE, WORDING, KINDRED]
