"""What of an instrument leaves the desk: every file that the command line makes, each with its marking."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from plenipo.compilation.model import Compilation as Compiled
from plenipo.desk.accounts.access import Access
from plenipo.desk.instruments.bearings import assessed
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.instruments.queries import assessments, position_of, proposals
from plenipo.desk.lines.models import Mandate
from plenipo.desk.proposals.models import Position as PositionRow
from plenipo.desk.review.models import Assessment
from plenipo.desk.shell.marking import marking_of
from plenipo.positions.brief import Brief, Setting, brief_of
from plenipo.positions.mandate import Mandate as Text
from plenipo.positions.position import Position, PositionRecord, Stand
from plenipo.texts.marking import Marking, highest
from plenipo.writers.brief import write_brief
from plenipo.writers.bundle import BRIEF_NAMES, FILE_NAMES, render

BRIEF = BRIEF_NAMES[0]
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


def data_of(name: str, compiled: Compiled, brief: Brief | None) -> bytes:
    """One file by the name that the command line promises, or all of them. KeyError where there is none of the name."""
    if name == BUNDLE:
        return _bundle_of(compiled, brief)
    if name == BRIEF and brief is not None:
        return write_brief(brief)
    return _WRITERS[name](compiled)


def _bundle_of(compiled: Compiled, brief: Brief | None) -> bytes:
    """All files in one archive, with the brief where there is a mandate."""
    contents = render(compiled) | ({BRIEF: write_brief(brief)} if brief else {})
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in contents.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def brief_on(access: Access, instrument: Instrument, compiled: Compiled, mandate: Mandate) -> Brief:
    """The brief with what people answered and decided, as far as this person may see it."""
    rows = assessments(access, instrument, mandate).exclude(state=Assessment.State.DISMISSED)
    item = instrument.agenda_item
    setting = Setting(
        conference=access.conference.name,
        agenda_item=f"{item.number} {item.title}" if item else "",
        editor=str(instrument.owner or ""),
        own=tuple(access.conference.own_groups) or Setting().own,
        marking=compiled.marking,
    )
    text = msgspec.msgpack.decode(mandate.value, type=Text)
    text = replace(text, marking=highest([text.marking, marking_of(mandate.marking)]))
    return brief_of(
        compiled, [assessed(row) for row in rows if row.findings], text, _record(access, instrument), setting
    )


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
