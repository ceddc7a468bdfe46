"""Correcting what was read: statements of lines one by one, many from a file, and what is said of a mandate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import F
from msgspec.structs import replace

from plenipo.desk.accounts.access import Access, Right
from plenipo.desk.audit.actions import record
from plenipo.desk.lines.again import assess_again_with
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.lines.rows import write_lines
from plenipo.desk.lines.statements import Entered, as_read, corrected, told, with_statements
from plenipo.desk.lines.values import packed, stored_origins, value_of
from plenipo.desk.shell.stale import update_version
from plenipo.errors import InvalidData
from plenipo.positions.mandate import Line as TextLine
from plenipo.positions.mandate import Mandate as Text
from plenipo.positions.mandate import Statement
from plenipo.positions.own_format import OwnFile


def correct_line(access: Access, line: Line, version: int, entered: Sequence[Entered]) -> bool:
    """Set the statements of a line; False where they are what they were.

    Raises InvalidData for a quote that does not stand in the line, StaleEdit.
    """
    access.require(Right.CONTRIBUTE)
    access.require_sight(line.mandate)
    before = value_of(line.mandate).line(line.number)
    statements = corrected(before, entered)
    if told(statements) == told(before.statements):
        return False
    _set_statements(access, line, version, statements, by_hand=True, action="line.corrected")
    return True


def read_line_again(access: Access, line: Line, version: int) -> None:
    """Take back what people corrected in a line: its statements are those that are read from it. Raises StaleEdit."""
    access.require(Right.CONTRIBUTE)
    access.require_sight(line.mandate)
    statements = as_read(value_of(line.mandate), line.number)
    _set_statements(access, line, version, statements, by_hand=False, action="line.read-again")


def correct_data(access: Access, mandate: Mandate, version: int, **fields: Any) -> None:
    """Set what is said of a mandate: fields of the engine's Mandate.

    Raises InvalidData for one that binds without being a position under Article 218(9); StaleEdit.
    """
    access.require(Right.DECIDE)
    access.require_sight(mandate)
    before = value_of(mandate)
    after = replace(before, **fields)
    if after.binding and not after.is_union_position:
        raise InvalidData(
            "only a Council Decision with Article 218(9) as its legal basis binds as a position of the Union.",
            remedy="Choose that form and give that basis, or take away that it binds.",
        )
    changed = {key: value for key, value in fields.items() if getattr(before, key) != value}
    if not changed:
        return
    with transaction.atomic():
        update_version(
            mandate,
            version,
            value=packed(after),
            reference=after.reference[:100],
            title=after.title[:500],
            marking=after.marking.rank,
            data_by_hand=True,
        )
        assess_again_with(mandate)
        record(
            access.person,
            "mandate.corrected",
            after.reference,
            access.conference.slug,
            mandate=mandate.pk,
            before={key: msgspec.to_builtins(getattr(before, key)) for key in changed},
            after=msgspec.to_builtins(changed),
        )


def replace_text(access: Access, mandate: Mandate, version: int, after: OwnFile, action: str) -> None:
    """Give a mandate other lines, or lines with other statements. A line stays the row that it was.

    Raises StaleEdit.
    """
    text = after.mandate
    changed = _changed_lines(value_of(mandate), text)
    with transaction.atomic():
        update_version(
            mandate,
            version,
            value=packed(text),
            reference=text.reference[:100],
            title=text.title[:500],
            marking=text.marking.rank,
            data_by_hand=after.data_by_hand,
            as_read=stored_origins(after),
        )
        write_lines(mandate, text, after.lines_by_hand, changed)
        assess_again_with(mandate)
        record(access.person, action, text.reference, access.conference.slug, mandate=mandate.pk, lines=changed)


def _set_statements(
    access: Access, line: Line, version: int, statements: tuple[Statement, ...], *, by_hand: bool, action: str
) -> None:
    with transaction.atomic():
        update_version(line, version, by_hand=by_hand)
        mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=line.mandate_id)
        text = value_of(mandate)
        before = text.line(line.number).statements
        after = with_statements(text, {line.number: statements})
        Mandate.objects.filter(pk=mandate.pk).update(value=packed(after), version=F("version") + 1)
        assess_again_with(mandate)
        record(
            access.person,
            action,
            f"{mandate.reference} · {line.number}",
            access.conference.slug,
            mandate=mandate.pk,
            line=line.pk,
            before=told(before),
            after=told(statements),
        )


def _changed_lines(before: Text, after: Text) -> dict[str, Any]:
    """Number of each line that says something else, with what was said and what is."""
    known = {line.id: line for line in before.lines}
    changed: dict[str, Any] = {}
    for line in after.lines:
        old = known.pop(line.id, None)
        if old is None or old.text != line.text or told(old.statements) != told(line.statements):
            changed[line.id] = {"before": _said(old), "after": _said(line)}
    return changed | {number: {"before": _said(line), "after": None} for number, line in known.items()}


def _said(line: TextLine | None) -> dict[str, Any] | None:
    return {"text": line.text, "statements": told(line.statements)} if line else None
