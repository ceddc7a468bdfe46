"""Answering: confirmed, corrected, dismissed; identical changes once; taken back whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.audit.actions import faults
from plenipo.desk.audit.models import Entry
from plenipo.desk.review.actions import answer, undo
from plenipo.desk.review.models import Assessment
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import InvalidData, UsageError
from plenipo.texts.marking import Marking
from tests.desk import tabled

Part = Callable[..., Person]


def states() -> dict[str, tuple[str, str]]:
    rows = Assessment.objects.order_by("proposal__identifier")
    return {row.proposal.identifier: (row.state, row.answer) for row in rows.select_related("proposal")}


@pytest.mark.parametrize(
    ("given", "state"), [("conflicts", "confirmed"), ("mixed", "corrected"), ("none", "dismissed")]
)
def test_an_answer_says_who_and_what(access: Access, given: str, state: str) -> None:
    row = tabled.assessment(tabled.proposal(access), tabled.line(access))
    assert answer(access, row, given, 1).state == state
    row.refresh_from_db()
    assert (row.state, row.answer, row.answered_by, row.version) == (state, given, access.person, 2)
    assert Entry.objects.get(action="assessment.answered").details["answer"] == given
    assert list(faults()) == []


def test_identical_changes_are_answered_once(access: Access, part: Part) -> None:
    ours, other = tabled.line(access, "9"), tabled.line(access, "10")
    row = tabled.assessment(tabled.proposal(access, "KSR/31/1"), ours)
    tabled.assessment(tabled.proposal(access, "CAL/7/1"), ours, relation="advances")
    tabled.assessment(tabled.proposal(access, "HIL/8/1"), ours, key="another change")
    tabled.assessment(tabled.proposal(access, "NOR/9/1"), other)
    tabled.assessment(tabled.proposal(access, "ORB/5/1", marking=Marking.SENSITIVE), ours)
    bea = access_to(part("bea"), access.conference.slug)
    assert answer(bea, row, "conflicts", 1).others == ("CAL/7/1",)
    assert states() == {
        "KSR/31/1": ("confirmed", "conflicts"),
        "CAL/7/1": ("corrected", "conflicts"),
        "HIL/8/1": ("proposed", ""),
        "NOR/9/1": ("proposed", ""),
        "ORB/5/1": ("proposed", ""),  # above her clearance: neither answered nor named
    }


def test_an_answer_that_is_there_is_not_answered_along(access: Access) -> None:
    line = tabled.line(access)
    one = tabled.assessment(tabled.proposal(access, "KSR/31/1"), line)
    other = tabled.assessment(tabled.proposal(access, "CAL/7/1"), line, key="other")
    answer(access, other, "none", 1)
    Assessment.objects.update(change_key="same")
    answer(access, one, "conflicts", 1)
    assert states()["CAL/7/1"] == ("dismissed", "none")


def test_the_second_of_two_people_is_told(access: Access, part: Part) -> None:
    row = tabled.assessment(tabled.proposal(access), tabled.line(access))
    bea = access_to(part("bea"), access.conference.slug)
    answer(bea, row, "none", 1)
    with pytest.raises(StaleEdit):
        answer(access, row, "conflicts", 1)
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("none", bea.person)


def test_who_may_answer(access: Access, part: Part) -> None:
    row = tabled.assessment(tabled.proposal(access, marking=Marking.SENSITIVE), tabled.line(access))
    slug = access.conference.slug
    for role in (Role.READER, Role.STAKEHOLDER):
        with pytest.raises(PermissionDenied):
            answer(access_to(part(role.value, role=role), slug), row, "none", 1)
    with pytest.raises(Http404):
        answer(access_to(part("bea"), slug), row, "none", 1)
    with pytest.raises(InvalidData):
        answer(access, row, "perhaps", 1)


def test_undo_takes_back_one_answer_after_the_other(access: Access) -> None:
    line = tabled.line(access)
    row = tabled.assessment(tabled.proposal(access, "KSR/31/1"), line)
    tabled.assessment(tabled.proposal(access, "CAL/7/1"), line)
    third = tabled.assessment(tabled.proposal(access, "HIL/8/1"), line, key="another change")
    answer(access, row, "none", 1)
    answer(access, third, "mixed", 1)
    answer(access, third, "conflicts", 2)
    assert [one.proposal.identifier for one in undo(access)] == ["HIL/8/1"]
    assert states()["HIL/8/1"] == ("corrected", "mixed")
    undo(access)
    assert sorted(one.proposal.identifier for one in undo(access)) == ["CAL/7/1", "KSR/31/1"]
    assert set(states().values()) == {("proposed", "")}
    row.refresh_from_db()
    assert (row.answered_by, row.answered_at) == (None, None)
    with pytest.raises(UsageError):
        undo(access)


def test_undo_leaves_what_somebody_else_answered_since(access: Access, part: Part) -> None:
    row = tabled.assessment(tabled.proposal(access), tabled.line(access))
    answer(access, row, "none", 1)
    answer(access_to(part("bea"), access.conference.slug), row, "mixed", 2)
    assert undo(access) == []
    assert states()["KSR/31/1"] == ("corrected", "mixed")
