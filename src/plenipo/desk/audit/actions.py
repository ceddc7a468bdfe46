"""Writing the audit trail, and telling whether anybody has changed it since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.head import note_head
from plenipo.desk.audit.models import Entry
from plenipo.desk.audit.plain import plain, plain_text

FIRST = "0" * 64  # the seal before the first row
_LOCK = 0x706C656E  # of PostgreSQL: one writer of the trail at a time


def record(by: Person | None, action: str, subject: str, conference: str = "", **details: Any) -> Entry:
    """Add one row. To be called inside the transaction of the change that it tells of, as its last step.

    On PostgreSQL the trail has one writer until that transaction ends.
    """
    with transaction.atomic():
        _one_writer()
        last = Entry.objects.order_by("-id").values_list("seal", flat=True).first()
        entry = Entry(
            at=timezone.now().replace(microsecond=0),
            person=by,
            person_name=plain_text(str(by))[:200] if by else "Plenipo",
            action=action,
            subject=plain_text(subject)[:120],
            conference=conference,
            details=plain(details),
            before=last or FIRST,
        )
        entry.seal = seal_of(entry)
        entry.save(force_insert=True)
        transaction.on_commit(partial(note_head, entry.id, entry.seal), robust=True)
        return entry


def seal_of(entry: Entry) -> str:
    """SHA-256 over the seal before and everything that the row says."""
    told = {
        "before": entry.before,
        "at": entry.at.isoformat(),
        "person": entry.person_id,
        "person_name": entry.person_name,
        "action": entry.action,
        "subject": entry.subject,
        "conference": entry.conference,
        "details": entry.details,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def faults() -> Iterator[str]:
    """One sentence for each row that is not what was written, or does not follow the row before it."""
    before = FIRST
    for entry in Entry.objects.order_by("id").iterator():
        if entry.before != before:
            yield f"Row {entry.id} does not follow the row before it: a row was taken out or put in."
        if entry.seal != seal_of(entry):
            yield f"Row {entry.id} ({entry.action}, {entry.at:%Y-%m-%d %H:%M}) was changed after it was written."
        before = entry.seal


def _one_writer() -> None:
    """SQLite has one writer at any time; PostgreSQL is asked for it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
