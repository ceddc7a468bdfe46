"""Passages turned into features, beside the examples that a model keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from plenipo.positions.calibration import Calibration
from plenipo.positions.judges.learned import projection as projecting
from plenipo.positions.judges.learned.bearings import bearing_features
from plenipo.positions.judges.learned.encoder import Encoder
from plenipo.positions.judges.learned.examples import Example
from plenipo.positions.judges.learned.heads import Heads, Kernels, held_out_table, learned_heads
from plenipo.positions.judges.learned.likeness import Neighbours, Views, leaning, neighbour_features, wording_features
from plenipo.positions.judges.learned.passages import Passage
from plenipo.positions.judges.learned.spaces import Meanings, Pieces, Space, Words
from plenipo.positions.judges.learned.table import Table
from plenipo.positions.mandate import Mandate

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

SAME_LINE = 85  # likeness, 0 to 100, from which a line of another mandate counts as the same


def corpus_of(examples: Sequence[Example], lines: Sequence[str]) -> list[str]:
    """Everything that words are weighed by."""
    texts = (text for one in examples for text in (one.inserted, one.deleted, one.whole))
    return [text for text in (*texts, *lines) if text.strip()]


def spaces_of(corpus: Sequence[str], encoder: Encoder | None, known: dict[str, Any] | None = None) -> list[Space]:
    """The spaces that passages are compared in. known: embeddings at hand."""
    spaces: list[Space] = [Words(corpus), Pieces(corpus)]
    return [*spaces, Meanings(encoder, known)] if encoder else spaces


def signs_of(examples: Sequence[Example], lines: Sequence[str]) -> Matrix:
    """+1, -1 or 0 for every example and line."""
    import numpy as np

    signs = np.zeros((len(examples), len(lines)))
    columns = {line: column for column, line in enumerate(lines)}
    for row, example in enumerate(examples):
        for line, sign in example.signs.items():
            signs[row, columns[line]] = sign
    return signs


def columns_for(mandate: Mandate, learned: dict[str, str]) -> list[int | None]:
    """For each line of a mandate, the number of the learned line of the same words; None for a line that is new."""
    texts = list(learned.values())
    found: list[int | None] = []
    for line in mandate.lines:
        likeness = [(fuzz.ratio(line.text, text), -number) for number, text in enumerate(texts)]
        best, number = max(likeness, default=(0.0, 0))
        found.append(-number if best >= SAME_LINE else None)
    return found


class Learned:
    """What is learned in each space: heads by the name of the space, and the projection of embeddings."""

    def __init__(self, heads: dict[str, Heads], projection: Matrix | None) -> None:
        self.heads = heads
        self.projection = projection


def studied(passages: Sequence[Passage], examples: Sequence[Example], mandate: Mandate, spaces: Sequence[Space],
            calibration: Calibration, folds: Sequence[int]) -> tuple[Table, Learned]:  # fmt: skip
    """The features of the examples themselves, none seen by what it is compared with, and what was learned from all."""
    lines = [line.id for line in mandate.lines]
    signs = signs_of(examples, lines)
    hidden = _own_proposal(passages, examples)
    table = bearing_features(passages, lines, calibration)
    table.add(leaning([one.deed for one in passages], [one.deed for one in examples], signs, hidden))
    learned = Learned({}, None)
    for space in spaces:
        views = Views(space, passages)
        kernels = Kernels(views, views)
        table.add(wording_features(space, views, titles_of(passages), mandate.lines))
        table.add(neighbour_features(space.name, Neighbours(views, views, hidden), signs))
        table.add(held_out_table(space.name, kernels, signs, folds))
        learned.heads[space.name] = learned_heads(kernels, signs)
        if isinstance(space, Meanings):
            pairs = projecting.Pairs(space, views, signs, mandate.lines)
            table.add(projecting.held_out_projected(pairs, folds))
            learned.projection = projecting.learned_projection(pairs)
    return table, learned


def read(
    passages: Sequence[Passage],
    examples: Sequence[Example],
    mandate: Mandate,
    signs: Matrix,
    spaces: Sequence[Space],
    example_views: dict[str, Views],
    learned: Learned,
    calibration: Calibration,
) -> Table:
    """The features of new passages. signs, and the heads in ``learned``: in the order of this mandate's lines."""
    lines = [line.id for line in mandate.lines]
    hidden = _own_proposal(passages, examples)
    table = bearing_features(passages, lines, calibration)
    table.add(leaning([one.deed for one in passages], [one.deed for one in examples], signs, hidden))
    for space in spaces:
        views, beside = Views(space, passages), example_views[space.name]
        table.add(wording_features(space, views, titles_of(passages), mandate.lines))
        table.add(neighbour_features(space.name, Neighbours(views, beside, hidden), signs))
        table.add(learned.heads[space.name].table(space.name, Kernels(views, beside)))
        if isinstance(space, Meanings) and learned.projection is not None:
            vectors = projecting.line_vectors(space, mandate.lines)
            table.add(projecting.projected_table(projecting.changed(views), vectors, learned.projection))
    return table


def titles_of(passages: Sequence[Passage]) -> list[str]:
    """What each passage stands under."""
    return [passage.amended.around[:300] if passage.amended else passage.whole for passage in passages]


def _own_proposal(passages: Sequence[Passage], examples: Sequence[Example]) -> npt.NDArray[np.bool_]:
    import numpy as np

    names = np.array([passage.case.proposal.id for passage in passages])
    return np.asarray(names[:, None] == np.array([example.proposal for example in examples])[None, :])
