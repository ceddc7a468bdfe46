"""Text of other instruments that says what a proposal would insert: searched by a job, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.queue import ask
from plenipo.desk.proposals import work
from plenipo.desk.proposals.models import Proposal, Similar
from plenipo.texts.marking import Marking
from tests.desk import tabled

SAID = " and that harbour pilots shall publish yearly tables of currents, shoals and wrecks for small vessels"


def test_what_another_instrument_says_already_is_found(
    page: Client, access: Access, work_done: Callable[[], int]
) -> None:
    there = tabled.instrument(access, "Resolution 40", SAID.strip())
    row = tabled.proposal(access, inserted=SAID)
    work.look_for_similar(access.conference.pk)
    work_done()
    found = Similar.objects.get()
    assert (found.proposal, found.instrument, found.duplicates) == (row, there, True)
    assert found.words in SAID
    address = reverse("proposal", args=[access.conference.slug, row.pk])
    shown = page.get(address).content.decode()
    assert found.words in shown
    assert there.name in shown
    there.marking = Marking.SENSITIVE.rank
    there.save()
    access.person.memberships.update(clearance=Marking.LIMITE.rank)
    assert there.name not in page.get(address).content.decode()  # the words are the proposal's own too


def test_a_proposal_is_searched_once_and_again_when_base_texts_change(
    access: Access, work_done: Callable[[], int], monkeypatch: Any
) -> None:
    searched: list[str] = []

    def found(rows: list[Proposal], instruments: object) -> list[Similar]:
        searched.extend(row.identifier for row in rows)
        return []

    monkeypatch.setattr(work, "_found", found)
    tabled.proposal(access)
    for _ in range(2):
        work.look_for_similar(access.conference.pk)
        work_done()
    assert searched == ["KSR/31/1"]
    tabled.instrument(access, "Resolution 40", SAID)
    work.look_for_similar(access.conference.pk)
    work_done()
    assert searched == ["KSR/31/1", "KSR/31/1"]


def test_the_search_waits_for_texts_that_are_still_to_come(access: Access, work_done: Callable[[], int]) -> None:
    row = tabled.proposal(access)
    work.look_for_similar(access.conference.pk)
    ask("assess", "instrument-0", pk=row.instrument_id)
    work_done()
    assert [job.name for job in Job.objects.filter(state=Job.State.DONE)] == ["similar", "assess"]
    row.refresh_from_db()
    assert row.compared_with
