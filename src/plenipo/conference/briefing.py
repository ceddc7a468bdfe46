"""The brief that goes with each compilation of a conference, and the overview of them all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from plenipo.amendments.proposal import Proposal
from plenipo.compilation.model import Compilation
from plenipo.positions.assess import assessments_of
from plenipo.positions.brief import Setting, brief_of
from plenipo.positions.cases import cases_of
from plenipo.positions.concepts import extended_thesaurus
from plenipo.positions.judges.built_in import BuiltInJudge
from plenipo.positions.mandate import Mandate
from plenipo.positions.overview import Overview, OverviewRow, overview_row
from plenipo.positions.position import PositionRecord
from plenipo.texts.instrument import Instrument
from plenipo.texts.marking import Marking, highest
from plenipo.writers.assessments import assessments_as_json
from plenipo.writers.brief import write_brief
from plenipo.writers.bundle import BRIEF_NAMES


class Briefing(Struct, frozen=True):
    """What a delegation brings to a conference: its mandate, the positions people have set, the occasion.

    thesaurus: what it adds to the thesaurus of the field, as names of files with their texts.
    """

    mandate: Mandate
    record: PositionRecord = PositionRecord()
    setting: Setting = Setting()
    thesaurus: tuple[tuple[str, str], ...] = ()


class Briefed(Struct, frozen=True):
    """A brief that was made. contents: file name to bytes. row: of the overview. marking: of both."""

    contents: dict[str, bytes]
    row: OverviewRow
    marking: Marking


def brief_on(
    compilation: Compilation, base: Instrument | None, proposals: Sequence[Proposal], briefing: Briefing, folder: str
) -> Briefed:
    """The brief on one compilation. folder: where it is to lie, relative to the overview."""
    in_force = {row.proposal for row in compilation.contributions}
    pairs = [(proposal, compilation.marking) for proposal in proposals if proposal.id in in_force]
    cases = cases_of(pairs, [base] if base else [])
    judge = _judge(briefing.thesaurus)
    judgement = judge.judge(cases, briefing.mandate)
    assessments = assessments_of(cases, judgement.findings)
    brief = brief_of(compilation, assessments, briefing.mandate, briefing.record, briefing.setting)
    shown = assessments_as_json(cases, assessments, briefing.mandate, judge.name, judgement.usage)
    contents = (write_brief(brief), json.dumps(shown, ensure_ascii=False, indent=2).encode())
    row = overview_row(brief, f"{folder}/{BRIEF_NAMES[0]}")
    return Briefed(dict(zip(BRIEF_NAMES, contents, strict=True)), row, brief.marking)


def overview_from(rows: Sequence[OverviewRow], briefing: Briefing, markings: Sequence[Marking]) -> Overview:
    """The conference on one page."""
    return Overview(
        title=briefing.setting.conference,
        authority=briefing.mandate.authority,
        date=briefing.setting.date,
        marking=highest([briefing.mandate.marking, briefing.setting.marking, *markings]),
        sponsors=tuple(sorted({square.sponsor for row in rows for square in row.squares})),
        rows=tuple(rows),
    )


@lru_cache(maxsize=1)
def _judge(thesaurus: tuple[tuple[str, str], ...]) -> BuiltInJudge:
    """One for all the work of a process: reading the thesaurus takes longer than judging a proposal."""
    return BuiltInJudge(extended_thesaurus(thesaurus)) if thesaurus else BuiltInJudge()
