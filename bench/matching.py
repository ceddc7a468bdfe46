"""ArgKP-2021, track 1: matching arguments to key points, trained on train, reported on dev."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from bench.figures import Chapter, Figures
from bench.key_points import KeyPoints, Scores, load, precision
from bench.lexical import Bm25, TfIdf
from bench.matchers import learned, lexical

_COLUMNS = ("matcher", "strict before", "relaxed before", "strict since", "relaxed since", "measured on")
_NOTE = (
    "Mean average precision of the shared task on key point analysis 2021, before and since the change of its scorer "
    "of 23 September 2021, which takes into account how many of the ranked pairs are right. The matcher that learns "
    "sees shared wording only. Published figures were scored before the change, on other parts of the collection: "
    "they show an order of magnitude and no rank."
)
# As stated in public: the abstracts of the papers, and the README files of the repositories that carry the code.
_PUBLISHED = (
    ("RoBERTa-Base, Reimer et al. 2021 (abstract)", "0.913", "–", "test part"),
    ("Team Enigma, Kapadnis et al. 2021 (abstract)", "0.872", "0.966", "test part"),
    ("RoBERTa embeddings, untrained (README of qs-kpa)", "0.463", "0.599", "a subset of ArgKP"),
    ("Phan et al. 2021 (README of qs-kpa)", "0.917", "0.972", "a subset of ArgKP"),
    ("Triplet network (README of webis-de)", "0.819", "0.925", "half of dev"),
)


def matching(shared: Path) -> Chapter:
    """Word overlap and a learned matcher, beside what others published."""
    folder = shared / "benchmarks" / "argkp2021"
    if not folder.is_dir():
        row = ("not available: the collection is not beside this checkout", "", "", "", "", "")
        return Chapter((Figures("Arguments and key points", "", _COLUMNS, (row,)),), ())
    train, dev = load(folder, "train"), load(folder, "dev")
    rows = [
        _row("TF-IDF cosine", dev, partial(lexical, dev, TfIdf)),
        _row("BM25", dev, partial(lexical, dev, Bm25)),
    ]
    if find_spec("sklearn"):
        rows.append(_row("learned from shared wording", dev, partial(learned, train, dev)))
    else:
        rows.append(("learned from shared wording", "not available: scikit-learn is missing", "", "", "", ""))
    rows += [(name, strict, relaxed, "", "", part) for name, strict, relaxed, part in _PUBLISHED]
    return Chapter((Figures("Arguments and key points: ArgKP-2021", _NOTE, _COLUMNS, tuple(rows)),), ())


def _row(name: str, dev: KeyPoints, matcher: Callable[[], Scores]) -> tuple[str, ...]:
    scores = matcher()
    scored = [precision(dev, scores, recall=recall) for recall in (False, True)]
    return (name, *(f"{value:.3f}" for one in scored for value in (one.strict, one.relaxed)), "dev")
