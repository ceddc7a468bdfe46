"""The trail is only added to, and whatever is done to it behind the application's back is found."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection, transaction

from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import faults, record, seal_of
from plenipo.desk.audit.head import NAME, note_head
from plenipo.desk.audit.models import AppendOnly, Entry
from plenipo.desk.audit.verify import verify

WRITER = """
import sys, django; django.setup()
from plenipo.desk.audit.actions import record
for number in range(int(sys.argv[1])): record(None, "written", str(number))
"""
READER = """
import json, django; django.setup()
from plenipo.desk.audit.models import Entry
from plenipo.desk.audit.verify import verify
print(json.dumps({"rows": Entry.objects.count(), "faults": verify()}))
"""


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    """A data folder of its own, with no head of an earlier trail."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def rows(ada: Person) -> list[Entry]:
    return [record(ada, "line.corrected", f"line {number}", "port-serene", number=number) for number in range(5)]


def _sql(statement: str, *values: str | int | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _noted(rows: list[Entry]) -> None:
    note_head(rows[-1].id, rows[-1].seal)


def test_what_nobody_touched_is_whole(rows: list[Entry]) -> None:
    _noted(rows)
    assert verify() == []


def test_a_trail_without_rows_is_whole(ada: Person) -> None:
    assert verify() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("subject", "line 9"),
        ("action", "line.removed"),
        ("person_name", "Bea"),
        ("person_id", None),
        ("conference", "elsewhere"),
        ("details", '{"number": 7}'),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_row_is_found(rows: list[Entry], column: str, value: str | None) -> None:
    _sql(f"UPDATE audit_entry SET {column} = %s WHERE id = %s", value, rows[2].id)
    assert [fault.split()[1] for fault in faults()] == [str(rows[2].id)]


def test_a_changed_row_with_a_seal_to_match_is_found_at_the_next_one(rows: list[Entry]) -> None:
    forged = Entry.objects.get(pk=rows[1].pk)
    forged.subject = "line 9"
    _sql("UPDATE audit_entry SET subject = %s, seal = %s WHERE id = %s", "line 9", seal_of(forged), forged.pk)
    assert list(faults()) == [f"Row {rows[2].id} does not follow the row before it: a row was taken out or put in."]


@pytest.mark.parametrize("place", [0, 2, 3])
def test_a_deleted_row_is_found(rows: list[Entry], place: int) -> None:
    _noted(rows)
    _sql("DELETE FROM audit_entry WHERE id = %s", rows[place].id)
    assert len(verify()) == 1


def test_rows_deleted_from_the_end_are_found_by_the_noted_head(rows: list[Entry]) -> None:
    note_head(rows[4].id, rows[4].seal)
    _sql("DELETE FROM audit_entry WHERE id >= %s", rows[3].id)
    assert list(faults()) == []
    assert [fault.split(" was ")[0] for fault in verify()] == [f"Row {rows[4].id}"]


def test_a_row_written_after_the_end_was_taken_out_does_not_hide_it(rows: list[Entry], ada: Person) -> None:
    """The new row follows the row before the gap, and the chain is whole again: only the head remembers."""
    _noted(rows)
    _sql("DELETE FROM audit_entry WHERE id >= %s", rows[3].id)
    for number in range(3):
        _noted([record(ada, "line.corrected", f"afterwards {number}")])
    assert list(faults()) == []
    assert [fault.split(" was ")[0] for fault in verify()] == [f"Row {rows[4].id}"]


def test_a_head_that_was_taken_away_is_told(rows: list[Entry], data: Path) -> None:
    _noted(rows)
    (data / NAME).unlink()
    assert [fault.split(" is ")[0] for fault in verify()] == ["The end of the trail"]


def test_a_full_disk_leaves_no_half_written_head(
    rows: list[Entry], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _noted(rows[:2])
    monkeypatch.setattr("msgspec.json.encode", lambda value: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(OSError, match="No space"):
        _noted(rows)
    assert [path.name for path in data.iterdir()] == [NAME]


def test_a_trail_that_was_written_anew_is_found_by_the_noted_head(rows: list[Entry], ada: Person) -> None:
    note_head(rows[4].id, rows[4].seal)
    _sql("DELETE FROM audit_entry")
    for number in range(5):
        record(ada, "line.corrected", f"another {number}")
    assert list(faults()) == []
    assert len(verify()) == 1


def test_an_inserted_row_is_found(rows: list[Entry]) -> None:
    forged = Entry.objects.get(pk=rows[2].pk)
    forged.subject, forged.before = "forged", rows[4].seal
    columns = "at, person_id, person_name, action, conference, details, subject, before, seal"
    _sql("UPDATE audit_entry SET id = id + 100 WHERE id = %s", rows[4].id)
    _sql(
        f"INSERT INTO audit_entry (id, {columns}) SELECT id + 50, at, person_id, person_name, action, conference, "
        "details, 'forged', before, %s FROM audit_entry WHERE id = %s",
        seal_of(forged),
        rows[2].id,
    )
    found = list(faults())
    assert any(str(rows[2].id + 50) in fault for fault in found)
    assert any(str(rows[4].id + 100) in fault for fault in found)


def test_rows_in_another_order_are_found(rows: list[Entry]) -> None:
    first, second = rows[1].id, rows[2].id
    for before, after in ((first, 9999), (second, first), (9999, second)):
        _sql("UPDATE audit_entry SET id = %s WHERE id = %s", after, before)
    assert len(list(faults())) == 3


def test_a_row_is_not_changed_through_the_model(rows: list[Entry]) -> None:
    kept = Entry.objects.get(pk=rows[0].pk)
    kept.subject = "something else"
    with pytest.raises(AppendOnly):
        kept.save()
    with pytest.raises(AppendOnly):
        rows[0].save(update_fields=["subject"])
    with pytest.raises(AppendOnly):
        kept.delete()
    with pytest.raises(AppendOnly):
        Entry.objects.all().delete()
    with pytest.raises(AppendOnly):
        Entry.objects.filter(pk=kept.pk).update(subject="something else")
    assert Entry.objects.get(pk=kept.pk).subject == "line 0"
    assert list(faults()) == []


def test_the_row_goes_with_the_change_that_it_tells_of(rows: list[Entry], ada: Person) -> None:
    def change() -> None:
        with transaction.atomic():
            record(ada, "line.corrected", "never")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert Entry.objects.count() == len(rows)
    record(ada, "line.corrected", "afterwards")
    assert list(faults()) == []


def test_whatever_the_details_are_the_seal_fits_what_comes_back(ada: Person) -> None:
    record(
        ada,
        "odd",
        "a null \x00 and half a pair \ud800",
        keys={10: "ten", 9: "nine"},
        pair=(1, 2),
        share=1000.0,
        small=1e-7,
        never=float("nan"),
        text="\ud800\x00",
        path=Path("a"),
    )
    assert list(faults()) == []
    assert Entry.objects.get(action="odd").details["pair"] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_keep_one_chain(data: Path) -> None:
    """Four processes on one database: of PostgreSQL the one under test, of SQLite a copy of it in a file."""
    found = _written_at_once(_address_of_a_database(data), data, writers=4, rows=8)
    assert found == {"rows": 32, "faults": []}


def _address_of_a_database(folder: Path) -> str:
    if connection.vendor == "postgresql":
        told = connection.settings_dict
        host = quote(told["HOST"], safe="")  # it may be the folder of a socket
        return f"postgres://{told['USER']}:{told['PASSWORD']}@{host}:{told['PORT']}/{told['NAME']}"
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as copy:
        connection.connection.backup(copy)
    return ""


def _written_at_once(address: str, folder: Path, writers: int, rows: int) -> Any:
    environment = {
        **os.environ,
        "PLENIPO_DATA": str(folder),
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "plenipo.desk.settings",
    }
    commands = [[sys.executable, "-c", WRITER, str(rows)] for _ in range(writers)]
    running = [subprocess.Popen(command, env=environment) for command in commands]
    assert [one.wait(timeout=60) for one in running] == [0] * writers
    told = subprocess.run([sys.executable, "-c", READER], env=environment, capture_output=True, check=True, timeout=60)
    return json.loads(told.stdout)


@pytest.mark.django_db(transaction=True)
def test_the_head_is_noted_once_the_change_is_kept(data: Path) -> None:
    with transaction.atomic():
        record(None, "written", "kept")
        assert not (data / NAME).exists()
    assert (data / NAME).exists()
    _sql("DELETE FROM audit_entry")
    assert len(verify()) == 1
