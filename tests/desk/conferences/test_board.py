"""What the board says, to whom, and in how many queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.conferences.board import board
from plenipo.desk.conferences.filters import Filters, filters_of
from plenipo.desk.conferences.models import AgendaItem, Committee
from plenipo.desk.conferences.seed import Size, make_full_conference
from plenipo.texts.marking import Marking

Make = Callable[..., Any]
ALL = Filters()


def relation(access: Access, sponsor: str = "BRIN") -> str:
    return board(access, ALL).rows[0].cells[sponsor].relation


def test_every_text_stands_against_every_sponsor(access: Access, text: Make, tabled: Make, stands: Make) -> None:
    first, second = text("Resolution 1", competing=3), text("Resolution 2")
    stands(tabled(first, "BRIN"), "oppose")
    tabled(first, "ALDER", "NOC")
    tabled(second, "BRIN", "SUP")
    shown = board(access, ALL)
    assert shown.sponsors == ("ALDER", "BRIN")
    assert [(row.name, sorted(row.cells)) for row in shown.rows] == [
        ("Resolution 1", ["ALDER", "BRIN"]),
        ("Resolution 2", ["BRIN"]),
    ]
    assert [(unit.symbol, unit.stand) for row in shown.rows for unit in row.units] == [
        ("NOC", ""),
        ("MOD", "oppose"),
        ("SUP", ""),
    ]
    assert (shown.figures.texts, shown.figures.proposals, shown.figures.competing) == (2, 3, 3)
    assert shown.figures.undecided == 2


def test_a_proposal_out_of_force_is_not_on_the_board(access: Access, text: Make, tabled: Make) -> None:
    row = tabled(text("Resolution 1"), "BRIN")
    row.in_force = False
    row.save()
    assert board(access, ALL).figures.proposals == 0


@pytest.mark.parametrize(
    ("given", "counted"),
    [
        ({"sure": True}, "conflicts"),
        ({"sure": False}, ""),
        ({"sure": False, "state": "confirmed", "answer": "conflicts"}, "conflicts"),
        ({"sure": True, "state": "corrected", "answer": "advances"}, "advances"),
        ({"sure": True, "state": "corrected", "answer": "none"}, ""),
        ({"sure": True, "state": "dismissed", "answer": "none"}, ""),
        ({"sure": True, "state": "dismissed", "answer": ""}, ""),
    ],
)
def test_what_people_said_goes_before_what_the_judge_is_sure_of(
    access: Access, text: Make, tabled: Make, touches: Make, given: dict[str, Any], counted: str
) -> None:
    touches(tabled(text("Resolution 1"), "BRIN"), 1, "conflicts", **given)
    assert relation(access) == counted


def test_something_of_both_is_mixed(access: Access, text: Make, tabled: Make, touches: Make) -> None:
    proposal = tabled(text("Resolution 1"), "BRIN")
    touches(proposal, 1, "conflicts")
    touches(proposal, 2, "advances")
    assert relation(access) == "mixed"
    figures = board(access, ALL).figures
    assert (figures.conflicts, figures.advances, figures.open) == (1, 1, 2)


def test_whoever_may_not_see_the_mandate_sees_no_relation(
    access: Access, part: Make, text: Make, tabled: Make, touches: Make
) -> None:
    touches(tabled(text("Resolution 1"), "BRIN"), 1, "conflicts")
    outsider = access_to(part("olga", Role.STAKEHOLDER), access.conference.slug)
    assert relation(outsider) == ""
    assert board(outsider, ALL).mandate is None
    assert board(outsider, ALL).to_review == 0


def test_nothing_above_the_clearance_is_on_the_board(
    access: Access, part: Make, text: Make, tabled: Make, stands: Make
) -> None:
    shown, hidden = text("Resolution 1"), text("Resolution 2", Marking.SENSITIVE)
    stands(tabled(shown, "BRIN"), "oppose", Marking.SENSITIVE)
    tabled(shown, "CORV", marking=Marking.SENSITIVE)
    tabled(hidden, "DUNE")
    officer = access_to(part("olga"), access.conference.slug)
    seen = board(officer, ALL)
    assert [(row.name, list(row.cells)) for row in seen.rows] == [("Resolution 1", ["BRIN"])]
    assert [unit.stand for unit in seen.rows[0].units] == [""]
    assert board(access, ALL).figures.proposals == 3


def test_an_outside_stakeholder_is_not_told_who_owns_a_text(access: Access, part: Make, text: Make) -> None:
    row = text("Resolution 1")
    row.owner = access.person
    row.save()
    outsider = access_to(part("olga", Role.STAKEHOLDER), access.conference.slug)
    assert (board(access, ALL).rows[0].owner, board(outsider, ALL).rows[0].owner) == ("Ada", "")


def test_our_own_groups_stand_first_and_need_no_position(access: Access, text: Make, tabled: Make) -> None:
    access.conference.own_groups = ["TARN"]
    row = text("Resolution 1")
    tabled(row, "TARN")
    tabled(row, "BRIN")
    shown = board(access, ALL)
    assert shown.sponsors == ("TARN", "BRIN")
    assert shown.figures.undecided == 1


@pytest.mark.parametrize(
    ("competing", "base", "said"),
    [(None, b"", "no base text"), (None, b"x", "being compiled"), (0, b"x", "single"), (2, b"x", "competing")],
)
def test_the_status_says_how_far_a_text_is(
    access: Access, text: Make, competing: int | None, base: bytes, said: str
) -> None:
    text("Resolution 1", competing=competing, base=base)
    assert board(access, ALL).rows[0].status == said


@pytest.fixture
def table(access: Access, text: Make, tabled: Make, touches: Make, stands: Make) -> dict[str, Any]:
    """Resolution 1 conflicts, competes, is decided; Resolution 2 is Ada's, on the agenda, and undecided."""
    first, second = text("Resolution 1", competing=1), text("Resolution 2", competing=0)
    proposal = tabled(first, "BRIN")
    touches(proposal, 1, "conflicts")
    stands(proposal, "oppose")
    tabled(second, "CORV")
    committee = Committee.objects.create(conference=access.conference, name="Committee 5")
    item = AgendaItem.objects.create(conference=access.conference, committee=committee, number="4", title="Cables")
    second.agenda_item, second.owner = item, access.person
    second.save()
    return {"committee": committee, "item": item}


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(conflicts=True), ["Resolution 1"]),
        (Filters(competing=True), ["Resolution 1"]),
        (Filters(undecided=True), ["Resolution 2"]),
        (Filters(mine=True), ["Resolution 2"]),
        (Filters(conflicts=True, mine=True), []),
        (Filters(agenda="none"), ["Resolution 1"]),
        (Filters(text="corv cables"), ["Resolution 2"]),
        (Filters(text="RESOLUTION"), ["Resolution 1", "Resolution 2"]),
        (Filters(text="brin cables"), []),
    ],
)
def test_filters_leave_what_was_asked_for(
    access: Access, table: dict[str, Any], filters: Filters, names: list[str]
) -> None:
    shown = board(access, filters)
    assert [row.name for row in shown.rows] == names
    assert shown.figures.texts == len(names)
    assert shown.texts == 2


def test_committee_and_item_narrow_and_the_switches_count_within(access: Access, table: dict[str, Any]) -> None:
    for agenda in (f"committee-{table['committee'].pk}", f"item-{table['item'].pk}"):
        shown = board(access, Filters(agenda=agenda))
        assert [row.name for row in shown.rows] == ["Resolution 2"]
        assert shown.counts == {"conflicts": 0, "undecided": 1, "mine": 1, "competing": 0}
        assert shown.sponsors == ("CORV",)


@pytest.mark.parametrize("query", ["agenda=item-x", "agenda=item-²", "agenda=' or 1", "conflicts=yes", "q=%00%00"])
def test_what_is_not_known_in_an_address_is_passed_over(page: Client, access: Access, query: str) -> None:
    assert page.get(reverse("board", args=[access.conference.slug]) + f"?{query}").status_code == 200


def test_filters_come_back_out_of_their_address() -> None:
    from django.http import QueryDict

    given = Filters(agenda="item-7", text="a & b", conflicts=True, mine=True)
    assert filters_of(QueryDict(given.address[1:])) == given
    assert ALL.address == "?"


def test_more_of_everything_asks_no_more_queries(
    ada: Person, page: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    small = make_full_conference(ada, Size(instruments=4, new_texts=1, sponsors=4, lines=5, relations=2, people=6))
    large = make_full_conference(ada, Size(instruments=12, new_texts=2, sponsors=8, lines=10, relations=6, people=12))
    for conference in (small, large):
        access = access_to(ada, conference.slug)
        with django_assert_num_queries(4):
            board(access, ALL)
    page.get(reverse("board", args=[small.slug]))
    counts = []
    for conference in (small, large):
        with django_assert_max_num_queries(12) as asked:
            page.get(reverse("board", args=[conference.slug]))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_page_tells_sign_word_and_position(
    page: Client, access: Access, text: Make, tabled: Make, touches: Make, stands: Make
) -> None:
    proposal = tabled(text("Resolution <1>", competing=2), "BRIN & Co")
    touches(proposal, 1, "conflicts")
    stands(proposal, "scrutiny reserve")
    html = page.get(reverse("board", args=[access.conference.slug])).content.decode()
    assert '<td class="conflicts">' in html
    assert 'aria-hidden="true">▼</span><span class="vh">conflicts</span>' in html
    assert "<small>Reserve</small>" in html
    assert "Resolution &lt;1&gt;" in html
    assert "BRIN &amp; Co</th>" in html
    assert "<script>" not in html
    assert "style=" not in html


def test_an_empty_board_says_what_to_do_next(page: Client, access: Access) -> None:
    html = page.get(reverse("board", args=[access.conference.slug])).content.decode()
    assert "Nothing has been tabled yet" in html
    assert reverse("library", args=[access.conference.slug]) in html


def test_a_search_that_finds_nothing_leads_back(page: Client, access: Access, text: Make) -> None:
    text("Resolution 1")
    html = page.get(reverse("board", args=[access.conference.slug]) + "?q=nothing").content.decode()
    assert "No text fits" in html
    assert 'href="?"' in html


def test_who_has_no_part_finds_no_board(client: Client, access: Access) -> None:
    client.force_login(Person.objects.create_user("eve", password="correct horse battery"))
    assert client.get(reverse("board", args=[access.conference.slug])).status_code == 404
    assert client.get(reverse("board_export", args=[access.conference.slug, "overview.docx"])).status_code == 404
