"""Setting positions and writing notes: who may, on which version, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.audit.actions import faults
from plenipo.desk.audit.models import Entry
from plenipo.desk.proposals.actions import add_comment, set_position
from plenipo.desk.proposals.invitations import Subject, invite
from plenipo.desk.proposals.models import PositionRecord
from plenipo.desk.shell.stale import StaleEdit
from plenipo.errors import InvalidData
from plenipo.texts.marking import Marking
from tests.desk import tabled

Part = Callable[..., Person]


def test_a_position_says_who_when_and_on_which_document(access: Access) -> None:
    row = tabled.proposal(access)
    position = set_position(access, row, 0, "oppose", "No treaty.", "A study.", access.person)
    assert (position.stand, position.set_by, position.on_version) == ("oppose", access.person, "31")
    assert position.marking == Marking.LIMITE.rank  # of ours, unless somebody chooses otherwise
    entry = Entry.objects.get(action="position.set")
    assert entry.details["stand"] == "oppose"
    assert list(faults()) == []


def test_every_decision_stays_on_record(access: Access) -> None:
    row = tabled.proposal(access)
    position = set_position(access, row, 0, "oppose", "No treaty.")
    set_position(access, row, position.version, "can accept", "With a study.")
    records = PositionRecord.objects.filter(proposal=row).values_list("stand", "reasons", "version")
    assert list(records) == [("can accept", "With a study.", 2), ("oppose", "No treaty.", 1)]


@pytest.mark.parametrize("version", [0, 1])
def test_the_second_of_two_people_is_told_and_overwrites_nothing(access: Access, version: int) -> None:
    row = tabled.proposal(access)
    first = set_position(access, row, 0, "oppose")
    set_position(access, row, first.version, "support", "Hers.")
    with pytest.raises(StaleEdit):
        set_position(access, row, version, "can accept", "His.")
    row.position.refresh_from_db()
    assert (row.position.stand, row.position.reasons) == ("support", "Hers.")
    assert PositionRecord.objects.count() == 2


def test_who_may_not_decide_is_refused(access: Access, part: Part) -> None:
    row = tabled.proposal(access)
    for role in (Role.READER, Role.STAKEHOLDER):
        with pytest.raises(PermissionDenied):
            set_position(access_to(part(role.value, role=role), access.conference.slug), row, 0, "oppose")


def test_a_position_above_ones_clearance_is_not_overwritten(access: Access, part: Part) -> None:
    row = tabled.proposal(access)
    set_position(access, row, 0, "oppose", marking=Marking.SENSITIVE.rank)
    officer = access_to(part("bea", clearance=Marking.LIMITE), access.conference.slug)
    with pytest.raises(PermissionDenied):
        set_position(officer, row, 1, "support")


def test_a_position_is_marked_no_lower_than_its_proposal(access: Access) -> None:
    row = tabled.proposal(access, marking=Marking.SENSITIVE)
    assert set_position(access, row, 0, "oppose", marking=0).marking == Marking.SENSITIVE.rank


def test_what_one_may_not_see_cannot_be_decided_or_noted(access: Access, part: Part) -> None:
    row = tabled.proposal(access, marking=Marking.SENSITIVE)
    officer = access_to(part("bea"), access.conference.slug)
    with pytest.raises(Http404):
        set_position(officer, row, 0, "oppose")
    with pytest.raises(Http404):
        add_comment(officer, "So this is it.", proposal=row)


def test_an_owner_from_outside_and_an_unknown_stand_are_refused(access: Access) -> None:
    row = tabled.proposal(access)
    stranger = Person.objects.create_user("stranger", password="x")
    with pytest.raises(InvalidData):
        set_position(access, row, 0, "oppose", owner=stranger)
    with pytest.raises(InvalidData):
        set_position(access, row, 0, "hum")


def test_a_stakeholder_notes_on_public_texts_and_only_publicly(access: Access, part: Part) -> None:
    row = tabled.proposal(access)
    outside = access_to(part("sam", role=Role.STAKEHOLDER), access.conference.slug)
    invite(access, Subject(proposal=row))
    assert add_comment(outside, "We welcome this.", proposal=row).marking == 0
    with pytest.raises(PermissionDenied):
        add_comment(outside, "Hidden.", proposal=row, marking=Marking.LIMITE.rank)
    with pytest.raises(Http404):
        add_comment(outside, "Seen.", proposal=tabled.proposal(access, "HIL/8/1", marking=Marking.LIMITE))


def test_a_note_on_a_provision_takes_the_marking_of_its_instrument(access: Access) -> None:
    text = tabled.instrument(access)
    text.marking = Marking.LIMITE.rank
    text.save()
    comment = add_comment(access, "Red line.", instrument=text, provision="resolves.1")
    assert (comment.marking, comment.provision) == (Marking.LIMITE.rank, "resolves.1")
    with pytest.raises(InvalidData):
        add_comment(access, "  ", instrument=text)
    with pytest.raises(InvalidData):
        add_comment(access, "On nothing.")


@pytest.mark.parametrize("role", [Role.STAKEHOLDER, Role.READER])
def test_who_only_reads_owns_no_position(access: Access, part: Part, role: Role) -> None:
    somebody = part("sam", role=role)
    with pytest.raises(InvalidData, match="cannot own"):
        set_position(access, tabled.proposal(access), 0, "oppose", owner=somebody)


def test_who_has_left_owns_no_position(access: Access, part: Part) -> None:
    gone = part("gus")
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    with pytest.raises(InvalidData, match="cannot own"):
        set_position(access, tabled.proposal(access), 0, "oppose", owner=gone)
