"""The pages, by a browser without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenipo.concordance.model import Degree
from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.models import Entry
from plenipo.desk.concordance import actions, decisions
from plenipo.desk.concordance.decisions import Said
from plenipo.desk.concordance.models import Note, Partner, Row, Table
from plenipo.desk.concordance.values import row_of
from plenipo.texts.marking import Marking
from tests.desk.concordance.lamps import ACT, LATER_ACT, LAW, long_act

Find = Callable[[str], Row]
HOME = "/c/model-conference-2030/concordance/"


@pytest.fixture
def address(table: Table) -> str:
    return f"{HOME}{table.pk}/"


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_a_table_is_made_by_a_form(page: Client, partner: Partner, work_done: Callable[[], int]) -> None:
    sent = {
        "partner": partner.pk,
        "marking": Marking.LIMITE.rank,
        "name": "Lamps",
        "source": SimpleUploadedFile("act.txt", ACT.encode()),
        "target": SimpleUploadedFile("law.txt", LAW.encode()),
    }
    answer = page.post(f"{HOME}add/", sent)
    table = Table.objects.get()
    assert answer.headers["Location"] == f"{HOME}{table.pk}/"
    assert "The texts are being read" in _text(page, f"{HOME}{table.pk}/")
    work_done()
    shown = _text(page, f"{HOME}{table.pk}/")
    assert "Section 1(1)" in shown
    assert table.marking == Marking.LIMITE.rank
    assert Table.objects.get().current is not None


def test_the_state_tells_a_waiting_page_to_load_anew(page: Client, address: str) -> None:
    assert page.get(f"{address}state/", headers={"hx-request": "true"}).headers["HX-Refresh"] == "true"


def test_both_texts_stand_side_by_side_with_what_is_missing(page: Client, address: str) -> None:
    shown = _text(page, address)
    texts = re.sub(r"<[^>]+>", "", shown)
    assert "within twelve hours" in texts
    assert 'class="lack"' in shown
    assert 'id="r-art1.2"' in shown
    assert "Nothing corresponds." in shown


def test_filters_stand_in_the_address(page: Client, access: Access, address: str, row: Find) -> None:
    decisions.decide(access, row("art1.1"), 1, Said(Degree.NOT_APPLICABLE))
    rows = re.compile(r'id="r-([\w.]+)"')
    assert "art1.1" not in rows.findall(_text(page, f"{address}?undecided=1"))
    assert rows.findall(_text(page, f"{address}?degree=not+applicable")) == ["art1.1"]
    assert rows.findall(_text(page, f"{address}?q=seamanship")) == ["art2.3"]
    assert rows.findall(_text(page, f"{address}?mine=1")) == []
    actions.assign(access, Table.objects.get(), ["art2"], access.person)
    assert rows.findall(_text(page, f"{address}?mine=1")) == ["art2.1", "art2.2", "art2.3"]
    assert "No row is like that" in _text(page, f"{address}?reopened=1")


def test_accepting_on_the_table_leads_to_the_next_row(page: Client, address: str, row: Find) -> None:
    sent = {"version": 1, "back": "undecided=1&evil=//x", "then": "art1.2"}
    answer = page.post(f"{address}rows/art1.1/accept/", sent)
    assert answer.headers["Location"] == f"{address}?undecided=1&at=art1.2#r-art1.2"
    assert row("art1.1").decided


def test_a_decision_is_filled_in_and_shown_with_its_history(page: Client, address: str, row: Find) -> None:
    sent = {
        "version": 1,
        "degree": "partial",
        "reasons": "Twelve hours",
        "measure_date": "2032-05-01",
        "measure": "A law",
    }
    page.post(f"{address}rows/art1.2/decide/", sent)
    shown = _text(page, f"{address}rows/art1.2/")
    for words in ("decided by Ada", "Twelve hours", "2032-05-01", "A law", "<ins>partial</ins>", "History"):
        assert words in shown


def test_two_people_on_a_row_see_both_texts(page: Client, access: Access, address: str, row: Find) -> None:
    decisions.decide(access, row("art1.2"), 1, Said(Degree.NONE, "Theirs"))
    answer = page.post(f"{address}rows/art1.2/decide/", {"version": 1, "degree": "full", "reasons": "Mine"})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in shown
    assert "Mine" in shown
    again = page.post(f"{address}rows/art1.2/decide/", {"version": 2, "degree": "full", "reasons": "Mine"})
    assert again.status_code == 302
    assert row_of(row("art1.2")).stands is Degree.FULL


@pytest.mark.parametrize("act", ["accept", "withdraw", "links", "decide"])
def test_a_form_without_a_version_changes_nothing(page: Client, address: str, row: Find, act: str) -> None:
    sent = {"act": "remove", "target": "x", "degree": "full"}
    assert page.post(f"{address}rows/art1.1/{act}/", sent).status_code in (409, 422)
    assert row("art1.1").version == 1


def test_a_provision_is_found_by_its_number_and_taken_instead(page: Client, address: str, row: Find) -> None:
    shown = _text(page, f"{address}rows/art1.1/?find=section+2(1)")
    target = row_of(row("art2.1")).targets[0].id
    assert f'value="{target}"' in shown
    page.post(f"{address}rows/art1.1/links/", {"version": 1, "act": "move", "target": target})
    decision = row_of(row("art1.1")).decision
    assert decision is not None
    assert decision.on_targets == (target,)
    assert "No provision of the target is like that" in _text(page, f"{address}rows/art1.1/?find=zeppelin")


def test_comments_are_for_the_delegation(
    page: Client, access: Access, address: str, part: Callable[..., Person]
) -> None:
    page.post(f"{address}rows/art1.1/comment/", {"text": "Ask the pilots <b>"})
    assert Note.objects.get().author == access.person
    assert "Ask the pilots &lt;b&gt;" in _text(page, f"{address}rows/art1.1/")
    page.force_login(part("odo", "stakeholder"))
    shown = _text(page, f"{address}rows/art1.1/")
    assert "Ask the pilots" not in shown
    assert "Who works on it" not in _text(page, HOME)
    assert page.get(f"{address}people/").status_code == 403


def test_a_table_above_ones_clearance_is_not_there(
    page: Client, access: Access, address: str, part: Callable[..., Person]
) -> None:
    Table.objects.update(marking=Marking.SENSITIVE.rank)
    page.force_login(part("ines"))
    for place in ("", "rows/art1.1/", "files/concordance.json", "progress/"):
        assert page.get(f"{address}{place}").status_code == 404
    assert "Port Act" not in _text(page, HOME)


def test_articles_are_given_to_people(page: Client, address: str, part: Callable[..., Person]) -> None:
    ines = part("ines")
    page.post(f"{address}people/", {"person": ines.pk, "articles": ["art1", "art2"]})
    assert _text(page, f"{address}people/").count("Ines") >= 3
    assert "Ines" in _text(page, HOME)
    page.post(f"{address}people/", {"person": "", "articles": ["art1"]})
    assert Table.objects.get().assignments.count() == 1
    assert page.post(f"{address}people/", {"person": ines.pk}).status_code == 422


def test_an_earlier_edition_stays_readable_and_cannot_be_changed(
    page: Client, access: Access, address: str, table: Table, work_done: Callable[[], int]
) -> None:
    decisions.accept(access, Row.objects.select_related("edition__table").get(identifier="art1.2"), 1)
    file = SimpleUploadedFile("act2.txt", LATER_ACT.encode())
    page.post(f"{address}versions/", {"side": "source", "file": file})
    work_done()
    assert "one hour" in _text(page, f"{address}rows/art1.2/")
    assert "reopened" in _text(page, f"{address}?reopened=1")
    old = _text(page, f"{address}?edition=1")
    assert "to be read only" in old
    assert "data-accept" not in old
    assert "two hours" in _text(page, f"{address}rows/art1.2/?edition=1").replace("</mark>", "")
    assert _text(page, f"{address}files/concordance.json?edition=1").count("one hour") == 0
    assert page.get(f"{address}?edition=9").status_code == 404


@pytest.mark.parametrize("name", ["docx", "xlsx", "html", "json"])
def test_files_leave_with_their_marking_and_are_told(page: Client, address: str, name: str) -> None:
    Table.objects.update(marking=Marking.LIMITE.rank)
    answer = page.get(f"{address}files/concordance.{name}")
    assert answer.status_code == 200
    if name in ("html", "json"):
        assert "LIMITE" in answer.content.decode()
    entry = Entry.objects.latest("id")
    assert (entry.action, entry.details["marking"]) == ("file.taken", "LIMITE")
    assert page.get(f"{address}files/other.txt").status_code == 404


def test_progress_is_a_chart_with_its_figures(page: Client, access: Access, address: str, row: Find) -> None:
    decisions.accept(access, row("art1.1"), 1)
    shown = _text(page, f"{address}progress/")
    assert "Over time" in shown
    assert '<td class="num">1</td>' in shown


def test_more_rows_and_more_tables_ask_no_more(
    page: Client, access: Access, partner: Partner, address: str, work_done: Callable[[], int]
) -> None:
    small = {place: _asked(page, place) for place in (HOME, address, f"{address}people/", f"{address}progress/")}
    act, law = ("act.txt", [long_act(40).encode()]), ("law.txt", [long_act(30).encode()])
    for _ in range(3):
        large = actions.make_table(access, partner, act, law)
    work_done()
    for article in ("art1", "art2"):
        actions.assign(access, large, [article], access.person)
    big = f"{HOME}{large.pk}/"
    many = {HOME: _asked(page, HOME)}
    many |= {place: _asked(page, place.replace(address, big)) for place in small if place != HOME}
    assert many == small
    assert "Page 1 of" in _text(page, big)


def _asked(page: Client, address: str) -> int:
    _text(page, address)
    with CaptureQueriesContext(connection) as queries:
        _text(page, address)
    return len(queries)
