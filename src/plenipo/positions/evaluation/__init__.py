"""How good assessments are: compared with a key that careful readers gave."""

from plenipo.positions.evaluation.evaluate import Evaluation, evaluate
from plenipo.positions.evaluation.judged import Judged, Judgements, judgements_of, read_judgements
from plenipo.positions.evaluation.key import Key, KeyPair, read_key

__all__ = [
    "Evaluation",
    "Judged",
    "Judgements",
    "Key",
    "KeyPair",
    "evaluate",
    "judgements_of",
    "read_judgements",
    "read_key",
]
