"""Which judge proposes the relations of a conference; what the learned one learned is kept in the data folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import msgspec
from django.conf import settings

from plenipo.desk.conferences.models import Conference
from plenipo.desk.lines.models import Mandate
from plenipo.desk.review.models import Judging
from plenipo.desk.shell.marking import marking_of
from plenipo.positions.assess import assessments_of
from plenipo.positions.finding import Assessment as Assessed
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.mandate import Mandate as Text

if TYPE_CHECKING:
    from plenipo.positions.judges.learned import LearnedJudge


def assessed(conference: Conference, cases: Sequence[Case], mandate: Mandate) -> tuple[Assessed, ...]:
    """What the judge of the conference says of the cases.

    The learned judge names words of the proposals that it learned from. It is asked only about what bears their
    marking, the mandate's included; the built-in judge is asked about the rest.
    """
    text = mandate_text(bytes(mandate.value))
    learned = chosen(conference)
    if learned is None:
        return assessments_of(cases, judge().judge(cases, text).findings)
    floor = marking_of(mandate.marking)
    known = learned.model.marking.rank
    bears = [max(floor.rank, case.marking.rank) >= known for case in cases]
    taught = [case for case, fits in zip(cases, bears, strict=True) if fits]
    others = [case for case, fits in zip(cases, bears, strict=True) if not fits]
    return (
        *assessments_of(taught, learned.judge(taught, text).findings, learned.sure),
        *assessments_of(others, judge().judge(others, text).findings),
    )


@lru_cache(maxsize=1)
def judge() -> BuiltInJudge:
    """One for the process: reading the thesaurus takes longer than judging."""
    return BuiltInJudge()


@lru_cache(maxsize=4)
def mandate_text(value: bytes) -> Text:
    """The mandate in a row; the same value for the same bytes, beside which a judge keeps what it has laid out."""
    return msgspec.msgpack.decode(value, type=Text)


def model_path(conference: Conference) -> Path:
    """Where the model of the conference is kept."""
    return Path(settings.DATA) / "models" / conference.slug / "learned.npz"


def keep_model(conference: Conference, data: bytes) -> None:
    """Put the model in the place of the one before; whoever reads meanwhile reads one of both, whole."""
    path = model_path(conference)
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".learned-", delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def chosen(conference: Conference) -> LearnedJudge | None:
    """The learned judge, where it is the one to ask; None for the built-in one."""
    path = model_path(conference)
    asked = Judging.objects.filter(conference=conference, judge=Judging.Judge.LEARNED).exists()
    if not asked or not path.exists():
        return None
    return _loaded(str(path), path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _loaded(path: str, changed: int) -> LearnedJudge:
    """changed: when the file was written, in nanoseconds; a new model is another one."""
    from plenipo.positions.judges.learned import LearnedJudge, Model  # loads numpy and scikit-learn

    return LearnedJudge(Model.from_bytes(Path(path).read_bytes(), path), built_in=judge())
