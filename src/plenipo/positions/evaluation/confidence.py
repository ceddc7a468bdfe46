"""What a confidence is worth: accuracy of the surest, and how often what is called 0.8 is right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from plenipo.positions.evaluation.compared import Compared
from plenipo.positions.evaluation.judged import Judged

STEPS = 10


class Covered(Struct, frozen=True):
    """coverage: share of the relations, the surest first; pairs: how many. accuracy: share of them that is right."""

    coverage: float
    pairs: int
    accuracy: float


class Reliability(Struct, frozen=True):
    """Pairs whose confidence is from ``least`` up to ``below``: the mean of it, and the share of them that is right."""

    least: float
    below: float
    pairs: int
    confidence: float
    right: float


def coverage(compared: Compared) -> tuple[Covered, ...]:
    """Accuracy of the relations among the surest 10, 20 … 100 %; none where there are no relations.

    Equal confidences count with their mean, so that the order in a file does not matter.
    """
    found = sorted(compared.found.values(), key=lambda one: -one.confidence)
    right = _evened(found, compared)
    points = []
    for step in range(1, STEPS + 1):
        pairs = -(-len(right) * step // STEPS)  # rounded up
        if pairs:
            points.append(Covered(step / STEPS, pairs, sum(right[:pairs]) / pairs))
    return tuple(points)


def _evened(found: Sequence[Judged], compared: Compared) -> list[float]:
    """For each pair the share that is right among those of its confidence."""
    evened: list[float] = []
    for _, same in groupby(found, key=lambda one: one.confidence):
        group = [compared.is_right(one) for one in same]
        evened += [sum(group) / len(group)] * len(group)
    return evened


def reliability(compared: Compared) -> tuple[Reliability, ...]:
    """Relations and candidates together, in ten steps of confidence; empty steps are left out."""
    steps: dict[int, list[Judged]] = {}
    for one in compared.offered:
        steps.setdefault(min(int(one.confidence * STEPS), STEPS - 1), []).append(one)
    return tuple(_reliability(step, steps[step], compared) for step in sorted(steps))


def _reliability(step: int, pairs: Sequence[Judged], compared: Compared) -> Reliability:
    return Reliability(
        least=step / STEPS,
        below=(step + 1) / STEPS,
        pairs=len(pairs),
        confidence=sum(one.confidence for one in pairs) / len(pairs),
        right=sum(map(compared.is_right, pairs)) / len(pairs),
    )


def calibration_error(steps: Sequence[Reliability]) -> float | None:
    """Expected calibration error: the mean distance of confidence and share right, each step by its number of pairs."""
    pairs = sum(step.pairs for step in steps)
    return sum(step.pairs * abs(step.confidence - step.right) for step in steps) / pairs if pairs else None
