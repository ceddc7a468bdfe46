"""Outside stakeholders comment where they are invited, and nowhere else; everybody reads who said what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.audit.models import Entry
from plenipo.desk.proposals.actions import add_comment, set_position
from plenipo.desk.proposals.invitations import Subject, end_invitation, invitation_on, invite, open_invitations
from plenipo.desk.proposals.models import Comment, Invitation, Proposal
from plenipo.errors import ClassifiedMarking, InvalidData
from plenipo.texts.marking import Marking
from tests.desk import tabled

Part = Callable[..., Person]
CLASSIFIED = "We know this.\nRESTREINT UE/EU RESTRICTED"


@pytest.fixture
def outside(access: Access, part: Part) -> Access:
    return access_to(part("sam", role=Role.STAKEHOLDER), access.conference.slug)


@pytest.fixture
def row(access: Access) -> Proposal:
    return tabled.proposal(access)


def test_without_an_invitation_a_stakeholder_writes_nothing(row: Proposal, outside: Access) -> None:
    for about in ({"proposal": row}, {"instrument": row.instrument}, {"instrument": row.instrument, "provision": "x"}):
        with pytest.raises(PermissionDenied):
            add_comment(outside, "We welcome this.", **about)
    assert not Comment.objects.exists()


def test_an_invited_stakeholder_writes_there_and_only_there(access: Access, row: Proposal, outside: Access) -> None:
    invitation = invite(access, Subject(instrument=row.instrument, provision="resolves.1"), "Does it harm you?")
    comment = add_comment(outside, "It does.", instrument=row.instrument, provision="resolves.1")
    assert (comment.author, comment.marking, comment.invitation) == (outside.person, 0, invitation)
    for about in ({"proposal": row}, {"instrument": row.instrument}):
        with pytest.raises(PermissionDenied):
            add_comment(outside, "And this.", **about)
    with pytest.raises(PermissionDenied):
        add_comment(outside, "Hidden.", instrument=row.instrument, provision="resolves.1", marking=Marking.LIMITE.rank)


def test_what_the_delegation_writes_answers_no_invitation(access: Access, row: Proposal) -> None:
    invite(access, Subject(proposal=row))
    assert add_comment(access, "Between us.", proposal=row).invitation is None


def test_an_ended_invitation_takes_no_more_and_keeps_what_was_said(
    access: Access, row: Proposal, outside: Access
) -> None:
    subject = Subject(proposal=row)
    invite(access, subject)
    add_comment(outside, "In time.", proposal=row)
    assert end_invitation(access, subject)
    assert not end_invitation(access, subject)
    with pytest.raises(PermissionDenied):
        add_comment(outside, "Too late.", proposal=row)
    assert [one.text for one in Comment.objects.all()] == ["In time."]
    again = invite(access, subject, "Once more?")
    assert add_comment(outside, "Again.", proposal=row).invitation == again


def test_asking_twice_renews_the_question(access: Access, row: Proposal) -> None:
    subject = Subject(proposal=row)
    assert invite(access, subject, "One?") == invite(access, subject, "Two?")
    assert [one.question for one in Invitation.objects.all()] == ["Two?"]
    assert [entry.details["question"] for entry in Entry.objects.filter(action="comments.invited")] == ["One?", "Two?"]


def test_only_organisers_ask_and_only_on_what_is_public(access: Access, row: Proposal, part: Part) -> None:
    officer = access_to(part("olaf"), access.conference.slug)
    with pytest.raises(PermissionDenied):
        invite(officer, Subject(proposal=row))
    with pytest.raises(PermissionDenied):
        end_invitation(officer, Subject(proposal=row))
    with pytest.raises(InvalidData, match="PUBLIC"):
        invite(access, Subject(proposal=tabled.proposal(access, "HIL/8/1", marking=Marking.LIMITE)))
    with pytest.raises(Http404):
        invite(access, Subject())
    assert not Invitation.objects.exists()


def test_a_text_that_is_public_no_more_is_gone_for_whom_was_invited(
    access: Access, row: Proposal, outside: Access
) -> None:
    invite(access, Subject(proposal=row))
    Proposal.objects.filter(pk=row.pk).update(marking=Marking.LIMITE.rank)
    row.refresh_from_db()
    with pytest.raises(Http404):
        add_comment(outside, "Still here?", proposal=row)
    assert list(open_invitations(outside)) == []
    assert len(open_invitations(access)) == 1


def test_nothing_that_bears_an_eu_classification_is_written_down(access: Access, row: Proposal) -> None:
    with pytest.raises(ClassifiedMarking):
        add_comment(access, CLASSIFIED, proposal=row)
    with pytest.raises(ClassifiedMarking):
        invite(access, Subject(proposal=row), CLASSIFIED)
    for said in ((CLASSIFIED, ""), ("", CLASSIFIED)):
        with pytest.raises(ClassifiedMarking):
            set_position(access, row, 0, "oppose", *said)
    assert not Comment.objects.exists()
    assert not Invitation.objects.exists()


def test_the_pages_say_in_words_what_may_not_be_written(page: Client, row: Proposal) -> None:
    at = [row.conference.slug, row.pk]
    note = page.post(reverse("comment_on_proposal", args=at), {"text": CLASSIFIED, "marking": 2})
    position = page.post(
        reverse("position", args=at),
        {"stand": "oppose", "reasons": CLASSIFIED, "marking": 2, "version": 0},
    )
    for answer in (note, position):
        assert answer.status_code == 422
        assert "accredited system" in answer.content.decode()


def test_the_way_of_an_invitation_through_the_pages(
    page: Client, access: Access, row: Proposal, outside: Access
) -> None:
    slug, guest = access.conference.slug, Client()
    guest.force_login(outside.person)
    at, comment = reverse("proposal", args=[slug, row.pk]), reverse("comment_on_proposal", args=[slug, row.pk])
    assert "Ask for comments" in page.get(at).content.decode()
    assert "Add the note" not in guest.get(at).content.decode()
    assert guest.post(comment, {"text": "Uninvited.", "marking": 0}).status_code == 403
    page.post(reverse("invite_on_proposal", args=[slug, row.pk]), {"question": "Can you live with it?"})
    seen = guest.get(at).content.decode()
    assert "Can you live with it?" in seen
    assert "Ask for comments" not in seen
    assert guest.post(comment, {"text": "We can.", "marking": 0}).status_code == 302
    told = page.get(at).content.decode()
    assert "We can." in told
    assert "outside stakeholder</span>" in told
    assert "Sam" in told
    listed = guest.get(reverse("invited", args=[slug])).content.decode()
    assert f'href="{at}#notes"' in listed
    page.post(reverse("invite_on_proposal", args=[slug, row.pk]), {"end": "yes"})
    assert invitation_on(access, Subject(proposal=row)) is None
    assert at not in guest.get(reverse("invited", args=[slug])).content.decode()


def test_the_list_asks_the_database_no_more_for_more_rows(page: Client, access: Access, row: Proposal) -> None:
    address = reverse("invited", args=[access.conference.slug])
    invite(access, Subject(proposal=row))
    page.get(address)
    with CaptureQueriesContext(connection) as few:
        page.get(address)
    for number in range(5):
        invite(access, Subject(proposal=tabled.proposal(access, f"KSR/4{number}/1")))
    with CaptureQueriesContext(connection) as many:
        page.get(address)
    assert len(many) == len(few)
