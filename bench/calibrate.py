"""``python -m bench.calibrate``: fit how sure the built-in judge is, on the fictional cases.

It writes ``calibration.json`` of the thesaurus and prints what cross-validation over proposals says of it. Those who
wrote the thesaurus had read the cases of writers 1 to 5 in the end, and never those of writers 6 and 7: these weigh
more, and the scale of the confidence is fitted on them alone.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import plenipo
from bench.case_files import Label, LabelledProposal, case_files, labelled_proposals
from bench.positions import SHARED_DATA
from plenipo.positions.bearing import Bearing
from plenipo.positions.calibration import Calibration
from plenipo.positions.concepts import field_thesaurus
from plenipo.positions.finding import Relation
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.load import load_mandate
from plenipo.positions.mandate import Mandate
from plenipo.positions.mentions import Recogniser

SHORTEST = 40  # characters of a provision that counts for how common a concept is
FREEDOM = 0.5  # inverse strength of the regularisation
FOLDS = 8
UNREAD = ("writer-6", "writer-7")  # drafters whose words the thesaurus was not made from
WEIGHT_UNREAD = 3.0  # of one of their rows beside one of the others'
OUT = Path(plenipo.__file__).parent / "positions" / "thesaurus" / "calibration.json"

Rows = list[tuple[dict[str, float], int, str]]  # features, whether it is right, proposal


def common_concepts(collection: Path) -> dict[str, float]:
    """The share of the provisions of real instruments that name each concept."""
    recogniser = Recogniser(field_thesaurus())
    counts: Counter[str] = Counter()
    total = 0
    for instrument in plenipo.instruments(collection):
        for provision in instrument.provisions:
            if len(provision.text) >= SHORTEST:
                total += 1
                counts.update({mention.concept for mention in recogniser.mentions(provision.text)})
    return {concept: round(count / total, 5) for concept, count in sorted(counts.items())}


def rows_of(units: Sequence[LabelledProposal], mandate: Mandate, common: dict[str, float]) -> Rows:
    """Features of every bearing, whether it is right, and its proposal.

    Bearings on a right line that rest on other words than the labelled ones are left out.
    """
    judge = BuiltInJudge(calibration=Calibration(0.0, {}, common))
    labels = {unit.proposal.id: unit.labels for unit in units}
    rows: Rows = []
    for case, _, considered in judge.considered([Case(unit.proposal) for unit in units], mandate):
        truth = _is_right(considered.bearing, labels[case.proposal.id])
        if truth is not None:
            features = judge.calibration.features(considered.bearing, considered.beside, considered.role)
            rows.append((features, truth, case.proposal.id))
    return rows


def _is_right(bearing: Bearing, labels: Sequence[Label]) -> int | None:
    on_line = [label for label in labels if label.line == bearing.want.line]
    if not on_line:
        return 0
    relation = Relation.ADVANCES if bearing.value > 0 else Relation.CONFLICTS
    words = _words(bearing.effect.quote.text)
    met = [label for label in on_line if _meet(_words(label.quote), words)]
    return int(any(label.relation in (relation, Relation.MIXED) for label in met)) if met else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(set(one) & set(other)) >= 0.5 * min(len(one), len(other))


def fitted(rows: Rows, names: Sequence[str], unread: Collection[str]) -> LogisticRegression:
    """unread: proposals that weigh more."""
    matrix = np.array([[features.get(name, 0.0) for name in names] for features, _, _ in rows])
    weights = [WEIGHT_UNREAD if proposal in unread else 1.0 for _, _, proposal in rows]
    model = LogisticRegression(C=FREEDOM, max_iter=3000)
    return model.fit(matrix, [truth for _, truth, _ in rows], sample_weight=weights)


def scaled(model: LogisticRegression, rows: Rows, names: Sequence[str]) -> tuple[float, float]:
    """Platt's scaling of the model's scores on rows that it may trust: factor and summand."""
    matrix = np.array([[features.get(name, 0.0) for name in names] for features, _, _ in rows])
    scores = model.decision_function(matrix).reshape(-1, 1)
    platt = LogisticRegression(C=1e6, max_iter=3000).fit(scores, [truth for _, truth, _ in rows])
    return float(platt.coef_[0][0]), float(platt.intercept_[0])


def log_loss(rows: Rows, names: Sequence[str], unread: Collection[str]) -> float:
    """Cross-validated over proposals: the mean of -log of the chance given to what is so, in nats."""
    losses: list[float] = []
    groups = [proposal for _, _, proposal in rows]
    for train, test in GroupKFold(FOLDS).split(rows, groups=groups):
        model = fitted([rows[index] for index in train], names, unread)
        matrix = np.array([[rows[index][0].get(name, 0.0) for name in names] for index in test])
        chances = model.predict_proba(matrix)[:, 1]
        losses.extend(
            -float(np.log(chance if rows[index][1] else 1 - chance))
            for index, chance in zip(test, chances, strict=True)
        )
    return sum(losses) / len(losses)


def main(collection: Path, mandate_file: Path) -> None:
    units = labelled_proposals(case_files())
    unread = {unit.proposal.id for unit in labelled_proposals([path for path in case_files() if path.stem in UNREAD])}
    common = common_concepts(collection)
    rows = rows_of(units, load_mandate(mandate_file), common)
    names = sorted({name for features, _, _ in rows for name in features})
    right = sum(truth for _, truth, _ in rows)
    loss = log_loss(rows, names, unread)
    print(f"{len(rows)} bearings of {len(units)} proposals, {right} of them right; log loss {loss:.3f}")
    model = fitted(rows, names, unread)
    scale, shift = scaled(model, [row for row in rows if row[2] in unread], names)
    weights = {name: round(scale * float(weight), 4) for name, weight in zip(names, model.coef_[0], strict=True)}
    calibration = Calibration(round(scale * float(model.intercept_[0]) + shift, 4), weights, common)
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(calibration), indent=1) + b"\n")


if __name__ == "__main__":
    if not SHARED_DATA.is_dir():
        sys.exit("The real instruments and the mandate are not here.")
    main(
        SHARED_DATA / "itu" / "pp18_final_acts_akn.xml",
        SHARED_DATA.parent / "seeds" / "002_be7d033a984a50f1.txt",
    )
