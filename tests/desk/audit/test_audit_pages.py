"""The trail in the browser: for administrators, filtered in the address, page by page, and as a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.actions import record, seal_of
from plenipo.desk.audit.export import as_csv
from plenipo.desk.audit.head import note_head
from plenipo.desk.audit.models import Entry
from plenipo.desk.conferences.models import Conference

TRAIL = "/administration/audit/"


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def _write(by: Person, count: int) -> None:
    for number in range(count):
        record(by, "line.corrected", f"line {number}", "model-conference-2030")


def _subjects(client: Client, **wanted: str) -> list[str]:
    return [entry.subject for entry in client.get(TRAIL, wanted).context["page"].object_list]


@pytest.mark.parametrize("address", [TRAIL, f"{TRAIL}trail.csv", f"{TRAIL}trail.jsonl", f"{TRAIL}verification/"])
def test_it_is_for_administrators(client: Client, part: Callable[..., Person], address: str) -> None:
    client.force_login(part("head", "head"))
    assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address).status_code == 302
    assert not Entry.objects.filter(action="audit.exported").exists()


def test_nothing_can_be_sent_to_it(page: Client) -> None:
    assert page.post(TRAIL).status_code == 405


def test_the_filter_stands_in_the_address(page: Client, ada: Person, conference: Conference) -> None:
    bea = Person.objects.create_user("bea", password="correct horse battery", name="Bea")
    record(bea, "position.set", "HIL/21A1/1", conference.slug)
    record(ada, "position.set", "TAM/41/1", "another-conference")
    assert _subjects(page, person=str(bea.pk)) == ["HIL/21A1/1"]
    assert _subjects(page, action="position.set") == ["TAM/41/1", "HIL/21A1/1"]
    assert _subjects(page, action="position.set", conference=conference.slug) == ["HIL/21A1/1"]
    assert _subjects(page, person="nobody", action="position.set") == ["TAM/41/1", "HIL/21A1/1"]


def test_days_are_whole_days(page: Client, ada: Person) -> None:
    times = iter([datetime(2030, 5, 1, 23, 59, 59, tzinfo=UTC), datetime(2030, 5, 2, 0, 0, 0, tzinfo=UTC)])
    for name in ("first", "second"):
        entry = record(ada, "dated", name)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE audit_entry SET at = %s WHERE id = %s", [next(times), entry.pk])
    assert _subjects(page, action="dated", until="2030-05-01") == ["first"]
    assert _subjects(page, action="dated", since="2030-05-02") == ["second"]
    assert _subjects(page, action="dated", since="2030-05-01", until="2030-05-02") == ["second", "first"]
    assert _subjects(page, action="dated", since="no day") == ["second", "first"]


def test_pages_keep_the_filter(page: Client, ada: Person) -> None:
    _write(ada, 101)
    first = page.get(TRAIL, {"action": "line.corrected"})
    assert len(first.context["page"].object_list) == 100
    assert "?action=line.corrected&amp;page=2" in first.content.decode()
    assert _subjects(page, action="line.corrected", page="2") == ["line 0"]
    assert _subjects(page, action="line.corrected", page="99") == ["line 0"]


def test_the_number_of_queries_does_not_grow(page: Client, ada: Person) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            page.get(TRAIL)
        return len(caught)

    _write(ada, 3)
    page.get(TRAIL)
    few = queries()
    _write(ada, 30)
    assert queries() == few < 15


def test_json_lines_carry_all_that_the_seals_are_made_of(page: Client, ada: Person) -> None:
    _write(ada, 3)
    answer = page.get(f"{TRAIL}trail.jsonl", {"action": "line.corrected"})
    rows = [json.loads(line) for line in b"".join(answer).decode().splitlines()]
    assert [row["subject"] for row in rows] == ["line 0", "line 1", "line 2"]
    for row in rows:
        told = {**row, "at": datetime.fromisoformat(row["at"]), "person_id": row["person"]}
        del told["person"], told["id"]
        assert seal_of(Entry(**told)) == row["seal"]
    assert Entry.objects.get(action="audit.exported").details == {"filter": {"action": "line.corrected"}}


def test_a_table_holds_no_formula(ada: Person) -> None:
    record(ada, "mandate.added", "=HYPERLINK(1)", "", note="a, b\nc")
    table = list(csv.DictReader(io.StringIO("".join(as_csv(Entry.objects.filter(action="mandate.added"))))))
    assert table[0]["subject"] == "'=HYPERLINK(1)"
    assert json.loads(table[0]["details"]) == {"note": "a, b\nc"}


def test_the_page_tells_whether_the_trail_is_whole(page: Client, ada: Person, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path  # without the head of an earlier trail
    _write(ada, 3)
    last = Entry.objects.order_by("id").last()
    assert last is not None
    note_head(last.id, last.seal)
    address = reverse("audit-verification")
    told = page.get(address).content.decode()
    assert "every one is as it was" in told or "all are as written" in told
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET subject = 'forged' WHERE subject = 'line 1'")
    answer = page.get(address)
    assert answer.context["found"].faults != []
    assert "was changed after it was written" in answer.content.decode()


def test_what_people_wrote_is_shown_as_text(page: Client, ada: Person) -> None:
    record(ada, "mandate.added", "<script>alert(1)</script>")
    assert "<script>alert" not in page.get(TRAIL).content.decode()
