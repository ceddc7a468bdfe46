"""The trail as a file: a table for people, and lines of JSON from which every seal can be computed again."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator

from plenipo.desk.audit.models import Entry

COLUMNS = ("id", "at", "person", "person_name", "action", "subject", "conference", "details", "before", "seal")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """One row for each entry, with a header. A text that a spreadsheet would take for a formula begins with "'"."""
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for entry in entries:
        yield writer.writerow(_safe(value) for value in _told(entry).values())


def as_json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One JSON object a line, as the row is stored."""
    for entry in entries:
        yield json.dumps(_told(entry), ensure_ascii=False) + "\n"


def _told(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "person": entry.person_id,
        "person_name": entry.person_name,
        "action": entry.action,
        "subject": entry.subject,
        "conference": entry.conference,
        "details": entry.details,
        "before": entry.before,
        "seal": entry.seal,
    }


def _safe(value: object) -> object:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
