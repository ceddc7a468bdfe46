"""Learning from relations that people confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.judges.learned.confirmed import Confirmed
from plenipo.positions.judges.learned.encoder import Encoder, packaged_encoder
from plenipo.positions.judges.learned.examples import Lesson, lesson_from
from plenipo.positions.judges.learned.model import (
    FORMAT,
    VERSION,
    Header,
    Model,
    Needed,
    embedded_texts,
    kept_weights,
)
from plenipo.positions.judges.learned.passages import passages_of
from plenipo.positions.judges.learned.reading import Learned, corpus_of, signs_of, spaces_of, studied
from plenipo.positions.judges.learned.spaces import Space
from plenipo.positions.judges.learned.tuning import pairs_of, tuned
from plenipo.positions.judges.learned.weighing import Weighing, learned_weighing
from plenipo.positions.mandate import Mandate
from plenipo.texts.marking import highest

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LEAST = 12  # answers of each sign
INSTRUMENTS = 3  # that they are on
FOLDS = 5


def train(confirmed: Sequence[Confirmed], cases: Sequence[Case], mandate: Mandate, encoder: Encoder | None = None,
          built_in: BuiltInJudge | None = None) -> Model:  # fmt: skip
    """A model of what people confirmed of these proposals. A proposal with an answer counts as read throughout.

    encoder: adds sentence embeddings. With too few answers the model holds the examples and says what it needs.
    The same input gives the same model.
    """
    judge = built_in or BuiltInJudge()
    lesson = lesson_from(passages_of(cases, mandate, judge), confirmed, mandate)
    needed = _needed(lesson)
    if needed:
        return Model(_header(lesson, cases, mandate, needed, None, None))
    lines = [line.id for line in mandate.lines]
    corpus = corpus_of(lesson.examples, [line.text for line in mandate.lines])
    spaces = spaces_of(corpus, encoder)
    folds = folds_of([example.instrument for example in lesson.examples])
    table, learned = studied(lesson.passages, lesson.examples, mandate, spaces, judge.calibration, folds)
    proposals = [example.proposal for example in lesson.examples]
    signs = signs_of(lesson.examples, lines)
    weighing = learned_weighing(table, signs, _known(lesson, lines), folds, proposals)
    arrays = _arrays(lesson, learned, spaces) | kept_weights(encoder)
    return Model(_header(lesson, cases, mandate, needed, weighing, encoder), arrays)


def encoder_for(confirmed: Sequence[Confirmed], cases: Sequence[Case], mandate: Mandate, semantic: bool,
                fine_tune: bool) -> Encoder | None:  # fmt: skip
    """The encoder that a model is asked to use. fine_tune implies semantic.

    Raises UsageError where what it needs is not installed. With too few answers nothing is tuned.
    """
    if not (semantic or fine_tune):
        return None
    if fine_tune:
        lesson = lesson_from(passages_of(cases, mandate, BuiltInJudge()), confirmed, mandate)
        if not _needed(lesson):
            return tuned(pairs_of(lesson.examples, mandate))
    return packaged_encoder()


def folds_of(instruments: Sequence[str]) -> list[int]:
    """A fold for each example; those on one instrument share theirs, and folds are about as large as one another."""
    counts = Counter(instruments)
    sizes = [0] * min(FOLDS, len(counts))
    fold_of: dict[str, int] = {}
    for instrument in sorted(counts, key=lambda name: (-counts[name], name)):
        fold_of[instrument] = sizes.index(min(sizes))
        sizes[fold_of[instrument]] += counts[instrument]
    return [fold_of[instrument] for instrument in instruments]


def _needed(lesson: Lesson) -> Needed:
    signs = Counter(sign for example in lesson.examples for sign in example.signs.values())
    instruments = {example.instrument for example in lesson.examples if any(example.signs.values())}
    return Needed(
        advances=max(0, LEAST - signs[1]),
        conflicts=max(0, LEAST - signs[-1]),
        instruments=max(0, INSTRUMENTS - len(instruments)),
    )


def _known(lesson: Lesson, lines: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Everything but what was confirmed as mixed, which has no sign to learn."""
    import numpy as np

    known = np.ones((len(lesson.examples), len(lines)), dtype=bool)
    for row, example in enumerate(lesson.examples):
        for line, sign in example.signs.items():
            known[row, lines.index(line)] = sign != 0
    return known


def _header(lesson: Lesson, cases: Sequence[Case], mandate: Mandate, needed: Needed, weighing: Weighing | None,
            encoder: Encoder | None) -> Header:  # fmt: skip
    read = {example.proposal for example in lesson.examples}
    markings = [case.marking for case in cases if case.proposal.id in read]
    return Header(
        format=FORMAT,
        version=VERSION,
        lines={line.id: line.text for line in mandate.lines},
        examples=lesson.examples,
        marking=highest([mandate.marking, *markings]),
        needed=needed,
        weighing=weighing,
        semantic=encoder is not None,
        tuned=encoder is not None and encoder.tuned,
        unused=lesson.unused,
    )


def _arrays(lesson: Lesson, learned: Learned, spaces: Sequence[Space]) -> dict[str, Any]:
    import numpy as np

    arrays: dict[str, Any] = {}
    for name, heads in learned.heads.items():
        arrays[f"{name} signed"] = heads.signed.astype(np.float32)
        arrays[f"{name} plain"] = heads.plain.astype(np.float32)
    if learned.projection is not None:
        arrays["projection"] = learned.projection.astype(np.float32)
        texts = embedded_texts(lesson.examples)
        arrays["embeddings"] = spaces[-1].vectors(texts).astype(np.float16)
    return arrays
