"""Fine-tuning of the whole encoder on confirmed relations, where sentence-transformers and torch are installed.

Words of a change and the statement that they bear on are drawn together, against the other pairs of the batch. The
tuned weights go into the model, so that judging with them needs neither library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from plenipo.errors import UsageError
from plenipo.positions.judges.learned.encoder import Encoder, folder, weight_shapes, with_weights
from plenipo.positions.judges.learned.examples import Example
from plenipo.positions.mandate import Line, Mandate

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

ROUNDS = 2  # times that every pair is seen
TOGETHER = 16  # pairs of a batch
RATE = 1e-5  # of learning
SHARPNESS = 20.0  # by which cosines are multiplied before they are compared
SEED = 20300107


def can_tune() -> bool:
    """Whether the libraries are there."""
    return all(find_spec(name) is not None for name in ("sentence_transformers", "torch"))


def pairs_of(examples: Sequence[Example], mandate: Mandate) -> list[tuple[str, str]]:
    """Changed words with each line that they were confirmed to bear on, whatever the sign."""
    lines = {line.id: _in_short(line) for line in mandate.lines}
    return [
        (example.words, lines[line])
        for example in examples
        for line, sign in sorted(example.signs.items())
        if sign and line in lines and example.words.strip()
    ]


def tuned(pairs: Sequence[tuple[str, str]]) -> Encoder:
    """The encoder, tuned. The same pairs give the same weights on the same machine. Raises UsageError."""
    if not can_tune():
        raise UsageError(
            "fine-tuning needs sentence-transformers and torch, which are not installed.",
            remedy="Install them, or learn without --fine-tune.",
        )
    from sentence_transformers import SentenceTransformer

    network = SentenceTransformer(str(folder()), device="cpu", local_files_only=True)
    _train(network, pairs)
    return with_weights(_weights(network))


def _train(network: Any, pairs: Sequence[tuple[str, str]]) -> None:
    import torch

    torch.manual_seed(SEED)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE)
    network.train()
    for batch in _batches(pairs):
        words, lines = zip(*batch, strict=True)
        cosines = _embedded(network, words) @ _embedded(network, lines).T * SHARPNESS
        same = torch.tensor([[float(one == other) for other in lines] for one in lines])
        loss = torch.nn.functional.cross_entropy(cosines, same / same.sum(dim=1, keepdim=True))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


def _embedded(network: Any, texts: Sequence[str]) -> Any:
    import torch

    prepare = getattr(network, "preprocess", None) or network.tokenize  # the newer name, and the older
    found = network(prepare(list(texts)))["sentence_embedding"]
    return torch.nn.functional.normalize(found, dim=1)


def _batches(pairs: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    import numpy as np

    chance = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        order = chance.permutation(len(pairs))
        for start in range(0, len(order), TOGETHER):
            yield [pairs[at] for at in order[start : start + TOGETHER]]


def _weights(network: Any) -> dict[str, npt.NDArray[np.float32]]:
    """Rounded to half precision, as the model file keeps them, so that judging sees what learning saw."""
    import numpy as np

    state = network[0].auto_model.state_dict()
    return {name: state[name].cpu().numpy().astype(np.float16).astype(np.float32) for name in weight_shapes()}


def _in_short(line: Line) -> str:
    return " ".join(statement.quote for statement in line.statements) or line.text
