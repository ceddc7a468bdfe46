"""The board as files: what is in them, and which marking they carry."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Role
from plenipo.desk.conferences.board import board
from plenipo.desk.conferences.export import EXPORTS, export, overview_of
from plenipo.desk.conferences.filters import Filters
from plenipo.texts.marking import Marking

Make = Callable[..., Any]
ALL = Filters()


@pytest.fixture
def table(access: Access, text: Make, tabled: Make, touches: Make) -> None:
    proposal = tabled(text("Resolution 1", competing=1), "BRIN")
    touches(proposal, 1, "conflicts")
    touches(proposal, 2, "advances", sure=False)
    tabled(text("Resolution 2"), "CORV")


def test_the_overview_counts_what_the_board_counts(access: Access, table: None) -> None:
    made = overview_of(access, board(access, ALL), "2032-05-03")
    assert made.title == "Model Conference 2030"
    assert "4410/32" in made.authority
    assert (made.proposals, made.alarms, made.advances, made.checks) == (2, 1, 0, 2)
    assert [(row.instrument, row.competing) for row in made.rows] == [("Resolution 1", 1), ("Resolution 2", 0)]
    assert made.rows[0].squares[0].proposals == ("BRIN/1/1",)


def test_it_carries_the_highest_marking_of_what_is_in_it(access: Access, part: Make, table: None, text: Make) -> None:
    assert overview_of(access, board(access, ALL), "").marking is Marking.LIMITE  # of the mandate
    outsider = access_to(part("olga", Role.STAKEHOLDER), access.conference.slug)
    assert overview_of(outsider, board(outsider, ALL), "").marking is Marking.PUBLIC
    text("Resolution 3", Marking.SENSITIVE)
    assert overview_of(access, board(access, ALL), "").marking is Marking.SENSITIVE
    assert overview_of(outsider, board(outsider, ALL), "").marking is Marking.PUBLIC


def test_the_least_marking_of_the_conference_is_kept(access: Access) -> None:
    access.conference.marking = Marking.CEPT_INTERNAL.rank
    assert overview_of(access, board(access, ALL), "").marking is Marking.CEPT_INTERNAL


def test_a_narrowed_board_is_exported_narrowed(access: Access, table: None) -> None:
    page = export(access, Filters(conflicts=True), "overview.html", "2032-05-03").decode()
    assert "Resolution 1" in page
    assert "Resolution 2" not in page


@pytest.mark.parametrize("name", EXPORTS)
def test_each_file_downloads_under_a_name_of_its_own(page: Client, access: Access, table: None, name: str) -> None:
    answer = page.get(reverse("board_export", args=[access.conference.slug, name]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="model-conference-2030-{name}"'
    if name != "overview.html":
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None


def test_there_is_no_other_file(page: Client, access: Access) -> None:
    assert page.get(reverse("board_export", args=[access.conference.slug, "secret"])).status_code == 404
    with pytest.raises(KeyError):
        export(access, ALL, "overview.pdf", "")
