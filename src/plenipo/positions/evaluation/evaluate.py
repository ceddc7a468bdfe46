"""Everything that is measured of one set of judgements, against one key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from plenipo.positions.evaluation.compared import Compared
from plenipo.positions.evaluation.confidence import (
    Covered,
    Reliability,
    calibration_error,
    coverage,
    reliability,
)
from plenipo.positions.evaluation.judged import Judgements
from plenipo.positions.evaluation.key import Key
from plenipo.positions.evaluation.mistakes import Mistake, mistakes
from plenipo.positions.evaluation.ranking import FirstLines, first_lines
from plenipo.positions.evaluation.scores import Score, mean, share
from plenipo.positions.finding import Relation

HALF = 0.5


class Evaluation(Struct, frozen=True):
    """proposals: how many were compared. pairs: core pairs of the key on them. found: relations that were judged.

    alarm: proposals that conflict with at least one line. wrong_signs: pairs found with the opposite relation;
    shared: pairs found that the key has. warnings: what was left out, one sentence each.
    """

    proposals: int
    pairs: int
    found: int
    advances: Score
    conflicts: Score
    first: FirstLines
    coverage: tuple[Covered, ...]
    reliability: tuple[Reliability, ...]
    alarm: Score
    wrong_signs: int
    shared: int
    mistakes: tuple[Mistake, ...]
    warnings: tuple[str, ...]

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 of advances and conflicts; of one alone where neither key nor judgements have the other."""
        return mean((self.advances.f1, self.conflicts.f1))

    @property
    def first_recall(self) -> float | None:
        """Share of the right lines that the first places can hold which stand there."""
        return share(self.first.found, self.first.of)

    @property
    def accuracy_at_half(self) -> float | None:
        """Share of the surer half of the relations that is right."""
        return next((point.accuracy for point in self.coverage if point.coverage == HALF), None)

    @property
    def calibration_error(self) -> float | None:
        return calibration_error(self.reliability)

    @property
    def wrong_sign_share(self) -> float | None:
        """Of the pairs found that the key has, the share with the opposite relation."""
        return share(self.wrong_signs, self.shared)


def evaluate(judgements: Judgements, key: Key) -> Evaluation:
    """Compare judgements with a key. What only one of them knows is left out, with a warning."""
    warnings = tuple(_warnings(judgements, key))
    if judgements.proposals is not None:
        key = key.only(judgements.proposals)
    compared = Compared(judgements, key)
    return Evaluation(
        proposals=len(key.proposals),
        pairs=len(compared.core),
        found=len(compared.found),
        advances=compared.score(Relation.ADVANCES),
        conflicts=compared.score(Relation.CONFLICTS),
        first=first_lines(compared),
        coverage=coverage(compared),
        reliability=reliability(compared),
        alarm=compared.alarm(),
        wrong_signs=len(compared.wrong_signs()),
        shared=len(compared.found.keys() & compared.core.keys()),
        mistakes=mistakes(compared),
        warnings=warnings,
    )


def _warnings(judgements: Judgements, key: Key) -> Iterator[str]:
    named = frozenset(key.proposals)
    core = Counter(one.proposal for one in key.core)
    if judgements.proposals is not None:
        judged = frozenset(judgements.proposals)
        for proposal in key.proposals:
            if proposal not in judged:
                yield f"the key names {proposal}, which was not judged: it is left out."
    else:
        judged = frozenset(one.proposal for one in judgements.pairs)
        for proposal in key.proposals:
            if core[proposal] and proposal not in judged:
                yield (
                    f"the key names {proposal}, on which there is no assessment: "
                    f"what it gives ({core[proposal]}) counts as missed."
                )
    for proposal in dict.fromkeys(one.proposal for one in judgements.pairs):
        if proposal not in named:
            yield f"there are assessments on {proposal}, which the key does not name: they are left out."
