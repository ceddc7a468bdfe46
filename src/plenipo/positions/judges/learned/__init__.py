"""The learned judge, which trains on relations that people confirmed."""

from plenipo.positions.judges.learned.confirmed import Confirmed, read_confirmed
from plenipo.positions.judges.learned.encoder import Encoder, packaged_encoder
from plenipo.positions.judges.learned.judge import LearnedJudge
from plenipo.positions.judges.learned.model import Model, Needed, required
from plenipo.positions.judges.learned.training import encoder_for, train

__all__ = [
    "Confirmed",
    "Encoder",
    "LearnedJudge",
    "Model",
    "Needed",
    "encoder_for",
    "packaged_encoder",
    "read_confirmed",
    "required",
    "train",
]
