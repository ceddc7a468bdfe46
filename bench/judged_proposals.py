"""The quality of the built-in judge on constructed proposals to real Resolutions, with a key of careful readers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import plenipo
from bench.figures import Chapter, Figures, Target, at_least, at_most
from bench.lexical import Bm25, Lexical, TfIdf
from bench.runs import ROOT
from plenipo.cli.evaluate import described
from plenipo.positions.amended import amended_provisions, title_of
from plenipo.positions.assess import assessments_of
from plenipo.positions.changes import stretches_of, text_of
from plenipo.positions.evaluation import Evaluation, Judgements, Key, evaluate, judgements_of, read_key
from plenipo.positions.evaluation.judged import Judged
from plenipo.positions.finding import Relation
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.load import load_mandate
from plenipo.positions.mandate import Mandate

ERRORS = ROOT / "bench" / "results" / "judging-errors.md"
_MANDATE = "002_be7d033a984a50f1.txt"
_COLUMNS = (
    "of proposals on", "pairs", "F1 advances", "F1 conflicts", "macro F1", "first three", "alarm precision",
    "alarm recall", "surer half", "wrong sign", "calibration error",
)  # fmt: skip
_NOTE = (
    "Proposal x line, against pairs that at least two of three careful readers gave. No rule and no weight of the "
    "built-in judge comes from these proposals, so to leave one Resolution out changes nothing. But figures like these "
    "were looked at while its thresholds were chosen: they are those of development, and new texts will do less well. "
    "Word overlap knows no relations; it ranks the lines by all words that a proposal changes."
)


def judged_proposals(shared: Path) -> Chapter:
    """All measures, by the Resolution that is amended, beside word overlap; the errors go to a file of their own."""
    folder, register = shared / "itu" / "proposals", shared.parent / "seeds" / _MANDATE
    if not folder.is_dir() or not register.is_file():
        row = ("not available", "the proposals are not beside this checkout", *[""] * (len(_COLUMNS) - 2))
        return Chapter((Figures("Judging real lines", "", _COLUMNS, (row,)),), ())
    mandate, cases = load_mandate(register), cases_in(folder)
    key = read_key((folder / "key.json").read_bytes(), "key.json")
    judgements = built_in(cases, mandate)
    whole = evaluate(judgements, key)
    _keep_errors(whole)
    rows = [_row("all", whole)]
    for name in sorted({_group(case) for case in cases}):
        ids = [case.proposal.id for case in cases if _group(case) == name]
        rows.append(_row(name, evaluate(_only(judgements, ids), key.only(ids))))
    rows += [
        _baseline(label, kind, cases, mandate, key)
        for label, kind in (("TF-IDF cosine, all", TfIdf), ("BM25, all", Bm25))
    ]
    return Chapter((Figures("Judging real lines", _NOTE, _COLUMNS, tuple(rows)),), _targets(whole))


def cases_in(folder: Path) -> list[Case]:
    """Every proposal of the folder with its base, where there is one."""
    bases = [plenipo.instrument(path) for path in sorted((folder / "base").glob("*.docx"))]
    known = {base.reference.name: base for base in bases if base.reference}
    proposals = [one for path in sorted(folder.glob("*.docx")) for one in plenipo.proposals(path)]
    return [Case(one, known.get(one.target.name) if one.target else None) for one in proposals]


def built_in(cases: Sequence[Case], mandate: Mandate) -> Judgements:
    """What the built-in judge says of them."""
    findings = BuiltInJudge().judge(cases, mandate).findings
    return judgements_of(assessments_of(cases, findings), [case.proposal.id for case in cases])


def _group(case: Case) -> str:
    return case.base.reference.name if case.base and case.base.reference else "new texts"


def _only(judgements: Judgements, proposals: Sequence[str]) -> Judgements:
    return Judgements(tuple(one for one in judgements.pairs if one.proposal in proposals), tuple(proposals))


def _baseline(name: str, kind: type[Lexical], cases: Sequence[Case], mandate: Mandate, key: Key) -> tuple[str, ...]:
    """Lines ranked by word overlap with everything that a proposal changes."""
    index = kind([line.text for line in mandate.lines])
    pairs: list[Judged] = []
    for case in cases:
        scores = index.scores(changed_words(case))
        highest = max(scores, default=0.0) or 1.0
        pairs += [
            Judged(case.proposal.id, line.id, Relation.ADVANCES, min(1.0, score / highest), sure=False)
            for line, score in zip(mandate.lines, scores, strict=True)
        ]
    ranked = evaluate(Judgements(tuple(pairs), tuple(case.proposal.id for case in cases)), key)
    return (name, str(ranked.pairs), "", "", "", _figure(ranked.first_recall), *[""] * 5)


def changed_words(case: Case) -> str:
    """Inserted and deleted words together; the title of a text that is kept or suppressed whole."""
    parts = [
        text_of(amended, stretch.deed)[stretch.start : stretch.end]
        for amended in amended_provisions(case)
        for stretch in stretches_of(amended)
    ]
    return " ".join(parts) or title_of(case)


def _row(name: str, one: Evaluation) -> tuple[str, ...]:
    figures = (
        one.advances.f1, one.conflicts.f1, one.macro_f1, one.first_recall, one.alarm.precision, one.alarm.recall,
        one.accuracy_at_half, one.wrong_sign_share, one.calibration_error,
    )  # fmt: skip
    return (name, str(one.pairs), *map(_figure, figures))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _targets(one: Evaluation) -> tuple[Target, ...]:
    return (
        at_least("Judging: macro F1", 0.65, one.macro_f1),
        at_least("Judging: right lines among the first three", 0.8, one.first_recall),
        at_least("Judging: conflict alarm, recall", 0.9, one.alarm.recall),
        at_least("Judging: conflict alarm, precision", 0.75, one.alarm.precision),
        at_least("Judging: accuracy at half coverage", 0.9, one.accuracy_at_half),
        at_most("Judging: wrong signs among pairs found", 0.03, one.wrong_sign_share),
    )


def _keep_errors(evaluation: Evaluation) -> None:
    head = (
        f"# Where the built-in judge errs\n\n{len(evaluation.mistakes)} errors on {evaluation.proposals} proposals.\n"
    )
    ERRORS.parent.mkdir(parents=True, exist_ok=True)
    blocks = (f"```\n{described(one)}\n```\n" for one in evaluation.mistakes)
    ERRORS.write_text("\n".join([head, *blocks]), encoding="utf-8")
