"""What people corrected in a register is kept when the text is read again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from plenipo.positions.mandate import Line, Mandate, Statement
from plenipo.positions.own_format import OwnFile
from plenipo.positions.own_format.values import DATA_KEYS
from plenipo.texts.tokens import text_key

_NEVER_KEPT = frozenset({"warnings", "source", "language"})


class Kept(Struct, frozen=True):
    """A mandate with the corrections that still fit, as a file to write.

    reports: one sentence for each that does not fit.
    """

    file: OwnFile
    reports: tuple[str, ...] = ()


def keep_corrections(read: Mandate, corrected: OwnFile) -> Kept:
    """The mandate as read, with what a person set in ``corrected``.

    A line keeps its corrected statements where its text is unchanged, also under another number; where the text changed
    it has the statements that are read from it, and a report. Data of the mandate are kept if it is the same document.
    """
    mandate, same_document = read, _same_document(read, corrected.mandate)
    if corrected.data_by_hand and same_document:
        fields = {key: getattr(corrected.mandate, key) for key in DATA_KEYS if key not in _NEVER_KEPT}
        mandate = replace(read, **fields)
    lines = {line.id: line for line in read.lines}
    by_hand: set[str] = set()
    reports: list[str] = []
    for line in corrected.mandate.lines:
        if line.id not in corrected.lines_by_hand:
            continue
        place = _place_of(line, lines.values())
        statements = _moved(line, place) if place is not None else None
        if place is None or statements is None:
            reports.append(_lost(line, lines.get(line.id)))
            continue
        lines[place.id] = replace(place, statements=statements)
        by_hand.add(place.id)
    kept = replace(mandate, lines=tuple(lines.values()))
    data_by_hand = corrected.data_by_hand and same_document
    return Kept(OwnFile(kept, data_by_hand, frozenset(by_hand)), tuple(reports))


def _same_document(read: Mandate, corrected: Mandate) -> bool:
    return read.reference == corrected.reference or bool(read.source and read.source == corrected.source)


def _place_of(line: Line, lines: Iterable[Line]) -> Line | None:
    """The line of the same text: under its number, else wherever it stands now."""
    same = [one for one in lines if text_key(one.text) == text_key(line.text)]
    return next((one for one in same if one.id == line.id), same[0] if same else None)


def _moved(line: Line, place: Line) -> tuple[Statement, ...] | None:
    """The statements with the number of their new place; None where a quote no longer stands there word for word."""
    moved: list[Statement] = []
    for number, statement in enumerate(line.statements, 1):
        start = (
            statement.start
            if place.text.startswith(statement.quote, statement.start)
            else place.text.find(statement.quote)
        )
        if start < 0:
            return None
        moved.append(replace(statement, id=f"{place.id}.{number}", start=start))
    return tuple(moved)


def _lost(line: Line, now: Line | None) -> str:
    corrected = [one for one in line.statements if one.corrected] or list(line.statements)
    what = "; ".join(f"{one.stance.value} «{one.target}»" for one in corrected) or "no statement"
    fate = "its text changed" if now is not None else "it is no longer in the text"
    return f"Line {line.id}: {fate}, so what was corrected there is not kept: {what}."
