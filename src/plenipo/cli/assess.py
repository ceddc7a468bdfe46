"""``plenipo assess``: what each proposal does to the lines to take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from plenipo.cli.console import RESULTS, fail
from plenipo.cli.judging import (
    Asked,
    JudgeChoice,
    cases_from,
    judged,
    marking_of_judge,
    read_answers,
    write_requests,
)
from plenipo.cli.receive import instruments_in, receive
from plenipo.errors import PlenipoError, UsageError
from plenipo.positions.amended import is_without_base
from plenipo.positions.assess import assessments_of
from plenipo.positions.existing import Earlier, Existing, earlier_texts, existing_texts
from plenipo.positions.finding import Assessment, Relation
from plenipo.positions.judges.contract import Case, Usage
from plenipo.positions.load import load_mandate
from plenipo.positions.mandate import Mandate
from plenipo.texts.marking import highest
from plenipo.writers.assessments import assessments_as_json, marking_of

_COLOURS = {Relation.ADVANCES: "green", Relation.CONFLICTS: "red", Relation.MIXED: "yellow"}
_SIGNS = {Relation.ADVANCES: "+", Relation.CONFLICTS: "×", Relation.MIXED: "±"}
REVIEWED = 2  # unsure pairs that the table shows of each proposal


def assess(
    proposals: Annotated[list[Path], typer.Argument(help="Contributions to assess, in any order.")],
    lines: Annotated[Path, typer.Option(help="The mandate: a document, or a file of lines (YAML).")],
    bases: Annotated[
        Path | None, typer.Option(help="Base texts, a file or a folder; a text retyped without marks needs its base.")
    ] = None,
    judge: Annotated[JudgeChoice, typer.Option(help="Who judges.")] = JudgeChoice.BUILT_IN,
    model: Annotated[Path | None, typer.Option(help="For the learned judge: the file that it has learned.")] = None,
    endpoint: Annotated[Path | None, typer.Option(help="For the chat judge: the file that describes it.")] = None,
    cache: Annotated[Path | None, typer.Option(help="For the chat judge: a folder in which answers are kept.")] = None,
    batch_out: Annotated[Path | None, typer.Option(help="Write the questions to this file and stop.")] = None,
    batch_in: Annotated[Path | None, typer.Option(help="Take the answers from this file.")] = None,
    thesaurus: Annotated[list[Path] | None, typer.Option(help="More terms for the built-in judge (YAML).")] = None,
    instruments: Annotated[
        Path | None, typer.Option(help="Instruments, a file or a folder: show which of them say it already.")
    ] = None,
    earlier: Annotated[
        list[Path] | None,
        typer.Option(help="Contributions to earlier conferences: what their sponsors asked."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the assessments as JSON.")] = False,
) -> int:
    """Find, for each of PROPOSALS, the lines it bears on and whether it advances them or conflicts with them.

    A file that cannot be read is named on standard error and the others are assessed all the same; the exit status is
    then 2. A pair that the judge is not sure of is offered for review and not counted as a relation.
    """
    mandate = load_mandate(lines)
    for warning in mandate.warnings:
        fail(f"{lines.name}: {warning}")
    texts, errors = instruments_in(bases)
    received, bad = receive(proposals)
    errors += bad
    cases = cases_from(received, texts)
    asked = Asked(judge, model, endpoint, cache, tuple(thesaurus or ()))
    _check_batch(judge, batch_out, batch_in)
    if batch_out is not None:
        return _asked_later(asked, cases, mandate, batch_out, as_json, errors)
    judgement = read_answers(asked, cases, mandate, batch_in) if batch_in else judged(asked, cases, mandate)
    assessments = assessments_of(cases, judgement.findings)
    others, unreadable = instruments_in(instruments)
    before, refused = receive(earlier or [])
    proposed = [case.proposal for case in cases]
    existing = existing_texts(proposed, others) if others else ()
    asked_before = earlier_texts(proposed, [one for taken in before for one in taken.proposals])
    marking = highest([marking_of_judge(asked), *(taken.header.marking for taken in before)])
    if as_json:
        shown = assessments_as_json(
            cases, assessments, mandate, judge.value, judgement.usage, existing, asked_before, marking
        )
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        RESULTS.print(f"[{marking_of(cases, mandate, marking).value}]", markup=False)
        _print(assessments, nothing_judged=bool(cases) and len(judgement.refused) >= len(cases))
        _print_existing(existing)
        _print_earlier(asked_before)
        _print_usage(judgement.usage)
    for case in cases:
        if is_without_base(case):
            fail(f"{case.proposal.file}: {case.proposal.id} marks no change, and there is no base. Name it: --bases.")
    return _finished([*errors, *judgement.refused, *unreadable, *refused])


def _check_batch(judge: JudgeChoice, batch_out: Path | None, batch_in: Path | None) -> None:
    if batch_out is not None and batch_in is not None:
        raise UsageError("--batch-out and --batch-in exclude each other.", remedy="First write the file, then read it.")
    if (batch_out or batch_in) and judge is not JudgeChoice.CHAT:
        raise UsageError("a batch is for the chat judge.", remedy="Add --judge chat.")


def _asked_later(
    asked: Asked, cases: Sequence[Case], mandate: Mandate, out: Path, as_json: bool, errors: Sequence[PlenipoError]
) -> int:
    batch = write_requests(asked, cases, mandate, out)
    if as_json:
        typer.echo(json.dumps({"requests": batch.requests, "tokens": batch.tokens, "file": str(out)}))
    else:
        RESULTS.print(f"{batch.requests} requests, about {batch.tokens:,} tokens, in {out}.", soft_wrap=True)
    return _finished([*errors, *batch.refused])


def _finished(errors: Sequence[PlenipoError]) -> int:
    for error in errors:
        fail(error)
    return 2 if errors else 0


def _print(assessments: Iterable[Assessment], nothing_judged: bool) -> None:
    table = Table("Proposal", "Line", "Relation", "Sure", "Why", "Words of the change", title="Relations")
    review = Table("Proposal", "Line", "Perhaps", "Sure", "Why", title="To be looked at by a person")
    for _, group in groupby(assessments, key=lambda one: one.proposal):
        rows = list(group)
        for one in rows:
            if one.sure:
                table.add_row(*_cells(one), f"{one.main.provision}: “{one.main.change.text}”")
        for one in [row for row in rows if not row.sure][:REVIEWED]:
            review.add_row(*_cells(one))
    for shown in (table, review):
        if shown.row_count:
            RESULTS.print(shown)
    if nothing_judged and not table.row_count:
        RESULTS.print("No proposal could be judged.")
    elif not table.row_count:
        RESULTS.print("No proposal bears on a line with certainty.")


def _cells(one: Assessment) -> tuple[str | Text, ...]:
    relation = Text(f"{_SIGNS[one.relation]} {one.relation.value}", style=_COLOURS[one.relation])
    return one.proposal, one.line, relation, f"{one.confidence:.0%}", one.main.why


def _print_existing(existing: Sequence[Existing]) -> None:
    if not existing:
        return
    table = Table("Proposal", "It proposes", "Said already in", "In these words", "Match", title="What already exists")
    for one in existing:
        place = f"{one.instrument}, {one.citation}"
        table.add_row(one.proposal, one.change.text, place, one.words.text, f"{one.score:.0%} {one.kind.value}")
    RESULTS.print(table)


def _print_earlier(earlier: Sequence[Earlier]) -> None:
    if not earlier:
        return
    table = Table(
        "Proposal", "It proposes", "Before, in", "In these words", "Match", title="What the sponsor asked before"
    )
    for one in earlier:
        place = f"{one.earlier} ({one.date}), {one.citation}" if one.date else f"{one.earlier}, {one.citation}"
        table.add_row(one.proposal, one.change.text, place, one.words.text, f"{one.score:.0%} {one.kind.value}")
    RESULTS.print(table)


def _print_usage(usage: Usage) -> None:
    if usage.requests or usage.cached:
        tokens = f"{usage.prompt_tokens:,} tokens asked, {usage.answer_tokens:,} answered"
        repeated = f" ({usage.retries} of them sent again)" if usage.retries else ""
        requests = "1 request" if usage.requests == 1 else f"{usage.requests} requests"
        RESULTS.print(f"{requests}{repeated}, {usage.cached} answers kept from before; {tokens}.")
        said = "1 relation" if usage.rejected == 1 else f"{usage.rejected} relations"
        RESULTS.print(f"{said} thrown away, because a quote is not in its source or says nothing.")
