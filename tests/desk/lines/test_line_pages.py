"""The pages of the lines: what they show, to whom, and that they work without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person
from plenipo.desk.lines.actions import add_mandate, move
from plenipo.desk.lines.corrections import correct_data, correct_line
from plenipo.desk.lines.files import lines_file
from plenipo.desk.lines.models import Line, Mandate
from plenipo.desk.lines.values import value_of
from plenipo.desk.proposals.models import Position
from plenipo.positions.mandate import Stance
from plenipo.texts.marking import Marking
from tests.desk.lines.conftest import LINES

BASE = "/c/model-conference-2030/lines/"
EARLIER = (
    LINES.replace("9417/30", "7734/26")
    .replace("2030", "2026")
    .replace("no need for a treaty", "some need for a treaty")
)


def _text(page: Client, address: str, **query: str) -> str:
    answer = page.get(address, query)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def _pages(mandate: Mandate, line: Line) -> list[str]:
    of_mandate = f"{BASE}mandates/{mandate.pk}/"
    return [
        BASE,
        f"{BASE}{line.pk}/",
        f"{BASE}{line.pk}/statements/",
        of_mandate,
        f"{of_mandate}data/",
        f"{of_mandate}lines.yaml",
        f"{of_mandate}original/",
    ]


def test_without_a_mandate_the_page_says_what_to_do(page: Client, access: Access) -> None:
    assert "Add a mandate" in _text(page, BASE)
    assert "Two mandates can be compared" in _text(page, f"{BASE}compare/")


def test_the_register_tells_the_authority_and_never_more(page: Client, access: Access, mandate: Mandate) -> None:
    told = _text(page, BASE)
    assert (
        "Lines to take approved by the Committee of Ministers on 8 July 2030 (9417/30); political, not binding" in told
    )
    assert "position on the Union" not in told


def test_the_register_counts_what_counts(page: Client, line: Line, touch: Callable[..., Any]) -> None:
    touch(line)
    touch(line, "HIL", "advances", state="dismissed", answer="none")
    touch(line, "ORB", "advances", state="corrected", answer="conflicts")
    touch(line, "SLC", "conflicts", sure=False)
    touch(line, "KSR", "conflicts", in_force=False)
    found = page.get(BASE).context["tallies"][line.pk]
    assert (found.conflicts, found.mixed, found.advances, found.review) == (2, 0, 0, 1)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["1", "2", "3"]),
        ({"q": "treaty BEACONS"}, ["3"]),
        ({"section": "Confidence"}, ["3"]),
        ({"stance": "exception"}, ["1"]),
        ({"show": "conflicts"}, ["1"]),
        ({"show": "untouched"}, ["2", "3"]),
        ({"show": "untouched", "section": "Confidence"}, ["3"]),
        ({"show": "nonsense"}, ["1", "2", "3"]),
        ({"q": "whale"}, []),
    ],
)
def test_the_filter_stands_in_the_address(
    page: Client, line: Line, touch: Callable[..., Any], query: dict[str, str], numbers: list[str]
) -> None:
    touch(line)
    assert [one.text.id for one in page.get(BASE, query).context["filtered"].lines] == numbers


def test_the_quotes_are_marked_in_the_text(page: Client, line: Line) -> None:
    told = _text(page, f"{BASE}{line.pk}/")
    for statement in value_of(line.mandate).line("1").statements:
        assert f"<mark>{statement.quote}</mark>" in told
    assert 'id="q1" href="#s1"' in told


def test_a_line_shows_what_touches_it(page: Client, access: Access, line: Line, touch: Callable[..., Any]) -> None:
    one = touch(line)
    touch(line, "HIL", "advances")
    Position.objects.create(proposal=one.proposal, stand="oppose", set_by=access.person)
    told = _text(page, f"{BASE}{line.pk}/")
    assert one.proposal.identifier in told
    assert "fees of TAM 1" in told
    assert "Resolution 12" in told

    def found(**query: str) -> list[str]:
        shown = page.get(f"{BASE}{line.pk}/", query).context["shown"]
        return [touch.row.proposal.sponsor for touch in shown]

    assert found() == ["TAM", "HIL"]
    assert found(relation="advances") == ["HIL"]
    assert found(sponsor="TAM") == ["TAM"]
    assert found(position="oppose") == ["TAM"]
    assert found(position="no position") == ["HIL"]


def test_many_are_shown_page_by_page(page: Client, line: Line, touch: Callable[..., Any]) -> None:
    for number in range(61):
        touch(line, f"S{number:02}")
    address = f"{BASE}{line.pk}/"
    first = page.get(address, {"relation": "conflicts"})
    assert len(first.context["shown"]) == 60
    assert "?relation=conflicts&amp;page=2#touches" in first.content.decode()
    assert [one.row.proposal.sponsor for one in page.get(address, {"page": "2"}).context["shown"]] == ["S60"]


def test_what_a_person_may_not_see_touches_nothing(
    client: Client, access: Access, line: Line, touch: Callable[..., Any], part: Callable[..., Person]
) -> None:
    touch(line, "SECRET", marking=Marking.LIMITE.rank)
    position = touch(line, "OPEN").proposal
    Position.objects.create(proposal=position, stand="oppose", set_by=access.person, marking=Marking.SENSITIVE.rank)
    client.force_login(part("guest", "stakeholder"))
    told = _text(client, f"{BASE}{line.pk}/")
    assert "OPEN" in told
    assert "SECRET" not in told
    assert "<b>oppose</b>" not in told
    assert client.get(BASE).context["tallies"][line.pk].conflicts == 1


def test_a_marked_mandate_does_not_exist_for_others(
    client: Client, access: Access, line: Line, part: Callable[..., Person]
) -> None:
    correct_data(access, line.mandate, line.mandate.version, marking=Marking.LIMITE)
    client.force_login(part("guest", "stakeholder"))
    for address in _pages(line.mandate, line)[1:]:
        assert client.get(address).status_code == 404, address
    assert "9417/30" not in _text(client, BASE)
    assert client.get(BASE, {"mandate": str(line.mandate_id)}).status_code == 404
    assert client.get(f"{BASE}compare/", {"old": str(line.mandate_id)}).status_code == 404


def test_without_a_part_in_the_conference_nothing_exists(client: Client, access: Access, line: Line) -> None:
    client.force_login(Person.objects.create_user("eve", password="correct horse battery"))
    for address in (*_pages(line.mandate, line), f"{BASE}add/", f"{BASE}compare/", f"{BASE}concepts/"):
        assert client.get(address).status_code == 404, address


def test_a_reader_reads_and_changes_nothing(client: Client, line: Line, part: Callable[..., Person]) -> None:
    client.force_login(part("reader", "reader"))
    of_mandate = f"{BASE}mandates/{line.mandate_id}/"
    for address in (BASE, f"{BASE}{line.pk}/", of_mandate, f"{of_mandate}lines.yaml", f"{of_mandate}original/"):
        assert client.get(address).status_code == 200, address
    for address in (f"{BASE}add/", f"{BASE}{line.pk}/statements/", f"{of_mandate}data/"):
        assert client.get(address).status_code == 403, address
    for address in ("move/", "corrections/", "read-again/"):
        assert client.post(f"{of_mandate}{address}", {"version": "1"}).status_code == 403, address
    assert client.post(f"{BASE}{line.pk}/read-again/", {"version": "1"}).status_code == 403
    assert "Correct statements" not in _text(client, f"{BASE}{line.pk}/")


def _form(line: Line, **changes: str) -> dict[str, str]:
    """The page of statements as a browser sends it back."""
    data = {"version": str(Line.objects.get(pk=line.pk).version), "save": ""}
    for number, one in enumerate(value_of(Mandate.objects.get(pk=line.mandate_id)).line(line.number).statements):
        row = {"known": one.id, "quote": one.quote, "stance": one.stance.value, "strength": one.strength.value}
        row |= {"target": one.target, "scope": one.scope, "concepts": ""}
        data |= {f"{number}-{name}": value for name, value in row.items()}
    return data | changes


def test_statements_are_corrected_in_a_form(page: Client, line: Line) -> None:
    count = len(value_of(line.mandate).line("1").statements)
    new = {f"{count}-quote": "small ports", f"{count}-stance": "concern", f"{count}-strength": "strong"}
    new |= {f"{count}-known": "", f"{count}-target": "", f"{count}-concepts": "academia; civil society"}
    changes = {"0-stance": "encourage", "1-remove": "on", **new}
    assert page.post(f"{BASE}{line.pk}/statements/", _form(line, **changes)).status_code == 302
    statements = value_of(Mandate.objects.get()).line("1").statements
    assert statements[0].stance is Stance.ENCOURAGE
    assert len(statements) == count
    (added,) = [one for one in statements if one.stance is Stance.CONCERN]
    assert (added.target, added.concepts) == ("small ports", ("academia", "civil-society"))
    assert "Ada" in _text(page, f"{BASE}{line.pk}/")


def test_a_wrong_quote_and_a_wrong_concept_are_told_and_nothing_is_lost(page: Client, line: Line) -> None:
    data = _form(line, **{"0-quote": "large ports", "1-concepts": "acadamia"})
    answer = page.post(f"{BASE}{line.pk}/statements/", data)
    told = answer.content.decode()
    assert answer.status_code == 400
    assert "do not stand in the line" in told
    assert "Is it “academia”?" in told
    assert "large ports" in told
    assert Line.objects.get(pk=line.pk).version == 1


def test_one_more_row_keeps_what_was_entered(page: Client, line: Line) -> None:
    data = {**_form(line, **{"0-target": "tides and currents"}), "another": ""}
    answer = page.post(f"{BASE}{line.pk}/statements/", data)
    assert "tides and currents" in answer.content.decode()
    assert answer.context["version"] == 1
    assert len(answer.context["form"].rows) == len(value_of(line.mandate).line("1").statements) + 1


def test_two_people_see_both_texts_and_choose(page: Client, access: Access, line: Line) -> None:
    mine = _form(line, **{"0-target": "tides and currents"})
    correct_line(access, line, 1, [])
    answer = page.post(f"{BASE}{line.pk}/statements/", mine)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed these statements" in told
    assert "tides and currents" in told
    assert 'name="version" value="2"' in told
    assert page.post(f"{BASE}{line.pk}/statements/", {**mine, "version": "2"}).status_code == 302
    assert value_of(Mandate.objects.get()).line("1").statements[0].target == "tides and currents"


def test_a_state_is_changed_by_a_form_and_a_stale_one_is_kept(page: Client, mandate: Mandate) -> None:
    address = f"{BASE}mandates/{mandate.pk}/move/"
    first = {"state": "in clearance", "note": "to the group", "version": "1"}
    assert page.post(address, first).status_code == 302
    answer = page.post(address, {"state": "approved", "note": "agreed at noon", "version": "1"})
    assert answer.status_code == 409
    assert "agreed at noon" in answer.content.decode()
    assert "to the group" in _text(page, f"{BASE}mandates/{mandate.pk}/")


def test_a_mandate_is_uploaded(page: Client, access: Access) -> None:
    answer = page.post(f"{BASE}add/", {"file": SimpleUploadedFile("lines.yaml", LINES.encode())})
    mandate = Mandate.objects.get()
    assert answer["Location"] == f"{BASE}mandates/{mandate.pk}/"
    assert mandate.stored is not None
    assert page.get(f"{BASE}mandates/{mandate.pk}/original/").content == LINES.encode()
    answer = page.post(f"{BASE}add/", {"file": SimpleUploadedFile("lines.docx", b"PK\x03\x04")})
    assert answer.status_code == 400
    assert "lines.docx" in answer.content.decode()


def test_a_corrected_file_is_shown_first_and_then_taken(page: Client, mandate: Mandate) -> None:
    address = f"{BASE}mandates/{mandate.pk}/corrections/"
    corrected = lines_file(mandate).replace("stance: oppose", "stance: concern", 1)
    shown = page.post(address, {"file": SimpleUploadedFile("lines.yaml", corrected.encode())})
    assert shown.status_code == 200
    assert "What the file would change" in shown.content.decode()
    assert not mandate.lines.filter(by_hand=True).exists()
    data = {"content": shown.context["content"], "version": str(mandate.version), "apply": "", "line": ["1"]}
    assert page.post(address, data).status_code == 302
    assert [line.number for line in mandate.lines.filter(by_hand=True)] == ["1"]
    assert page.post(address, data).status_code in (200, 302, 409)


def test_data_that_do_not_bind_are_never_said_to(page: Client, mandate: Mandate) -> None:
    address = f"{BASE}mandates/{mandate.pk}/data/"
    data = {"form": "lines to take", "marking": "PUBLIC", "version": "1", "binding": "on", "reference": "9417/30"}
    answer = page.post(address, data)
    assert answer.status_code == 400
    assert "Article 218(9)" in answer.content.decode()
    assert not value_of(Mandate.objects.get()).binding
    saved = page.post(address, {**data, "binding": "", "body": "the Council of Ports", "approved_on": "2030-07-09"})
    assert saved.status_code == 302
    assert "the Council of Ports on 9 July 2030" in value_of(Mandate.objects.get()).authority
    stale = page.post(address, {**data, "binding": "", "body": "another body"})
    assert stale.status_code == 409
    assert "the Council of Ports" in stale.content.decode()
    assert "another body" in stale.content.decode()


def test_two_mandates_stand_side_by_side(page: Client, access: Access, mandate: Mandate) -> None:
    earlier = add_mandate(access, "earlier.yaml", EARLIER.encode())
    answer = page.get(f"{BASE}compare/")
    assert (answer.context["old"], answer.context["new"]) == (earlier, mandate)
    told = answer.content.decode()
    assert "<del>some</del>" in told
    assert "<ins>no</ins>" in told
    amended = page.get(f"{BASE}compare/", {"old": str(earlier.pk), "new": str(mandate.pk), "fate": "amended"})
    assert [row.change.new for row in amended.context["found"].rows] == [("3",)]
    same = _text(page, f"{BASE}compare/", old=str(mandate.pk), new=str(mandate.pk))
    assert "Choose two different mandates" in same


def test_a_line_is_followed_over_mandates(page: Client, access: Access, mandate: Mandate) -> None:
    earlier = add_mandate(access, "earlier.yaml", EARLIER.encode())
    line = mandate.lines.get(number="3")
    (step,) = page.get(f"{BASE}{line.pk}/").context["history"]
    assert (step.mandate, step.row.change.fate.value, step.later) == (earlier, "amended", False)
    (step,) = page.get(f"{BASE}{earlier.lines.get(number='3').pk}/").context["history"]
    assert (step.mandate, step.later) == (mandate, True)


def test_the_number_of_queries_does_not_grow(
    page: Client, access: Access, mandate: Mandate, line: Line, touch: Callable[..., Any]
) -> None:
    add_mandate(access, "earlier.yaml", EARLIER.encode())
    move(access, mandate, "approved", mandate.version)
    pages = [*_pages(mandate, line)[:4], f"{BASE}compare/"]

    def queries() -> list[int]:
        counts = []
        for address in pages:
            page.get(address)
            with CaptureQueriesContext(connection) as caught:
                assert page.get(address).status_code == 200
            counts.append(len(caught))
        return counts

    touch(line)
    few = queries()
    for number in range(8):
        one = touch(line, f"S{number}")
        Position.objects.create(proposal=one.proposal, stand="oppose", set_by=access.person)
        add_mandate(access, "more.yaml", EARLIER.replace("7734/26", f"{number}/26").encode())
    move(access, mandate, "in clearance", Mandate.objects.get(pk=mandate.pk).version)
    move(access, mandate, "approved", Mandate.objects.get(pk=mandate.pk).version)
    assert queries() == few
    assert max(few) < 20


def test_no_page_has_style_or_script_of_its_own(page: Client, access: Access, line: Line) -> None:
    for address in (*_pages(line.mandate, line)[:5], f"{BASE}add/", f"{BASE}compare/", f"{BASE}concepts/"):
        told = page.get(address).content.decode()
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", told), address
        assert told.count("<h1") == 1, address


def test_what_a_file_says_is_shown_as_text(page: Client, access: Access) -> None:
    hostile = LINES.replace("treaty on beacons", "treaty on <script>alert(1)</script>")
    mandate = add_mandate(access, "lines.yaml", hostile.encode())
    for line in mandate.lines.all():
        for address in (f"{BASE}{line.pk}/", f"{BASE}{line.pk}/statements/", BASE):
            assert "<script>alert" not in page.get(address).content.decode()
