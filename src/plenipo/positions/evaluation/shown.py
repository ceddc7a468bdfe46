"""An evaluation as JSON that others script against."""

from __future__ import annotations

from typing import Any

import msgspec

from plenipo.positions.evaluation.evaluate import Evaluation
from plenipo.positions.evaluation.scores import Score


def evaluation_json(evaluation: Evaluation) -> dict[str, Any]:
    """Figures are shares from 0 to 1, null where there is nothing to take a share of."""
    return {
        "proposals": evaluation.proposals,
        "pairs": evaluation.pairs,
        "found": evaluation.found,
        "macro_f1": evaluation.macro_f1,
        "advances": _score(evaluation.advances),
        "conflicts": _score(evaluation.conflicts),
        "first_three": {
            "recall": evaluation.first_recall,
            "found": evaluation.first.found,
            "of": evaluation.first.of,
        },
        "coverage": msgspec.to_builtins(evaluation.coverage),
        "calibration": {
            "error": evaluation.calibration_error,
            "steps": msgspec.to_builtins(evaluation.reliability),
        },
        "alarm": _score(evaluation.alarm),
        "wrong_sign": {
            "share": evaluation.wrong_sign_share,
            "count": evaluation.wrong_signs,
            "of": evaluation.shared,
        },
        "errors": msgspec.to_builtins(evaluation.mistakes),
        "warnings": list(evaluation.warnings),
    }


def _score(score: Score) -> dict[str, float | int | None]:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "right": score.right,
        "false": score.false,
        "missed": score.missed,
    }
