"""A learned model and its file.

The file is a NumPy archive: a JSON header and arrays of numbers, never pickled objects, so that
reading one runs nothing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from plenipo.errors import InvalidData, UsageError
from plenipo.positions.judges.learned.encoder import WIDTH, Encoder, weight_shapes, with_weights
from plenipo.positions.judges.learned.examples import Example
from plenipo.positions.judges.learned.weighing import Weighing
from plenipo.texts.marking import Marking

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.generic]

FORMAT = "plenipo learned judge"
VERSION = 1
LARGEST = 2**30  # bytes of all arrays, unpacked
_HEADER = "header"
_TUNED = "tuned "
_REMEDY = "Give a file that plenipo learn wrote, or write it anew."


class Needed(Struct, frozen=True):
    """Answers that are still to be confirmed before anything can be learned, of each kind."""

    advances: int = 0
    conflicts: int = 0
    instruments: int = 0

    def __bool__(self) -> bool:
        return bool(self.advances or self.conflicts or self.instruments)

    def __str__(self) -> str:
        counts = (
            (self.advances, "that advance"),
            (self.conflicts, "that conflict"),
            (self.instruments, "on other instruments"),
        )
        return ", ".join(f"{count} more {kind}" for count, kind in counts if count)


class Header(Struct, frozen=True):
    """lines: text by number. marking: the highest of what was learned from, which stands in the file.
    semantic: whether it uses sentence embeddings; tuned: whether from weights of its own.

    weighing: None while answers are needed. unused: answers that point at nothing, one sentence each.
    """

    format: str
    version: int
    lines: dict[str, str]
    examples: tuple[Example, ...]
    marking: Marking
    needed: Needed
    weighing: Weighing | None
    semantic: bool
    tuned: bool = False
    unused: tuple[str, ...] = ()


class Model:
    """What was learned. arrays: heads by space, projection, embeddings of the examples."""

    def __init__(self, header: Header, arrays: Mapping[str, Array] | None = None) -> None:
        self.header = header
        self.arrays = dict(arrays or {})

    @property
    def marking(self) -> Marking:
        """The file holds words of the proposals that it learned from, and carries their marking."""
        return self.header.marking

    @property
    def needed(self) -> Needed:
        """What is missing; while something is, the learned judge answers as the built-in judge does."""
        return self.header.needed

    def to_bytes(self) -> bytes:
        """The file. The same model gives the same bytes."""
        import numpy as np

        header = np.frombuffer(msgspec.json.encode(self.header, order="deterministic"), dtype=np.uint8)
        packed = io.BytesIO()
        np.savez_compressed(packed, **{_HEADER: header}, **self.arrays)  # type: ignore[arg-type]
        return packed.getvalue()

    def tuned_encoder(self) -> Encoder | None:
        """The encoder with the weights of this model, where it was fine-tuned; None for the packaged weights."""
        import numpy as np

        if not self.header.tuned:
            return None
        return with_weights({name: self.arrays[_TUNED + name].astype(np.float32) for name in weight_shapes()})

    @staticmethod
    def from_bytes(data: bytes, where: str = "") -> Model:
        """The model in a file. Raises InvalidData for anything else, and for another version."""
        arrays = _arrays(data, where)
        header = _header(arrays.pop(_HEADER, None), where)
        model = Model(header, arrays)
        _check(model, where)
        return model


def required(data: bytes | None, where: str = "") -> Model:
    """The model in a file that may not have been given. Raises UsageError without one, InvalidData for a wrong one."""
    if data is None:
        raise UsageError(
            "the learned judge has learned nothing yet.",
            remedy="Give --model FILE; plenipo learn writes one from relations that people confirmed.",
        )
    return Model.from_bytes(data, where)


def _arrays(data: bytes, where: str) -> dict[str, Any]:
    import numpy as np

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > LARGEST:
            raise InvalidData("the model is too large.", where=where, remedy=_REMEDY)
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, KeyError, NotImplementedError, MemoryError) as exc:
        raise InvalidData("this is no model of the learned judge.", where=where, remedy=_REMEDY) from exc


def _header(stored: Any, where: str) -> Header:
    """The version is looked at before the rest, which another version may have changed."""
    try:
        raw = b"" if stored is None else stored.tobytes()
        named = msgspec.json.decode(raw, type=dict[str, Any])
        if named.get("format") == FORMAT and named.get("version") != VERSION:
            raise InvalidData(f"the model is of version {named.get('version')}.", where=where, remedy="Learn it anew.")
        header = msgspec.json.decode(raw, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise InvalidData("this is no model of the learned judge.", where=where, remedy=_REMEDY) from exc
    if header.format != FORMAT:
        raise InvalidData("this is no model of the learned judge.", where=where, remedy=_REMEDY)
    return header


def _check(model: Model, where: str) -> None:
    """Shapes fit one another, numbers are finite, and examples speak of known lines."""
    import numpy as np

    header = model.header
    if header.weighing is None:
        return
    shapes = expected_shapes(header, model.arrays)
    wrong = [
        name
        for name, shape in shapes.items()
        if name not in model.arrays
        or model.arrays[name].shape != shape
        or model.arrays[name].dtype.kind != "f"
        or not np.isfinite(model.arrays[name]).all()
    ]
    strangers = any(line not in header.lines for example in header.examples for line in example.signs)
    models = (header.weighing.relation, header.weighing.sign)
    if wrong or strangers or any(len(one.names) != len(one.weights) for one in models):
        raise InvalidData("the parts of the model do not fit.", where=where, remedy=_REMEDY)


def expected_shapes(header: Header, arrays: Mapping[str, Array]) -> dict[str, tuple[int, ...]]:
    """The arrays that a model has, by name."""
    size = len(header.examples), len(header.lines)
    names = ["words", "pieces", *(["meanings"] if header.semantic else [])]
    shapes: dict[str, tuple[int, ...]] = {f"{name} {kind}": size for name in names for kind in ("signed", "plain")}
    if header.semantic:
        shapes["projection"] = WIDTH, WIDTH
        shapes["embeddings"] = len(embedded_texts(header.examples)), WIDTH
    if header.tuned:
        shapes |= {_TUNED + name: shape for name, shape in weight_shapes().items()}
    return shapes


def kept_weights(encoder: Encoder | None) -> dict[str, Any]:
    """The arrays of a fine-tuned encoder, in half precision; none of the packaged one, which is at hand."""
    import numpy as np

    if encoder is None or not encoder.tuned:
        return {}
    return {_TUNED + name: encoder.weights[name].astype(np.float16) for name in weight_shapes()}


def embedded_texts(examples: tuple[Example, ...]) -> list[str]:
    """The texts whose embeddings are kept, in the order of the array."""
    texts = (text for one in examples for text in (one.inserted, one.deleted, one.whole))
    return [text for text in dict.fromkeys(texts) if text.strip()]
