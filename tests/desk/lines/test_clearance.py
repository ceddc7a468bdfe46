"""From draft to approved and superseded: who cleared what, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.audit.models import Entry
from plenipo.desk.jobs.models import Job
from plenipo.desk.lines.actions import add_mandate, move
from plenipo.desk.lines.corrections import correct_line
from plenipo.desk.lines.models import Clearance, Mandate
from plenipo.desk.lines.queries import mandate_in_force
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import UnreadableFile, UsageError
from plenipo.texts.marking import Marking
from tests.desk.lines.conftest import LINES


def test_each_step_says_who_and_why(access: Access, mandate: Mandate) -> None:
    move(access, mandate, "in clearance", mandate.version, "to the group of the 4th")
    move(access, mandate, "approved", mandate.version)
    assert [(one.before, one.after, one.by, one.note) for one in Clearance.objects.all()] == [
        ("draft", "in clearance", access.person, "to the group of the 4th"),
        ("in clearance", "approved", access.person, ""),
    ]
    assert Entry.objects.filter(action="mandate.moved").count() == 2


def test_the_approved_one_supersedes_the_one_before(access: Access, mandate: Mandate) -> None:
    move(access, mandate, "approved", mandate.version)
    new = add_mandate(access, "new.yaml", LINES.replace("9417/30", "9500/30").encode())
    assert mandate_in_force(access.conference) == mandate
    move(access, new, "approved", new.version)
    assert mandate_in_force(access.conference) == new
    mandate.refresh_from_db()
    last = mandate.clearances.last()
    assert last is not None
    assert (mandate.state, last.after, last.note) == ("superseded", "superseded", "9500/30")


def test_what_was_seen_is_what_is_approved(access: Access, mandate: Mandate) -> None:
    seen = mandate.version
    correct_line(access, mandate.lines.get(number="1"), 1, [])
    with pytest.raises(StaleEdit):
        move(access, mandate, "approved", seen)
    assert not Clearance.objects.exists()


@pytest.mark.parametrize("state", ["draft", "adopted", ""])
def test_there_are_no_other_states(access: Access, mandate: Mandate, state: str) -> None:
    with pytest.raises(UsageError):
        move(access, mandate, state, mandate.version)


@pytest.mark.parametrize(
    ("role", "may"), [("head", True), ("officer", True), ("reader", False), ("stakeholder", False)]
)
def test_who_decides_clears(
    access: Access, mandate: Mandate, part: Callable[..., Person], role: str, may: bool
) -> None:
    person = access_to(part("bea", role), access.conference.slug)
    if may:
        move(person, mandate, "approved", mandate.version)
    else:
        with pytest.raises(PermissionDenied):
            move(person, mandate, "approved", mandate.version)
    assert Mandate.objects.get().state == ("approved" if may else "draft")


def test_only_another_mandate_in_force_is_judged_anew(
    access: Access, mandate: Mandate, touch: Callable[..., object]
) -> None:
    touch(mandate.lines.get(number="1"))
    Job.objects.all().delete()
    move(access, mandate, "approved", mandate.version)
    assert not Job.objects.exists()
    new = add_mandate(access, "new.yaml", LINES.replace("9417/30", "9500/30").encode())
    assert not Job.objects.exists()
    move(access, new, "approved", new.version)
    assert Job.objects.filter(name="assess").count() == 1


def test_a_file_that_is_no_mandate_is_refused_and_leaves_nothing(access: Access) -> None:
    with pytest.raises(UnreadableFile):
        add_mandate(access, "lines.docx", b"PK\x03\x04 broken")
    with pytest.raises(UnreadableFile):
        add_mandate(access, "lines.yaml", b"mandate:\n  referense: 1\nlines:\n  - id: 1\n")
    assert not Mandate.objects.exists()


def test_a_classified_mandate_is_refused(access: Access) -> None:
    text = LINES.replace("We see no need", "RESTREINT UE/EU RESTRICTED\n\n      We see no need")
    with pytest.raises(UnreadableFile):
        add_mandate(access, "lines.yaml", text.encode())
    assert not Mandate.objects.exists()


def test_nobody_supersedes_what_it_may_not_see(access: Access, mandate: Mandate, part: Callable[..., Person]) -> None:
    move(access, mandate, "approved", mandate.version)
    Mandate.objects.update(marking=Marking.SENSITIVE.rank)
    officer = access_to(part("bea", "officer"), access.conference.slug)
    new = add_mandate(officer, "new.yaml", LINES.replace("9417/30", "9500/30").encode())
    with pytest.raises(UsageError, match="above what you may see") as refused:
        move(officer, new, "approved", new.version)
    assert "9417" not in str(refused.value)
    assert dict(Mandate.objects.values_list("reference", "state")) == {"9417/30": "approved", "9500/30": "draft"}
    new.refresh_from_db()
    move(access, new, "approved", new.version)
    assert mandate_in_force(access.conference) == new
