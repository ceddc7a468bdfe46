"""The learned judge: the built-in judge's evidence and the words themselves, weighed as confirmed relations teach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from plenipo.errors import UsageError
from plenipo.positions.assess import SURE
from plenipo.positions.finding import Finding
from plenipo.positions.judges.built_in import LEAST, BuiltInJudge
from plenipo.positions.judges.contract import Case, Judgement
from plenipo.positions.judges.learned.encoder import Encoder, packaged_encoder
from plenipo.positions.judges.learned.examples import Example
from plenipo.positions.judges.learned.findings import Reasons
from plenipo.positions.judges.learned.heads import Heads
from plenipo.positions.judges.learned.likeness import Views
from plenipo.positions.judges.learned.model import Model, embedded_texts
from plenipo.positions.judges.learned.passages import Passage, passages_of
from plenipo.positions.judges.learned.reading import (
    Learned,
    columns_for,
    corpus_of,
    read,
    signs_of,
    spaces_of,
)
from plenipo.positions.judges.learned.weighing import Weighing
from plenipo.positions.mandate import Mandate

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

PART = 400  # passages that are looked at together, about


class LearnedJudge:
    """model: what ``train`` gave. encoder: of a semantic model; the installed one without it.

    A model that still needs answers gives the findings of the built-in judge; ``model.needed`` says what it needs.
    """

    name = "learned"

    def __init__(self, model: Model, encoder: Encoder | None = None, built_in: BuiltInJudge | None = None) -> None:
        self.model = model
        self.built_in = built_in or BuiltInJudge()
        self._encoder: Encoder | None = None
        self._laid_out: tuple[Mandate, _Beside] | None = None
        if model.header.semantic and model.header.weighing is not None:
            self._encoder = encoder or model.tuned_encoder() or packaged_encoder()

    @property
    def sure(self) -> float:
        """The confidence from which a pair is best counted as a relation, on proposals that were held out."""
        return self.model.header.weighing.sure if self.model.header.weighing else SURE

    def judge(self, cases: Sequence[Case], mandate: Mandate) -> Judgement:
        """Findings for all cases. Raises UsageError for a mandate without lines."""
        weighing = self.model.header.weighing
        if weighing is None:
            return self.built_in.judge(cases, mandate)
        if not mandate.lines:
            raise UsageError("the mandate has no lines.", where=mandate.source, remedy="Give lines to judge by.")
        findings: list[Finding] = []
        beside = self._beside(mandate)
        for part in _parts(passages_of(cases, mandate, self.built_in)):
            findings.extend(beside.findings(part, weighing))
        return Judgement(tuple(findings))

    def _beside(self, mandate: Mandate) -> _Beside:
        """Laid out once for the calls that follow with the same mandate."""
        if self._laid_out is None or self._laid_out[0] is not mandate:
            self._laid_out = mandate, _Beside(self.model, mandate, self._encoder, self.built_in)
        return self._laid_out[1]


class _Beside:
    """The examples of a model, laid out for the lines of one mandate."""

    def __init__(self, model: Model, mandate: Mandate, encoder: Encoder | None, built_in: BuiltInJudge) -> None:
        examples, lines = model.header.examples, model.header.lines
        known = _kept_embeddings(model, examples)
        self._mandate, self._examples, self._calibration = mandate, examples, built_in.calibration
        self._spaces = spaces_of(corpus_of(examples, list(lines.values())), encoder, known)
        self._views = {space.name: Views(space, examples) for space in self._spaces}
        columns = columns_for(mandate, lines)
        self._signs = _reordered(signs_of(examples, list(lines)), columns)
        heads = {
            space.name: Heads(
                *(_reordered(model.arrays[f"{space.name} {kind}"], columns) for kind in ("signed", "plain"))
            )
            for space in self._spaces
        }
        self._learned = Learned(heads, model.arrays.get("projection"))  # type: ignore[arg-type]
        self._reasons = Reasons(mandate, examples, self._signs, self._spaces[0], built_in.thesaurus)

    def findings(self, passages: Sequence[Passage], weighing: Weighing) -> Iterator[Finding]:
        import numpy as np

        table = read(passages, self._examples, self._mandate, self._signs, self._spaces, self._views, self._learned,
                     self._calibration)  # fmt: skip
        shape = len(passages), len(self._mandate.lines)
        chances, signs = weighing.chances(table, shape)
        reasons = self._reasons.for_passages(passages)
        for row, column in np.argwhere(chances >= LEAST):
            yield reasons.finding(int(row), int(column), int(signs[row, column]), float(chances[row, column]))


def _kept_embeddings(model: Model, examples: tuple[Example, ...]) -> dict[str, npt.NDArray[np.float64]]:
    import numpy as np

    if "embeddings" not in model.arrays:
        return {}
    rows = np.asarray(model.arrays["embeddings"], dtype=np.float64)
    return dict(zip(embedded_texts(examples), rows, strict=True))


def _reordered(matrix: npt.NDArray[np.generic], columns: Sequence[int | None]) -> Matrix:
    """The columns in another order; nothing where there is none."""
    import numpy as np

    found = np.zeros((len(matrix), len(columns)))
    for to, source in enumerate(columns):
        if source is not None:
            found[:, to] = matrix[:, source]
    return found


def _parts(passages: Sequence[Passage]) -> Iterator[Sequence[Passage]]:
    """Passages in parts of bearable size that keep the passages of a proposal together."""
    part: list[Passage] = []
    for passage in passages:
        if len(part) >= PART and passage.case.proposal.id != part[-1].case.proposal.id:
            yield part
            part = []
        part.append(passage)
    if part:
        yield part
