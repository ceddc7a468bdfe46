"""What of an instrument leaves the desk, under which marking."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.conferences.models import Conference
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.lines.models import Mandate
from plenipo.desk.proposals.actions import set_position
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.review.models import Assessment
from plenipo.texts.marking import Marking
from plenipo.writers.bundle import FILE_NAMES

Bear = Callable[..., Assessment]


def fetch(client: Client, instrument: Instrument, name: str) -> HttpResponse:
    answer = client.get(reverse("instrument-export", args=[instrument.conference.slug, instrument.pk, name]))
    assert isinstance(answer, HttpResponse)
    return answer


def document(data: bytes) -> str:
    """All words of a Word file, head and body."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return "".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("name", FILE_NAMES)
def test_every_file_of_the_command_line_is_a_download(page: Client, instrument: Instrument, name: str) -> None:
    answer = fetch(page, instrument, name)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="Resolution-12-{name}"'
    assert answer.content


def test_a_file_carries_at_least_the_marking_of_its_conference(page: Client, instrument: Instrument) -> None:
    assert json.loads(fetch(page, instrument, "compile.json").content)["marking"] == "PUBLIC"
    Conference.objects.update(marking=Marking.LIMITE.rank)
    assert json.loads(fetch(page, instrument, "compile.json").content)["marking"] == "LIMITE"
    assert "LIMITE" in document(fetch(page, instrument, "compiled.docx").content)


def test_what_would_be_marked_above_a_persons_clearance_does_not_leave(
    client: Client, instrument: Instrument, part: Callable[..., Person]
) -> None:
    client.force_login(part("otto", Role.STAKEHOLDER))
    assert fetch(client, instrument, "compile.json").status_code == 200
    Conference.objects.update(marking=Marking.LIMITE.rank)
    assert fetch(client, instrument, "compile.json").status_code == 404


def test_the_brief_goes_by_what_people_answered_and_decided(
    page: Client, access: Access, instrument: Instrument, bear: Bear
) -> None:
    bear("RCC/35A1/7", "instructs.2", "international instrument", state="dismissed", answer="none")
    bear("EUR/12A5/1", "instructs.1", "avoiding duplication", state="corrected", answer="advances")
    set_position(access, Proposal.objects.get(identifier="RCC/35A1/7"), 0, "oppose", reasons="It duplicates much.")
    brief = document(fetch(page, instrument, "brief.docx").content)
    assert "LIMITE" in brief
    assert "It duplicates much." in brief
    assert "avoiding duplication" in brief
    bundle = zipfile.ZipFile(io.BytesIO(fetch(page, instrument, "all.zip").content))
    assert bundle.namelist() == [*FILE_NAMES, "brief.docx", "assess.json"]


def test_the_assessments_leave_as_the_command_line_prints_them(
    page: Client, instrument: Instrument, bear: Bear
) -> None:
    bear("RCC/35A1/7", "instructs.2", "international instrument", state="dismissed", answer="none")
    bear("EUR/12A5/1", "instructs.1", "avoiding duplication", state="corrected", answer="advances")
    told = json.loads(fetch(page, instrument, "assess.json").content)
    assert told["marking"] == "LIMITE"  # of the mandate that it quotes
    assert set(told["proposals"]) == set(instrument.proposals.values_list("identifier", flat=True))
    assert [(one["proposal"], one["relation"]) for one in told["assessments"]] == [("EUR/12A5/1", "advances")]
    assert told["assessments"][0]["change_quote"] == "avoiding duplication"
    assert told["candidates"] == []


def test_without_a_mandate_for_these_eyes_there_is_no_brief(
    client: Client, instrument: Instrument, mandate: Mandate, part: Callable[..., Person]
) -> None:
    client.force_login(part("otto", Role.STAKEHOLDER))
    for name in ("brief.docx", "assess.json"):
        assert fetch(client, instrument, name).status_code == 404
    bundle = zipfile.ZipFile(io.BytesIO(fetch(client, instrument, "all.zip").content))
    assert bundle.namelist() == list(FILE_NAMES)


@pytest.mark.parametrize("name", ["nothing.docx", "compile", "..", "secret"])
def test_there_are_no_other_files(page: Client, instrument: Instrument, name: str) -> None:
    assert fetch(page, instrument, name).status_code == 404
