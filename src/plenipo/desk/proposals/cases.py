"""Proposals as judges take them: each with the text that it amends, given or gathered from what others table on it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.db.models import Count, Max, QuerySet

from plenipo.desk.instruments.models import Instrument
from plenipo.desk.instruments.placing import value_of
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.shell.marking import marking_of
from plenipo.positions.cases import cases_of
from plenipo.positions.judges.contract import Case
from plenipo.texts.instrument import Instrument as Text


def base_of(instrument: Instrument | None) -> Text | None:
    """Its official text; None where it is not here."""
    return msgspec.msgpack.decode(instrument.base, type=Text) if instrument and instrument.base else None


def cases_on(instrument: Instrument, rows: Sequence[Proposal]) -> list[Case]:
    """One case for each proposal on the instrument, in their order.

    Without the official text, a proposal is read beside what others reproduce of it, and never beside one with a
    narrower marking: what a judge quotes is shown to everybody who sees the proposal.
    """
    base = base_of(instrument)
    if base is not None or instrument.is_new_text:
        return [Case(value_of(row), base, marking_of(row.marking)) for row in rows]
    values = [(row.marking, (value_of(row), marking_of(row.marking))) for row in rows]
    found: dict[int, Case] = {}
    for rank in sorted({row.marking for row in rows}):
        at = [number for number, (marking, _) in enumerate(values) if marking <= rank]
        gathered = cases_of(values[number][1] for number in at)
        found |= {number: case for number, case in zip(at, gathered, strict=True) if values[number][0] == rank}
    return [found[number] for number in range(len(values))]


def case_of(row: Proposal) -> Case:
    """One proposal with the text that it amends."""
    instrument = row.instrument
    if instrument is None or instrument.base or instrument.is_new_text:
        return Case(value_of(row), base_of(instrument), marking_of(row.marking))
    return cases_on(instrument, [row, *_beside(row)])[0]


def text_key(row: Proposal) -> str:
    """Which text the proposal is read beside: another one has another key."""
    instrument = row.instrument
    if instrument is None or instrument.base_file_id or instrument.is_new_text:
        return str(instrument.base_file_id or 0) if instrument else "0"
    told = _beside(row).filter(instrument__base=b"").aggregate(last=Max("pk"), all=Count("pk"))
    return f"gathered-{told['last'] or 0}-{told['all']}"


def _beside(row: Proposal) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(instrument=row.instrument, in_force=True, marking__lte=row.marking)
    return rows.exclude(pk=row.pk).order_by("pk")
