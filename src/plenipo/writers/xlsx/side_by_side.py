"""The main sheet: provision, base, status, and each sponsor's text where it touches the provision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plenipo.amendments.proposal import ChangeKind
from plenipo.compilation.model import Compilation, CompiledProvision
from plenipo.texts.provision import Role
from plenipo.writers.segments import reading_segments
from plenipo.writers.xlsx.cells import row_height, write_marked, write_text
from plenipo.writers.xlsx.formats import STATUS_WORDS, Formats

_FIXED = ("Provision", "Label", "Status", "Base")
_PATH_WIDTH, _BASE_WIDTH, _SPONSOR_WIDTH = 24, 52, 46  # characters
# Excel's last column is XFD, the 16,384th.
_MOST_SPONSORS = 16_384 - len(_FIXED)
_STRUCTURE = frozenset({Role.HEADING, Role.TITLE, Role.CALL, Role.ARTICLE})
_DELETE = ChangeKind.DELETE  # looking a member up in its class costs more than the comparison


def write_side_by_side(sheet: Any, compilation: Compilation, formats: Formats) -> None:
    """A row for each provision in order, those that sponsors insert in their places."""
    sponsors = compilation.sponsors[:_MOST_SPONSORS]
    whole = _whole_positions(compilation)
    for column, name in enumerate(_FIXED):
        write_text(sheet, 0, column, name, formats.head)
    heads = ["\n".join((sponsor, *whole.get(sponsor, ()))) for sponsor in sponsors]
    for column, head in enumerate(heads, len(_FIXED)):
        write_text(sheet, 0, column, head, formats.head)
    sheet.set_row(0, row_height((head, _SPONSOR_WIDTH) for head in heads))
    for row, provision in enumerate(compilation.provisions, 1):
        _write_row(sheet, row, provision, sponsors, formats)
    _lay_out(sheet, len(compilation.provisions), len(sponsors))


def _whole_positions(compilation: Compilation) -> dict[str, list[str]]:
    """What sponsors say of the whole text, for the heads of their columns."""
    said: dict[str, list[str]] = {}
    for entry in compilation.positions:
        words = f"{entry.symbol.value} (whole text{', emphatic' if entry.emphatic else ''})"
        said.setdefault(entry.sponsor, []).append(words)
    return said


def _write_row(sheet: Any, row: int, provision: CompiledProvision, sponsors: tuple[str, ...], formats: Formats) -> None:
    structure = provision.role in _STRUCTURE
    write_text(sheet, row, 0, " › ".join(provision.path) or provision.id, formats.quiet)
    write_text(sheet, row, 1, _label(provision), formats.label)
    write_text(sheet, row, 2, STATUS_WORDS[provision.status], formats.status[provision.status])
    write_text(sheet, row, 3, provision.text, formats.structure if structure else formats.text)
    sheet.set_row(row, row_height(_wrapped(provision)))
    readings = {sponsor: reading for reading in provision.readings for sponsor in reading.sponsors}
    relabelled = {sponsor: one.label for one in provision.label_changes for sponsor in one.sponsors}
    for column, sponsor in enumerate(sponsors, len(_FIXED)):
        reading = readings.get(sponsor)
        if reading is not None:
            write_marked(sheet, row, column, reading_segments(provision, reading), formats.marked[sponsor])
        elif sponsor in relabelled:
            write_text(sheet, row, column, f"[printed as {relabelled[sponsor] or 'no label'}]", formats.quiet)


def _wrapped(provision: CompiledProvision) -> Iterator[tuple[str, int]]:
    """The long texts of a row with the width of their columns; a changed text shows old and new words."""
    yield " › ".join(provision.path), _PATH_WIDTH
    yield provision.text, _BASE_WIDTH
    added: dict[str, list[str]] = {}
    for change in provision.changes:
        if change.kind is not _DELETE:
            for sponsor in change.sponsors:
                added.setdefault(sponsor, []).append(change.text)
    for reading in provision.readings:
        words = (word for sponsor in reading.sponsors[:1] for word in added.get(sponsor, ()))
        yield "".join((provision.text, *words)), _SPONSOR_WIDTH


def _label(provision: CompiledProvision) -> str:
    if provision.label or not provision.inserted:
        return provision.label
    return next((reading.label for reading in provision.readings if reading.label), "")


def _lay_out(sheet: Any, rows: int, sponsors: int) -> None:
    sheet.set_column(0, 0, _PATH_WIDTH)
    sheet.set_column(1, 1, 8)
    sheet.set_column(2, 2, 15)
    sheet.set_column(3, 3, _BASE_WIDTH)
    if sponsors:
        sheet.set_column(len(_FIXED), len(_FIXED) + sponsors - 1, _SPONSOR_WIDTH)
    sheet.freeze_panes(1, len(_FIXED))
    sheet.autofilter(0, 0, max(rows, 1), len(_FIXED) + sponsors - 1)
    sheet.repeat_columns(0, 1)
