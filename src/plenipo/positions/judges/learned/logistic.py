"""Logistic models over named features: fitted with scikit-learn, kept and applied as plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]
    Truths = npt.NDArray[np.bool_]

ROUNDS = 2000
SURELY = 1e-6  # chances are kept this far from 0 and 1
LEAST_SPREAD = 0.02  # below it, a feature counts as nearly constant and must not weigh more for that


class Logistic(Struct, frozen=True):
    """weights: of the features as they come; names: of the features, in their order."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def chances(self, features: Matrix) -> Matrix:
        """The chance of each row, 0 to 1."""
        import numpy as np
        from scipy.special import expit

        return np.asarray(expit(features @ np.array(self.weights) + self.bias))


class Scaling(Struct, frozen=True):
    """What a raw chance is worth: slope and shift of its log odds, learned on proposals that were held out."""

    slope: float = 1.0
    shift: float = 0.0

    def applied(self, chances: Matrix) -> Matrix:
        import numpy as np
        from scipy.special import expit

        return np.asarray(expit(self.slope * log_odds(chances) + self.shift))


def log_odds(chances: Matrix) -> Matrix:
    import numpy as np
    from scipy.special import logit

    return np.asarray(logit(np.clip(chances, SURELY, 1 - SURELY)))


def fitted(features: Matrix, truths: Truths, names: Sequence[str], freedom: float) -> Logistic:
    """freedom: inverse strength of the L2 penalty on standardised features."""
    import numpy as np

    means, scales = features.mean(axis=0), _scales(features)
    model = _regression(freedom, True).fit((features - means) / scales, truths)
    weights = model.coef_[0] / scales
    return Logistic(tuple(names), tuple(map(float, weights)), float(model.intercept_[0] - np.dot(means, weights)))


def fitted_signs(features: Matrix, positive: Truths, names: Sequence[str], freedom: float) -> Logistic:
    """The same for signed features: no bias, and each row also the other way round, so that both signs are alike."""
    import numpy as np

    scales = np.maximum(np.sqrt((features**2).mean(axis=0)), LEAST_SPREAD)
    both = np.concatenate([features, -features]) / scales
    model = _regression(freedom, False).fit(both, np.concatenate([positive, ~positive]))
    return Logistic(tuple(names), tuple(map(float, model.coef_[0] / scales)), 0.0)


def fitted_scaling(chances: Matrix, truths: Truths) -> Scaling:
    """Sigmoid calibration. Where one kind of truth is missing, or sureness says nothing, chances stay as they are."""
    if truths.all() or not truths.any():
        return Scaling()
    model = _regression(1000.0, True).fit(log_odds(chances)[:, None], truths)
    slope = float(model.coef_[0, 0])
    return Scaling(slope, float(model.intercept_[0])) if slope > 0 else Scaling()


def _scales(features: Matrix) -> Matrix:
    import numpy as np

    return np.asarray(np.maximum(features.std(axis=0), LEAST_SPREAD))


def _regression(freedom: float, bias: bool):  # type: ignore[no-untyped-def]
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=freedom, fit_intercept=bias, max_iter=ROUNDS)
