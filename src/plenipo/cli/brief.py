"""``plenipo brief``: one Word document on one instrument, for the delegation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from plenipo.amendments.proposal import Proposal
from plenipo.cli.console import RESULTS, fail
from plenipo.cli.options import Occasion, least_marking, terms_in
from plenipo.cli.receive import receive
from plenipo.compilation.compile import compile_proposals
from plenipo.compilation.selection import base_for, on_instrument
from plenipo.conference.intake import TakenIn
from plenipo.errors import PlenipoError
from plenipo.positions.assess import assessments_of
from plenipo.positions.brief import Brief, Setting, brief_of
from plenipo.positions.concepts import extended_thesaurus
from plenipo.positions.finding import Assessment, Relation
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.judges.contract import Case
from plenipo.positions.load import load_mandate
from plenipo.positions.mandate import Mandate
from plenipo.positions.position import PositionRecord, read_positions
from plenipo.readers.bases import read_base_file
from plenipo.readers.files import read_bytes
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking
from plenipo.writers.brief import write_brief
from plenipo.writers.brief.json import brief_as_json
from plenipo.writers.folder import write_file

Pairs = list[tuple[Proposal, Marking]]


def brief(
    proposals: Annotated[list[Path], typer.Argument(help="Contributions that amend the instrument, in any order.")],
    lines: Annotated[Path, typer.Option(help="The mandate: a document, or a file of lines (YAML).")],
    base: Annotated[Path, typer.Option(help="The official text of the instrument.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The Word file to write.")],
    positions: Annotated[Path | None, typer.Option(help="Positions that people have set (YAML).")] = None,
    thesaurus: Annotated[list[Path] | None, typer.Option(help="More terms for the judge (YAML).")] = None,
    conference: Annotated[str, typer.Option(help="Name of the conference, for the cover.")] = "",
    agenda_item: Annotated[str, typer.Option(help="Agenda item, for the cover.")] = "",
    date: Annotated[str, typer.Option(help="Date of the brief, as it is to be printed.")] = "",
    editor: Annotated[str, typer.Option(help="Who keeps the brief.")] = "",
    own: Annotated[
        list[str] | None, typer.Option(help="Group of the delegation itself; EUR where none is given.")
    ] = None,
    marking: Annotated[str, typer.Option(help="The least marking of the brief.")] = Marking.PUBLIC.value,
    as_json: Annotated[bool, typer.Option("--json", help="Print the brief as JSON too.")] = False,
) -> int:
    """Write the brief on PROPOSALS: what they do to the lines, where they compete, what the delegation says.

    A file that cannot be used is named on standard error and the others are briefed all the same; the exit status is
    then 2. Positions come from people only; without them the brief leaves a place for each.
    """
    occasion = Occasion(conference, agenda_item, date, editor, tuple(own or ()))
    setting = occasion.setting(least_marking(marking))
    mandate = load_mandate(lines)
    record = read_positions(read_bytes(positions), positions.name) if positions else PositionRecord()
    judge = BuiltInJudge(extended_thesaurus(terms_in(thesaurus))) if thesaurus else BuiltInJudge()
    received, errors = receive(proposals)
    made, refused = _brief(received, base, judge, mandate, record, setting)
    errors += refused
    if made is not None:
        write_file(out, write_brief(made))
        _report(made, out, as_json)
    for name in sorted(record.by_proposal().keys() - known_proposals(received)):
        fail(f"{positions}: there is a position on {name}, which is not among the proposals. Check its identifier.")
    for error in errors:
        fail(error)
    return 2 if errors else 0


def known_proposals(received: Sequence[TakenIn]) -> set[str]:
    """The identifiers of all proposals received."""
    return {proposal.id for taken in received for proposal in taken.proposals}


def _brief(
    received: Sequence[TakenIn],
    base: Path,
    judge: BuiltInJudge,
    mandate: Mandate,
    record: PositionRecord,
    setting: Setting,
) -> tuple[Brief | None, list[PlenipoError]]:
    """The brief, None where no proposal is left, and an error for each that is refused."""
    ground = base_for(read_base_file(base), [proposal for taken in received for proposal in taken.proposals])
    pairs, errors = _on_ground(received, ground)
    outcome = compile_proposals(ground, [proposal for proposal, _ in pairs], [own for _, own in pairs])
    errors.extend(outcome.refused)
    if not outcome.compilation.contributions:
        return None, errors
    in_force = {(row.proposal, row.file) for row in outcome.compilation.contributions}
    judged = [pair for pair in pairs if (pair[0].id, pair[0].file) in in_force]
    assessments, refused = _assessed(judged, ground, judge, mandate)
    return brief_of(outcome.compilation, assessments, mandate, record, setting), [*errors, *refused]


def _on_ground(received: Sequence[TakenIn], ground: Instrument) -> tuple[Pairs, list[PlenipoError]]:
    """What the files propose on this instrument, each with its marking; a file with nothing on it is an error."""
    pairs: Pairs = []
    errors: list[PlenipoError] = []
    for taken in received:
        try:
            chosen = on_instrument(taken.proposals, ground.reference)
        except PlenipoError as error:
            errors.append(error.at(taken.name))
            continue
        pairs.extend((proposal, taken.header.marking) for proposal in chosen)
    return pairs, errors


def _assessed(
    pairs: Pairs, ground: Instrument, judge: BuiltInJudge, mandate: Mandate
) -> tuple[tuple[Assessment, ...], tuple[PlenipoError, ...]]:
    cases = [Case(proposal, ground, own) for proposal, own in pairs]
    judgement = judge.judge(cases, mandate)
    return assessments_of(cases, judgement.findings), judgement.refused


def _report(made: Brief, out: Path, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(brief_as_json(made), ensure_ascii=False, indent=2))
        return
    counts = ", ".join(f"{relation.value} {len(made.with_relation(relation))}" for relation in Relation)
    RESULTS.print(f"{made.instrument}  [{made.marking.value}]")
    RESULTS.print(f"Proposals: {len(made.tabled)} ({counts}). Pairs for a person to check: {len(made.checks)}.")
    for remark in made.remarks:
        RESULTS.print(remark)
    RESULTS.print(f"Open {out}.", soft_wrap=True)
