"""``plenipo evaluate``: how good assessments are, measured against a key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from plenipo.cli.console import RESULTS, fail
from plenipo.errors import InvalidData
from plenipo.positions.evaluation import Evaluation, evaluate, read_judgements, read_key
from plenipo.positions.evaluation.mistakes import Mistake
from plenipo.positions.evaluation.scores import Score
from plenipo.positions.evaluation.shown import evaluation_json
from plenipo.readers.files import read_bytes

NOT_HELD = 1
_QUOTE = 200  # characters of a quote in the list of errors


def evaluate_files(
    assessments: Annotated[Path, typer.Argument(help="What plenipo assess --json printed.")],
    gold: Annotated[Path, typer.Option("--gold", help="The key: relations that careful readers gave, as JSON.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures and errors as one JSON document.")] = False,
    least_f1: Annotated[
        float | None,
        typer.Option("--least-f1", min=0, max=1, help="Exit with 1 where the macro F1 is lower than this."),
    ] = None,
) -> None:
    """Measure ASSESSMENTS against a key: precision, recall, F1, first lines, calibration, alarm, and the errors."""
    judged = read_judgements(read_bytes(assessments), assessments.name)
    evaluation = evaluate(judged, read_key(read_bytes(gold), gold.name))
    if not evaluation.proposals:
        raise InvalidData(
            f"the key has no proposal in common with {assessments.name}: there is nothing to measure.",
            where=gold.name,
            remedy="Give the key of these proposals.",
        )
    for warning in evaluation.warnings:
        fail(warning)
    if as_json:
        typer.echo(json.dumps(evaluation_json(evaluation), ensure_ascii=False, indent=2))
    else:
        _show(evaluation)
    reached = evaluation.macro_f1
    if least_f1 is not None and (reached is None or reached < least_f1):
        fail(f"the macro F1 is {_figure(reached)}, lower than the {least_f1:g} that was asked for.")
        raise typer.Exit(NOT_HELD)


def _show(evaluation: Evaluation) -> None:
    RESULTS.print(_scores(evaluation))
    RESULTS.print(_shares(evaluation))
    if evaluation.coverage:
        RESULTS.print(_coverage(evaluation))
        RESULTS.print(_reliability(evaluation))
    for mistake in evaluation.mistakes:
        RESULTS.print(f"\n{described(mistake)}", soft_wrap=True)


def _scores(evaluation: Evaluation) -> Table:
    counted = f"{evaluation.proposals} proposals, {evaluation.pairs} pairs in the key, {evaluation.found} found"
    table = Table("", "precision", "recall", "F1", "right", "false", "missed", title=counted, title_justify="left")
    table.add_row("advances", *_row(evaluation.advances))
    table.add_row("conflicts", *_row(evaluation.conflicts))
    table.add_row("macro mean", "", "", _figure(evaluation.macro_f1), "", "", "")
    table.add_row("conflict alarm (proposals)", *_row(evaluation.alarm))
    return table


def _row(score: Score) -> tuple[str, ...]:
    figures = map(_figure, (score.precision, score.recall, score.f1))
    return (*figures, str(score.right), str(score.false), str(score.missed))


def _shares(evaluation: Evaluation) -> Table:
    first = evaluation.first
    table = Table("", "share", "count")
    table.add_row("right lines among the first three", _figure(evaluation.first_recall), f"{first.found} of {first.of}")
    signs = f"{evaluation.wrong_signs} of {evaluation.shared}"
    table.add_row("wrong signs among pairs found", _figure(evaluation.wrong_sign_share), signs)
    table.add_row("accuracy of the surer half", _figure(evaluation.accuracy_at_half), "")
    table.add_row("expected calibration error", _figure(evaluation.calibration_error), "")
    return table


def _coverage(evaluation: Evaluation) -> Table:
    table = Table("coverage", *(f"{point.coverage:.0%}" for point in evaluation.coverage))
    table.add_row("accuracy", *(_figure(point.accuracy) for point in evaluation.coverage))
    return table


def _reliability(evaluation: Evaluation) -> Table:
    table = Table("confidence", "pairs", "mean confidence", "share right")
    for step in evaluation.reliability:
        limits = f"{step.least:.1f} to {step.below:.1f}"
        table.add_row(limits, str(step.pairs), _figure(step.confidence), _figure(step.right))
    return table


def described(mistake: Mistake) -> str:
    """The error in a few lines: what was said and what is right, with the quotes and reasons of both."""
    said = f"said {mistake.said}" if mistake.said else f"not found{_offered(mistake)}"
    right = f"the key says {mistake.right}" if mistake.right else "the key has no relation"
    lines = [f"{mistake.kind}: {_short(mistake.proposal)}, line {_short(mistake.line)}: {said}; {right}"]
    lines += [f"  key: {_short(quote)}" for quote in mistake.key_quotes]
    lines += [f"  key, why: {_short(why)}" for why in mistake.key_whys]
    if mistake.change_quote:
        lines.append(f"  {mistake.provision or 'change'}: {_short(mistake.change_quote)}")
        lines.append(f"  line: {_short(mistake.line_quote)}")
        lines.append(f"  why ({mistake.confidence:.2f}): {_short(mistake.why)}")
    return "\n".join(lines)


def _offered(mistake: Mistake) -> str:
    return f", offered for review at {mistake.confidence:.2f}" if mistake.confidence else ""


def _short(text: str) -> str:
    plain = "".join(filter(str.isprintable, " ".join(text.split())))
    return plain if len(plain) <= _QUOTE else f"{plain[:_QUOTE].rstrip()} …"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
