"""What of an instrument leaves the desk: every file that the command line makes, each with its marking."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from plenipo.compilation.model import Compilation as Compiled
from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.bearings import assessed
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.instruments.queries import assessments, position_of, proposals
from plenipo.desk.lines.models import Mandate
from plenipo.desk.proposals.cases import cases_on
from plenipo.desk.proposals.models import Position as PositionRow
from plenipo.desk.review.models import Assessment, Judging
from plenipo.desk.shell.marking import marking_of
from plenipo.positions.brief import Brief, Setting, brief_of
from plenipo.positions.finding import Assessment as Assessed
from plenipo.positions.judges.contract import Usage
from plenipo.positions.mandate import Mandate as Text
from plenipo.positions.position import Position, PositionRecord, Stand
from plenipo.texts.marking import Marking, highest
from plenipo.writers.assessments import assessments_as_json
from plenipo.writers.brief import write_brief
from plenipo.writers.bundle import BRIEF_NAMES, FILE_NAMES, render

BRIEF = BRIEF_NAMES[0]
ASSESSED = "assess.json"
OF_LINES = (BRIEF, ASSESSED)  # what there is where there are lines
BUNDLE = "all.zip"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "zip": "application/zip",
}
_WRITERS: dict[str, Callable[[Compiled], bytes]] = dict(
    zip(
        FILE_NAMES,
        (
            lambda one: one.to_docx(),
            lambda one: one.to_xlsx(),
            lambda one: one.to_html().encode(),
            lambda one: one.to_json().encode(),
            lambda one: one.to_akoma_ntoso(),
        ),
        strict=True,
    )
)


def marked(compiled: Compiled, access: Access) -> Compiled:
    """The compilation with the marking under which it leaves: at least that of its conference."""
    return replace(compiled, marking=highest([compiled.marking, marking_of(access.conference.marking)]))


def data_of(
    name: str, access: Access, instrument: Instrument, compiled: Compiled, mandate: Mandate | None = None
) -> bytes:
    """One file by the name that the command line promises, or all of them. KeyError where there is none of the name.

    mandate: the one in force; without it there is nothing that speaks of lines.
    """
    if name == BUNDLE:
        return _bundle_of(access, instrument, compiled, mandate)
    if name in OF_LINES and mandate is not None:
        return _OF_LINES[name](access, instrument, compiled, mandate)
    return _WRITERS[name](compiled)


def _bundle_of(access: Access, instrument: Instrument, compiled: Compiled, mandate: Mandate | None) -> bytes:
    """All files in one archive, those that speak of lines where there is a mandate."""
    contents = render(compiled)
    if mandate is not None:
        contents |= {name: write(access, instrument, compiled, mandate) for name, write in _OF_LINES.items()}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in contents.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def brief_on(access: Access, instrument: Instrument, compiled: Compiled, mandate: Mandate) -> Brief:
    """The brief with what people answered and decided, as far as this person may see it."""
    item = instrument.agenda_item
    setting = Setting(
        conference=access.conference.name,
        agenda_item=f"{item.number} {item.title}" if item else "",
        editor=str(instrument.owner or ""),
        own=tuple(access.conference.own_groups) or Setting().own,
        marking=compiled.marking,
    )
    said = _assessments(access, instrument, mandate)
    return brief_of(compiled, said, _text_of(mandate), _record(access, instrument), setting)


def assessments_on(access: Access, instrument: Instrument, compiled: Compiled, mandate: Mandate) -> dict[str, Any]:
    """What ``plenipo assess --json`` says of the instrument, with what people answered, as far as this person sees."""
    judging = Judging.objects.filter(conference=access.conference).first()
    return assessments_as_json(
        cases_on(instrument, list(access.visible(instrument.proposals.filter(in_force=True)))),
        _assessments(access, instrument, mandate),
        _text_of(mandate),
        judging.judge if judging else Judging.Judge.BUILT_IN.value,
        Usage(),
        marking=compiled.marking,
    )


def _assessments(access: Access, instrument: Instrument, mandate: Mandate) -> list[Assessed]:
    rows = assessments(access, instrument, mandate).exclude(state=Assessment.State.DISMISSED)
    return [assessed(row) for row in rows if row.findings]


def _text_of(mandate: Mandate) -> Text:
    text = msgspec.msgpack.decode(mandate.value, type=Text)
    return replace(text, marking=highest([text.marking, marking_of(mandate.marking)]))


_OF_LINES: dict[str, Callable[[Access, Instrument, Compiled, Mandate], bytes]] = {
    BRIEF: lambda *told: write_brief(brief_on(*told)),
    ASSESSED: lambda *told: json.dumps(assessments_on(*told), ensure_ascii=False, indent=2).encode(),
}


def _record(access: Access, instrument: Instrument) -> PositionRecord:
    rows = [(row, position_of(access, row)) for row in proposals(access, instrument)]
    kept = [_position(row.identifier, position) for row, position in rows if position is not None]
    ranks = [position.marking for _, position in rows if position is not None]
    return PositionRecord(tuple(kept), marking_of(max(ranks, default=Marking.PUBLIC.rank)))


def _position(identifier: str, row: PositionRow) -> Position:
    return Position(
        proposal=identifier,
        stand=Stand(row.stand),
        reasons=row.reasons,
        fallback=row.fallback,
        owner=str(row.owner or ""),
        set_by=str(row.set_by),
        set_on=row.set_at.date().isoformat(),
        version=row.on_version,
    )
