"""The review page: the order of the queue, filters in the address, answers by plain forms, cost."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.proposals.actions import set_position
from plenipo.desk.review.models import Assessment
from plenipo.positions.judges.learned import read_confirmed
from plenipo.texts.marking import Marking
from tests.desk import tabled

Part = Callable[..., Person]
QUERIES = 26


def at(access: Access, name: str = "review", *args: Any) -> str:
    return reverse(name, args=[access.conference.slug, *args])


@pytest.fixture
def queue(access: Access) -> list[Assessment]:
    """One of each kind, in the order in which they are to be reviewed."""
    line, other = tabled.line(access, "9"), tabled.line(access, "10")
    proposals = [tabled.proposal(access, f"KSR/{number}/1", on=f"Resolution {number % 2}") for number in range(4)]
    return [
        tabled.assessment(proposals[0], line, "conflicts", 0.9, key="0"),
        tabled.assessment(proposals[1], line, "conflicts", 0.2, sure=False, key="1"),
        tabled.assessment(proposals[2], line, "advances", 0.3, sure=False, key="2"),
        tabled.assessment(proposals[3], line, "advances", 0.9, key="3"),
        tabled.assessment(proposals[3], other, "mixed", 0.8, key="4"),
    ]


def shown(page: Client, address: str) -> Assessment | None:
    one = page.get(address).context["page"].shown
    return one.row if one else None


def test_conflicts_and_what_is_unsure_come_first(page: Client, access: Access, queue: list[Assessment]) -> None:
    seen, address = [], at(access)
    for _ in queue:
        response = page.get(address)
        seen.append(response.context["page"].shown.row)
        address = response.context["onward"]
    assert seen == queue
    response = page.get(address)
    assert response.context["page"].again  # the end: what was skipped begins again
    assert response.context["page"].shown.row == queue[0]


def test_both_quotes_stand_in_context(page: Client, access: Access, queue: list[Assessment]) -> None:
    html = page.get(at(access)).content.decode()
    assert f"<mark>{tabled.WORDS.strip()}</mark>" in html
    assert tabled.KEPT in html
    assert f"The delegation <mark>{tabled.STANDS_IN_LINE}</mark>. It supports the work of the ports." in html
    assert "Brings in a treaty, which the line opposes." in html
    assert all(f'data-key="{key}"' in html for key in "ycxn")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("relation=advances", [2, 3]),
        ("line=10", [4]),
        ("sponsor=HIL", []),
        ("mine=1", [0]),
        ("relation=nonsense", [0, 1, 2, 3, 4]),
    ],
)
def test_filters_stay_in_the_address(
    page: Client, access: Access, queue: list[Assessment], query: str, expected: list[int]
) -> None:
    set_position(access, queue[0].proposal, 0, "oppose", owner=access.person)
    response = page.get(f"{at(access)}?{query}")
    context = response.context["page"]
    assert context.counts["open"] == len(expected)
    assert (context.shown.row if context.shown else None) == (queue[expected[0]] if expected else None)
    if expected and "nonsense" not in query:
        assert query in response.context["onward"]
        assert query in response.content.decode()


def test_an_instrument_filters_too_and_nonsense_is_ignored(
    page: Client, access: Access, queue: list[Assessment]
) -> None:
    instrument = queue[1].proposal.instrument
    assert instrument
    assert shown(page, f"{at(access)}?instrument={instrument.pk}") == queue[1]
    assert shown(page, f"{at(access)}?instrument=1;drop&after=x") == queue[0]
    assert page.get(f"{at(access)}?at=999999").status_code == 404


def test_an_answer_by_a_plain_form_goes_on_to_the_next(page: Client, access: Access, queue: list[Assessment]) -> None:
    onward = page.get(at(access)).context["onward"]
    told = {"relation": "conflicts", "version": 1, "next": onward}
    response = page.post(at(access, "answer", queue[0].pk), told, follow=True)
    assert response.context["page"].shown.row == queue[1]
    assert "KSR/0/1, line 9: conflicts." in response.content.decode()
    undone = page.post(at(access, "undo_answer"), follow=True)
    assert undone.context["page"].shown.row == queue[0]
    assert page.post(at(access, "undo_answer"), follow=True).status_code == 200


def test_two_people_on_one_assessment(page: Client, access: Access, queue: list[Assessment]) -> None:
    page.post(at(access, "answer", queue[0].pk), {"relation": "none", "version": 1})
    response = page.post(at(access, "answer", queue[0].pk), {"relation": "mixed", "version": 1}, follow=True)
    assert "Ada answered “no relation” meanwhile; you said “mixed”." in response.content.decode()
    assert response.context["page"].shown.row == queue[0]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(page: Client, access: Access, queue: list[Assessment], elsewhere: str) -> None:
    told = {"relation": "none", "version": 1, "next": elsewhere}
    assert page.post(at(access, "answer", queue[0].pk), told).headers["Location"] == at(access)


def test_nothing_open_says_what_to_do(page: Client, access: Access) -> None:
    assert "there is none yet that you may see" in page.get(at(access)).content.decode()
    tabled.line(access)
    assert "Nothing waits for an answer" in page.get(at(access)).content.decode()


def test_answers_leave_as_the_learned_judge_takes_them(page: Client, access: Access, queue: list[Assessment]) -> None:
    for row, relation in zip(queue, ("conflicts", "none", "mixed"), strict=False):
        page.post(at(access, "answer", row.pk), {"relation": relation, "version": 1})
    page.post(at(access, "answer", queue[3].pk), {"relation": "advances", "version": 1})
    response = page.get(at(access, "answers"))
    told = json.loads(response.content)
    assert "attachment" in response.headers["Content-Disposition"]
    assert told["partly_read"] == ["KSR/3/1"]  # one of its two is still open
    confirmed = read_confirmed(response.content, "answers.json")
    assert [(one.proposal, one.relation) for one in confirmed] == [
        ("KSR/0/1", "conflicts"),
        ("KSR/1/1", None),
        ("KSR/2/1", "mixed"),
        ("KSR/3/1", "advances"),
    ]
    assert confirmed[0].change_quote == tabled.WORDS.strip()


def test_an_export_carries_the_highest_marking(page: Client, access: Access) -> None:
    row = tabled.assessment(tabled.proposal(access, marking=Marking.LIMITE), tabled.line(access))
    page.post(at(access, "answer", row.pk), {"relation": "none", "version": 1})
    response = page.get(at(access, "answers"))
    assert json.loads(response.content)["marking"] == "LIMITE"
    assert "limite" in response.headers["Content-Disposition"]


def test_three_people_on_every_route(client: Client, access: Access, part: Part) -> None:
    line = tabled.line(access)
    row = tabled.assessment(tabled.proposal(access), line, key="a")
    kept = tabled.assessment(tabled.proposal(access, "HIL/8/1", marking=Marking.LIMITE), line, key="b")
    told = {"relation": "none", "version": 1}
    expected: dict[Person, tuple[int, ...]] = {
        part("officer"): (200, 200, 302, 302, 200, 302, 302, 302),
        part("outside", role=Role.STAKEHOLDER): (200, 404, 403, 403, 403, 403, 403, 403),
        Person.objects.create_user("nobody", password="x"): (404,) * 8,
    }
    for person, codes in expected.items():
        client.cookies.clear()
        client.force_login(person)
        got = (
            client.get(at(access)),
            client.get(f"{at(access)}?at={kept.pk}"),
            client.post(at(access, "answer", row.pk), told),
            client.post(at(access, "answer", kept.pk), told),
            client.get(at(access, "answers")),
            client.post(at(access, "undo_answer")),
            client.post(at(access, "learn")),
            client.post(at(access, "judge"), {"judge": "built-in"}),
        )
        assert tuple(response.status_code for response in got) == codes
        assert ("HIL/8/1" in got[0].content.decode()) is (codes[1] == 200)


def test_the_number_of_queries_does_not_grow(
    page: Client, access: Access, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    line = tabled.line(access)
    tabled.assessment(tabled.proposal(access), line)
    tabled.assessment(tabled.proposal(access, "CAL/7/1"), line)
    page.get(at(access))
    with django_assert_max_num_queries(QUERIES) as few:
        page.get(at(access))
    for number in range(20):
        row = tabled.proposal(access, f"HIL/{number + 40}/1", on=f"Resolution {number}")
        tabled.assessment(row, line, confidence=0.5, key=str(number % 3))
    with django_assert_num_queries(len(few.captured_queries)):
        page.get(at(access))
